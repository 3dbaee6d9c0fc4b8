"""Absence that hangs together: one illness, one leave, over as many entries as it was registered in.

Each count is made twice: of the entries that are surely of the kind, and of all that may be, because the
reason or the certificate of some is not known. The truth lies between the two, both included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.domain.absence import Absence

__all__ = ["Spell", "SpellDays", "first_days", "illness_days", "spells"]

_DAY = timedelta(days=1)
Window = Callable[[date], date]


@attrs.frozen(slots=True)
class Spell:
    """Entries one after the other without a day between them.

    Attributes:
        numbers: The numbers of the entries, in time order.
        first: The first day.
        last: The last day, included.
    """

    numbers: tuple[int, ...]
    first: date
    last: date


@attrs.frozen(slots=True)
class SpellDays:
    """What an entry of illness is part of.

    Attributes:
        first: The first day of the spell.
        before: Days without a doctor's certificate that count before the entry: of the spell, and of illness
            shortly before it.
        this_time: Days without a doctor's certificate in the whole spell.
        uncertified: Whether the days of the entry itself are such days.
    """

    first: date
    before: int
    this_time: int
    uncertified: bool


def spells(
    entries: Sequence[Absence], joins: Callable[[Absence], bool], same: Callable[[Absence, Absence], bool]
) -> Iterator[Spell]:
    """The spells of the entries of a kind.

    Args:
        entries: In time order.
        joins: Whether an entry is of the kind.
        same: Whether an entry goes on with what the one before it began.
    """
    numbers: list[int] = []
    for number, entry in enumerate(entries):
        if not joins(entry):
            continue
        if numbers:
            last = entries[numbers[-1]]
            if not (last.through + _DAY == entry.first and same(last, entry)):
                yield _spell(entries, numbers)
                numbers = []
        numbers.append(number)
    if numbers:
        yield _spell(entries, numbers)


def illness_days(
    entries: Sequence[Absence],
    joins: Callable[[Absence], bool],
    uncertified: Callable[[Absence], bool],
    window: Window,
) -> dict[int, SpellDays]:
    """What each entry of own illness is part of, by its number.

    Args:
        entries: In time order.
        joins: Whether an entry is, or may be, own illness.
        uncertified: Whether its days are, or may be, without a doctor's certificate.
        window: From the first day of an illness to the first day such that an earlier one that ended on it
            counts too.
    """
    found = {}
    earlier: list[tuple[date, int]] = []
    begun = counted = 0
    for spell in spells(entries, joins, lambda before, after: True):
        from_day = window(spell.first)
        while begun < len(earlier) and earlier[begun][0] < from_day:
            counted -= earlier[begun][1]
            begun += 1
        days = {n: _days(entries[n]) if uncertified(entries[n]) else 0 for n in spell.numbers}
        this_time, before = sum(days.values()), counted
        for number in spell.numbers:
            found[number] = SpellDays(spell.first, before, this_time, uncertified(entries[number]))
            before += days[number]
        earlier.append((spell.last, this_time))
        counted += this_time
    return found


def first_days(
    entries: Sequence[Absence], joins: Callable[[Absence], bool], same: Callable[[Absence, Absence], bool]
) -> dict[int, date]:
    """The first day of the spell of each entry of a kind, by the number of the entry."""
    return {number: spell.first for spell in spells(entries, joins, same) for number in spell.numbers}


def _spell(entries: Sequence[Absence], numbers: Sequence[int]) -> Spell:
    return Spell(tuple(numbers), entries[numbers[0]].first, entries[numbers[-1]].through)


def _days(entry: Absence) -> int:
    return (entry.through - entry.first).days + 1
