"""Limits that places or people share: the time of advisers, the room of providers, employers asked once."""

from __future__ import annotations

import sys
from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocating.test_plans import SOLVER, hold, markets, score
from qupcore import Participant, national
from qupcore.allocating import SharedLimit, allocate_plans
from qupcore.catalogue import read_catalogue
from qupcore.domain.case.planning import Planning
from qupcore.errors import BadInput
from qupcore.plans import Caseload, ProviderCapacity, SharedLimits, Wanted, allocate, read_limits
from searching.brute import valid_sets

ON = date(2026, 9, 7)


@st.composite
def shared_limits(draw: st.DrawFn) -> tuple[SharedLimit, ...]:
    people = st.lists(st.sampled_from(["p0", "p1", "p2"]), unique=True)
    places = st.lists(st.sampled_from("abcd"), unique=True)
    return tuple(
        SharedLimit(
            id=f"s{n}", most=draw(st.integers(0, 3)), places=tuple(draw(places)), people=tuple(draw(people))
        )
        for n in range(draw(st.integers(0, 3)))
    )


def keeps(shared, given_) -> bool:
    """Whether an allocation keeps each limit, counted anew."""
    for limit in shared:
        used = 0
        for person, ids in given_.items():
            if not limit.people or person in limit.people:
                used += sum(id in limit.places for id in ids) if limit.places else 1
        if used > limit.most:
            return False
    return True


@settings(max_examples=150)
@given(markets(), shared_limits())
def test_no_limit_is_broken_and_no_better_allocation_is_beyond_the_bound(market, shared):
    """Against every allocation there is."""
    pytest.importorskip("ortools", reason=SOLVER)
    claims, capacities = market
    found = allocate_plans(claims, capacities, enough=0.0, shared=shared)
    hold(claims, capacities, found)
    assert keeps(shared, found.given)
    best = 0
    for chosen in product(*([None, *sorted(valid_sets(claim.problem))] for claim in claims)):
        held = {claim.id: ids for claim, ids in zip(claims, chosen, strict=True) if ids is not None}
        room = all(sum(place in ids for ids in held.values()) <= n for place, n in capacities.items())
        if room and keeps(shared, held):
            by_id = {claim.id: claim for claim in claims}
            worth = (by_id[id].importance * found.day + score(by_id[id], ids) for id, ids in held.items())
            best = max(best, sum(worth))
    assert found.value <= best <= found.bound
    if found.gap == 0:
        assert found.value == best


@settings(max_examples=60)
@given(markets(), shared_limits())
def test_first_come_first_served_keeps_them_too(market, shared):
    claims, capacities = market
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "ortools.linear_solver", None)
        found = allocate_plans(claims, capacities, shared=shared)
    hold(claims, capacities, found)
    assert keeps(shared, found.given)


OFFERS = ("1804:butikken-dag", "1804:butikken-kveld")
LOCAL = "".join(
    f"""
[[offers]]
id = "{id}"
measure = "no:praksis-ordinar-virksomhet"
period = "2026-01-01/2028-01-01"
provider_orgnr = "974760673"
enrolment = "open"
places = {{ total = 5, free = 5 }}
sources = {{ text = "made up" }}
"""
    for id in OFFERS
)


def people(number):
    planning = Planning(municipality="1804", needs=("ordinary_workplace",))
    return [Participant(ref=f"p{n}", birth_date=date(1990, 1, 1), planning=planning) for n in range(number)]


def allocated(shared, offers=OFFERS, number=4):
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    return allocate(people(number), ON, catalogue=[national(), local], offers=offers, shared=shared)


def test_without_shared_limits_everybody_has_a_place():
    assert len(allocated(None).given) == 4


@pytest.mark.parametrize(
    ("shared", "covered", "used"),
    [
        (SharedLimits(employers_once=True), 1, {"employer:974760673": (1, 1)}),
        (
            SharedLimits(providers=(ProviderCapacity(orgnr="974760673", free=3),)),
            3,
            {"provider:974760673": (3, 3)},
        ),
        (
            SharedLimits(caseloads=(Caseload(adviser="3", free=1, people=("p0", "p1", "p2")),)),
            2,
            {"adviser:3": (1, 1)},
        ),
        (SharedLimits(), 4, {}),
    ],
)
def test_a_shared_limit_takes_from_nobody_else(shared, covered, used):
    """Two offers of one shop, ten places, four people. Whoever is left out is listed, with no refusal."""
    found = allocated(shared)
    assert len(found.given) == covered
    assert found.shared == used
    assert set(found.given) | set(found.without) == {"p0", "p1", "p2", "p3"}
    assert found.hopeless == ()


def test_whole_plans_keep_a_shared_limit():
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    shared = SharedLimits(caseloads=(Caseload(adviser="3", free=1, people=("p0", "p1")),))
    asked = {"catalogue": [national(), local], "wanted": Wanted(most=3)}
    assert len(allocate(people(2), ON, **asked).given) == 2
    found = allocate(people(2), ON, **asked, shared=shared)
    assert (len(found.given), found.without) == (1, ("p1",))


def test_a_provider_that_no_offer_has_is_an_error():
    with pytest.raises(BadInput, match="no offer has the organisation number '889640782'") as raised:
        allocated(SharedLimits(providers=(ProviderCapacity(orgnr="889640782", free=3),)))
    assert raised.value.where == "$.providers[0].orgnr"


def test_two_limits_of_one_adviser_are_an_error():
    one = Caseload(adviser="3", free=1, people=("p0",))
    with pytest.raises(BadInput, match="several limits are called adviser:3"):
        allocated(SharedLimits(caseloads=(one, attrs.evolve(one, free=2))))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("caseloads = 3", "$.caseloads"),
        ("[[caseloads]]\nadviser = '3'\nfree = 'two'\npeople = []", "$.caseloads[0].free"),
        ("[[providers]]\norgnr = '974760673'\nfree = 1\nrooms = 2", "$.providers[0].rooms"),
        ("employer_once = true", "$.employer_once"),
    ],
)
def test_a_wrong_file_says_where(text, where):
    with pytest.raises(BadInput) as raised:
        read_limits(text.encode())
    assert [fault.path for fault in raised.value.faults] == [where]
    assert all(fault.remedy for fault in raised.value.faults)


@pytest.mark.parametrize(
    "data", [b"= 3", b"\xff\xfe", b"a = " + b"[" * 10_000, b"free = " + b"9" * 5000, b"a." * 5000 + b"a = 1"]
)
def test_no_toml_is_a_clear_error(data):
    with pytest.raises(BadInput) as raised:
        read_limits(data)
    assert str(raised.value).count("remedy") == 1
