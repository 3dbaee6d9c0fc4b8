"""The sum of a week, compared with full time."""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.domain.answers.week import WeekDay, WeekElement, WeekHours, WorkBeside
from qupcore.domain.case.course import Course
from qupcore.law.full_time import FullTime
from qupcore.rules.dated import DatedValue

__all__ = ["hours_of"]


def hours_of(
    course: Course,
    days: Sequence[WeekDay],
    elements: Sequence[WeekElement],
    full_time: DatedValue,
    beside: Sequence[WorkBeside] = (),
) -> WeekHours:
    """The sum of a week. An unknown time is reported as unknown, not as missing time.

    Paid work fills what the measures lack of full time (§ 30 second paragraph); it never makes them too much.

    Full time is spread over Monday to Friday, so one of them that does not count reduces full time by a
    fifth. The fixed times of a weekend are planned time; the weekend makes full time no more.

    Args:
        course: The course, for frames in place of full time.
        days: The days of the week.
        elements: Its elements.
        full_time: Full time a week on the Monday.
        beside: Paid work beside the programme.

    Source: FOR-2011-12-21-1471 §§ 1 and 16.
    """
    assert full_time.value is not None
    a_week = FullTime.days_a_week.on(days[0].on).value
    assert a_week
    counted = [day for day in days[:a_week] if day.counts]
    frames, adapted, frame = 0, False, full_time.value
    for day in counted:
        plan = None if day.plan is None else course.plans[day.plan]
        own = plan.minutes_a_week if plan else None
        adapted = adapted or own is not None
        frame = full_time.value if own is None else own
        frames += frame
    expected = frames // a_week
    planned = sum(element.minutes or 0 for element in elements)
    unknown = sum(element.minutes is None for element in elements)
    paid = sum(work.minutes or 0 for work in beside) * len(counted) // a_week
    not_known = unknown or any(work.minutes is None for work in beside)
    lack = max(0, expected - planned - paid)
    return WeekHours(
        days=len(counted),
        full_time=frame,
        source=full_time.source,
        adapted=adapted,
        expected=expected,
        planned=planned,
        unknown=unknown,
        missing=None if not_known and lack else lack,
        missing_at_most=lack,
        over=max(0, planned - expected),
    )
