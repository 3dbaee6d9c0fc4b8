"""An attack on a published table: linear programming over all that it shows, for the range of each number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ortools.linear_solver import pywraplp

from qupcore.impact.outcomes import IMPACT_CLASSES

Shown = dict[str, int | None]
"""A row as it is published: `people`, `changed` and each class; None where a number is hidden."""


class Attack:
    """What somebody knows who has the rows of everybody and of all groups."""

    def __init__(self, total: Shown, groups: Sequence[Shown]) -> None:
        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        rows = [self._row(group) for group in groups]
        everybody = {name: sum(row[name] for row in rows) for name in rows[0]}
        self._know(everybody, total)
        self.numbers = {
            (place, name): number
            for place, row in enumerate([everybody, *rows])
            for name, number in row.items()
        }

    def _row(self, shown: Shown) -> dict[str, Any]:
        row: dict[str, Any] = {
            name: self._solver.NumVar(0, self._solver.infinity(), "") for name in (*IMPACT_CLASSES, "same")
        }
        row["changed"] = sum(row[name] for name in IMPACT_CLASSES)
        row["people"] = row["changed"] + row["same"]
        self._know(row, shown)
        return row

    def _know(self, row: dict[str, Any], shown: Shown) -> None:
        for name, number in shown.items():
            if number is not None:
                self._solver.Add(row[name] == number)

    def range_of(self, number: Any) -> tuple[float, float]:
        """The smallest and the largest value that fit all that is shown."""
        return tuple(self._end(number, sign) for sign in (1, -1))  # type: ignore[return-value]

    def _end(self, number: Any, sign: int) -> float:
        objective = number * sign
        self._solver.Minimize(objective)
        status = self._solver.Solve()
        if status == pywraplp.Solver.UNBOUNDED:
            return float("-inf") * sign
        assert status == pywraplp.Solver.OPTIMAL
        return float(self._solver.Objective().Value() * sign)


def ranges_of_small(
    total: Shown, groups: Sequence[Shown], true: Sequence[dict[str, int]], least: int
) -> Iterator[tuple[tuple[int, str], float, float]]:
    """Of each number below the limit that the table hides: where it is (0 is everybody), and its range."""
    attack = Attack(total, groups)
    everybody = {name: sum(row[name] for row in true) for name in true[0]}
    for place, row in enumerate([everybody, *true]):
        for name, number in row.items():
            if 0 < number < least:
                yield (place, name), *attack.range_of(attack.numbers[place, name])
