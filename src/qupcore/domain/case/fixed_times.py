"""When the fixed times of a week take place, what they come to, and where two of them meet.

A time of every other week has one of two meanings, which differ at new year: after a year of 53 weeks two odd
weeks follow each other (2026-W53, 2027-W01).

- `every_other_from`: every second week from a first day on, whatever the numbers of the weeks.
- `weeks`: the weeks with even, or with odd, numbers (ISO 8601).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Literal

from qupcore.domain.case.plan import WEEKDAYS, Slot

__all__ = [
    "WeekKind",
    "clash_minutes",
    "clash_within",
    "is_of_kind",
    "mean_minutes",
    "takes_place",
    "week_kind",
]

WeekKind = tuple[Literal[0, 1], Literal[0, 1]]
"""Whether a week is the second of each two of the calendar, and whether its number is odd."""

_FLIPS_WITHIN = 8 * 53
"""Weeks. One of any eight years has 53 weeks; after it, odd weeks are the other of each two."""


def takes_place(slot: Slot, on: date) -> bool:
    """Whether a fixed time takes place on a day.

    >>> odd = Slot(day="monday", start=540, end=600, weeks="odd")
    >>> [takes_place(odd, day) for day in (date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4))]
    [False, True, True]
    >>> second = Slot(day="monday", start=540, end=600, every_other_from=date(2026, 12, 28))
    >>> [takes_place(second, day) for day in (date(2026, 12, 14), date(2027, 1, 4), date(2027, 1, 11))]
    [False, False, True]
    """
    if WEEKDAYS[on.weekday()] != slot.day:
        return False
    if slot.every_other_from is not None:
        return on >= slot.every_other_from and (on - slot.every_other_from).days % 14 == 0
    return slot.weeks is None or (on.isocalendar().week % 2 == 1) == (slot.weeks == "odd")


def mean_minutes(slots: Iterable[Slot]) -> int:
    """The minutes a week of fixed times: the mean of two weeks, in which half a minute counts as a whole.

    >>> every, other = Slot(day="monday", start=540, end=600), date(2026, 9, 1)
    >>> mean_minutes([every, Slot(day="tuesday", start=540, end=585, every_other_from=other)])
    83
    """
    twice = sum((slot.end - slot.start) * (1 if slot.alternates else 2) for slot in slots)
    return -(-twice // 2)


def clash_minutes(these: Iterable[Slot], those: Iterable[Slot], first: int, last: int) -> int:
    """The minutes a week in which fixed times meet, as the mean of two weeks, never too few.

    Args:
        these: Fixed times.
        those: Other fixed times.
        first: The first day on which both can be held (`date.toordinal`).
        last: The last such day.
    """
    others = tuple(those)
    return -(-sum(_twice(one, other, first, last) for one in these for other in others) // 2)


def clash_within(slots: Iterable[Slot], first: int, last: int) -> int:
    """The minutes a week in which fixed times meet each other; arguments as of `clash_minutes`."""
    return -(-sum(_twice(one, other, first, last) for one, other in combinations(slots, 2)) // 2)


def week_kind(on: date) -> WeekKind:
    """The kind of the week of a day.

    >>> [week_kind(day) for day in (date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4))]
    [(0, 0), (1, 1), (0, 1)]
    """
    return _second(on.toordinal()), 1 if on.isocalendar().week % 2 else 0


def is_of_kind(slot: Slot, kind: WeekKind) -> bool:
    """Whether a fixed time takes place in weeks of a kind, once it has begun."""
    second, odd = kind
    if slot.every_other_from is not None:
        return _second(slot.every_other_from.toordinal()) == second
    return slot.weeks is None or (slot.weeks == "odd") == bool(odd)


def _second(day: int) -> Literal[0, 1]:
    """Whether the week of a day is the second of each two: 1 January of the year 1 is a Monday."""
    return 1 if (day - 1) // 7 % 2 else 0


def _twice(one: Slot, other: Slot, first: int, last: int) -> int:
    """The minutes of two weeks in which two fixed times meet."""
    minutes = min(one.end, other.end) - max(one.start, other.start)
    if one.day != other.day or minutes <= 0:
        return 0
    if not one.alternates and not other.alternates:
        return 2 * minutes
    return minutes if _meet(one, other, first, last) else 0


def _meet(one: Slot, other: Slot, first: int, last: int) -> bool:
    """Whether two fixed times of one weekday take place on one of the days."""
    begins = [item.every_other_from.toordinal() for item in (one, other) if item.every_other_from]
    start = max(first, *begins, 1)
    start += (WEEKDAYS.index(one.day) - (start - 1)) % 7
    for day in range(start, min(last, start + 7 * _FLIPS_WITHIN) + 1, 7):
        on = date.fromordinal(day)
        if takes_place(one, on) and takes_place(other, on):
            return True
    return False
