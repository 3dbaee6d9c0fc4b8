"""Whole plans: within every capacity and rule, never over the bound, and near it."""

from __future__ import annotations

import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore.allocating import Claim, allocate_plans
from qupcore.errors import BadInput
from qupcore.searching import SearchLimit, best, is_valid
from searching.brute import problems, valid_sets
from searching.workload import drawn

SOLVER = "OR-Tools is not installed: pip install 'qupcore[solver]'"


@st.composite
def markets(draw: st.DrawFn) -> tuple[list[Claim], dict[str, int]]:
    claims = [
        Claim(
            id=f"p{n}",
            problem=draw(problems(most_candidates=4)),
            waited=draw(st.integers(0, 5)),
            weight=draw(st.integers(1, 3)),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return claims, {name: draw(st.integers(0, 2)) for name in "abc"}


def score(claim: Claim, ids: tuple[str, ...]) -> int:
    return sum(one.score for one in claim.problem.candidates if one.id in ids)


def within(capacities: dict[str, int], plans: list[tuple[str, ...]]) -> bool:
    return all(sum(place in ids for ids in plans) <= places for place, places in capacities.items())


def most_value(claims: list[Claim], capacities: dict[str, int], day: int) -> int:
    """The highest value of any allocation."""
    values = [0]
    for chosen in product(*([None, *sorted(valid_sets(claim.problem))] for claim in claims)):
        given_ = [(claim, ids) for claim, ids in zip(claims, chosen, strict=True) if ids is not None]
        if within(capacities, [ids for _, ids in given_]):
            values.append(sum(claim.importance * day + score(claim, ids) for claim, ids in given_))
    return max(values)


def hold(claims: list[Claim], capacities: dict[str, int], found) -> None:
    by_id = {claim.id: claim for claim in claims}
    assert within(capacities, list(found.given.values()))
    assert all(is_valid(by_id[name].problem, ids) for name, ids in found.given.items())
    assert found.coverage == sum(by_id[name].importance for name in found.given)
    assert found.preference == sum(score(by_id[name], ids) for name, ids in found.given.items())


@settings(max_examples=60)
@given(markets())
def test_between_the_best_there_is_and_its_bound(market):
    pytest.importorskip("ortools", reason=SOLVER)
    claims, capacities = market
    found = allocate_plans(claims, capacities, enough=0.0)
    hold(claims, capacities, found)
    assert found.method == "columns"
    assert found.complete
    optimum = most_value(claims, capacities, found.day)
    assert found.value <= optimum <= found.bound
    assert found.value >= found.compared.coverage * found.day - found.day  # never below first come
    if found.gap == 0:
        assert found.value == optimum


@settings(max_examples=60)
@given(markets(), st.integers(0, 5))
def test_no_one_is_worse_off_than_was_said(market, most_worse):
    pytest.importorskip("ortools", reason=SOLVER)
    claims, capacities = market
    found = allocate_plans(claims, capacities, most_worse)
    hold(claims, capacities, found)
    assert found.compared.lost == ()
    assert found.compared.most_worse <= most_worse


def in_order(claims: list[Claim], capacities: dict[str, int]) -> dict[str, tuple[str, ...]]:
    left, taken = dict(capacities), {}
    for claim in sorted(claims, key=lambda one: (-one.waited, -one.weight, one.id)):
        full = [one.id for one in claim.problem.candidates if left.get(one.id) == 0]
        for plan in best(claim.problem.without(full), want=1).plans:
            taken[claim.id] = plan.ids
            left |= {name: left[name] - 1 for name in plan.ids if name in left}
    return taken


@settings(max_examples=60)
@given(markets())
def test_without_ortools_first_come_first_served(market):
    claims, capacities = market
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "ortools.linear_solver", None)
        found = allocate_plans(claims, capacities)
    assert (found.method, found.bound, found.gap) == ("greedy", None, None)
    assert found.given == in_order(claims, capacities)
    hold(claims, capacities, found)


def test_many_people_come_near_the_bound():
    """They also cover more people than first come, first served."""
    pytest.importorskip("ortools", reason=SOLVER)
    claims = [Claim(id=f"p{n:02d}", problem=drawn(30, n), waited=n * 37 % 400) for n in range(30)]
    names = {one.id for claim in claims for one in claim.problem.candidates}
    capacities = dict.fromkeys(sorted(names), 3)
    told = []
    found = allocate_plans(claims, capacities, progress=lambda done, of: told.append((done, of)))
    hold(claims, capacities, found)
    assert found.complete
    assert found.gap < 0.01
    assert found.coverage > found.compared.coverage
    assert told[-1][0] == told[-1][1]
    again = allocate_plans(list(reversed(claims)), capacities)
    assert again == found


@pytest.mark.parametrize("asked", [0, 10, 70])
def test_a_stopped_sharing_out_is_within_every_capacity(asked):
    claims = [Claim(id=f"p{n:02d}", problem=drawn(30, n), waited=n) for n in range(40)]
    capacities = {one.id: 1 for claim in claims for one in claim.problem.candidates}
    looks = []

    def stop() -> bool:
        looks.append(None)
        return len(looks) > asked

    found = allocate_plans(claims, capacities, limit=SearchLimit(stop=stop))
    hold(claims, capacities, found)
    assert found.complete is False


def test_every_mistake_is_named():
    (claim,) = [Claim(id="a", problem=drawn_nothing(), weight=-1)]
    with pytest.raises(BadInput) as error:
        allocate_plans([claim, claim], {"x": -1})
    assert [fault.path for fault in error.value.faults] == [
        "$.people",
        "$.people.a",
        "$.people.a",
        "$.capacities.x",
    ]


def drawn_nothing():
    from qupcore.searching import Problem

    return Problem(candidates=[], most=1, most_units=1)
