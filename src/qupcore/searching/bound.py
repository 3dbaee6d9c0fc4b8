"""An upper bound on the score that the remaining candidates can add to a partial plan.

The relaxed problem leaves out slots and pairs. It keeps the hours, the number of elements, groups whose
members follow each other, and the *conditions*: goals, and requirements owed. Its answers for every (number
of elements, total) are the lanes of one table (`lanes.py`), one table for each place and state that a search
can come to. A state is the conditions that are not met, and how many of the block at the place are taken.

Each condition may double the tables. Where there are more than `MOST_CONDITIONS`, these tables keep the
hardest, and a second relaxation keeps more of them but no hours (`conditions.py`). The lower one counts.
"""

from __future__ import annotations

from array import array

from qupcore.searching.compact import Compact, Timing
from qupcore.searching.conditions import Condition, Conditions, Every
from qupcore.searching.lanes import Lanes, repeated
from qupcore.searching.limit import Meter
from qupcore.searching.placing import Placed

__all__ = ["HOPELESS", "MOST_CONDITIONS", "Bound"]

HOPELESS = -(1 << 62)
"""The bound where there is no plan: less than any sum of scores."""

MOST_CONDITIONS = 5
"""The most conditions that the tables with hours distinguish."""


class Bound:
    """The highest score that candidates from a place on can add, by what is owed, elements left and total."""

    def __init__(self, form: Compact, order: Placed, meter: Meter) -> None:
        self.form = form
        self.conditions = every = Every(form)
        kept = sorted(every.all, key=Condition.hardness)[:MOST_CONDITIONS]
        self.kept = sum(one.bit for one in kept)
        self.count_at = len(every.all)
        self.after = order.after()
        self.blocks = order.counted()
        self.lanes = Lanes(form)
        self.width = form.full.bit_length()  # totals from 0 to most_units
        self.line = self.width * self.lanes.size
        self.row = repeated(1, self.lanes.size, self.width)
        self.starts = repeated(1, self.line, form.most + 1)
        self.ones = self.row * self.starts
        self.guards = self.ones << (self.lanes.size - 1)
        self._masks: dict[int, tuple[int, int]] = {}
        self._tables = self._fill(meter)
        self._read: dict[tuple[int, int], array[int] | None] = {}
        self._levels: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        self._without_hours = (
            None if self.kept == every.everything else Conditions(form, self.after, self.lanes, every, meter)
        )

    def best(self, i: int, missing: int, left: int, chosen: int, timing: Timing) -> int:
        """The highest score that up to `left` candidates from place `i` on can add.

        `missing` are the conditions not met, `chosen` the candidates taken. HOPELESS: there is no plan.
        """
        block, _ = self.blocks[i]
        state = missing & self.kept
        if block:
            state |= (chosen & block).bit_count() << self.count_at
        key = (i, state)
        read = self._read
        lanes = read[key] if key in read else self._lanes_of(key)
        if lanes is None:
            return HOPELESS
        totals = 0
        for _, reach in timing:
            totals |= reach
        if totals & (totals - 1):
            value = self._best_of(key, left, lanes, totals)
        else:
            value = lanes[(left + 1) * self.width - totals.bit_length()]
        if self._without_hours is not None:
            value = min(value, self._without_hours.best(i, missing, left))
        return value - self.lanes.zero if value >= self.lanes.least else HOPELESS

    def _best_of(self, key: tuple[int, int], left: int, lanes: array[int], totals: int) -> int:
        """The best of several totals: values in falling order, each with the totals that have it.

        Reading one lane for each total took a third of a long search; the first level nearly always holds.
        """
        levels = self._levels.get((*key, left))
        if levels is None:
            having: dict[int, int] = {}
            bit = 1 << (self.width - 1)
            for value in lanes[left * self.width : (left + 1) * self.width]:
                having[value] = having.get(value, 0) | bit
                bit >>= 1
            levels = self._levels[(*key, left)] = sorted(having.items(), reverse=True)
        for value, having_it in levels:
            if totals & having_it:
                return value
        return 0

    def _fill(self, meter: Meter) -> list[dict[int, int]]:
        """The tables for each place and the states that a search can come to there, from the last back."""
        form, lanes = self.form, self.lanes
        reached = self._reached()
        tables: list[dict[int, int]] = [{} for _ in range(form.n + 1)]
        nothing_more = self.ones * lanes.none + self.starts * (lanes.zero - lanes.none)
        if 0 in reached[form.n]:
            tables[form.n][0] = nothing_more
        for i in range(form.n - 1, -1, -1):
            meter.look()
            gain = self.ones * form.score[i]
            lengths = _runs(sorted({option.units for option in form.moves[i]}))
            taken: dict[int | None, int] = {}
            here = tables[i]
            for state in reached[i]:
                without = tables[i + 1].get(self._moved(state, i, i + 1))
                then = self._taken_state(state, i)
                table = None if then is None else tables[self.after[i]].get(then)
                if table is None or not lengths:
                    if without is not None:
                        here[state] = without
                    continue
                if then not in taken:
                    taken[then] = self._taken(table + gain, lengths)
                here[state] = (
                    taken[then] if without is None else lanes.better(without, taken[then], self.guards)
                )
        return tables

    def _reached(self) -> list[set[int]]:
        """The states at each place; without those in which a condition can no longer be met."""
        n = self.form.n
        reached: list[set[int]] = [set() for _ in range(n + 1)]
        reached[0] = {self.conditions.first & self.kept}
        coming = self.conditions.coming
        for i in range(n):
            for state in reached[i]:
                for place, then in (
                    (i + 1, self._moved(state, i, i + 1)),
                    (self.after[i], self._taken_state(state, i)),
                ):
                    if then is not None and not then & self.kept & ~coming[place]:
                        reached[place].add(then)
        return reached

    def _moved(self, state: int, i: int, place: int) -> int:
        """The state at a later place: what is taken of a block is forgotten after it."""
        if self.blocks[i][0] == self.blocks[place][0]:
            return state
        return state & ((1 << self.count_at) - 1)

    def _taken_state(self, state: int, i: int) -> int | None:
        """The state after candidate `i` is taken; None where its block is full."""
        block, most = self.blocks[i]
        then = self.conditions.taken(state & self.conditions.everything, i) & self.kept
        if block:
            count = (state >> self.count_at) + 1
            if count > most:
                return None
            then |= count << self.count_at
        return self._moved(then, i, self.after[i])

    def _taken(self, table: int, runs: list[tuple[int, int, int]]) -> int:
        """The table after one more element, with the best of the lengths in these runs."""
        table <<= self.line
        best = None
        for first, step, many in runs:
            wide, have = table, 1
            while have < many:  # a window of lengths, doubled until it holds the run
                more = min(have, many - have)
                wide = self.lanes.better(wide, self._raised(wide, more * step), self.guards)
                have += more
            wide = self._raised(wide, first)
            best = wide if best is None else self.lanes.better(best, wide, self.guards)
        assert best is not None
        keep = (1 << self.line) - 1
        return (best & (self.ones * ((1 << self.lanes.size) - 1)) & ~keep) | self.row * self.lanes.none

    def _raised(self, table: int, units: int) -> int:
        """The table with every total raised by `units`; the lowest totals then have no plan."""
        masks = self._masks.get(units)
        if masks is None:
            size = self.lanes.size
            kept = (self.row >> (units * size) << (units * size)) * self.starts
            masks = self._masks[units] = (kept * ((1 << size) - 1), (self.ones ^ kept) * self.lanes.none)
        return table << (units * self.lanes.size) & masks[0] | masks[1]

    def _lanes_of(self, key: tuple[int, int]) -> array[int] | None:
        """The table as an array: for each total so far, the best of the totals that end in the band."""
        table = self._tables[key[0]].get(key[1])
        lanes = None
        if table is not None:
            window, slack = 1, self.width - self.form.low
            while window < slack:
                step = min(window, slack - window)
                table = self.lanes.better(table, self._raised(table, step), self.guards)
                window += step
            lanes = self.lanes.read(table, self.ones.bit_length() // self.lanes.size + 1)
        self._read[key] = lanes
        return lanes


def _runs(lengths: list[int]) -> list[tuple[int, int, int]]:
    """Sorted lengths as runs with equal steps: the first length, the step, and how many."""
    runs: list[tuple[int, int, int]] = []
    at = 0
    while at < len(lengths):
        many, step = 1, lengths[at + 1] - lengths[at] if at + 1 < len(lengths) else 1
        while at + many < len(lengths) and lengths[at + many] - lengths[at + many - 1] == step:
            many += 1
        runs.append((lengths[at], step, many))
        at += many
    return runs
