"""An upper bound on the score that the remaining candidates can add to a partial plan.

The relaxed problem leaves out slots, pairs, requirements and groups of more than one. It keeps the hours, the
number of elements, groups of which only one may be taken, and the goals (the hardest of them, where there are
many). Its answers for every (number of elements, total) are lanes of one whole number, and the maximum of two
tables is taken for all lanes at once: a lane's guard bit survives a subtraction where the lane is greater.
"""

from __future__ import annotations

from array import array

from qupcore.searching.compact import Compact, Timing, bits
from qupcore.searching.limit import Meter

__all__ = ["HOPELESS", "Bound"]

HOPELESS = -(1 << 62)
"""The bound where there is no plan: less than any sum of scores."""

MOST_GOALS = 6
"""The most goals that the bound distinguishes: each goal doubles the tables."""

LANES = {16: "H", 32: "I", 64: "Q"}
"""The possible bits of a lane, and the array type that reads each."""


class Bound:
    """The highest score that candidates from a place on can add, by missing goals, elements left and total.

    `after[i]` is the place to continue from when candidate `i` is taken: after all candidates of its group of
    one that follow it directly.
    """

    def __init__(self, form: Compact, after: list[int], meter: Meter) -> None:
        self.form = form
        hardest = sorted(bits(form.goals), key=lambda goal: (form.providers[goal].bit_count(), goal))
        self._kept_goals = [(1 << goal, 1 << at) for at, goal in enumerate(sorted(hardest[:MOST_GOALS]))]
        self._as_kept = [self.kept(goals) for goals in form.cover]
        self._set_lanes()
        self._masks: dict[int, tuple[int, int]] = {}
        self._tables = self._fill(after, meter)
        self._read: dict[int, array[int]] = {}

    def kept(self, goals: int) -> int:
        """The goals of the compact form as goals of the bound."""
        if len(self._kept_goals) == len(self.form.goal_names):
            return goals
        return sum(at for goal, at in self._kept_goals if goals & goal)

    def best(self, i: int, missing: int, left: int, timing: Timing) -> int:
        """The highest score that up to `left` candidates from place `i` on can add.

        `missing` are goals of the bound. The result is HOPELESS where there is no plan.
        """
        lanes = self._read.get(i << MOST_GOALS | missing) or self._lanes_of(i, missing)
        totals = 0
        for _, reach in timing:
            totals |= reach
        most = (left + 1) * self.width
        best = 0
        while totals:
            length = totals.bit_length()
            value = lanes[most - length]
            if value > best:
                best = value
            totals ^= 1 << (length - 1)
        return best - self.zero if best >= self.least else HOPELESS

    def _set_lanes(self) -> None:
        """Set lanes wide enough for every sum, so that no lane borrows from the next."""
        form = self.form
        self.width = form.full.bit_length()  # totals from 0 to most_units
        rows = form.most + 1
        up = rows * max([0, *form.score])
        down = rows * -min([0, *form.score])
        self.none = down  # no plan: even the worst sum leaves such a lane at 0 or more
        self.zero = 2 * down + up + 1  # a sum of 0: even the worst sum stays above every lane with no plan
        self.least = down + up + 1
        needed = (self.zero + up).bit_length() + 1
        self.size = size = next(size for size in LANES if needed <= size)
        self.row = _repeated(1, size, self.width)
        self.starts = _repeated(1, size * self.width, rows)
        self.ones = self.row * self.starts
        self.guards = self.ones << (size - 1)

    def _fill(self, after: list[int], meter: Meter) -> list[list[int]]:
        """The tables for each candidate and set of missing goals, worked out from the last candidate back."""
        form = self.form
        impossible = self.ones * self.none
        subsets = 1 << len(self._kept_goals)
        tables: list[list[int]] = [[]] * (form.n + 1)
        tables[form.n] = [impossible + self.starts * (self.zero - self.none)] + [impossible] * (subsets - 1)
        for i in range(form.n - 1, -1, -1):
            meter.look()
            here, there = tables[i + 1], tables[after[i]]
            gain = self.ones * form.score[i]
            lengths = sorted({option.units for option in form.moves[i]})
            taken: dict[int, int] = {}
            result = []
            for missing in range(subsets):
                left = missing & ~self._as_kept[i]
                if left not in taken:
                    taken[left] = self._taken(there[left] + gain, lengths)
                result.append(self._better(here[missing], taken[left]))
            tables[i] = result
        return tables

    def _taken(self, table: int, lengths: list[int]) -> int:
        """The table after one more element, with the best of these lengths."""
        table <<= self.width * self.size
        best = 0
        for units in lengths:
            longer = self._raised(table, units)
            best = self._better(best, longer) if best else longer
        first = (1 << (self.width * self.size)) - 1
        return best & ~first | self.row * self.none

    def _raised(self, table: int, units: int) -> int:
        """The table with every total raised by `units`; the lowest totals then have no plan."""
        masks = self._masks.get(units)
        if masks is None:
            kept = (self.row >> (units * self.size) << (units * self.size)) * self.starts
            lane = (1 << self.size) - 1
            masks = self._masks[units] = (kept * lane, (self.ones ^ kept) * self.none)
        return table << (units * self.size) & masks[0] | masks[1]

    def _better(self, one: int, other: int) -> int:
        """The greater value in each lane."""
        greater = ((one | self.guards) - other) & self.guards
        return other ^ ((one ^ other) & (greater - (greater >> (self.size - 1))))

    def _lanes_of(self, i: int, missing: int) -> array[int]:
        """The table as an array: for each total so far, the best of the totals that end in the band."""
        table = self._tables[i][missing]
        window, slack = 1, self.width - self.form.low
        while window < slack:
            step = min(window, slack - window)
            table = self._better(table, self._raised(table, step))
            window += step
        lanes = array(LANES[self.size])
        lanes.frombytes(table.to_bytes(self.ones.bit_length() // 8 + self.size // 8, "little"))
        self._read[i << MOST_GOALS | missing] = lanes
        return lanes


def _repeated(value: int, every: int, times: int) -> int:
    """The value repeated `times` times, `every` bits apart."""
    return value * (((1 << (every * times)) - 1) // ((1 << every) - 1))
