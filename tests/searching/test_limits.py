"""A stopped search is marked as not complete, and everything that it returns is true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.errors import BadInput
from qupcore.searching import (
    OverLimit,
    SearchLimit,
    addable_candidates,
    best,
    conflict,
    count,
    diagram,
    diverse,
    exists,
    first,
    iter_combinations,
    ranked,
    repairs,
)
from qupcore.searching.limit import Meter, Stopped
from qupcore.searching.problem import Candidate, Problem
from searching.brute import problems, valid_sets
from searching.test_always import ROOMS

NOTHING = SearchLimit(expansions=0)
limits = st.integers(0, 60).map(lambda steps: SearchLimit(expansions=steps))


@given(problems(), limits)
def test_what_a_stopped_search_returns_is_so(problem, limit):
    valid = valid_sets(problem)
    answer = exists(problem, limit)
    assert answer is None or answer is bool(valid)
    found = first(problem, limit)
    assert {plan.ids for plan in found.plans} <= valid
    assert not found.complete or bool(found.plans) is bool(valid)
    for plans, everything in (
        (iter_combinations(problem, limit), iter_combinations(problem)),
        (ranked(problem, limit), ranked(problem)),
    ):
        some, every = list(plans), list(everything)
        assert some == every[: len(some)]
        assert not plans.complete or some == every
    number = count(problem, limit=limit)
    assert isinstance(number, OverLimit) or number == len(valid)


@given(problems(), limits)
def test_the_best_of_a_stopped_search_are_the_best(problem, limit):
    for search in (best, diverse):
        some, every = search(problem, 3, limit=limit), search(problem, 3)
        assert some.plans == every.plans[: len(some.plans)]
        assert not some.complete or some.plans == every.plans


@given(problems(), limits)
def test_additions_that_were_not_looked_at_are_unknown(problem, limit):
    some, every = addable_candidates(problem, limit=limit), addable_candidates(problem)
    assert some.completable in (None, every.completable)
    assert set(some.may) <= set(every.may)
    assert set(some.refused) <= set(every.refused)
    assert {*some.may, *some.refused, *some.unknown} == set(problem.names)
    assert some.complete is (some.completable is not None and not some.unknown)


@given(problems(most_candidates=4), limits)
def test_a_conflict_or_a_repair_that_was_not_found_is_not_claimed(problem, limit):
    some, every = conflict(problem, limit=limit), conflict(problem)
    assert some == every or (some is not None and not some.complete and some.rules == ())
    mended, all_mended = repairs(problem, (), 3, limit=limit), repairs(problem, (), 3)
    if mended.complete:
        assert mended == all_mended
    assert {repair.plan.ids for repair in mended.repairs} <= valid_sets(problem)


@pytest.mark.parametrize("search", [first, best, diverse])
def test_no_step_at_all(search):
    found = search(ROOMS, limit=NOTHING)
    assert (found.plans, found.complete) == ((), False)


def test_no_step_at_all_for_the_others():
    assert exists(ROOMS, NOTHING) is None
    assert addable_candidates(ROOMS, limit=NOTHING).complete is False
    assert isinstance(diagram(ROOMS, limit=NOTHING), OverLimit)
    assert conflict(ROOMS, limit=NOTHING).complete is False
    assert repairs(ROOMS, ["room-1"], limit=NOTHING).complete is False
    plans = iter_combinations(ROOMS, NOTHING)
    assert list(plans) == []
    assert list(plans) == []
    assert not plans.complete


def test_a_diagram_over_the_limit_counts_nothing():
    assert isinstance(count(ROOMS, most_nodes=3), OverLimit)
    assert not isinstance(count(ROOMS, most_nodes=diagram(ROOMS).nodes), OverLimit)
    assert count(ROOMS, most_nodes=3).complete is False


MANY = Problem(
    candidates=[
        Candidate(id=f"c{n:02d}", options=[(n % 7 + 1, 1 << n % 5), (n % 5 + 2, 0)], score=n * n % 13)
        for n in range(40)
    ],
    most=8,
    least_units=30,
    most_units=31,
)


@pytest.mark.parametrize(
    "search",
    [
        lambda limit: list(iter_combinations(MANY, limit)),
        lambda limit: list(ranked(MANY, limit)),
        lambda limit: diverse(MANY, 10**6, 16, limit),
        lambda limit: count(MANY, limit=limit),
        lambda limit: repairs(MANY, MANY.names[:9], 10**6, 16, limit),
    ],
    ids=["iter_plans", "ranked", "diverse", "count", "repairs"],
)
def test_stop_is_asked_and_obeyed(search):
    asked = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 20

    search(SearchLimit(stop=stop))
    assert len(asked) == 21


def test_a_stop_that_never_says_so_changes_nothing():
    assert best(ROOMS, limit=SearchLimit(stop=lambda: False)) == best(ROOMS)


def test_just_so_many_steps():
    meter = Meter(SearchLimit(expansions=300))
    for _ in range(300):
        meter.spend()
    with pytest.raises(Stopped):
        meter.spend()


def test_a_limit_below_nothing_is_refused():
    with pytest.raises(BadInput, match="expansions"):
        SearchLimit(expansions=-1)
