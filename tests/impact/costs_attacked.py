"""An attack on a table of costs: linear programming over every end that is shown.

The attacker knows the two rates, under both laws, and how many people an end is moved outwards by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ortools.linear_solver import pywraplp

from qupcore.impact.costs import CostBounds, CostRow
from qupcore.impact.ways import PAIR_WAYS

__all__ = ["MOST", "RATES", "CostAttack", "small_numbers"]

RATES: Mapping[str, tuple[int, int]] = {"full": (2_194_341, 2_239_324), "young": (1_462_897, 1_492_885)}
"""The benefit of a month under both laws, in øre, of those who get the full rate and of those under 25."""

MOST = 2_300_000
"""The most that anybody can have in the month, rounded up: ends are moved by multiples of it."""
_MANY = 100_000
_RIGHT = ({(1, 0), (1, 1)}, {(0, 1), (1, 1)})


class CostAttack:
    """What somebody knows who has the rows of a month, of everybody and of all groups.

    Args:
        rows: Everybody, and then the groups.
        unit: So many people an end is moved outwards by.
        within: An end is no further from what is true than so many times the unit.
        same_benefit: Whether both laws pay the same, as under the second law.
        pairs: The pairs of outcomes that are possible, such as those of a reform that gives nobody a right.
    """

    def __init__(
        self, rows: Sequence[CostRow], unit: int, within: int, same_benefit: bool, pairs: Collection[str]
    ) -> None:
        self._pairs = pairs
        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._unit, self._within = unit, within
        self._rates = {name: (after, after) if same_benefit else (before, after)
                       for name, (before, after) in RATES.items()}  # fmt: skip
        total, *groups = rows
        self.groups = [self._people() for _ in groups] or [self._people()]
        for people, row in zip([self._added(), *self.groups], [total, *groups], strict=False):
            self._know(people, row)

    def _people(self) -> dict[tuple[str, str], Any]:
        return {(pair, rate): self._solver.NumVar(0, _MANY, "") for pair in self._pairs for rate in RATES}

    def _added(self) -> dict[tuple[str, str], Any]:
        return {key: sum(people[key] for people in self.groups) for key in self.groups[0]}

    def _know(self, people: Mapping[tuple[str, str], Any], row: CostRow) -> None:
        assert row.right is not None
        self._know_ends(people, row.right, dict.fromkeys(RATES, (1, 1)), 1)
        self._know_ends(people, row.cost, self._rates, MOST)

    def _know_ends(
        self,
        people: Mapping[tuple[str, str], Any],
        bounds: CostBounds,
        amounts: Mapping[str, tuple[int, int]],
        scale: int,
    ) -> None:
        """What the ends say, in a scale in which a person is about one: the solver is not exact."""
        beyond = self._unit * self._within * scale
        for side, ways in enumerate(_RIGHT):
            low, high = (bounds.before, bounds.after)[side]
            least = sum(
                n * amounts[rate][side] for (pair, rate), n in people.items() if PAIR_WAYS[pair] <= ways
            )
            most = sum(
                n * amounts[rate][side] for (pair, rate), n in people.items() if PAIR_WAYS[pair] & ways
            )
            self._add(least, low, low + beyond, scale)
            assert high is not None
            self._add(most, high - beyond, high, scale)
        ends = [
            sum(
                n * end(way[1] * amounts[rate][1] - way[0] * amounts[rate][0] for way in PAIR_WAYS[pair])
                for (pair, rate), n in people.items()
            )
            for end in (min, max)
        ]
        least_change, most_change = bounds.change
        assert least_change is not None
        assert most_change is not None
        self._add(ends[0], least_change, self._solver.infinity(), scale)
        self._add(ends[1], -self._solver.infinity(), most_change, scale)

    def _add(self, number: Any, low: float, high: float, scale: int) -> None:
        if not isinstance(number, int):
            self._solver.Add(number * (1 / scale) >= low / scale)
            self._solver.Add(number * (1 / scale) <= high / scale)

    def range_of(self, group: int, pair: str) -> tuple[float, float] | None:
        """The smallest and the largest number of people of a pair; None where nothing fits."""
        number = sum(self.groups[group][pair, rate] for rate in RATES)
        found = []
        for sign in (1, -1):
            self._solver.Minimize(number * sign)
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
            found.append(self._solver.Objective().Value() * sign)
        return found[0], found[1]


def small_numbers(groups: Sequence[Mapping[tuple[str, str], int]], least: int) -> Iterator[tuple[int, str]]:
    """Where a group has a number of people of a pair that is below the limit."""
    for place, people in enumerate(groups):
        for pair in dict.fromkeys(pair for pair, _ in people):
            if 0 < sum(people[pair, rate] for rate in RATES) < least:
                yield place, pair
