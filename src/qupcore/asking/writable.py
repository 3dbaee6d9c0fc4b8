"""The fields that answer a question: their paths and their forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.asking.fields import Field, field_of
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.deciding.facts import COUNTED_LAWS
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.participant import Participant
from qupcore.domain.new_term import NewTerm
from qupcore.law.terms.right import ApplicantFacts, Benefits
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm, Term
from qupcore.wire.paths import (
    Step,
    bare,
    hints_of,
    is_record,
    kind_at,
    path_of,
    required_of,
    steps_of,
    value_at,
)

__all__ = ["fields_for", "term_of"]

_NOT_BEFORE: dict[Step, str] = {"notified_on": "decided_on"}
"""By field: another field of the same entry with a day that is not later."""


def term_of(name: str) -> Term | None:
    """A term of the law or of admission to measures, by name; None if there is none."""
    known = vocabulary()
    return known[name] if name in known else admission_vocabulary().get(name)


def fields_for(question: Question, case: Participant, on: date | None = None) -> tuple[Field, ...]:
    """The fields that answer a question about a case.

    Usually one. The sum of benefits has a field for each missing amount. There is no field if no single place
    answers the question, such as for a contradictory day, or for two entries that may be the same.

    Args:
        question: A question of an answer.
        case: The case that the question is about.
        on: The day of the question, which gives bounds.

    >>> question = Question(
    ...     term="assessed.work_ability",
    ...     nature="looked_up",
    ...     path="$.work_ability_assessment",
    ...     known_by="office",
    ... )
    >>> [(field.path, field.type) for field in fields_for(question, Participant(ref="a"), date(2026, 9, 1))]
    [('$.work_ability_assessment.completed_on', 'date')]
    """
    place = question.path.partition(" with ")[0]
    if not place:
        return ()
    steps = steps_of(place)
    if question.nature == "judged":
        return tuple(_judgement(question.term, steps, case, on))
    if question.new is not None:
        return (_new(question.new),)
    if steps[:1] == ("benefits",):
        return tuple(_benefits(question.term, case, on, steps))
    return tuple(_looked_up(question.term, steps, case, on))


def _new(term: NewTerm) -> Field:
    """The field of a fact that only a proposed law asks for."""
    if term.kind == "int":
        unit = "" if term.unit == "1" else term.unit
        return Field(path=term.path, type="number", unit=unit, low=term.low, high=term.high)
    if term.kind == "choice":
        return Field(path=term.path, type="choice", choices=tuple(term.choices))
    return Field(path=term.path, type="yes_no")


def _judgement(name: str, steps: tuple[Step, ...], case: Participant, on: date | None) -> Iterator[Field]:
    if None in steps[:-1] or kind_at(steps) is None:  # the entry does not exist yet
        return
    before = newest_answers(value_at(case, steps[:-1]) or (), on)
    low = next((item.at for item in before if item.question == name), None)
    yield attrs.evolve(field_of(kind_at(steps), "", on), path=path_of(steps), low=low)


def _benefits(name: str, case: Participant, on: date | None, steps: tuple[Step, ...]) -> Iterator[Field]:
    """The list of benefits if it is not known; else the missing values of its entries."""
    if case.benefits is None:
        whole = field_of(kind_at(("benefits",)), "benefits", on)
        entry = whole.parts[0]
        needed = ("kind", "law", "monthly_nok") if name == Benefits.monthly_total.name else ("kind", "law")
        parts = tuple(attrs.evolve(part, required=part.name in needed) for part in entry.parts)
        yield attrs.evolve(whole, path="$.benefits", parts=(attrs.evolve(entry, parts=parts),))
    elif name == Benefits.monthly_total.name:
        for number, held in enumerate(case.benefits):
            counts = held.law in COUNTED_LAWS and (on is None or held.held_on(on))
            if counts and held.monthly_nok is None:
                yield from _looked_up(name, ("benefits", number, "monthly_nok"), case, on)
    else:
        yield from _looked_up(name, steps, case, on)


def _looked_up(name: str, steps: tuple[Step, ...], case: Participant, on: date | None) -> Iterator[Field]:
    kind = kind_at(steps)
    if not steps or kind is None:
        return
    inner = bare(kind)
    if is_record(inner) and isinstance(steps[-1], str):
        if len(required_of(inner)) == 1:  # the only required field shows that the record exists
            yield from _looked_up(name, (*steps, *required_of(inner)), case, on)
        elif required_of(inner) and value_at(case, steps) is None:
            yield attrs.evolve(field_of(inner, "", on), path=path_of(steps))
        return
    field = field_of(kind, str(steps[-1]), on)
    if field.type == "record" or steps[-1] == "assessments":  # the path does not tell which part answers
        return
    if field.type == "list" and field.parts[0].type == "record":  # a further entry
        if value_at(case, steps[:-1]) is not None or steps[0] == "course":
            yield attrs.evolve(field.parts[0], path=path_of((*steps, None)))
        return
    lifted = _lifted(steps, case)
    if lifted is None:
        return
    if lifted:
        yield from _whole(lifted, steps, on)
    else:
        before = value_at(case, (*steps[:-1], _NOT_BEFORE.get(steps[-1], "")))
        yield attrs.evolve(
            _bounded(field, name, on), path=path_of(steps), **({"low": before} if before else {})
        )


def _lifted(steps: tuple[Step, ...], case: Participant) -> tuple[Step, ...] | None:
    """The path of a missing record that needs more fields than the one asked about; () if there is none.

    None if the list entry is ambiguous.
    """
    for end in range(1, len(steps)):
        above = steps[:end]
        if above[-1] is None and value_at(case, above[:-1]):
            return None
        kind = bare(kind_at(above))
        if not is_record(kind) or value_at(case, above) is not None:
            continue
        if set(required_of(kind)) - {steps[end]}:
            return above if end == len(steps) - 1 else None
    return ()


def _whole(above: tuple[Step, ...], steps: tuple[Step, ...], on: date | None) -> Iterator[Field]:
    """A record field with the required parts and the part asked about."""
    kind = bare(kind_at(above))
    names = [name for name in hints_of(kind) if name in required_of(kind) or name == steps[-1]]
    parts = {part.name: part for part in field_of(kind, "", on).parts}
    told = tuple(attrs.evolve(parts[name], required=True) for name in names)
    yield Field(type="record", path=path_of(above), parts=told)


def _bounded(field: Field, name: str, on: date | None) -> Field:
    """The field with the bounds and the unit of the term."""
    term = term_of(name)
    if field.type == "number" and isinstance(term, IntTerm) and term.unit != "date":
        low = max((low for low in (field.low, term.low) if isinstance(low, int)), default=None)
        high = min((high for high in (field.high, term.high) if isinstance(high, int)), default=None)
        return attrs.evolve(field, unit="" if term.unit == "1" else term.unit, low=low, high=high)
    if (
        field.type == "date"
        and name == ApplicantFacts.age.name
        and on is not None
        and ApplicantFacts.age.high is not None
    ):
        return attrs.evolve(field, low=date(max(on.year - ApplicantFacts.age.high + 1, 1), 1, 1))
    if field.type == "text":
        return attrs.evolve(field, low=0 if name == "procedure.reasons_given" else 1)
    return field
