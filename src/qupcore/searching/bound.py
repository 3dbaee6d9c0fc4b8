"""An upper bound on the score that the remaining candidates can add to a partial plan.

The relaxed problem leaves out slots and pairs. It keeps the hours, the number of elements, groups whose
members follow each other, and the *conditions*: goals, and requirements owed. Its answers for every (number
of elements, total) are the lanes of one table (`lanes.py`), one table for each place and state that a search
can come to (`states.py`).

Each condition may double the tables. Where there are many, these tables keep the hardest, and a second
relaxation keeps more of them but no hours (`owing.py`). The lower one counts.
"""

from __future__ import annotations

from array import array

from qupcore.searching.compact import Compact, Timing
from qupcore.searching.lanes import Lanes, repeated
from qupcore.searching.limit import Meter
from qupcore.searching.owing import WithoutHours
from qupcore.searching.states import States

__all__ = ["HOPELESS", "Bound"]

HOPELESS = -(1 << 62)
"""The bound where there is no plan: less than any sum of scores."""

OFTEN = 6
"""How often a row is asked about before it is sorted: at new prices most are asked about once or twice."""


class Bound:
    """The highest score that candidates from a place on can add, by what is owed, elements left and total."""

    def __init__(self, states: States, form: Compact, meter: Meter) -> None:
        self.states = states
        self.width = form.full.bit_length()  # totals from 0 to most_units
        self.form = form
        self.lanes = Lanes(form)
        size = self.lanes.size
        self.line = self.width * size
        self.row = repeated(1, size, self.width)
        self.starts = repeated(1, self.line, form.most + 1)
        self.ones = self.row * self.starts
        self.guards = self.ones << (size - 1)
        every_bit = self.ones * ((1 << size) - 1)
        self.later_rows = every_bit >> self.line << self.line
        self.no_first = self.row * self.lanes.none
        self._masks: dict[int, tuple[int, int]] = {}
        self._tables = self._fill(meter)
        self._read: dict[tuple[int, int], array[int] | None] = {}
        self._levels: dict[tuple[int, int, int], list[tuple[int, int]] | int] = {}
        self._without_hours: WithoutHours | None = (
            None
            if states.kept == states.conditions.everything
            else WithoutHours(form, states.after, self.lanes, states.conditions, meter)
        )

    def best(self, i: int, missing: int, left: int, chosen: int, timing: Timing) -> int:
        """The highest score that up to `left` candidates from place `i` on can add.

        `missing` are the conditions not met, `chosen` the candidates taken. HOPELESS: there is no plan.
        """
        states = self.states
        block, _ = states.blocks[i]
        state = missing & states.kept
        if block:
            state |= (chosen & block).bit_count() << states.count_at
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
        """The best of several totals.

        Rows that are asked about often are sorted: values in falling order, and the totals that have each.
        The first level nearly always holds, and reading a lane for each total took a third of a long search.
        """
        row = (*key, left)
        levels = self._levels.get(row, 0)
        if isinstance(levels, int):
            if levels < OFTEN:
                self._levels[row] = levels + 1
                last = (left + 1) * self.width
                value = 0
                while totals:
                    length = totals.bit_length()
                    value = max(value, lanes[last - length])
                    totals ^= 1 << (length - 1)
                return value
            having: dict[int, int] = {}
            bit = 1 << (self.width - 1)
            for value in lanes[left * self.width : (left + 1) * self.width]:
                having[value] = having.get(value, 0) | bit
                bit >>= 1
            levels = self._levels[row] = sorted(having.items(), reverse=True)
        for value, having_it in levels:
            if totals & having_it:
                return value
        return 0

    def _fill(self, meter: Meter) -> list[dict[int, int]]:
        """The tables for each place and state, from the last place back."""
        form, states, better, guards = self.form, self.states, self.lanes.better, self.guards
        tables: list[dict[int, int]] = [{} for _ in range(form.n + 1)]
        tables[form.n][0] = self.ones * self.lanes.none + self.starts * (self.lanes.zero - self.lanes.none)
        for i in range(form.n - 1, -1, -1):
            meter.look()
            gain = self.ones * form.score[i]
            here, next_place, place = tables[i], tables[i + 1], tables[states.after[i]]
            made: dict[int, int] = {}
            for state, skipped, then in states.by_place[i]:
                without = next_place.get(skipped)
                if then in place and states.runs[i]:
                    if then not in made:
                        made[then] = self._taken(place[then] + gain, states.runs[i])
                    here[state] = made[then] if without is None else better(without, made[then], guards)
                elif without is not None:
                    here[state] = without
        return tables

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
        return best & self.later_rows | self.no_first

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
