"""Other ways for the same person: the courses that an adviser keeps in the drawer."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.item import Item
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.ways import (
    WayName,
    approach_of,
    certificates,
    clarifies,
    early,
    from_middle,
    lessons_beside,
    measures_of,
    way_of,
)

__all__ = ["Way", "other_ways"]

_OTHERS: dict[WayName, tuple[WayName, ...]] = {
    "support": ("support", "municipal", "ordinary", "subsidised", "training"),
    "ordinary": ("support", "rehabilitation", "training", "municipal", "subsidised"),
    "subsidised": ("support", "ordinary", "training", "municipal"),
    "training": ("support", "subsidised", "ordinary", "municipal", "own_business"),
    "municipal": ("support", "ordinary", "municipal", "subsidised", "training"),
    "rehabilitation": ("support", "ordinary", "municipal", "subsidised"),
    "own_business": ("support", "ordinary", "municipal", "subsidised"),
}
"""The ways to compare with the way of the first course, the first first: policy."""

_FAMILIES: frozenset[WayName] = frozenset({"training", "ordinary", "support"})
"""Ways whose measures for the same needs are forms of one measure."""

_TREATED = frozenset({"health_care", "addiction"})
"""Needs for which support beside treatment is compared."""

_YOUNG = 30
"""Years: who is younger without upper secondary school goes to school before a job (policy)."""


@attrs.frozen(kw_only=True)
class Way:
    """Another way than that of the first course.

    Attributes:
        name: Its name.
        aims: The aims of courses in this way, the ones to try first first: without the main measure of the
            first course, then with it, and then without the next steps. Empty where nothing that is
            available serves it.
    """

    name: WayName
    aims: tuple[CourseAims, ...]


def other_ways(problem: CourseProblem, first: SuggestedCourse) -> Iterator[Way]:
    """The ways to compare with the first course, without the measures that it is built around.

    It is built around what the person wishes and gets, of several the one with most time. Where that is no
    work, it is built around the work that it begins with; where no wish is met, around the measure that holds
    most of the work-directed time.
    """
    lead = _lead(problem, first)
    if lead is None:
        return
    way = way_of(lead)
    assert way is not None
    treated = bool(_TREATED & set(problem.weighing.needs))
    barred = problem.aims.without | _of_the_first(problem, first, lead)
    for name in _OTHERS[way]:
        if name in ("support", "rehabilitation") and not treated:
            continue
        without = barred
        if name == "ordinary":  # what suits the person is found out at the workplace
            without |= {item.of for item in problem.usable.values() if clarifies(item)}
        found = []
        for gone in (without | set(first.main[:1]), without):
            left = [item for item in problem.usable.values() if not item.is_of(gone)]
            aims = _aims(problem, name, left, gone, after=way)
            if aims is not None and aims not in found:
                found.append(aims)
        found += [attrs.evolve(aims, then=()) for aims in found if aims.then]
        yield Way(name=name, aims=tuple(found))


def _of_the_first(problem: CourseProblem, first: SuggestedCourse, lead: Item) -> frozenset[str]:
    """What the first course is built around, in all its forms."""
    way = way_of(lead)
    alike = {item.of for item in problem.usable.values() if way in _FAMILIES and _alike(item, lead)}
    wished = any(wish.state != "not_met" for wish in first.wishes)
    if way == "municipal" and wished:  # the steps before and after it are steps of the same way
        held = {item.measure for phase in first.phases for item in phase.elements}
        alike |= {item.of for item in problem.usable.values() if item.of in held and way_of(item) == way}
    return frozenset({lead.id, lead.of} | alike)


def _aims(
    problem: CourseProblem, name: WayName, left: list[Item], gone: frozenset[str], *, after: WayName
) -> CourseAims | None:
    needs = frozenset(problem.weighing.needs)
    lead = measures_of(name, left, needs)
    if not lead:
        return None
    practices = early(lead) if name in ("support", "training", "own_business") else {}
    sizes = dict(problem.aims.sizes)
    if name == "subsidised":
        beside, few = lessons_beside(left, problem.weighing.sizes)
        practices = from_middle(lead) | beside
        sizes |= few
    steps = (step - lead for step in _steps(problem, name, left, needs, after=after))
    return attrs.evolve(
        problem.aims,
        approach=approach_of(name),
        lead=lead,
        then=tuple(step for step in steps if step),
        without=gone,
        practices={**practices, **problem.aims.practices},
        sizes=sizes,
    )


def _steps(
    problem: CourseProblem, name: WayName, left: list[Item], needs: frozenset[str], *, after: WayName
) -> Iterator[frozenset[str]]:
    """The next steps that an adviser would think of: towards a job, or towards a certificate."""
    if name == "support":
        yield measures_of("municipal" if after == "support" else "ordinary", left, needs)
    elif name == "municipal" and _school_first(problem):
        yield certificates(left)
        yield frozenset(item.of for item in left if _studies(item))
    elif name == "ordinary" and "formal_training" in needs:
        yield measures_of("training", left, needs)
    elif name in ("municipal", "ordinary"):
        yield measures_of("subsidised", left, needs)
    elif name == "rehabilitation":
        yield measures_of("municipal", left, needs)
    elif name == "own_business":
        yield measures_of("ordinary", left, needs)


def _school_first(problem: CourseProblem) -> bool:
    """Whether the person is young and has not completed upper secondary school."""
    facts, born, on = problem.case.circumstances, problem.case.birth_date, problem.on
    if born is None or facts is None or facts.completed_upper_secondary is not False:
        return False
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < _YOUNG


def _studies(item: Item) -> bool:
    """Whether it is support beside school or studies."""
    return item.used.fills == "contact" and "formal_training" in item.used_for


def _alike(item: Item, lead: Item) -> bool:
    """Whether two are forms of one measure."""
    return (
        item.counts_as == lead.counts_as
        and way_of(item) == way_of(lead)
        and item.used.fills == lead.used.fills
        and (item.used_for == lead.used_for or way_of(lead) == "support")
    )


def _lead(problem: CourseProblem, course: SuggestedCourse) -> Item | None:
    met = (wish.wish for wish in course.wishes if wish.state != "not_met")
    wished = sorted(met, key=lambda wish: (-_minutes(course, wish), wish))
    begun = [item.measure for phase in course.phases for item in phase.elements] if wished else []
    work = [id for id in begun if id in course.main]
    for id in (*wished, *work, *course.main):
        for item in problem.usable.values():
            if id in (item.id, item.of) and way_of(item) is not None:
                return item
    return None


def _minutes(course: SuggestedCourse, wish: str) -> int:
    """The time that a course has for a wish: minutes a week times days."""
    return sum(
        item.minutes_a_week * ((item.last - item.first).days + 1) // item.every_weeks
        for phase in course.phases
        for item in phase.elements
        if wish in (item.measure, item.offer)
    )
