"""A whole case that is built, and the day to ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

import attrs

from qupcore.cases.absence.days_off import is_working_day
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Benefit, Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.days import day_of
from qupcore.domain.money import Money
from qupcore.law.national import AS_IT_STANDS
from qupcore.law.vocabulary import course_questions
from qupcore.rules.terms import Value

__all__ = [
    "ADULT",
    "Builder",
    "WholeCase",
    "a_child",
    "born_at_age",
    "day_said",
    "first_weekday",
    "first_working_day",
    "judgements_in",
    "known_only",
    "made_up_judgement",
    "programme_from",
]

ADULT = 40
"""Years: an age of which no rule of a programme asks anything."""

_SATURDAY = 5
_A_PROGRAMME = timedelta(days=364)


@attrs.frozen
class WholeCase:
    """A case, and the day to ask about it.

    Attributes:
        case: The case.
        on: The day: the month of a benefit, or the last day that a review looks at.
    """

    case: Participant
    on: date


Builder: TypeAlias = Callable[[Mapping[str, Value], date], Iterator[WholeCase]]
"""From the facts of a topic and a day to the cases that may have them, the smallest first."""


def day_said(facts: Mapping[str, Value], name: str) -> date | None:
    """A date among the facts; None where it is not among them."""
    value = facts.get(name)
    return None if value is None else day_of(int(value))


def known_only(facts: Mapping[str, Value], **fields: str) -> dict[str, Any]:
    """Fields with the facts that they take; a fact that is not known leaves its field out."""
    return {field: facts[name] for field, name in fields.items() if name in facts}


def first_weekday(day: date) -> date:
    """The day, or the Monday after it where it is a Saturday or a Sunday: benefit is paid for weekdays."""
    return day if day.weekday() < _SATURDAY else day + timedelta(days=7 - day.weekday())


def first_working_day(day: date) -> date:
    """The first working day of the programme from a day on: on a day off nobody is absent."""
    while not is_working_day(day, AS_IT_STANDS):
        day += timedelta(days=1)
    return day


def a_child(on: date, ref: str = "") -> SupportedChild:
    """A child of one year for whom there is a supplement, under the law of every day."""
    return SupportedChild(
        birth_date=on - timedelta(days=400),
        ref=ref,
        lives_in_norway=True,
        days_abroad=0,
        yearly_income_nok=Money(0),
        has_child_pension=False,
    )


def born_at_age(age: int, on: date) -> date:
    """The birth date of somebody whose birthday is on a day; never 29 February."""
    day = on - timedelta(days=(on.month, on.day) == (2, 29))
    return day.replace(year=day.year - age)


def made_up_judgement(question: str, answer: bool, on: date) -> Assessment:
    """A judgement on record that says as much; nobody made it."""
    return Assessment(question=question, answer=answer, grounds="made up", by="nobody", at=on)


def judgements_in(facts: Mapping[str, Value], on: date) -> dict[str, Assessment]:
    """The judgements among facts, by question; an entry may bear some that its topic does not read."""
    asked = course_questions()
    return {name: made_up_judgement(name, bool(value), on) for name, value in facts.items() if name in asked}


def programme_from(
    first: date,
    *,
    last: date | None = None,
    age: int | None = ADULT,
    benefits: tuple[Benefit, ...] = (),
    **course: Any,
) -> Participant:
    """Somebody in a programme of a year of whom nothing else is known.

    Args:
        first: The day on which it is granted and begins.
        last: Its last day; a year later if left out.
        age: The age on the first day. None: not known.
        benefits: Other benefits.
        course: Other fields of the course.
    """
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=last or first + _A_PROGRAMME
    )
    fields: dict[str, Any] = {"decisions": (granted,), "started_on": first}
    return Participant(
        ref="witness",
        birth_date=None if age is None else born_at_age(age, first),
        benefits=benefits,
        course=Course(**(fields | course)),
    )
