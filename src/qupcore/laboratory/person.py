"""A person of whom given facts are known: what `facts_of` reads from a case, the other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.case.participant import Benefit, Household, Participant
from qupcore.domain.money import Money
from qupcore.domain.new_term import JUDGED, LOOKED_UP, is_new_judgement
from qupcore.law.terms.right import ApplicantFacts, Assessed, Benefits, Children, HouseholdFacts
from qupcore.law.vocabulary import judged_questions
from qupcore.rules.terms import Value

__all__ = ["person_with"]

_CHILD_AGES = {Children.youngest.name: 0, Children.middle.name: 6, Children.oldest.name: 11}


def person_with(facts: Mapping[str, Value], on: date, ref: str = "witness") -> Participant:
    """A case in which these facts are known on the day, and as little else as can be.

    Benefits and children are written together: whoever states one of their facts states them all.

    Args:
        facts: The values of terms about the right, by name.
        on: The day.
        ref: The reference of the case.

    >>> day = date(2026, 9, 1)
    >>> person_with({"person.age": 18, "benefits.monthly_total": 0}, day).birth_date
    datetime.date(2008, 9, 1)
    """
    fields: dict[str, Any] = {}
    plain = {field.name for field in attrs.fields(Participant)}
    for name, value in facts.items():
        field = name.partition(".")[2]
        if name.startswith((LOOKED_UP, JUDGED)):  # one may be called as a field of a case is
            continue
        if name == ApplicantFacts.age.name:
            assert isinstance(value, int)
            fields["birth_date"] = _born(on, value)
        elif field in plain:
            fields[field] = value
    if {Benefits.monthly_total.name, Benefits.insurance_benefit.name} & facts.keys():
        fields["benefits"] = tuple(_benefits(facts))
    if HouseholdFacts.kind.name in facts or _CHILD_AGES.keys() & facts.keys():
        fields["household"] = Household(
            kind=facts.get(HouseholdFacts.kind.name, "single"),  # type: ignore[arg-type]
            child_birth_dates=tuple(_children(facts, on)),
        )
    if {Assessed.work_ability.name, Assessed.conclusion.name} & facts.keys():
        fields["work_ability_assessment"] = WorkAbilityAssessment(
            completed_on=on,
            conclusion=facts.get(Assessed.conclusion.name),  # type: ignore[arg-type]
        )
    fields["proposed"] = {
        name.removeprefix(LOOKED_UP): value for name, value in facts.items() if name.startswith(LOOKED_UP)
    }
    judged = [name for name in judged_questions() if name in facts]
    judged += [name for name in facts if is_new_judgement(name)]
    fields["assessments"] = tuple(
        Assessment(question=name, answer=bool(facts[name]), grounds="made up", by="nobody", at=on)
        for name in judged
    )
    return Participant(ref=ref, **fields)


def _born(on: date, age: int) -> date:
    """A birth date of somebody of this age who has just had a birthday; never 29 February."""
    day = on - timedelta(days=(on.month, on.day) == (2, 29))
    return day.replace(year=day.year - age)


def _benefits(facts: Mapping[str, Value]) -> Iterator[Benefit]:
    total = facts.get(Benefits.monthly_total.name)
    insured = bool(facts.get(Benefits.insurance_benefit.name, False))
    if insured or total != 0:
        amount = None if total is None else Money(int(total))
        law, kind = (
            ("folketrygdloven", "sickness_benefit")
            if insured
            else ("arbeidsmarkedsloven", "measures_allowance")
        )
        yield Benefit(kind=kind, law=law, monthly_nok=amount)  # type: ignore[arg-type]


def _children(facts: Mapping[str, Value], on: date) -> Iterator[date]:
    for name, age in _CHILD_AGES.items():
        for _ in range(int(facts.get(name, 0))):
            yield _born(on, age)
