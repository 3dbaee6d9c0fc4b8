"""suggest_course(): whole courses for a person, in phases, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import attrs

from qupcore.composing.needs import check_ids, check_needs, unknown_needs
from qupcore.domain.answers.course import BeyondTheLaw, CourseElement, CoursePhase, NeedMet, SuggestedCourse
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_count, check_day
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.another import Way, other_ways
from qupcore.phasing.asks import asks_of, day_is_tight
from qupcore.phasing.comparing import differences, needs_met, wishes_met
from qupcore.phasing.item import Item
from qupcore.phasing.laying import elements_of, plans_of
from qupcore.phasing.longest import beyond_the_law
from qupcore.phasing.numbering import are_enough, in_order
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.search import FoundCourse, best_course
from qupcore.phasing.spans import months_after, other_lengths, phases_of
from qupcore.phasing.stretches import Segment
from qupcore.phasing.talks import adviser_time, talks_of
from qupcore.planning.checker import Checker
from qupcore.planning.rules.prepared import prepare
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["SuggestedCourses", "suggest_course"]

_DURATION = "duration"
"""The topic of the rules that the number is in."""

_DECISION_MONTHS = "for-2011-1471.2.decision_months"
"""The longest period that one decision grants, in months."""

_LAST = date(9980, 12, 31)
"""The calendar of dates ends in 9999, and a course plans beyond its last day."""

_TWO = 2
"""Elements: a breach of more is one of the whole week, which leaving out a line does not mend."""

_MOST_SETS = 12_000
"""Sets of lines of a phase that are looked at to prove the first course best."""

_FEW_SETS = 2000
"""Sets of lines of a phase: a course after the first, or in other lengths, is proved where that is quick."""

_TRIES = 4
"""Searches for one course: each without the lines that broke a rule in the one before."""


@attrs.frozen(kw_only=True, eq=False)
class SuggestedCourses:
    """The suggested courses.

    Attributes:
        on: The first day.
        until: The last day.
        courses: The courses, the first first; the others differ from it in approach or main measure.
        complete: Whether a search of all courses showed that none is better than the first, with nothing
            that could serve left out.
        asks: What is not known and would change the courses, by its path in the case.
        uncovered: Needs that nothing in the catalogues covers.
        unknown_needs: Needs of the case that no catalogue in use lists, each with the need that it is a
            spelling of, or an empty text.
        closed_ways: Ways that an adviser would compare, and that nothing available for the person serves.
        unavailable: Wishes and measures for a need that cannot be used: why, and the kinds of the findings.
        problem: The problem that was searched.
        beyond: The limits of the law on the length of a programme that the courses pass.
        fewer: The number of wanted courses that there are not, since no other way that fits differs from
            these. 0 where the search was stopped.
    """

    on: date
    until: date
    courses: tuple[SuggestedCourse, ...]
    complete: bool
    asks: tuple[str, ...]
    uncovered: tuple[str, ...]
    unknown_needs: dict[str, str]
    closed_ways: tuple[str, ...]
    unavailable: dict[str, tuple[str, ...]]
    problem: CourseProblem
    beyond: tuple[BeyondTheLaw, ...] = ()
    fewer: int = 0


def suggest_course(
    case: Participant,
    on: date,
    until: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    want: int = 3,
    aims: CourseAims | None = None,
    limit: SearchLimit = NO_LIMIT,
) -> SuggestedCourses:
    """Whole courses for a person: phases with their weeks, from a day until another.

    Every engine checks each course on all its days. The courses differ in approach or in their main measure,
    never in a filler. What the law leaves open, such as usual hours and the length of phases, is policy:
    `aims` changes it.

    Args:
        case: The person the course is for.
        on: The first day.
        until: The last day, included.
        catalogue: The measures; several catalogues in any order.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        want: The highest number of courses.
        aims: The aims, besides those in the case.
        limit: The limit of the search; only its `stop` counts.

    Raises:
        BadInput: leave covers all days; `until` is before `on`, or over ten years after it; `want` is not a
            whole number from 0; `aims` names a need, a measure or an offer that no catalogue in use has.
        NoRulesInForce: before 2007-11-01.
        EngineDisagreement: two engines gave different answers about a plan.
    """
    check_count("want", want)
    check_case(case)
    check_day(on)
    check_day(until)
    check_arguments(suggest_course, locals())
    if until < on:
        raise BadInput(
            worded("a course from {on} cannot end before it, on {until}", on=on, until=until),
            remedy="give a last day that is the first day or later",
            code="input.period",
        )
    if until > _latest(on):
        raise BadInput(
            worded("a course from {on} to {until} is longer than ten years", on=on, until=until),
            remedy="give a last day within ten years",
            code="input.period",
        )
    aims = aims or CourseAims()
    if not phases_of(on, until, case.planning, aims).phases:
        raise BadInput(
            worded("leave covers all days from {on} to {until}", on=on, until=until),
            where="$.planning.leaves",
            remedy="give a course that goes beyond the leave",
            code="input.period",
        )
    rules = prepare(catalogue, on, AppliedLaw(law, policy), municipality=case.municipality)
    check_needs("CourseAims.sizes", aims.sizes, rules.view)
    for name, ids in aims.named().items():
        check_ids(f"CourseAims.{name}", ids, rules.held)
    problem = course_problem(case, on, until, rules, aims)
    stop = limit.stop or (lambda: False)
    courses: list[SuggestedCourse] = []
    complete = True
    made = _course(problem, stop, courses, most_sets=_MOST_SETS) if want else None
    if made is not None:
        problem, (course, found) = _best_lengths(problem, made, stop)
        complete = found.complete and not problem.left_out
        courses.append(course)
    closed: list[str] = []
    for way in other_ways(problem, courses[0]) if courses else ():
        if are_enough(courses, want):
            break
        if not way.aims:
            closed.append(way.name)
        another = _in_a_way(problem, way, stop, courses)
        if another is not None:
            courses.append(another)
    courses = in_order(courses, want)
    short = any(course.missing for course in courses) and day_is_tight(problem)
    covered = {need for item in problem.items.values() for need in item.used_for}
    unknown = unknown_needs((need for need in _stated(problem) if need not in covered), rules.view)
    return SuggestedCourses(
        on=on,
        until=until,
        courses=tuple(courses),
        complete=complete,
        asks=tuple(dict.fromkeys((*asks_of(problem), *(("$.planning.day_frame",) * short)))),
        uncovered=tuple(need for need in _stated(problem) if need not in covered | {*unknown}),
        unknown_needs=unknown,
        closed_ways=tuple(dict.fromkeys(closed)),
        unavailable={
            id: (item.why, *dict.fromkeys(found.kind for found in item.choice.findings))
            for id, item in problem.unavailable.items()
        },
        problem=problem,
        beyond=tuple(beyond_the_law(case, on, until, AppliedLaw(law, policy))),
        fewer=0 if stop() else want - len(courses),
    )


def _latest(on: date) -> date:
    """The last day that a course may have."""
    return min(months_after(on, 120), _LAST) if on < _LAST else date.min


def _in_a_way(
    problem: CourseProblem, way: Way, stop: Callable[[], bool], before: Sequence[SuggestedCourse]
) -> SuggestedCourse | None:
    """The course in a way; None where there is none that keeps the law as well as the first and has its lead.

    With the main measure of the first course only where it takes the steps of the way without it not.
    """
    best: SuggestedCourse | None = None
    for aims in way.aims:
        other = _aimed(problem, aims)
        made = _course(other, stop, before)
        if made is None or not made[0].lead or _fewer_breaches(before[0], made[0]):
            continue
        course = attrs.evolve(made[0], way=way.name)
        if any(course.main == one.main and course.approach == one.approach for one in before):
            continue
        if best is None or dict(course.cost)["lead"] < dict(best.cost)["lead"]:
            best = course
        if dict(best.cost)["lead"] < len(other.spans.phases):
            break
    return best


def _aimed(problem: CourseProblem, aims: CourseAims) -> CourseProblem:
    """The same problem with other aims."""
    return course_problem(problem.case, problem.on, problem.until, problem.rules, aims)


def _best_lengths(
    problem: CourseProblem, made: tuple[SuggestedCourse, FoundCourse], stop: Callable[[], bool]
) -> tuple[CourseProblem, tuple[SuggestedCourse, FoundCourse]]:
    """The course in phases a month longer or shorter, where that meets needs or full time better."""
    before = dict(made[0].cost)
    if not before["full_time"] and not before["needs"]:
        return problem, made
    best = problem, made
    for aims in other_lengths(problem.spans.months, problem.aims):
        other = _aimed(problem, aims)
        found = _course(other, stop, ())
        if found and not _fewer_breaches(best[1][0], found[0]) and found[0].cost < best[1][0].cost:
            best = attrs.evolve(other, aims=problem.aims), found
    return best


def _course(
    problem: CourseProblem,
    stop: Callable[[], bool],
    before: Sequence[SuggestedCourse],
    *,
    most_sets: int = _FEW_SETS,
) -> tuple[SuggestedCourse, FoundCourse] | None:
    """The best course whose plans break no rule that leaving out a line mends."""
    barred: set[int] = set()
    made: tuple[SuggestedCourse, FoundCourse] | None = None
    for _ in range(_TRIES):
        lines = [line for line in problem.lines if line.number not in barred]
        found = best_course(lines, problem.weighing, problem.bounds, most_sets=most_sets, stop=stop)
        if found is None:
            return made
        if barred:  # another course might hold one of these lines
            found = attrs.evolve(found, complete=False)
        course, broken = _checked(problem, found, before)
        made = made if made is not None and not _fewer_breaches(course, made[0]) else (course, found)
        if not broken:
            return made
        barred |= broken
    return made


def _fewer_breaches(one: SuggestedCourse, other: SuggestedCourse) -> bool:
    def breaches(course: SuggestedCourse) -> int:
        return sum(item.weight == "breach" for check in course.checks for item in check.findings)

    return breaches(one) < breaches(other)


def _checked(
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


def _stated(problem: CourseProblem) -> tuple[str, ...]:
    """The needs that somebody stated; to find them out is none of them."""
    planning = problem.case.planning
    return () if planning is None or planning.needs is None else problem.weighing.needs


def _needs(problem: CourseProblem, found: FoundCourse) -> tuple[NeedMet, ...]:
    """Each need and how far it is met; what nobody stated is told only where the course has it."""
    stated = _stated(problem)
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
