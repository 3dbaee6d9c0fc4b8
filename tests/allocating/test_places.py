"""Single places: optimal, within every capacity, and no one loses more than `most_worse`."""

from __future__ import annotations

import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.allocating import Wish, allocate_places
from qupcore.errors import BadInput

PLACES = "xyz"


@st.composite
def markets(draw: st.DrawFn) -> tuple[list[Wish], dict[str, int]]:
    wishes = [
        Wish(
            id=f"p{n}",
            scores=draw(st.dictionaries(st.sampled_from(PLACES), st.integers(-3, 9), max_size=3)),
            waited=draw(st.integers(0, 5)),
            weight=draw(st.integers(0, 2)),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    return wishes, {place: draw(st.integers(0, 2)) for place in PLACES}


def everything(wishes: list[Wish], capacities: dict[str, int]):
    """Every possible allocation, as the place of each person."""
    for chosen in product(*([None, *wish.scores] for wish in wishes)):
        if all(chosen.count(place) <= places for place, places in capacities.items()):
            yield {wish.id: place for wish, place in zip(wishes, chosen, strict=True) if place is not None}


def value(wishes: list[Wish], taken: dict[str, str]) -> tuple[int, int]:
    covered = [wish for wish in wishes if wish.id in taken]
    return sum(wish.importance for wish in covered), sum(wish.scores[taken[wish.id]] for wish in covered)


def places_of(found) -> dict[str, str]:
    return {name: place for name, (place,) in found.given.items()}


@given(markets())
def test_no_sharing_out_is_better(market):
    pytest.importorskip("ortools", reason="OR-Tools is not installed: pip install 'qupcore[solver]'")
    wishes, capacities = market
    found = allocate_places(wishes, capacities)
    assert found.method == "flow"
    every = list(everything(wishes, capacities))
    assert places_of(found) in every
    assert (found.coverage, found.preference) == value(wishes, places_of(found))
    assert (found.coverage, found.preference) == max(value(wishes, taken) for taken in every)
    assert found.bound == found.value
    assert found.gap == 0


@given(markets(), st.integers(0, 6))
def test_no_one_is_worse_off_than_was_said(market, most_worse):
    pytest.importorskip("ortools", reason="OR-Tools is not installed: pip install 'qupcore[solver]'")
    wishes, capacities = market
    found = allocate_places(wishes, capacities, most_worse)
    assert found.compared.lost == ()
    assert found.compared.most_worse <= most_worse
    greedy = in_order(wishes, capacities)
    scores = {wish.id: wish.scores for wish in wishes}
    allowed = [
        taken
        for taken in everything(wishes, capacities)
        if all(
            name in taken and scores[name][taken[name]] >= scores[name][place] - most_worse
            for name, place in greedy.items()
        )
    ]
    assert (found.coverage, found.preference) == max(value(wishes, taken) for taken in allowed)


def in_order(wishes: list[Wish], capacities: dict[str, int]) -> dict[str, str]:
    left, taken = dict(capacities), {}
    for wish in sorted(wishes, key=lambda one: (-one.waited, -one.weight, one.id)):
        for place in sorted(wish.scores, key=lambda name: (-wish.scores[name], name)):
            if wish.id not in taken and left[place]:
                left[place] -= 1
                taken[wish.id] = place
    return taken


@given(markets())
def test_without_ortools_first_come_first_served(market):
    wishes, capacities = market
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "ortools.graph.python", None)
        found = allocate_places(wishes, capacities)
    assert found.method == "greedy"
    assert (found.bound, found.gap) == (None, None)
    assert places_of(found) == in_order(wishes, capacities)
    assert found.compared.most_worse == 0
    assert found.compared.coverage == found.coverage


@given(markets(), st.randoms())
def test_the_order_in_which_people_are_given_changes_nothing(market, lot):
    wishes, capacities = market
    shuffled = list(wishes)
    lot.shuffle(shuffled)
    assert allocate_places(wishes, capacities) == allocate_places(shuffled, capacities)


def test_every_mistake_is_named():
    wishes = [Wish(id="a", scores={"x": 1, "q": 1}, waited=-1), Wish(id="a", scores={})]
    with pytest.raises(BadInput) as error:
        allocate_places(wishes, {"x": -1})
    assert [fault.path for fault in error.value.faults] == [
        "$.people",
        "$.people.a",
        "$.people.a",
        "$.capacities.x",
    ]
