"""Allocate one place each: a minimum-cost flow with OR-Tools; without it, first come, first served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qupcore.allocating.claims import Allocation, Wish, check, compared, longest_wait_first
from qupcore.errors import QupError
from qupcore.errors.worded import worded

__all__ = ["allocate_places"]


def allocate_places(
    wishes: Sequence[Wish], capacities: Mapping[str, int], most_worse: int | None = None
) -> Allocation:
    """Allocate places, at most one each: coverage first, by importance, then preference.

    With OR-Tools the answer is optimal, and `bound` is its value. No sum of preferences outweighs one day of
    coverage.

    Args:
        wishes: the persons and the places that suit them.
        capacities: the number of each place.
        most_worse: the largest loss of preference compared with first come, first served; everyone covered
            there is then covered here, too.

    Raises:
        BadInput: a place wished for has no capacity, two persons have one id, or a number is below 0.

    >>> wishes = [Wish(id="a", scores={"x": 9, "y": 1}, waited=30), Wish(id="b", scores={"x": 5}, waited=3)]
    >>> found = allocate_places(wishes, {"x": 1, "y": 1})
    >>> found.given
    {'a': ('y',), 'b': ('x',)}
    >>> found.compared.most_worse, found.gap
    (8, 0.0)
    >>> allocate_places(wishes, {"x": 1, "y": 1}, most_worse=7).given
    {'a': ('x',)}
    """
    check(wishes, capacities)
    wishes = sorted(wishes, key=lambda wish: wish.id)  # the order of the input has no effect
    in_order = _in_order(wishes, capacities)
    greedy = {wish.id: wish.scores[in_order[wish.id]] for wish in wishes if wish.id in in_order}
    floors = {} if most_worse is None else {name: score - most_worse for name, score in greedy.items()}
    day = _day(wishes)
    try:
        from ortools.graph.python import min_cost_flow
    except ImportError:
        taken, method = in_order, "greedy"
    else:
        taken, method = _flow(min_cost_flow.SimpleMinCostFlow(), wishes, capacities, floors, day), "flow"
    scores = {wish.id: wish.scores[taken[wish.id]] for wish in wishes if wish.id in taken}
    coverage = sum(wish.importance for wish in wishes if wish.id in taken)
    return Allocation(
        given={name: (taken[name],) for name in sorted(taken)},
        coverage=coverage,
        preference=sum(scores.values()),
        bound=coverage * day + sum(scores.values()) if method == "flow" else None,
        day=day,
        method=method,
        compared=compared(wishes, greedy, scores),
    )


def _in_order(wishes: Sequence[Wish], capacities: Mapping[str, int]) -> dict[str, str]:
    """The place that each person gets first come, first served."""
    left = dict(capacities)
    taken = {}
    for wish in longest_wait_first(wishes):
        open_ = [(-score, place) for place, score in wish.scores.items() if left[place]]
        if open_:
            place = min(open_)[1]
            left[place] -= 1
            taken[wish.id] = place
    return taken


def _day(wishes: Sequence[Wish]) -> int:
    """More than any possible difference of preference in all, so that coverage comes first."""
    spread = sum(max(map(abs, wish.scores.values())) for wish in wishes if wish.scores)
    return 2 * spread + 1


def _flow(
    flow: Any, wishes: Sequence[Wish], capacities: Mapping[str, int], floors: Mapping[str, int], day: int
) -> dict[str, str]:
    """The place of each person by a minimum-cost flow; a person without a floor may flow past all places."""
    places = {place: len(wishes) + number for number, place in enumerate(sorted(capacities))}
    out = len(wishes) + len(places)
    arcs: list[tuple[Wish, str, int]] = []
    for number, wish in enumerate(wishes):
        flow.set_node_supply(number, 1)
        floor = floors.get(wish.id)
        covered = wish.importance * day
        if floor is None:
            flow.add_arc_with_capacity_and_unit_cost(number, out, 1, 0)
        for place, score in sorted(wish.scores.items()):
            if floor is None or score >= floor:
                cost = -covered - score
                arc = flow.add_arc_with_capacity_and_unit_cost(number, places[place], 1, cost)
                arcs.append((wish, place, arc))
    for place, node in places.items():
        flow.add_arc_with_capacity_and_unit_cost(node, out, min(capacities[place], len(wishes)), 0)
    flow.set_node_supply(out, -len(wishes))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise QupError(
            "OR-Tools found no flow",
            why=worded("its status is {status}", status=status),
            remedy="use smaller scores",
            code="search.nothing-found",
        )
    return {wish.id: place for wish, place, arc in arcs if flow.flow(arc)}
