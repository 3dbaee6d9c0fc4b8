"""Whether anything in the programme is directed at work, according to the versions of the plan.

§ 30 (1) requires it of the essential part of the programme, and allows time for health besides: a week, or
the first month, in which nothing is directed at work is a matter of judgement. The requirement is certainly
not met only where nothing is directed at work in this version, before it and after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.cases.course.programmes import programme_at
from qupcore.domain.case.course import Course
from qupcore.domain.case.paid_work import PaidWork
from qupcore.domain.case.plan import Plan
from qupcore.domain.truth import Truth
from qupcore.planning.facts.placed import Activity

__all__ = ["DIRECTED", "directed_at_work"]

DIRECTED = ("work_directed", "job_search")
"""The classes of measures that are directed at work."""


def directed_at_work(
    plan: Plan,
    running: Sequence[Activity],
    before: Sequence[Activity],
    course: Course | None,
    jobs: Sequence[PaidWork],
    low: int,
    high: int,
) -> Truth:
    """Whether the programme has a measure directed at work, job search or paid work on any day.

    Args:
        plan: The version of the plan.
        running: Its elements.
        before: The elements of earlier versions.
        course: The course, with its other versions.
        jobs: The paid work beside the plan.
        low: The first day that is checked.
        high: The last day that is checked.

    Returns:
        None where the class of an element, the hours of a job, or the rest of the programme is not known.
    """
    classes = {item.counts_as for item in (*before, *running)}
    minutes = _paid(jobs, running, low, high)
    if classes & set(DIRECTED) or any(minutes):
        return True
    if None in classes or None in minutes:
        return None
    return None if course is not None and _more_to_come(plan, running, course) else False


def _paid(jobs: Sequence[PaidWork], running: Sequence[Activity], low: int, high: int) -> set[int | None]:
    """The minutes a week of the jobs on days of the plan; None for a job whose time is not known."""
    ends = [item.span.last for item in running if item.span.last is not None]
    begins = [item.span.first for item in running if item.span.first is not None]
    first, last = min([low, *begins]), max([high, *ends])
    return {
        item.minutes_a_week
        for item in jobs
        if (item.first is None or item.first.toordinal() <= last)
        and (item.last is None or item.last.toordinal() >= first)
    }


def _more_to_come(plan: Plan, running: Sequence[Activity], course: Course) -> bool:
    """Whether the programme continues after the days that this version plans; its content then is unknown."""
    if any(other.valid_from > plan.valid_from for other in course.plans):
        return True
    if not running:
        return False  # nothing is planned at all
    programme = programme_at(course.programmes(), plan.valid_from)
    ends = [item.span.last for item in running]
    if programme is None or programme.granted_last is None or None in ends:
        return False
    return max(end for end in ends if end is not None) < programme.granted_last.toordinal()
