"""What holds of a day of the programme, besides its plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.domain.course import Course
from qupcore.domain.period import Period
from qupcore.domain.week import DayMark

__all__ = ["marks_of", "plan_in_force"]


def plan_in_force(course: Course, on: date) -> int | None:
    """The place of the newest version that holds on the day; None where none does."""
    held = [number for number, plan in enumerate(course.plans) if plan.valid_from <= on]
    return held[-1] if held else None


def marks_of(course: Course, on: date, day_off: str | None = None) -> tuple[DayMark, ...]:
    """What holds of the day, in a fixed order.

    A case that does not record when the programme runs says nothing about days outside it.

    Args:
        course: The course.
        on: The day.
        day_off: The name of the day off that it is. None: it is none.
    """
    return tuple(_marks(course, on, day_off))


def _marks(course: Course, on: date, day_off: str | None) -> Iterator[DayMark]:
    periods = course.periods()
    plan = plan_in_force(course, on)
    if periods and not any(period.contains(on) for period in periods):
        yield DayMark(kind="outside")
    elif plan is None:
        yield DayMark(kind="no_plan")
    if day_off is not None:
        yield DayMark(kind="day_off", name=day_off)
    for stop in course.interruptions():
        if Period(stop.applies_from or stop.decided_on, stop.applies_to).contains(on):
            yield DayMark(kind="interrupted")
    for leave in course.leaves:
        if Period(leave.first, leave.last).contains(on):
            yield DayMark(kind="leave")
    for absence in course.absences:
        if absence.first <= on <= absence.through:
            whole = absence.minutes_a_day is None
            yield DayMark(kind="absent" if whole else "partly_absent", minutes=absence.minutes_a_day)
    if plan is not None and on in (course.plans[plan].evaluation_dates or ()):
        yield DayMark(kind="evaluation")
