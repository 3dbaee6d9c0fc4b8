"""One suggested course: what was found, with its elements, plans, checks, talks and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.domain.answers.course import CourseElement, CoursePhase, NeedMet, SuggestedCourse
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.phasing.comparing import differences, needs_met, wishes_met
from qupcore.phasing.item import Item
from qupcore.phasing.laying import elements_of, plans_of
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.search import FoundCourse
from qupcore.phasing.spans import months_after
from qupcore.phasing.stretches import Segment
from qupcore.phasing.talks import adviser_time, talks_of
from qupcore.planning.checker import Checker

__all__ = ["checked_course", "stated_needs"]

_DURATION = "duration"
"""The topic of the rules that the number is in."""

_DECISION_MONTHS = "for-2011-1471.2.decision_months"
"""The longest period that one decision grants, in months."""

_TWO = 2
"""Elements: a breach of more is one of the whole week, which leaving out a line does not mend."""


def checked_course(
    problem: CourseProblem, found: FoundCourse, before: Sequence[SuggestedCourse]
) -> tuple[SuggestedCourse, set[int]]:
    """The course with the checks of its plans, and the lines of elements that break a rule."""
    segments = found.weighed.segments
    pieces = elements_of(problem, segments)
    laid = plans_of(problem, pieces, segments)
    plans = tuple(item.plan for item in laid)
    adopted = _adopted(problem.case, plans)
    checks, broken = [], set()
    for item in laid:
        check = Checker(adopted, Period(item.first, item.last), problem.rules).check(item.plan)
        checks.append(check)
        for finding in check.findings:
            if finding.weight == "breach" and len(finding.elements) <= _TWO:
                lines = [item.lines[place] for place in finding.elements]
                broken |= {line.number for line in lines[:1] if line is not None}
    talks = talks_of(
        problem.spans,
        [piece.element for piece in pieces if piece.line and _follows_up(piece.line.item)],
        [piece.element for piece in pieces if piece.line and piece.line.item.places],
        problem.aims,
    )
    course = SuggestedCourse(
        approach=problem.aims.approach,
        way="",
        lead=_lead(found),
        main=_main(segments),
        phases=tuple(_phases(problem, segments, [piece.element for piece in pieces])),
        plans=plans,
        checks=tuple(checks),
        needs=_needs(problem, found),
        wishes=wishes_met(problem, found.weighed.lines),
        given_up=(),
        evaluations=problem.spans.evaluations,
        decisions=tuple(_decisions(problem)),
        follow_up_after=problem.spans.after,
        talks=talks,
        adviser_time=adviser_time(talks, problem.aims),
        missing=max((item.hours.missing for item in segments if not _limited(problem, item)), default=0),
        cost=tuple(zip(problem.aims.order(), found.weighed.cost, strict=True)),
    )
    if before:
        course = attrs.evolve(course, given_up=differences(before[0], course))
    return course, broken - {line.number for line in problem.weighing.fixed}


def _follows_up(item: Item) -> bool:
    """Whether it is talks of follow-up, which say how often and how long talks are."""
    return "follow_up" in item.used_for and item.used.fills == "contact"


def _adopted(case: Participant, plans: tuple[Plan, ...]) -> Participant:
    """The case with the course as its plans: rules read the versions before the one that they check."""
    course = case.course or Course()
    held = tuple(plan for plan in course.plans if plan.valid_from < plans[0].valid_from)
    return attrs.evolve(case, course=attrs.evolve(course, plans=(*held, *plans)))


def stated_needs(problem: CourseProblem) -> tuple[str, ...]:
    """The needs that somebody stated; to find them out is none of them."""
    planning = problem.case.planning
    return () if planning is None or planning.needs is None else problem.weighing.needs


def _needs(problem: CourseProblem, found: FoundCourse) -> tuple[NeedMet, ...]:
    """Each need and how far it is met; what nobody stated is told only where the course has it."""
    stated = stated_needs(problem)
    return tuple(item for item in needs_met(found.weighed) if item.need in stated or item.state == "met")


def _limited(problem: CourseProblem, segment: Segment) -> bool:
    return problem.weighing.room(segment.first).managed is not None


def _lead(found: FoundCourse) -> str:
    """The measure that the course is built around; empty where nothing says so."""
    leads = (line for line in found.weighed.lines if line.item.leads)
    first = min(leads, key=lambda line: (line.first, line.item.id), default=None)
    return first.item.of if first else ""


def _main(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The measures that work, by the time that they hold, the most first."""
    held: dict[str, int] = {}
    for segment in segments:
        for line, minutes in zip(segment.lines, segment.hours.minutes, strict=True):
            if line.item.counts_as == "work_directed":
                held[line.item.of] = held.get(line.item.of, 0) + minutes * segment.days
    return tuple(sorted(held, key=lambda id: (-held[id], id)))


def _phases(
    problem: CourseProblem, segments: Sequence[Segment], elements: Sequence[CourseElement]
) -> Iterator[CoursePhase]:
    before: set[str] = set()
    for number, span in enumerate(problem.spans.phases):
        room = problem.weighing.room(span.first)
        held = tuple(
            attrs.evolve(item, first=max(item.first, span.first), last=min(item.last, span.last))
            for item in elements
            if item.first <= span.last and item.last >= span.first
        )
        ids = {item.measure for item in held if item.counts_as != "own_activity"}
        held_minutes = [sum(item.hours.minutes) + item.hours.own for item in segments if item.phase == number]
        yield CoursePhase(
            name=span.name,
            first=span.first,
            last=span.last,
            elements=held,
            full_time=room.full,
            activity=max(held_minutes),
            least=min(held_minutes),
            managed=room.managed,
            begins=tuple(sorted(ids - before)) if number else (),
            ends=tuple(sorted(before - ids)),
        )
        before = ids


def _decisions(problem: CourseProblem) -> Iterator[tuple[date, date]]:
    """The periods that need a decision each (regulation § 2).

    No leave makes one longer: the law lets it once the leave is taken, and a decision is made before. There
    are none where the regulation of the day gives no longest period.
    """
    months = problem.rules.numbers.law.in_force(problem.on, _DURATION).numbers().get(_DECISION_MONTHS)
    if months is None:
        return
    first = problem.on
    while first <= problem.until:
        last = months_after(first, months) - timedelta(days=1)
        yield first, min(last, problem.until)
        first = last + timedelta(days=1)
