"""The marks of a day of the programme besides its plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from qupcore.cases.absence.days_off import days_off
from qupcore.domain.answers.week import DayMark
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan_end import plan_end
from qupcore.domain.case.situation import PlannedLeave
from qupcore.domain.period import Period
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["days_off_in", "marks_of", "plan_in_force"]


def days_off_in(
    dates: Sequence[date],
    applied: AppliedLaw,
    *,
    activities: Collection[date] = (),
    weekend_times: Collection[date] = (),
) -> dict[date, DayMark]:
    """The days off among the days of a week, each with its citation.

    Args:
        dates: The days, each the day after the one before.
        applied: The law, and the numbers chosen where it leaves them open.
        activities: The days off on which the programme has activities all the same.
        weekend_times: The Saturdays and Sundays on which the plan has a fixed time.

    Raises:
        NoRulesInForce: the week lies before the programme existed.

    Source: FOR-2011-12-21-1471 § 16.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = days_off_in([date(2026, 5, day) for day in range(11, 16)], AS_IT_STANDS)
    >>> [(str(on), mark.holiday, mark.source) for on, mark in found.items()]
    [('2026-05-14', 'ascension_day', 'for-2011-1471 § 16 (1)')]
    """
    off = days_off(dates[0], dates[-1], applied, activities=activities, weekend_times=weekend_times)
    return {
        item.on: DayMark(
            kind="day_off",
            holiday="" if item.holiday == "none" else item.holiday,
            source=next(str(found.citation) for found in item.ruling.findings if found.outcome == "not_met"),
        )
        for item in off
    }


def plan_in_force(course: Course, on: date) -> int | None:
    """The index of the newest version in force on the day; None where there is none."""
    held = [(plan.valid_from, number) for number, plan in enumerate(course.plans) if plan.valid_from <= on]
    return max(held)[1] if held else None


def marks_of(
    course: Course,
    on: date,
    day_off: DayMark | None = None,
    closed: Iterable[DayMark] = (),
    planned: Iterable[PlannedLeave] = (),
) -> tuple[DayMark, ...]:
    """The marks of the day, in a fixed order.

    A case that does not record when the programme runs gives no marks about days outside it.

    Args:
        course: The course.
        on: The day.
        day_off: The day off that it is. None: it is none.
        closed: What is closed on it.
        planned: Leave to come. Where the same day has approved leave, that alone is told.
    """
    return tuple(_marks(course, on, day_off, closed, planned))


def _marks(
    course: Course,
    on: date,
    day_off: DayMark | None,
    closed: Iterable[DayMark],
    planned: Iterable[PlannedLeave],
) -> Iterator[DayMark]:
    periods = course.periods()
    plan = plan_in_force(course, on)
    if periods and not any(period.contains(on) for period in periods):
        yield DayMark(kind="outside")
    elif plan is None:
        yield DayMark(kind="no_plan")
    elif (end := plan_end(course.plans[plan], course)) is not None and on >= end:
        yield DayMark(kind="plan_ends" if on == end else "plan_ended")
    if day_off is not None:
        yield day_off
    if any(stop.contains(on) for stop, _ in course.stops()):
        yield DayMark(kind="interrupted")
    approved = [item for item in course.leaves if Period(item.first, item.last).contains(on)]
    yield from (DayMark(kind="leave") for _ in approved)
    if not approved and any(item.first <= on <= item.last for item in planned):
        yield DayMark(kind="leave_planned")
    yield from closed
    for absence in course.absences:
        if absence.first <= on <= absence.through:
            whole = absence.minutes_a_day is None
            yield DayMark(kind="absent" if whole else "partly_absent", minutes=absence.minutes_a_day)
    if plan is not None and on in (course.plans[plan].evaluation_dates or ()):
        yield DayMark(kind="evaluation")
