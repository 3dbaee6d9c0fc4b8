"""Another way for the same person: a course that is built around another kind of measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.phasing.aims import Approach, CourseAims
from qupcore.phasing.item import Item
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.relevance import SHELTERED

__all__ = ["other_ways"]

_Way = Literal["support", "ordinary", "job", "training", "workshop", "rehabilitation", "business"]

_OTHERS: dict[_Way, tuple[_Way, ...]] = {
    "support": ("workshop", "training", "ordinary"),
    "ordinary": ("support", "rehabilitation", "training", "workshop", "job"),
    "job": ("ordinary", "training", "workshop"),
    "training": ("job", "ordinary", "workshop"),
    "workshop": ("support", "ordinary", "training", "job"),
    "rehabilitation": ("ordinary", "workshop"),
    "business": ("ordinary", "workshop", "job"),
}
"""The ways to compare with each way, the first first: policy."""

_STEPS: frozenset[_Way] = frozenset({"workshop", "rehabilitation"})
"""Ways that go step by step; the others begin at an ordinary workplace."""

_FAMILIES: frozenset[_Way] = frozenset({"training", "ordinary"})
"""Ways whose measures for the same needs are forms of one measure."""


_HEALTH = frozenset({"health_care", "addiction"})


def other_ways(problem: CourseProblem, first: SuggestedCourse) -> Iterator[CourseAims]:
    """The aims of courses in other ways than the first, without the measure that it is built around.

    It is built around what the person wishes and gets; where there is none, around the measure that holds
    most of the work-directed time.
    """
    lead = _lead(problem, first)
    if lead is None:
        return
    way = _way(lead)
    assert way is not None
    barred = {lead.id, lead.of} | {
        item.of for item in problem.usable.values() if way in _FAMILIES and _alike(item, lead)
    }
    without = problem.aims.without | barred
    for other in _OTHERS[way]:
        leads = frozenset(
            item.of
            for item in problem.usable.values()
            if _way(item) == other and _suits(item, other, problem)
        )
        # A course whose main measure is the first's is hardly another one.
        gone = without | set(first.main[:1])
        if leads - gone:
            approach: Approach = "step_by_step" if other in _STEPS else "integrated"
            yield attrs.evolve(problem.aims, approach=approach, lead=leads - gone, without=gone)


def _suits(item: Item, way: _Way, problem: CourseProblem) -> bool:
    """Whether a course for this person may be built around it."""
    if way == "support":
        return item.used.fills == "contact" and bool(item.used.targets) and not item.costs[0]
    if way in ("training", "rehabilitation", "business"):
        return bool(item.needs or item.wish)
    return not item.sheltered or bool(SHELTERED & set(problem.weighing.needs))


def _alike(item: Item, lead: Item) -> bool:
    return item.counts_as == lead.counts_as and _way(item) == _way(lead) and item.used_for == lead.used_for


def _lead(problem: CourseProblem, course: SuggestedCourse) -> Item | None:
    wished = [wish.wish for wish in course.wishes if wish.state != "not_met"]
    for id in (*wished, *course.main):
        for item in problem.usable.values():
            if id in (item.id, item.of) and _way(item) is not None:
                return item
    return None


def _way(item: Item) -> _Way | None:
    """The way that a course built around it goes; None where no course is built around it."""
    if "formal_training" in item.used_for and item.used.fills == "time":
        return "training"
    if item.counts_as != "work_directed" or item.searches:
        return None
    if not item.works:
        return "support"
    if item.paid:
        return "job"
    if item.ordinary:
        return "ordinary"
    if item.places:
        return "workshop"
    if not item.used_for:
        return "business"
    return "rehabilitation" if item.used_for & _HEALTH else None
