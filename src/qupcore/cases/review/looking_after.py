"""Checks of plans, evaluation, information and appeal that apply only where the record mentions the matter.

A case that does not mention a matter gives no questions about it, since a review would have too many. Facts
on record are checked against the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.course.programmes import judged_facts
from qupcore.cases.ruling.item import EntryRuling, held_where_in_force
from qupcore.domain.case.course import Course, FollowUp
from qupcore.law.terms.standing import Body, Cooperation, EvaluationFacts, Gathering, Standing
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["looking_after"]


def looking_after(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Rulings on cooperation on plans, effects of evaluations, information gathered and appeal bodies.

    Args:
        course: The course.
        on: The last day looked at.
        applied: The law.
    """
    yield from _plans(course, on, applied)
    yield from _follow_ups(course, on, applied)
    yield from _decisions(course, on, applied)
    yield from _appeals(course, on, applied)


def _plans(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    for number, plan in enumerate(course.plans):
        others = plan.with_others is not None or plan.another_plan
        if plan.valid_from <= on and others:
            facts = {Cooperation.with_others.name: plan.with_others}
            yield from held_where_in_force(
                f"$.course.plans[{number}]", "plan_cooperation", plan.valid_from, facts, applied
            )


def _follow_ups(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    for number, item in enumerate(course.follow_ups):
        if item.on > on:
            continue
        path = f"$.course.follow_ups[{number}]"
        if item.progress_assessed is not None:
            yield from held_where_in_force(
                path, "progress", item.on, {EvaluationFacts.assessed.name: item.progress_assessed}, applied
            )
        if item.changes_needed is not None:
            facts = {
                EvaluationFacts.changes_needed.name: item.changes_needed,
                EvaluationFacts.changed.name: _changed(course, item, on),
            }
            yield from held_where_in_force(path, "progress_followed_up", item.on, facts, applied)


def _changed(course: Course, item: FollowUp, on: date) -> bool | None:
    """Whether a later version of the plan is on record; a missing one shows nothing."""
    return any(item.on <= plan.valid_from <= on for plan in course.plans) or None


def _decisions(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    for number, item in enumerate(course.decisions):
        if item.decided_on > on:
            continue
        path = f"$.course.decisions[{number}]"
        judged = judged_facts(item.assessments, on).get(Gathering.with_the_person.name)
        if judged is not None:
            yield from held_where_in_force(
                path, "gathering", item.decided_on, {Gathering.with_the_person.name: judged}, applied
            )
        if item.kind == "granted":
            facts = {Standing.start_stated.name: True if item.applies_from else None}
            yield from held_where_in_force(path, "start_stated", item.decided_on, facts, applied)


def _appeals(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    for number, appeal in enumerate(course.appeals):
        if appeal.known_on <= on and appeal.body is not None:
            facts = {Body.of_appeal.name: appeal.body}
            yield from held_where_in_force(
                f"$.course.appeals[{number}]", "appeal_body", appeal.known_on, facts, applied
            )
