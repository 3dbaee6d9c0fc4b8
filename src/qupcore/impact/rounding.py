"""Disclosure control of sums: ends that are moved outwards, so that no small number can be worked out.

A table of costs shows no count of its own. Each end of an interval is moved outwards by what the limit of
people (`least`) can add to it at most, and then to the next multiple of twice as much. So every interval
stays true where as many people more, or fewer, are in any class: whatever is shown, a number below the limit
could be 0, and could be the limit or more. A difference of two intervals, between laws, groups or months,
cannot say more than they do together.

Who knows how the ends are rounded could still learn from where they jump. So two laws have the same end where
they differ by less than the step, and everybody's end is no sharper than the groups' ends together leave it.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Ends", "change_ends", "outwards", "side_ends", "with_groups"]

Ends = tuple[int, int | None]
"""At least and at most; None where no upper end can be known."""


def outwards(least: int, most: int | None, unit: int, floor: int | None = 0) -> Ends:
    """Two ends, moved outwards.

    Args:
        least: The lower end.
        most: The upper end.
        unit: What the limit of people can add at most; 0 leaves the ends as they are.
        floor: What the sum cannot be below.

    >>> outwards(118, 121, 5), outwards(0, 3, 5), outwards(118, 121, 0)
    ((110, 130), (0, 10), (118, 121))
    """
    if not unit:
        return least, most
    low = (least - unit) // (2 * unit) * 2 * unit
    high = None if most is None else -(-(most + unit) // (2 * unit)) * 2 * unit
    return low if floor is None else max(low, floor), high


def side_ends(before: Ends, after: Ends, unit: int) -> tuple[Ends, Ends]:
    """The ends under two laws, which jump together where the laws differ by less than a step.

    >>> side_ends((118, 118), (114, 114), 5)
    ((100, 130), (100, 130))
    >>> side_ends((118, 118), (14, 14), 5)
    ((110, 130), (0, 20))
    """
    one, other = outwards(*before, unit), outwards(*after, unit)
    low = one[0], other[0]
    high = one[1], other[1]
    if abs(after[0] - before[0]) < 2 * unit:
        low = min(low), min(low)
    if None not in (before[1], after[1]) and abs((after[1] or 0) - (before[1] or 0)) < 2 * unit:
        most = max(end for end in high if end is not None)
        high = most, most
    return (low[0], high[0]), (low[1], high[1])


def change_ends(change: Ends, unit: int) -> Ends:
    """The ends of a change, which may be negative; a small one has the same ends as none.

    >>> change_ends((-3, -3), 5), change_ends((0, 0), 5), change_ends((37, 37), 5)
    ((-10, 10), (-10, 10), (30, 50))
    """
    low, high = outwards(*change, unit, None)
    if not unit:
        return low, high
    if abs(change[0]) < 2 * unit:
        low = min(low, -2 * unit)
    if change[1] is not None and high is not None and abs(change[1]) < 2 * unit:
        high = max(high, 2 * unit)
    return low, high


def with_groups(total: Ends, groups: Iterable[Ends], unit: int) -> Ends:
    """The ends of everybody, no sharper than each group may have nobody for all that the others show.

    >>> with_groups((10, 30), [(0, 10), (0, 20)], 5)
    (0, 30)
    """
    several = tuple(groups)
    if not unit or all(low > 0 for low, _ in several):
        return total
    others = sum(low for low, _ in several) + 3 * unit * (len(several) - 1) - unit - 1
    return max(min(total[0], others // (2 * unit) * 2 * unit), 0), total[1]
