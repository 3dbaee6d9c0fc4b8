"""A whole case that is built, and the day to ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

import attrs

from qupcore.cases.ruling.calendar_days import NO_HOLIDAY, holiday_of, is_weekend
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Benefit, Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_of
from qupcore.rules.terms import Value

__all__ = [
    "ADULT",
    "Builder",
    "WholeCase",
    "born_at_age",
    "day_said",
    "first_weekday",
    "first_working_day",
    "known_only",
    "made_up",
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
    """The first weekday from a day on that is no holiday: on a day off nobody is absent."""
    while is_weekend(day) or holiday_of(day) != NO_HOLIDAY:
        day += timedelta(days=1)
    return day


def born_at_age(age: int, on: date) -> date:
    """The birth date of somebody whose birthday is on a day; never 29 February."""
    day = on - timedelta(days=(on.month, on.day) == (2, 29))
    return day.replace(year=day.year - age)


def made_up(question: str, answer: bool, on: date) -> Assessment:
    """A judgement on record that says as much; nobody made it."""
    return Assessment(question=question, answer=answer, grounds="made up", by="nobody", at=on)


def programme_from(
    first: date,
    *,
    last: date | None = None,
    age: int = ADULT,
    benefits: tuple[Benefit, ...] = (),
    **course: Any,
) -> Participant:
    """Somebody in a programme of a year of whom nothing else is known.

    Args:
        first: The day on which it is granted and begins.
        last: Its last day; a year later if left out.
        age: The age on the first day.
        benefits: Other benefits.
        course: Other fields of the course.
    """
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=last or first + _A_PROGRAMME
    )
    fields: dict[str, Any] = {"decisions": (granted,), "started_on": first}
    return Participant(
        ref="witness",
        birth_date=born_at_age(age, first),
        benefits=benefits,
        course=Course(**(fields | course)),
    )
