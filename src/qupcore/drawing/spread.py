"""Spread labels along a line, each as near to its place as the others allow."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["spread"]


def spread(places: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> tuple[float, ...]:
    """The tops of labels in order, none over another, with the least sum of squared distances.

    Args:
        places: Where each would begin, in rising order.
        heights: The height of each.
        top: The least top.
        bottom: The end of the last. Where they need more room, they go beyond it.

    >>> spread([10, 12, 90], [20, 20, 20], 0, 200)
    (1.0, 21.0, 90.0)
    """
    before = [sum(heights[:number]) for number in range(len(heights))]
    groups: list[tuple[float, int]] = []  # the mean of the places less what stands before, and how many
    for place, offset in zip(places, before, strict=True):
        groups.append((float(place - offset), 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (one, ones), (two, twos) = groups[-2:]
            groups[-2:] = [((one * ones + two * twos) / (ones + twos), ones + twos)]
    most = max(bottom - sum(heights), top)
    starts = [min(max(mean, top), most) for mean, count in groups for _ in range(count)]
    return tuple(start + offset for start, offset in zip(starts, before, strict=True))
