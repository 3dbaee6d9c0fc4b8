"""People drawn at the limits of the rules, whoever draws: a seeded generator, or Hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

import attrs

from qupcore.deciding.facts import facts_of
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.boundaries import FactValues, values_read_by
from qupcore.laboratory.person import person_with
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import IntTerm, Value

__all__ = ["Pick", "drawn_person", "neighbours"]

T = TypeVar("T")
Pick = Callable[[Sequence[Any]], Any]
"""Takes one of several: `random.Random(seed).choice`, or a draw of Hypothesis. The first is the simplest."""

_TOGETHER = ("benefits", "household", "work_ability_assessment")
"""Fields from which several facts are read: whoever states one of them states them all."""
_STATED = (False, *(True,) * 9)
"""Whether such a field is stated."""
_DAYS_LIVED = (0, 1, -1, 182)
"""Days since the last birthday; -1 is the day before the next one."""


def drawn_person(choices: Sequence[FactValues], day: date, pick: Pick) -> Participant:
    """A person of whom each fact is unknown, at a limit of a rule, or as of somebody who has the right.

    Two people in three are drawn so that most of their facts meet the conditions: of people drawn fact by
    fact hardly one in a thousand has the right.

    Args:
        choices: The facts with their values, as `values_on` gives them.
        day: The day on which the person is looked at.
        pick: Takes one of several.
    """
    likely = pick((False, True, True))
    facts: dict[str, Value] = {}
    stated: dict[str, bool] = {}
    for choice in choices:
        name = choice.term.name
        field = _field(name)
        if field in _TOGETHER and not stated.setdefault(field, pick(_STATED)):
            continue
        value = pick(_values(choice, likely=likely))
        if value is not None:
            facts[name] = value
    case = person_with(facts, day, ref="drawn")
    age = facts.get(ApplicantFacts.age.name)
    if isinstance(age, int) and case.birth_date is not None:
        case = attrs.evolve(case, birth_date=_born(case.birth_date, age, day, pick(_DAYS_LIVED)))
    return case


def _values(choice: FactValues, *, likely: bool) -> tuple[Value | None, ...]:
    """The values to take one of, unknown first; of somebody likely to have the right mostly favoured ones."""
    if not likely or choice.favoured is None:
        return (None, *choice.values)
    liked = choice.cells[choice.favoured]
    return (None, *(liked * (-(-6 * (1 + len(choice.values)) // len(liked)))), *choice.values)


def _born(birthday: date, age: int, day: date, lived: int) -> date:
    """A birth date of the same age, so many days before; -1 is the earliest that still is."""
    if lived >= 0:
        return birthday - timedelta(lived)
    earliest = birthday.replace(year=birthday.year - 1) + timedelta(1)
    return earliest if earliest > date(1880, 1, 1) else birthday


def neighbours(case: Participant, day: date, law: Law) -> Iterator[tuple[str, Participant]]:
    """Each person who differs in one fact: forgotten, or moved to a value of the next cell.

    Args:
        case: The person.
        day: The day on which the person is looked at.
        law: The law whose limits count.

    >>> from qupcore.rules import NATIONAL
    >>> someone = Participant(ref="a", lawful_stay=True)
    >>> near = list(neighbours(someone, date(2026, 9, 1), NATIONAL))
    >>> [person.lawful_stay for name, person in near if name == "person.lawful_stay"]
    [None, False]
    """
    book = law.in_force(day)
    known = known_facts(case, day, book)
    for choice in values_read_by(book):
        name = choice.term.name
        value = known.get(name)
        if value is not None:
            yield name, with_facts(case, {key: one for key, one in known.items() if key != name}, {name}, day)
        for other in _next(choice, value):
            yield name, with_facts(case, {**known, name: other}, {name}, day)


def known_facts(case: Participant, day: date, book: Rulebook) -> dict[str, Value]:
    """The known facts of a person on a day."""
    return {name: fact.value for name, fact in facts_of(case, day, book.numbers()).items()}


def _next(choice: FactValues, value: Value | None) -> tuple[Value, ...]:
    if value is None:
        return choice.values
    here = choice.cell(value)
    if not isinstance(choice.term, IntTerm):
        return tuple(other for other in choice.values if other != value)
    below = choice.cells[here - 1][-1:] if here else ()
    above = choice.cells[here + 1][:1] if here + 1 < len(choice.cells) else ()
    return (*below, *above)


def with_facts(case: Participant, facts: Mapping[str, Value], changed: set[str], day: date) -> Participant:
    """The case with the fields behind the changed facts written anew; everything else is kept."""
    made = person_with(facts, day, ref=case.ref)
    fields = {_field(name) for name in changed}
    return attrs.evolve(case, **{field: getattr(made, field) for field in fields if hasattr(case, field)})


def _field(name: str) -> str:
    """The field of the case from which a fact is read."""
    if name == ApplicantFacts.age.name:
        return "birth_date"
    group, _, field = name.partition(".")
    return _FIELD.get(group, field)


_FIELD = {
    "benefits": "benefits",
    "household": "household",
    "assessed": "work_ability_assessment",
    "judgement": "assessments",
    "proposed": "proposed",
    "proposed_judgement": "assessments",
}
"""Facts of these groups are read from one field of the case together."""
