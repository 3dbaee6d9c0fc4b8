"""Whether anything in the programme is directed at work, as far as the plan and its versions say.

§ 30 (1) asks it of the essential part of the programme, and allows time for health beside it: a week, or the
first month, in which nothing is directed at work is a matter of judgement. Only where there is nothing at
all, in this version, before it and after it, is the essential part surely none.
"""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.cases.course.programmes import programme_at
from qupcore.domain.case.course import Course
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
    low: int,
    high: int,
) -> Truth:
    """Whether a measure, job search or paid work is directed at work, on whatever day.

    Args:
        plan: The version of the plan.
        running: Its elements.
        before: What earlier versions had run.
        course: The course, with its other versions and its paid work.
        low: The first day looked at.
        high: The last day looked at.

    Returns:
        None where the class of an element, the hours of a job, or the rest of the programme is not known.
    """
    classes = {item.counts_as for item in (*before, *running)}
    minutes = _paid(course, running, low, high)
    if classes & set(DIRECTED) or any(minutes):
        return True
    if None in classes or None in minutes:
        return None
    return None if course is not None and _more_to_come(plan, running, course) else False


def _paid(course: Course | None, running: Sequence[Activity], low: int, high: int) -> set[int | None]:
    """The minutes a week of the jobs on days of the plan; None among them where nobody says."""
    ends = [item.span.last for item in running if item.span.last is not None]
    begins = [item.span.first for item in running if item.span.first is not None]
    first, last = min([low, *begins]), max([high, *ends])
    return {
        item.minutes_a_week
        for item in (course.work if course else ())
        if item.first.toordinal() <= last and (item.last is None or item.last.toordinal() >= first)
    }


def _more_to_come(plan: Plan, running: Sequence[Activity], course: Course) -> bool:
    """Whether the programme goes on beyond what this version plans: what is in it then is not known here."""
    if any(other.valid_from > plan.valid_from for other in course.plans):
        return True
    if not running:
        return False  # nothing is planned at all
    programme = programme_at(course.programmes(), plan.valid_from)
    ends = [item.span.last for item in running]
    if programme is None or programme.granted_last is None or None in ends:
        return False
    return max(end for end in ends if end is not None) < programme.granted_last.toordinal()
