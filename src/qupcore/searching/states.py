"""The states of the relaxed problem of the bound: all of it that does not depend on the scores.

A state is the conditions that are not met, and how many of the block at the place are taken. Searches of one
problem at other scores share them.
"""

from __future__ import annotations

from qupcore.searching.compact import Compact
from qupcore.searching.owing import Every, Owed
from qupcore.searching.placing import Blocks

__all__ = ["MOST_CONDITIONS", "States"]

MOST_CONDITIONS = 5
"""The most conditions that the tables with hours distinguish."""


class States:
    """The places, lengths, conditions and states of a problem in an order."""

    def __init__(self, form: Compact, order: Blocks) -> None:
        self.conditions = every = Every(form)
        self.kept = sum(one.bit for one in sorted(every.all, key=Owed.hardness)[:MOST_CONDITIONS])
        self.count_at = len(every.all)
        self.after = order.after()
        self.blocks = order.counted()
        self.runs = [_runs(sorted({option.units for option in moves})) for moves in form.moves]
        self.by_place = self._states(form.n)

    def _states(self, n: int) -> list[list[tuple[int, int, int]]]:
        """For each place, the states a search can come to, and those after skipping and taking the candidate.

        It leaves out states in which a condition can no longer be met. -1 stands where a block is full.
        """
        reached: list[set[int]] = [set() for _ in range(n + 1)]
        reached[0] = {self.conditions.first & self.kept}
        coming = self.conditions.coming
        states = []
        for i in range(n):
            here = []
            for state in sorted(reached[i]):
                skipped, taken = self._moved(state, i, i + 1), self._taken_state(state, i)
                here.append((state, skipped, taken))
                for place, then in ((i + 1, skipped), (self.after[i], taken)):
                    if then >= 0 and not then & self.kept & ~coming[place]:
                        reached[place].add(then)
            states.append(here)
        return states

    def _moved(self, state: int, i: int, place: int) -> int:
        """The state at a later place: what is taken of a block is forgotten after it."""
        if self.blocks[i][0] == self.blocks[place][0]:
            return state
        return state & ((1 << self.count_at) - 1)

    def _taken_state(self, state: int, i: int) -> int:
        """The state after candidate `i` is taken; -1 where its block is full."""
        block, most = self.blocks[i]
        then = self.conditions.taken(state & self.conditions.everything, i) & self.kept
        if block:
            count = (state >> self.count_at) + 1
            if count > most:
                return -1
            then |= count << self.count_at
        return self._moved(then, i, self.after[i])


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
