"""The facts for the rules on one day, computed from the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.domain.case.assessment import Assessment, newest_answers
from qupcore.domain.case.participant import Benefit, Participant
from qupcore.domain.money import Money
from qupcore.domain.new_term import LOOKED_UP
from qupcore.errors import BadInput, Fault, ParameterError
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.law.terms.right import (
    IMPLIED,
    ApplicantFacts,
    Assessed,
    Benefits,
    Children,
    HouseholdFacts,
    Office,
)
from qupcore.rules.terms import Value

__all__ = ["COUNTED_LAWS", "Fact", "age_on", "at_least", "facts_of"]

COUNTED_LAWS = ("folketrygdloven", "arbeidsmarkedsloven")
"""The acts whose benefits § 29 counts."""


@attrs.frozen
class Fact:
    """A known value with its source, and with the judgement behind it where it is one."""

    value: Value
    source: str = ""
    assessment: Assessment | None = None


def age_on(day: date, born: date, leap_birthday: int) -> int:
    """Whole years lived on the day, the birthday itself included.

    Args:
        day: The day asked about.
        born: The day of birth; of one born after `day` the age is below 0.
        leap_birthday: In common years, the birthday of a person born on 29 February as month × 100 + day.

    >>> age_on(date(2018, 12, 31), date(2001, 1, 1), 228), age_on(date(2019, 1, 1), date(2001, 1, 1), 228)
    (17, 18)
    >>> age_on(date(2026, 2, 28), date(2008, 2, 29), 228), age_on(date(2026, 2, 28), date(2008, 2, 29), 301)
    (18, 17)
    """
    birthday = born.month * 100 + born.day
    if birthday == 229 and not _leap(day.year):
        birthday = leap_birthday
    return day.year - born.year - (day.month * 100 + day.day < birthday)


def facts_of(case: Participant, on: date, numbers: Mapping[str, int | None]) -> dict[str, Fact]:
    """Everything known on the day, by term; an unknown fact has no entry.

    Raises:
        BadInput: the person is born after the day, or too long before it.
    """
    sources = case.sources
    facts: dict[str, Fact] = {}
    for term, field, value in _looked_up(case, on, numbers):
        if value is not None:
            facts[term] = Fact(value, sources.get(field, ""))
    for name, given in case.proposed.items():
        facts[LOOKED_UP + name] = Fact(given, sources.get("proposed", ""))
    for item in newest_answers(case.assessments, on):
        facts[item.question] = Fact(item.answer, sources.get("assessments", ""), item)
    _imply(facts)
    return facts


def _imply(facts: dict[str, Fact]) -> None:
    """A judgement also answers every question whose answer it determines.

    Two judgements that contradict each other answer neither question: a person must say which of them is
    right.
    """
    for narrow, wide in IMPLIED:
        one, other = facts.get(narrow.name), facts.get(wide.name)
        if one is not None and other is not None:
            if one.value and not other.value:
                del facts[narrow.name], facts[wide.name]
        elif one is not None and one.value:
            facts[wide.name] = one
        elif other is not None and not other.value:
            facts[narrow.name] = other


def at_least(case: Participant, on: date) -> dict[str, int]:
    """Lower bounds of numbers that are not known.

    A benefit without an amount leaves the sum unknown, but the known benefits are its lower bound.

    >>> from qupcore import Benefit
    >>> held = (
    ...     Benefit(kind="work_assessment_allowance", law="folketrygdloven"),
    ...     Benefit(kind="sickness_benefit", law="folketrygdloven", monthly_nok=Money.from_nok(12_000)),
    ... )
    >>> at_least(Participant(ref="a", benefits=held), date(2026, 9, 1))
    {'benefits.monthly_total': 1200000}
    """
    amounts = [item.monthly_nok for item in _counted(case, on)]
    known = sum((amount for amount in amounts if amount is not None), Money(0)).ore
    return {Benefits.monthly_total.name: known} if known and None in amounts else {}


def _counted(case: Participant, on: date) -> list[Benefit]:
    """The benefits held on the day that count under § 29."""
    return [item for item in case.benefits or () if item.law in COUNTED_LAWS and item.held_on(on)]


def _looked_up(
    case: Participant, on: date, numbers: Mapping[str, int | None]
) -> Iterator[tuple[str, str, Value | None]]:
    """Each looked-up term, with the field behind it and its value or None."""
    p = case
    yield ApplicantFacts.age.name, "birth_date", _age(p, on, numbers)
    yield ApplicantFacts.lawful_stay.name, "lawful_stay", p.lawful_stay
    yield ApplicantFacts.fixed_residence.name, "fixed_residence", p.fixed_residence
    yield ApplicantFacts.exempt_from_residence.name, "exempt_from_residence", p.exempt_from_residence
    offered = p.introduction_programme_offered
    yield ApplicantFacts.introduction_programme_offered.name, "introduction_programme_offered", offered
    yield Office.nav_office_established.name, "nav_office_established", p.nav_office_established
    if p.benefits is not None:
        held = _counted(p, on)
        amounts = [item.monthly_nok for item in held if item.monthly_nok is not None]
        total = sum(amounts, Money(0)).ore if len(amounts) == len(held) else None
        yield Benefits.monthly_total.name, "benefits", total
        insurance = any(item.law == "folketrygdloven" for item in held)
        yield Benefits.insurance_benefit.name, "benefits", insurance
    if p.household is not None:
        yield HouseholdFacts.kind.name, "household", p.household.kind
        leap_birthday = _leap_birthday(numbers)
        ages = [age_on(on, born, leap_birthday) for born in p.household.child_birth_dates]  # not yet born
        for term, low, high in (
            (Children.youngest, 0, 5),
            (Children.middle, 6, 10),
            (Children.oldest, 11, 17),
        ):
            yield term.name, "household", sum(low <= age <= high for age in ages)
    done = p.work_ability_assessment
    # An assessment completed after the day does not exist on the day; that is missing, not a no.
    if done is not None and done.completed_on <= on:
        yield Assessed.work_ability.name, "work_ability_assessment", True
        yield Assessed.conclusion.name, "work_ability_assessment", done.conclusion


def _age(case: Participant, on: date, numbers: Mapping[str, int | None]) -> int | None:
    born = case.birth_date
    if born is None:
        return None
    age = age_on(on, born, _leap_birthday(numbers))
    highest = ApplicantFacts.age.high
    if born > on or (highest is not None and age > highest):
        raise BadInput(
            worded("the person cannot be born on {born} and applied for on {on}", born=born, on=on),
            faults=(
                Fault(
                    "$.birth_date",
                    worded("{born} is not a birth date of a person living on {on}", born=born, on=on),
                    code="input.date",
                ),
            ),
            remedy="mend the birth date, or the day asked about",
            code="input.date",
        )
    return age


def _leap_birthday(numbers: Mapping[str, int | None]) -> int:
    name = Conventions.leap_birthday.name
    number = numbers.get(name)
    if number is None:
        raise ParameterError(
            worded("{name} is not known", name=name), where=name, remedy="give it a value from the day on"
        )
    return number


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
