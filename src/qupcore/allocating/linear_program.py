"""The linear programme over plans, solved by GLOP: at most one plan each, within the capacities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from qupcore.allocating.claims import Claim
from qupcore.allocating.shared import Limits
from qupcore.errors import QupError
from qupcore.errors.worded import worded
from qupcore.searching import Combination

__all__ = ["Column", "LinearProgram", "Solved"]


@attrs.frozen
class Column:
    """A possible plan of a person."""

    who: str
    plan: Combination

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The key by which columns are equal: the person and the ids of the plan."""
        return self.who, self.plan.ids


@attrs.frozen
class Solved:
    """An optimum over the plans added so far.

    Attributes:
        value: its value.
        prices: the price of each limit, a whole number from 0.
        worth: the dual value of each person's row.
        shares: the share of each plan that is given.
    """

    value: float
    prices: dict[tuple[str, str], int]
    worth: dict[str, float]
    shares: list[tuple[float, Column]]


class LinearProgram:
    """A linear programme to which columns are added; each solution starts from the last."""

    def __init__(
        self,
        solver: Any,
        claims: Sequence[Claim],
        limits: Limits,
        day: int,
        floors: Mapping[str, int],
    ) -> None:
        self._solver = solver
        self._day = day
        self._importance = {claim.id: claim.importance for claim in claims}
        self._people = {
            claim.id: solver.Constraint(1.0 if claim.id in floors else 0.0, 1.0) for claim in claims
        }
        self._limits = limits
        self._rows = {
            name: solver.Constraint(-solver.infinity(), float(most)) for name, most in limits.most.items()
        }
        self._columns: dict[tuple[str, tuple[str, ...]], tuple[Column, Any]] = {}
        solver.Objective().SetMaximization()

    @classmethod
    def made(
        cls, claims: Sequence[Claim], limits: Limits, day: int, floors: Mapping[str, int]
    ) -> LinearProgram | None:
        """A linear programme without columns; None where OR-Tools is not installed."""
        try:
            from ortools.linear_solver import pywraplp
        except ImportError:
            return None
        return cls(pywraplp.Solver.CreateSolver("GLOP"), claims, limits, day, floors)

    def add(self, column: Column) -> bool:
        """Add a plan; False where it is there already."""
        if column.key in self._columns:
            return False
        # The upper bound is implied by the person's row; the solver is slower without it.
        share = self._solver.NumVar(0.0, 1.0, "")
        self._people[column.who].SetCoefficient(share, 1.0)
        for name, number in self._limits.used(column.who, column.plan.ids).items():
            self._rows[name].SetCoefficient(share, float(number))
        worth = self._importance[column.who] * self._day + column.plan.score
        self._solver.Objective().SetCoefficient(share, float(worth))
        self._columns[column.key] = (column, share)
        return True

    def solve(self) -> Solved:
        """The optimum over the plans added so far.

        Raises:
            QupError: the solver finds none.
        """
        status = self._solver.Solve()
        if status != self._solver.OPTIMAL:
            raise QupError(
                "OR-Tools found no optimum of the linear programme",
                why=worded("its status is {status}", status=status),
                remedy="use smaller scores, weights or waits",
                code="search.nothing-found",
            )
        return Solved(
            value=self._solver.Objective().Value(),
            prices={name: max(0, round(row.dual_value())) for name, row in self._rows.items()},
            worth={name: row.dual_value() for name, row in self._people.items()},
            shares=[(share.solution_value(), column) for column, share in self._columns.values()],
        )
