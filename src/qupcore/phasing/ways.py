"""The ways to work that a course may go, and which way a measure of the catalogue belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.phasing.aims import Approach
from qupcore.phasing.item import LEARNING_NEEDS, LESSONS, Item

__all__ = [
    "WAYS",
    "WayName",
    "approach_of",
    "certificates",
    "clarifies",
    "early",
    "from_middle",
    "lessons_beside",
    "measures_of",
    "way_of",
]

WayName = Literal[
    "support", "municipal", "ordinary", "subsidised", "training", "rehabilitation", "own_business"
]
"""`support`: a job with support beside treatment. `municipal`: work that the municipality arranges, alone or
in a small group. `ordinary`: a placement at an ordinary workplace. `subsidised`: a job with a wage that Nav
subsidises. `training`: training for a trade, or short courses. `rehabilitation`: health and work together.
`own_business`: a firm of one's own."""

WAYS: tuple[WayName, ...] = (
    *("support", "municipal", "ordinary", "subsidised", "training", "rehabilitation", "own_business"),
)

_STEPS: frozenset[WayName] = frozenset({"municipal", "rehabilitation"})
"""Ways that go step by step; the others begin at an ordinary workplace."""

_HEALTH = frozenset({"health_care", "addiction"})

_HALF_A_YEAR = 26
"""Weeks: a job that ends before is no way to work."""

_LESSONS = 180
"""Minutes a week: the fewest lessons beside a job (policy)."""

_THEORY = 300
"""Minutes a week: what lessons and theory beside a job need not go beyond (policy)."""


def way_of(item: Item) -> WayName | None:
    """The way of a course that is built around it; None where no course is built around it."""
    if "formal_training" in item.used_for and item.used.fills == "time":
        return "training"
    if item.counts_as != "work_directed" or item.searches:
        return None
    if "follow_up" in item.used_for or not item.works:
        return "support" if "follow_up" in item.used_for and "formal_training" not in item.used_for else None
    if item.paid:
        return "subsidised"
    if item.places:
        return "ordinary" if item.ordinary else "municipal"
    if not item.used_for:
        return "own_business"
    return "rehabilitation" if item.used_for & _HEALTH else None


def approach_of(way: WayName) -> Approach:
    """The approach of a course that goes a way."""
    return "step_by_step" if way in _STEPS else "integrated"


def measures_of(way: WayName, items: Iterable[Item], needs: frozenset[str]) -> frozenset[str]:
    """The measures that a course in a way may be built around, for a person with these needs.

    Of several the ones that an adviser would think of first: support that is meant for the person; the
    placement that is agreed for one person, and groups that cover more of what the person needs; short
    courses where no certificate is asked for.
    """
    found = [item for item in items if way_of(item) == way and _suits(item, way, needs)]
    if way == "support":
        talks = [item for item in found if item.used.fills == "contact"]
        found = talks or found
    elif way == "municipal":
        alone = [item for item in found if item.used.form == "individual"]
        most = max((len(item.needs) for item in alone), default=0)
        more = [item for item in found if item not in alone and len(item.needs) > most]
        found = [*alone, *more] if alone else found
    elif way == "training" and "formal_training" not in needs:
        short = [item for item in found if item.used.low <= _THEORY]
        found = short or found
    return frozenset(item.of for item in found)


def _suits(item: Item, way: WayName, needs: frozenset[str]) -> bool:
    if way == "support":
        return bool(item.used.targets) and not item.costs[0]
    if way == "rehabilitation":
        return bool(item.needs)
    if way == "subsidised":
        lasts = item.used.most_weeks is None or item.used.most_weeks >= _HALF_A_YEAR
        return lasts and (not item.sheltered or "adapted_work" in needs)
    if way == "training":
        return bool(item.needs or item.wish or "formal_training" not in needs)
    return not item.sheltered or "adapted_work" in needs


def certificates(items: Iterable[Item]) -> frozenset[str]:
    """The training that leads to a trade, whatever the person needs."""
    return frozenset(
        item.of
        for item in items
        if way_of(item) == "training" and item.counts_as == "work_directed" and item.used.low > _THEORY
    )


def clarifies(item: Item) -> bool:
    """Whether it finds out what suits the person away from a workplace, in hours of the week."""
    return "clarification" in item.used_for and item.used.fills == "time" and not item.places


def early(ids: Iterable[str]) -> dict[str, Practice]:
    """Their use in every part of a programme: what a course is built around begins as early as it can."""
    return {id: Practice(phases=UsualPhases(names=("early", "middle", "late"))) for id in ids}


def from_middle(ids: Iterable[str]) -> dict[str, Practice]:
    """Their use from the middle of a programme, sooner than as its last step; an employer from the first."""
    return {id: Practice(phases=UsualPhases(names=("middle", "late"))) for id in ids}


def lessons_beside(
    items: Iterable[Item], sizes: Mapping[str, NeedSize]
) -> tuple[dict[str, Practice], dict[str, NeedSize]]:
    """Lessons of few hours beside a job: how they are used, and what then meets the needs of learning."""
    practices = {
        item.of: Practice(
            hours=UsualHours(low=_LESSONS, usual=max(_LESSONS, item.used.usual), high=item.used.high)
        )
        for item in items
        if item.used_for & LESSONS and item.used.fills == "time" and item.used.high >= _LESSONS
    }
    few = {need: _fewer(size) for need, size in sizes.items() if need in LEARNING_NEEDS}
    return practices, few


def _fewer(size: NeedSize) -> NeedSize:
    """The same lessons in fewer hours a week, over more weeks."""
    minutes = min(size.a_week, _THEORY)
    weeks = None if size.weeks is None else min(520, -(-size.weeks * size.a_week // minutes))
    return attrs.evolve(size, minutes=minutes, every_weeks=1, weeks=weeks)
