"""Places that several candidates share, such as those of one provider: by hand and by brute force."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from allocating.test_plans import markets, score
from qupcore.allocating import Claim, allocate_plans
from qupcore.allocating.shared import Shared
from qupcore.searching import Candidate, Problem
from searching.brute import valid_sets

PROVIDER = Shared(together={"a": ("provider",), "b": ("provider",)})


def within(plans: list[tuple[str, ...]], capacities: dict[str, int]) -> bool:
    """Counted one by one."""
    for place, places in capacities.items():
        members = {"a", "b"} if place == "provider" else {place}
        if sum(id in members for ids in plans for id in ids) > places:
            return False
    return True


def test_one_employer_is_asked_by_one() -> None:
    """Two offers of an employer who takes one: who waited longer gets a place there."""
    both = [Candidate(id=id, options=[(1,)], score=9) for id in ("a", "b")]
    problem = Problem(candidates=both, most=1, least_units=1, most_units=1)
    claims = [Claim(id="long", problem=problem, waited=9), Claim(id="short", problem=problem, waited=1)]
    assert set(allocate_plans(claims, {}).given) == {"long", "short"}
    assert set(allocate_plans(claims, {"provider": 1}, shared=PROVIDER).given) == {"long"}
    assert set(allocate_plans(claims, {"provider": 2}, shared=PROVIDER).given) == {"long", "short"}


@given(markets(), st.integers(0, 4))
@settings(max_examples=150)
def test_within_what_is_shared_and_never_over_the_bound(
    market: tuple[list[Claim], dict[str, int]], places: int
) -> None:
    claims, capacities = market
    capacities = {**capacities, "provider": places}
    found = allocate_plans(claims, capacities, shared=PROVIDER)
    assert within(list(found.given.values()), capacities)
    most = 0
    for chosen in product(*([None, *sorted(valid_sets(claim.problem))] for claim in claims)):
        pairs = [(claim, ids) for claim, ids in zip(claims, chosen, strict=True) if ids is not None]
        if within([ids for _, ids in pairs], capacities):
            most = max(most, sum(claim.importance * found.day + score(claim, ids) for claim, ids in pairs))
    assert found.value <= most
    assert found.bound is None or found.bound >= most


@given(markets())
@settings(max_examples=60)
def test_room_for_all_changes_nothing(market: tuple[list[Claim], dict[str, int]]) -> None:
    claims, capacities = market
    free = allocate_plans(claims, capacities)
    assert allocate_plans(claims, {**capacities, "provider": 99}, shared=PROVIDER).value == free.value


def test_a_person_who_needs_two_places_takes_two() -> None:
    both = [Candidate(id=id, options=[(1,)], score=9) for id in ("a", "b")]
    problem = Problem(candidates=both, most=2, least_units=2, most_units=2)
    claims = [Claim(id="one", problem=problem)]
    assert allocate_plans(claims, {"provider": 1}, shared=PROVIDER).given == {}
    assert allocate_plans(claims, {"provider": 2}, shared=PROVIDER).given == {"one": ("a", "b")}
