"""What a partial plan owes (goals, and requirements of what it holds), and the best score without hours.

With many conditions, tables of hours for every set of them are too large. `WithoutHours` leaves the hours out
and puts the sets of conditions into lanes instead: one table for a place holds the best score for every
(number of elements, set of conditions), and one operation on it serves all sets.
"""

from __future__ import annotations

from array import array

import attrs

from qupcore.searching.compact import Compact, bits
from qupcore.searching.lanes import Lanes, repeated
from qupcore.searching.limit import Meter
from qupcore.searching.placing import owed

__all__ = ["Every", "Owed", "WithoutHours"]

MOST_SETS = 10
"""The most conditions in the tables without hours: 1,024 sets."""


@attrs.frozen
class Owed:
    """A goal, or a requirement that is owed once `by` is taken (-1: from the start)."""

    bit: int
    providers: int
    by: int

    def hardness(self) -> tuple[bool, int, int]:
        """The order of importance to the bound: goals, which every plan owes, then what few can meet.

        With requirements first, ten needs took a hundred times as long on a catalogue with many requirements.
        """
        return (self.by >= 0, self.providers.bit_count(), self.bit)


class Every:
    """All conditions of a problem, as bits of a set."""

    def __init__(self, form: Compact) -> None:
        given = [(-1, providers) for providers in form.providers]
        given += owed(form)
        self.all = [Owed(1 << at, providers, by) for at, (by, providers) in enumerate(given)]
        self.everything = (1 << len(self.all)) - 1
        self.first = sum(one.bit for one in self.all if one.by < 0)
        self.asks = [0] * form.n
        self.meets = [0] * form.n
        for one in self.all:
            if one.by >= 0:
                self.asks[one.by] |= one.bit  # all who meet it come later: see `placing.py`
            for i in bits(one.providers):
                self.meets[i] |= one.bit
        self.coming = [0] * (form.n + 1)  # those that candidates from a place on can meet
        for i in range(form.n - 1, -1, -1):
            self.coming[i] = self.coming[i + 1] | self.meets[i]

    def taken(self, missing: int, i: int) -> int:
        """The conditions not met once candidate `i` is taken."""
        return (missing | self.asks[i]) & ~self.meets[i]


class WithoutHours:
    """The highest score by conditions not met and elements left, whatever the hours."""

    def __init__(self, form: Compact, after: list[int], lanes: Lanes, every: Every, meter: Meter) -> None:
        hardest = sorted(every.all, key=Owed.hardness)[:MOST_SETS]
        self._bits = [one.bit for one in sorted(hardest, key=lambda one: one.bit)]
        self._same = len(hardest) == len(every.all)
        self._sets = 1 << len(hardest)
        self._lanes = lanes
        self._rows = form.most + 1
        size = lanes.size
        ones = repeated(1, size, self._sets * self._rows)
        guards = ones << (size - 1)
        line = self._sets * size
        first = repeated(1, size, self._sets) * lanes.none
        without = []  # for each condition, the lanes of the sets that do not hold it
        for at in range(len(hardest)):
            half = size << at
            without.append(
                repeated((1 << half) - 1, 2 * half, (self._sets * self._rows * size) // (2 * half))
            )
        last = ones * lanes.none + repeated(1, line, self._rows) * (lanes.zero - lanes.none)
        everything = ones * ((1 << size) - 1)
        self._tables = [last] * (form.n + 1)
        for i in range(form.n - 1, -1, -1):
            meter.look()
            table = self._tables[after[i]]
            asks, meets = self._own(every.asks[i] & ~every.meets[i]), self._own(every.meets[i])
            for at in bits(asks):  # a set without it leads to the set with it
                table &= everything ^ without[at]
                table |= table >> (size << at)
            for at in bits(meets):  # a set with it leads to the set without it
                table &= without[at]
                table |= table << (size << at)
            table = ((table + ones * form.score[i]) << line) & everything | first
            self._tables[i] = lanes.better(self._tables[i + 1], table, guards)
        self._read: list[array[int] | None] = [None] * (form.n + 1)

    def _own(self, conditions: int) -> int:
        if self._same:
            return conditions
        return sum(1 << at for at, bit in enumerate(self._bits) if conditions & bit)

    def best(self, i: int, missing: int, left: int) -> int:
        """The value in lanes; below `least` where there is none."""
        values = self._read[i]
        if values is None:
            values = self._read[i] = self._lanes.read(self._tables[i], self._sets * self._rows)
        return values[left * self._sets + self._own(missing)]
