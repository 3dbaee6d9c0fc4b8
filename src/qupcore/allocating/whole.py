"""Choose whole plans among those found with CP-SAT, where rounding shares of plans loses too much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qupcore.allocating.linear_program import Column
from qupcore.allocating.shared import Limits
from qupcore.searching import Combination

__all__ = ["EFFORT", "whole"]

EFFORT = 20.0
"""The limit in CP-SAT's deterministic time: equal on every machine, some seconds on most."""


def whole(
    columns: Sequence[Column],
    values: Sequence[int],
    limits: Limits,
    floors: Mapping[str, int],
    start: Mapping[str, Combination],
) -> dict[str, Combination]:
    """The plans of highest value within the limits: at most one each, and one for each with a floor.

    Empty where none was found. Needs OR-Tools. One worker and a fixed seed give the same plans each time.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in columns]
    by_person: dict[str, list[cp_model.IntVar]] = {}
    by_limit: dict[tuple[str, str], list[cp_model.LinearExprT]] = {}
    for column, variable in zip(columns, taken, strict=True):
        by_person.setdefault(column.who, []).append(variable)
        for name, number in limits.used(column.who, column.plan.ids).items():
            by_limit.setdefault(name, []).append(number * variable)
        model.add_hint(variable, column.who in start and start[column.who].ids == column.plan.ids)
    for who, variables in by_person.items():
        if who in floors:
            model.add_exactly_one(variables)
        else:
            model.add_at_most_one(variables)
    for name, used in by_limit.items():
        model.add(sum(used) <= limits.most[name])
    model.maximize(cp_model.LinearExpr.weighted_sum(taken, values))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = EFFORT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {}
    return {
        column.who: column.plan
        for column, variable in zip(columns, taken, strict=True)
        if solver.boolean_value(variable)
    }
