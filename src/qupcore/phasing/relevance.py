"""The measures that are compared for a course: the best few for each need and part, and every wish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qupcore.composing.choices import Choice
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.item import Item

__all__ = ["SHELTERED", "relevant", "serves_something"]

_GENERAL = frozenset({"physical_training", "social_network"})
"""Needs that suit everybody."""

SHELTERED = frozenset({"adapted_work", "clarification"})
"""Needs for which sheltered work is compared: ordinary work goes first where it will do (policy)."""

_PERSONAL = frozenset({"addiction"})
"""Needs whose measures are for nobody else, whatever they cover besides: policy."""

_A_PHASE = 2
"""The measures of work that are compared for each phase at least, so that no phase is without."""


def relevant(
    items: Iterable[Item], needs: Sequence[str], wishes: Sequence[str], aims: CourseAims, taken: set[str]
) -> tuple[Item, ...]:
    """The items that serve something: for each need and each part the best few, and every wish."""
    left = sorted(
        (
            item
            for item in items
            if item.of not in taken
            and item.counts_as != "own_activity"
            and (item.asked or not (_PERSONAL & item.used_for) - set(needs))
            and (not item.sheltered or SHELTERED & set(needs) or item.asked)
        ),
        key=lambda item: (sum(item.costs), item.beside, -len(item.used.phases), item.id),
    )
    kept: dict[str, Item] = {item.id: item for item in left if item.asked}
    for need in needs:
        kept |= _best((item for item in left if need in item.needs), aims.shortlist)
    kept |= _best((item for item in left if item.places), aims.shortlist)
    for phase in sorted({number for item in left for number in item.in_phases}):
        kept |= _best((item for item in left if item.places and phase in item.in_phases), _A_PHASE)
    kept |= _best((item for item in left if item.counts_as == "job_search"), 3)
    kept |= _best((item for item in left if _general(item)), 2)
    return tuple(
        item
        for _, item in sorted(kept.items())
        if item.leads or item.follows or not _dominated(item, kept.values(), always=not aims.lead)
    )


def serves_something(item: Item) -> bool:
    """Whether a course for this person could be better with it: it serves a need, a wish or a part."""
    return bool(item.needs or item.asked or item.works or item.counts_as == "job_search" or _general(item))


def _dominated(item: Item, others: Iterable[Item], *, always: bool) -> bool:
    """Whether another is for the same and for fewer needs that the person lacks.

    For the course as asked, only what may `always` stand in its place takes something out: on its days, at
    its times, for its hours and at no higher cost. What is built around something else holds what is meant
    for the person, whatever its hours: policy.
    """
    return not item.wish and any(
        other.beside < item.beside
        and other.counts_as == item.counts_as
        and other.used.fills == item.used.fills
        and other.works == item.works
        and other.needs >= item.needs
        and other.in_phases >= item.in_phases
        and (not always or _in_its_place(other, item))
        for other in others
    )


def _in_its_place(other: Item, item: Item) -> bool:
    """Whether one may run on the days, at the times and for the hours of another, and costs no more."""
    low, high = other.used.low <= item.used.low, other.used.high >= item.used.high
    weeks = other.used.most_weeks
    as_long = weeks is None or (item.used.most_weeks is not None and weeks >= item.used.most_weeks)
    cheap = all(one <= two for one, two in zip(other.costs, item.costs, strict=True))
    return (
        (low and high and as_long and cheap)
        and other.places == item.places
        and not other.busy & ~item.busy
        and all(
            mine is None or (its is not None and _as_long(its, mine))
            for its, mine in zip(other.choices, item.choices, strict=True)
        )
    )


def _as_long(one: Choice, other: Choice) -> bool:
    """Whether one may begin whenever another may, and go on as long."""
    if one.offer is not None and one.offer.starts:
        return False
    begins, its = one.first(), other.first()
    if begins.first is not None and (its.first is None or begins.first > its.first):
        return False
    return begins.last is None or (its.last is not None and begins.last >= its.last)


def _best(items: Iterable[Item], most: int) -> dict[str, Item]:
    return {item.id: item for item, _ in zip(items, range(most), strict=False)}


def _general(item: Item) -> bool:
    """Whether it suits every course and every phase, such as physical training."""
    return (
        item.counts_as == "supporting"
        and item.used.fills == "time"
        and not item.used.targets
        and {"early", "middle", "late"} <= set(item.used.phases)
        and item.used_for <= _GENERAL
    )
