"""The day on which a plan ends, where nothing in the case goes on after it."""

from __future__ import annotations

from datetime import date

from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Plan

__all__ = ["plan_end"]


def plan_end(plan: Plan, course: Course | None) -> date | None:
    """The last day of a plan; None where an element has no last day, or something goes on after the last one.

    A later version of the plan goes on, and so does a day of evaluation that is still to come, paid work in
    the course, and a programme that the case says was granted: the days after the last element are then a
    gap. Otherwise the plan has ended, and nothing is asked of those days.

    Args:
        plan: The version of the plan.
        course: The course that the case tells of, with its decisions and its other versions of the plan.

    >>> from qupcore.domain.case.plan import Element
    >>> one = Element(measure="no:kurs", minutes_a_week=2250, first=date(2026, 9, 7), last=date(2026, 12, 6))
    >>> str(plan_end(Plan(valid_from=date(2026, 9, 7), elements=(one,)), None))
    '2026-12-06'
    """
    lasts = [element.last for element in plan.elements]
    known = [last for last in lasts if last is not None]
    if not known or len(known) < len(lasts):
        return None
    end = max(known)
    goes_on = [*(plan.evaluation_dates or ())]
    if course is not None:
        if any(other.valid_from > plan.valid_from for other in course.plans):
            return None
        goes_on += [item.last or date.max for item in course.programmes()]
        goes_on += [item.last or date.max for item in course.work]
    return None if any(day > end for day in goes_on) else end
