"""Connected absence: one illness or one leave, registered in one or more entries.

Entries without a working day between them are connected, so it does not matter whether a weekend inside an
illness was registered. Each count is made twice: for the entries that are surely of the kind, and for all
entries that may be, because a reason or a certificate is not known. The true count lies between the two, both
included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.cases.absence.days_off import WorkingDays
from qupcore.domain.case.absence import Absence
from qupcore.domain.days import day_after, day_before

__all__ = ["AbsenceSpell", "SpellDays", "Uncertified", "absence_spells", "first_days", "illness_days"]

_DAY = timedelta(days=1)
Window = Callable[[date], date]


@attrs.frozen(slots=True)
class AbsenceSpell:
    """Entries without a working day between them.

    Attributes:
        numbers: The numbers of the entries, in time order.
        first: The first day.
        last: The last day, included.
    """

    numbers: tuple[int, ...]
    first: date
    last: date


@attrs.frozen(slots=True)
class Uncertified:
    """Days without a doctor's certificate.

    Attributes:
        days: Calendar days, days off included.
        working: Those of them that are no days off.
    """

    days: int
    working: int


@attrs.frozen(slots=True)
class SpellDays:
    """The spell that contains an entry of illness.

    Attributes:
        first: The first day of the spell.
        before: Days of illness shortly before it, which count too.
        this_time: Days in the whole spell.
        counted: The entries of the spell, and of those shortly before it.
    """

    first: date
    before: Uncertified
    this_time: Uncertified
    counted: tuple[int, ...]
    _days: tuple[date, ...]
    _working: tuple[date, ...]

    def through(self, day: date) -> Uncertified:
        """The days that count up to and including a day of the spell."""
        return Uncertified(
            self.before.days + bisect_right(self._days, day),
            self.before.working + bisect_right(self._working, day),
        )


def absence_spells(
    entries: Sequence[Absence],
    joins: Callable[[Absence], bool],
    same: Callable[[Absence, Absence], bool],
    working: WorkingDays,
) -> Iterator[AbsenceSpell]:
    """The spells of the entries of a kind.

    Args:
        entries: In time order.
        joins: Whether an entry is of the kind.
        same: Whether an entry goes on with what the one before it began.
        working: The working days of the programme.
    """
    found: list[tuple[list[int], list[date]]] = []
    going: list[tuple[list[int], list[date]]] = []
    for number, entry in enumerate(entries):
        if not joins(entry):
            continue
        going = [spell for spell in going if _touch(max(spell[1]), entry.first, working)]
        for numbers, ends in reversed(going):
            if same(entries[numbers[-1]], entry):
                numbers.append(number)
                ends.append(entry.through)
                break
        else:
            going.append(([number], [entry.through]))
            found.append(going[-1])
    for numbers, ends in found:
        yield AbsenceSpell(tuple(numbers), entries[numbers[0]].first, max(ends))


def illness_days(
    entries: Sequence[Absence],
    joins: Callable[[Absence], bool],
    uncertified: Callable[[Absence], bool],
    window: Window,
    working: WorkingDays,
) -> dict[int, SpellDays]:
    """The spell of each entry of own illness, by the number of the entry.

    Args:
        entries: In time order.
        joins: Whether an entry is, or may be, own illness.
        uncertified: Whether its days are, or may be, without a doctor's certificate.
        window: From the first day of an illness to the first day such that an earlier one that ended on it
            counts too.
        working: The working days of the programme.
    """
    found: dict[int, SpellDays] = {}
    earlier: list[tuple[date, Uncertified, tuple[int, ...]]] = []
    begun = days_before = working_before = 0
    for spell in absence_spells(entries, joins, lambda before, after: True, working):
        from_day = window(spell.first)
        while begun < len(earlier) and earlier[begun][0] < from_day:
            days_before -= earlier[begun][1].days
            working_before -= earlier[begun][1].working
            begun += 1
        days = _uncertified_days([entries[n] for n in spell.numbers], uncertified)
        work = tuple(day for day in days if day in working)
        this_time = Uncertified(len(days), len(work))
        counted = (*(number for item in earlier[begun:] for number in item[2]), *spell.numbers)
        held = SpellDays(
            spell.first, Uncertified(days_before, working_before), this_time, counted, days, work
        )
        found |= dict.fromkeys(spell.numbers, held)
        earlier.append((spell.last, this_time, spell.numbers))
        days_before += this_time.days
        working_before += this_time.working
    return found


def first_days(
    entries: Sequence[Absence],
    joins: Callable[[Absence], bool],
    same: Callable[[Absence, Absence], bool],
    working: WorkingDays,
) -> dict[int, date]:
    """The first day of the spell of each entry of a kind, by the number of the entry."""
    return {
        number: spell.first
        for spell in absence_spells(entries, joins, same, working)
        for number in spell.numbers
    }


def _touch(last: date, first: date, working: WorkingDays) -> bool:
    """Whether no working day lies between a last day and a first day."""
    return first <= last or working.count(day_after(last), day_before(first)) == 0


def _uncertified_days(entries: Sequence[Absence], uncertified: Callable[[Absence], bool]) -> tuple[date, ...]:
    """The days of one spell without a doctor's certificate; a certificate covers a day with two entries.

    Days off between two entries count as uncertified only if both entries are.
    """
    open_, shown = set[int](), set[int]()
    through, before = date.min, False
    for entry in entries:
        now = uncertified(entry)
        (open_ if now else shown).update(range(entry.first.toordinal(), entry.through.toordinal() + 1))
        if now and before:
            open_.update(range(through.toordinal() + 1, entry.first.toordinal()))
        if entry.through > through:
            through, before = entry.through, now
    return tuple(map(date.fromordinal, sorted(open_ - shown)))
