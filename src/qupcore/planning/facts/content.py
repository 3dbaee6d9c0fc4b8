"""The facts about a version of the plan as a whole that the law's rules on content read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qupcore.cases.course.programmes import programme_at
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.days import day_before
from qupcore.law.terms.content import Content
from qupcore.planning.facts.placed import Activity
from qupcore.rules.terms import Value

__all__ = ["content_facts"]


def content_facts(
    plan: Plan, running: Sequence[Activity], before: Sequence[Activity], case: Participant, on: date
) -> dict[str, Value]:
    """The facts about the plan, without the time of its weeks; an unknown fact has no entry.

    Args:
        plan: The version of the plan, for its facts other than its elements.
        running: Its elements.
        before: The elements of earlier versions.
        case: The case, with the programme as it was granted, and the wishes told for planning.
        on: The day of the check; the newest assessments by then count.
    """
    course, planning = case.course, case.planning
    wanted = planning is not None and bool(planning.interests)
    facts: dict[str, Value] = {
        Content.wishes_on_record.name: bool(plan.wishes.strip()) or wanted,
        Content.alternatives_on_record.name: bool(plan.alternatives),
    }
    if plan.minutes_a_week is None:
        facts[Content.adapted.name] = False
    else:
        facts[Content.adapted_minutes.name] = plan.minutes_a_week
        if plan.adapted_by.strip():
            facts[Content.adapted.name] = True
    if plan.evaluation_dates is not None:
        facts[Content.evaluation_dates.name] = len(plan.evaluation_dates)
    for item in newest_answers(plan.assessments, on):
        facts[item.question] = item.answer
    facts |= _measures(running, before)
    if course is not None:
        facts |= _programme(plan, course)
    return facts


def _measures(running: Sequence[Activity], before: Sequence[Activity]) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    elements = (*before, *running)
    directed = [item for item in elements if item.counts_as == "work_directed"]
    searching = [item for item in running if item.counts_as == "job_search"]
    if directed or all(item.counts_as is not None for item in elements):
        facts[Content.has_work_directed.name] = bool(directed)
    if searching or all(item.counts_as is not None for item in running):
        facts[Content.has_job_search.name] = bool(searching)
    begun = [item.span.first for item in directed if item.span.first is not None]
    if begun and len(begun) == len(directed):
        facts[Content.work_directed_from.name] = min(begun)
    ended = [item.span.last for item in searching if item.span.last is not None]
    if ended and len(ended) == len(searching):
        facts[Content.job_search_last.name] = max(ended)
    return facts


def _programme(plan: Plan, course: Course) -> dict[str, Value]:
    """The days of the programme and of its last period granted, and the last day of this version."""
    programme = programme_at(course.programmes(), plan.valid_from)
    if programme is None:
        return {}
    first, last, final = programme.first, programme.granted_last, programme.periods[-1]
    later = [day_before(p.valid_from) for p in course.plans if p.valid_from > plan.valid_from]
    found = {
        Content.programme_first.name: first.toordinal(),
        Content.period_first.name: final.first.toordinal(),
    }
    if last is not None:
        found[Content.programme_last.name] = last.toordinal()
        found[Content.programme_days.name] = (last - first).days + 1
        found[Content.last.name] = min((*later, last)).toordinal()
    if final.last is not None:
        found[Content.period_days.name] = (final.last - final.first).days + 1
    return {**found}
