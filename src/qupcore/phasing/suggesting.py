"""suggest_course(): whole courses for a person, in phases, the best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import attrs

from qupcore.composing.needs import check_known_ids, check_needs, unknown_needs, unknown_wishes
from qupcore.domain.answers.course import BeyondTheLaw, SuggestedCourse
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_count, check_day
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.another import Way, other_ways
from qupcore.phasing.asks import asks_of, day_is_tight
from qupcore.phasing.checked import checked_course, stated_needs
from qupcore.phasing.longest import beyond_the_law
from qupcore.phasing.numbering import are_enough, numbered
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.search import FoundCourse, best_course
from qupcore.phasing.spans import months_after, other_lengths, phases_of
from qupcore.planning.rules.prepared import prepare
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["SuggestedCourses", "searched_course", "suggest_course"]

_LAST = date(9980, 12, 31)
"""The calendar of dates ends in 9999, and a course plans beyond its last day."""

_TWO = 2
"""Courses."""

_MOST_SETS = 4000
"""Sets of lines of a phase that are looked at to prove the first course best, if the caller says nothing."""

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
        no_course_why: Why there is no course: `no_room`, where follow-up and treatment have no room in a week
            beside work or in what can be managed; empty where there is one, or none is wanted.
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
    no_course_why: str = ""
    fewer: int = 0

    @property
    def unknown_wishes(self) -> dict[str, str]:
        """Wishes that no catalogue in use has, each with the id that it is a spelling of, or ""."""
        planning = self.problem.case.planning
        return unknown_wishes(planning.interests if planning else (), self.problem.rules.held)


def _told(found: SuggestedCourses) -> Fields:
    return {"courses": found.courses, "complete": found.complete}


@observed("suggest_course", _told)
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
        limit: The limit of the search. `expansions` is the most sets of lines of a phase that are looked at
            to prove the first course best: 4,000 if left out. More prove more, at a cost; 0 proves nothing.

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
        check_known_ids(f"CourseAims.{name}", ids, rules.held)
    problem = course_problem(case, on, until, rules, aims)
    stop = limit.stop or (lambda: False)
    courses: list[SuggestedCourse] = []
    complete = want == 0
    most_sets = _MOST_SETS if limit.expansions is None else limit.expansions
    made = searched_course(problem, stop, courses, most_sets=most_sets) if want else None
    no_course_why = "no_room" if want and made is None else ""
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
    courses = numbered(courses, want)
    short = any(course.missing for course in courses) and day_is_tight(problem)
    covered = {need for item in problem.items.values() for need in item.used_for}
    unknown = unknown_needs((need for need in stated_needs(problem) if need not in covered), rules.view)
    return SuggestedCourses(
        on=on,
        until=until,
        courses=tuple(courses),
        complete=complete,
        asks=tuple(dict.fromkeys((*asks_of(problem), *(("$.planning.day_frame",) * short)))),
        uncovered=tuple(need for need in stated_needs(problem) if need not in covered | {*unknown}),
        unknown_needs=unknown,
        closed_ways=tuple(dict.fromkeys(closed)),
        unavailable={
            id: (item.why, *dict.fromkeys(found.kind for found in item.choice.findings))
            for id, item in problem.unavailable.items()
        },
        problem=problem,
        beyond=tuple(beyond_the_law(case, on, until, AppliedLaw(law, policy))),
        no_course_why=no_course_why,
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
        made = searched_course(other, stop, before)
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
    if not any(before[layer] for layer in ("full_time", "job_search", "needs")):
        return problem, made
    best = problem, made
    for aims in other_lengths(problem.spans.months, problem.aims):
        other = _aimed(problem, aims)
        cost = tuple(number for _, number in best[1][0].cost)
        found = searched_course(other, stop, (), below=cost)
        if found and not _fewer_breaches(best[1][0], found[0]) and found[0].cost < best[1][0].cost:
            best = attrs.evolve(other, aims=problem.aims), found
    return best


def searched_course(
    problem: CourseProblem,
    stop: Callable[[], bool],
    before: Sequence[SuggestedCourse],
    *,
    most_sets: int = _FEW_SETS,
    below: Sequence[int] | None = None,
) -> tuple[SuggestedCourse, FoundCourse] | None:
    """The best course whose plans break no rule that leaving out a line mends."""
    barred: set[int] = set()
    made: tuple[SuggestedCourse, FoundCourse] | None = None
    for _ in range(_TRIES):
        lines = [line for line in problem.lines if line.number not in barred]
        found = best_course(
            lines,
            problem.weighing,
            problem.bounds,
            most_sets=most_sets,
            below=None if barred else below,  # a dearer course that breaks fewer rules goes before the first
            stop=stop,
        )
        if found is None:
            return made
        if barred:  # another course might hold one of these lines
            found = attrs.evolve(found, complete=False)
        course, broken = checked_course(problem, found, before)
        made = made if made is not None and not _fewer_breaches(course, made[0]) else (course, found)
        if not broken:
            return made
        barred |= broken
    return made


def _fewer_breaches(one: SuggestedCourse, other: SuggestedCourse) -> bool:
    def breaches(course: SuggestedCourse) -> int:
        return sum(item.weight == "breach" for check in course.checks for item in check.findings)

    return breaches(one) < breaches(other)
