"""Proposed times for flexible hours: equal hours get equal times, and nothing else is moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["free_time", "propose"]

Span = tuple[int, int]

_QUARTER = 15
_LONG, _SHORT = 60, 30
"""Free time of less minutes than the first is used last, of less than the second only for shorter hours."""


def free_time(frame: Span, taken: Iterable[Span]) -> list[Span]:
    """The free parts of a frame, by start.

    >>> free_time((480, 960), [(540, 600), (570, 660)])
    [(480, 540), (660, 960)]
    """
    found, at = [], frame[0]
    for start, end in sorted(taken):
        if start > at:
            found.append((at, min(start, frame[1])))
        at = max(at, end)
        if at >= frame[1]:
            break
    else:
        found.append((at, frame[1]))
    return [(start, end) for start, end in found if start < end]


def propose(minutes: int, days: Sequence[list[Span]]) -> list[tuple[int, Span]]:
    """Place hours in free time, evenly over the days, and as early on each day as there is room.

    Args:
        minutes: How much; what is no whole quarter hour stays without a time.
        days: For each day the free time, earliest first; what is placed is taken out of it.

    Returns:
        The number of the day and the piece, by day. Less than was asked for where there is no room.

    >>> propose(300, [[(480, 600)], [(540, 960)]])
    [(0, (480, 600)), (1, (540, 720))]
    """
    left = minutes - minutes % _QUARTER
    placed: list[tuple[int, Span]] = []
    for number, free in enumerate(days):
        share = max(-(-left // (len(days) - number) // _QUARTER) * _QUARTER, _LONG)
        wanted = share if left - share >= _SHORT else left
        left -= _fill(wanted, _LONG, number, free, placed)
    for shortest in (_LONG, _SHORT):
        for number, free in enumerate(days):
            left -= _fill(left, shortest, number, free, placed)
    return _joined(placed)


def _fill(wanted: int, shortest: int, number: int, free: list[Span], placed: list[tuple[int, Span]]) -> int:
    """Take time from a day's free parts that are long enough; returns the minutes taken."""
    taken = 0
    for span in tuple(free):
        start, end = span
        if taken < wanted and end - start >= min(shortest, wanted):
            cut = min(end, start + wanted - taken)
            placed.append((number, (start, cut)))
            taken += cut - start
            place = free.index(span)
            free[place : place + 1] = [(cut, end)] if cut < end else []
    return taken


def _joined(placed: Iterable[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The parts of a day, with adjacent parts joined."""
    found: list[tuple[int, Span]] = []
    for number, (start, end) in sorted(placed):
        if found and found[-1][0] == number and found[-1][1][1] == start:
            found[-1] = (number, (found[-1][1][0], end))
        else:
            found.append((number, (start, end)))
    return found
