"""why_not(): why a measure is in no suggested course; of the municipality's own measures the short answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

import attrs

from qupcore.composing.needs import check_known_ids
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.observing.asking import observed
from qupcore.phasing.aims import CourseLayer
from qupcore.phasing.items import Unusable
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.relevance import serves_something
from qupcore.phasing.suggesting import SuggestedCourses, searched_course

__all__ = ["WhyNot", "WhyNotKind", "local_why_not", "why_not"]

WhyNotKind = Literal[
    "in_course",
    "others_suit",
    "as_good",
    "no_room",
    "left_out",
    "full",
    "to_assess",
    "language_first",
    "outside_hours",
    "employer_asked",
    "not_available",
    "supports_only",
    "after",
    "not_in_a_programme",
    "not_meant",
    "not_needed",
    "elsewhere",
]
"""Why a measure is in no course, the reason that comes nearest to using it first. `others_suit`: it could be
used, and courses with others cost less. `as_good`: the best course with it costs no more. `no_room`: no
course has it beside what every course holds."""

_NEAREST: tuple[WhyNotKind, ...] = get_args(WhyNotKind)


@attrs.frozen(kw_only=True)
class WhyNot:
    """Why a measure or an offer is in no suggested course.

    Attributes:
        id: The id of the measure or the offer.
        why: Why; `in_course` where a course has it.
        courses: The numbers of the courses that have it.
        findings: The findings that keep it out, where it is not available or must be assessed first.
        layer: Where others suit better: the first thing that counts in which the best course with it is worse
            than the first course. Empty: not searched, since nobody asked for this measure.
        by: By how much it is worse in it.
    """

    id: str
    why: WhyNotKind
    courses: tuple[int, ...] = ()
    findings: tuple[PlanFinding, ...] = ()
    layer: CourseLayer | Literal[""] = ""
    by: int = 0


@observed("why_not")
def why_not(found: SuggestedCourses, id: str) -> WhyNot:
    """Why a measure or an offer is in none of the suggested courses.

    Where it could be used, it searches for the best course that is built around it, and compares that course
    with the first one.

    Args:
        found: The suggested courses.
        id: The id of a measure or an offer, of any municipality.

    Raises:
        BadInput: no catalogue in use has the measure or the offer.

    >>> from datetime import date
    >>> from qupcore import Participant, national, suggest_course
    >>> from qupcore.cases import Planning
    >>> person = Participant(ref="a", birth_date=date(1990, 5, 1), planning=Planning(needs=("debt",)))
    >>> found = suggest_course(person, date(2026, 9, 7), date(2027, 9, 6), catalogue=[national()], want=1)
    >>> why_not(found, "no:mentor").why
    'supports_only'
    """
    check_arguments(why_not, locals())
    check_known_ids("why_not", (id,), found.problem.rules.held)
    told = _briefly(found, id)
    return _compared(found, told) if told.why == "others_suit" and found.courses else told


def local_why_not(found: SuggestedCourses) -> tuple[WhyNot, ...]:
    """Why each of the municipality's own measures and offers that is in no course is not, the nearest first.

    Nothing is searched anew: `why_not` says in what others suit better.

    >>> from datetime import date
    >>> from qupcore import Participant, national, suggest_course
    >>> found = suggest_course(
    ...     Participant(ref="a"), date(2026, 9, 7), date(2027, 9, 6), catalogue=[national()], want=1
    ... )
    >>> local_why_not(found)  # no municipality, so no local measure
    ()
    """
    check_arguments(local_why_not, locals())
    view = found.problem.rules.view
    local = [id for id in view.measures if namespace_of(id) != NATIONAL_ID]
    local += [id for id, (offer, *_) in view.offers.items() if namespace_of(offer.measure) == NATIONAL_ID]
    told = [_briefly(found, id) for id in local]
    return tuple(
        sorted(
            (item for item in told if item.why != "in_course"),
            key=lambda item: (_NEAREST.index(item.why), item.id),
        )
    )


def _briefly(found: SuggestedCourses, id: str) -> WhyNot:
    problem = found.problem
    held = tuple(
        number
        for number, course in enumerate(found.courses, 1)
        if any(id in (e.measure, e.offer) for phase in course.phases for e in phase.elements)
    )
    if held:
        return WhyNot(id=id, why="in_course", courses=held)
    if id in problem.aims.without:
        return WhyNot(id=id, why="left_out")
    told = [*_of_items(problem, id), *_of_unusable(problem, id)]
    if told:
        return min(told, key=lambda item: _NEAREST.index(item.why))
    view = problem.rules.view
    here = id in view.measures or id in view.offers
    return WhyNot(id=id, why="not_available" if here else "elsewhere")


def _of_items(problem: CourseProblem, id: str) -> Iterator[WhyNot]:
    for item in problem.usable.values():
        if id in (item.id, item.of):
            serves = item.id in problem.items or serves_something(item)
            yield WhyNot(id=id, why="others_suit" if serves else "not_needed")


def _of_unusable(problem: CourseProblem, id: str) -> Iterator[WhyNot]:
    for item in (*problem.unavailable.values(), *problem.unused.values()):
        if id in (item.choice.id, item.choice.of):
            why = _why(item)
            known = item.choice.findings if why in ("not_available", "to_assess") else ()
            yield WhyNot(id=id, why=why, findings=known)


def _why(item: Unusable) -> WhyNotKind:
    """The reason; what nobody asks for is told as that, whatever else keeps it out."""
    if not item.asked and item.why != "supports_only":
        return "not_needed"
    return "full" if item.why == "not_available" and item.choice.full else item.why


def _compared(found: SuggestedCourses, told: WhyNot) -> WhyNot:
    """The reason with the first thing that counts in which the best course with it is worse."""
    problem = found.problem
    aims = attrs.evolve(problem.aims, lead=frozenset({told.id}))
    other = course_problem(problem.case, problem.on, problem.until, problem.rules, aims)
    made = searched_course(other, lambda: False, ())
    if made is None or not made[0].lead:
        return attrs.evolve(told, why="no_room")
    first, with_it = dict(found.courses[0].cost), dict(made[0].cost)
    for layer in problem.aims.order():
        if layer != "lead" and with_it[layer] > first[layer]:
            return attrs.evolve(told, layer=layer, by=with_it[layer] - first[layer])
    return attrs.evolve(told, why="as_good")
