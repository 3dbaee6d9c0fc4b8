"""Limits that places or people share: the time of advisers, the room of providers, employers asked once."""

from __future__ import annotations

import sys
from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from allocating.test_plans import SOLVER, hold, markets, score
from qupcore import Participant, national
from qupcore.allocating import SharedLimit, allocate_plans
from qupcore.allocating.record import allocation_record
from qupcore.catalogue import read_catalogue
from qupcore.domain.case.planning import Planning
from qupcore.errors import BadInput
from qupcore.explaining.plan_search import explain_allocation
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


HERE = {"total": 3, "valid": "2026-01-01/2026-12-31", "as_of": date(2026, 8, 1)}


def with_capacity(number=4, shared=None, on=ON, offers=OFFERS, **stated):
    """An allocation where the catalogue of Bodø states the capacity of the shop."""
    written = "".join(
        f"{key} = {value if isinstance(value, int | date) else repr(value)}\n"
        for key, value in {**HERE, **stated}.items()
    )
    text = f"{LOCAL}\n[[capacities]]\nprovider_orgnr = '974760673'\nsources = 'agreement'\n{written}"
    local = read_catalogue(
        f"[sources]\nagreement = 'Agreement of 2026'\n{text}", namespace="1804", by="bodo", known=[national()]
    )
    return allocate(people(number), on, catalogue=[national(), local], offers=offers, shared=shared)


@pytest.mark.parametrize(
    ("stated", "on", "shared", "covered", "origin"),
    [
        ({}, ON, None, 3, ("catalogue", 3, None, ())),
        ({"free": 1}, ON, None, 1, ("catalogue", 3, 1, ())),
        ({"free": 0}, ON, None, 0, ("catalogue", 3, 0, ())),
        ({"free": 1}, date(2026, 12, 31), None, 1, ("catalogue", 3, 1, ())),
        ({"free": 1}, date(2027, 1, 1), None, 4, None),
        ({"free": 1}, ON, SharedLimits(catalogue_capacities=False), 4, None),
        (
            {"free": 1},
            ON,
            SharedLimits(providers=(ProviderCapacity(orgnr="974760673", free=2),)),
            2,
            ("caller", None, None, (1,)),
        ),
        (
            {"free": 2},
            ON,
            SharedLimits(caseloads=(Caseload(adviser="3", free=1, people=("p0", "p1", "p2", "p3")),)),
            1,
            ("catalogue", 3, 2, ()),
        ),
    ],
)
def test_the_capacity_of_a_catalogue_is_a_limit_unless_the_caller_says_otherwise(
    stated, on, shared, covered, origin
):
    found = with_capacity(shared=shared, on=on, **stated)
    assert len(found.given) == covered
    told = [
        (item.stated_by, item.total, item.free, item.replaces)
        for id, item in found.limits_from.items()
        if id.startswith("provider")
    ]
    assert told == ([origin] if origin else [])
    assert found.limits_from.keys() == found.shared.keys()


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_answer_tells_where_each_limit_is_from(lang):
    told = {line.id: line.text for line in explain_allocation(with_capacity(), ON, lang, {})}
    assert "bodo" in told["shared.provider:974760673@1804.from"]
    assert "Agreement of 2026" in told["shared.provider:974760673@1804.from"]
    assert "shared.provider:974760673@1804.free" in told
    assert "@" not in told["shared.provider:974760673@1804"]
    other = SharedLimits(providers=(ProviderCapacity(orgnr="974760673", free=2),))
    told = {line.id: line.text for line in explain_allocation(with_capacity(shared=other), ON, lang, {})}
    assert "3" in told["shared.provider:974760673.from"]
    found = allocation_record(with_capacity(free=1))["shared"]
    assert found == {
        "provider:974760673@1804": {
            "used": 1,
            "most": 1,
            "from": "catalogue",
            "catalogue": "bodo",
            "total": 3,
            "free": 1,
            "as_of": "2026-08-01",
            "sources": [{"text": "Agreement of 2026", "link": "", "dated": ""}],
            "replaces": [],
        }
    }


COUNTRY = read_catalogue(
    """
[[measures]]
id = "no:praksis"
names = "Praksis"
owner = "municipality"
classes = { counts_as = "work_directed" }
valid = "2018-01-01/.."
sources = { text = "made up" }
"""
)


@settings(max_examples=60)
@example(homes=["1804", "4601", "4601"], stated={"1804": (0, False, 0)}, free=[2, 2, 2, 2], own=None)
@given(
    homes=st.lists(st.sampled_from(["1804", "4601"]), min_size=1, max_size=4),
    stated=st.dictionaries(
        st.sampled_from(["1804", "4601"]), st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 3))
    ),
    free=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    own=st.none() | st.integers(0, 4),
)
def test_capacities_against_counting(homes, stated, free, own):
    """As many as the fewest of people, places and the capacity that their own municipality states."""
    known, expected = [COUNTRY], {"1804": 0, "4601": 0}
    for place, number in enumerate(expected):
        rooms = free[2 * place : 2 * place + 2]
        offers = "".join(
            f"[[offers]]\nid = '{number}:shop-{n}'\nmeasure = 'no:praksis'\n"
            f"period = '2026-01-01/..'\nprovider_orgnr = '974760673'\nplaces = {{ free = {room} }}\n"
            for n, room in enumerate(rooms)
        )
        most = min(homes.count(number), sum(rooms))
        if number in stated:
            total, known_free, some = stated[number]
            offers += (
                f"[[capacities]]\nprovider_orgnr = '974760673'\ntotal = {total}\n"
                f"valid = '2026-09-07/2026-09-07'\nsources = {{ text = 'made up' }}\n"
                + (f"free = {min(some, total)}\n" if known_free else "")
            )
            if own is None:
                most = min(most, min(some, total) if known_free else total)
        expected[number] = most
        known.append(read_catalogue(offers, namespace=number, known=[COUNTRY]))
    all_of_them = [
        attrs.evolve(one, planning=Planning(municipality=home))
        for one, home in zip(people(len(homes)), homes, strict=True)
    ]
    at = [f"{home}:shop-{n}" for home in sorted(set(homes)) for n in (0, 1)]
    shared = None if own is None else SharedLimits(providers=(ProviderCapacity(orgnr="974760673", free=own),))
    found = allocate(all_of_them, ON, catalogue=known, offers=at, shared=shared)
    in_all = sum(expected.values())
    assert len(found.given) == (in_all if own is None else min(in_all, own))
    if own is None:
        given = [home for one, home in zip(all_of_them, homes, strict=True) if one.ref in found.given]
        assert {number: given.count(number) for number in expected} == expected


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ("provider_orgnr = '889640782'", "capacities[0].provider_orgnr"),
        ("provider_orgnr = '974760674'", "capacities[0]"),
        ("provider_orgnr = '974760673'\nfree = 4", "capacities[0]"),
        ("provider_orgnr = '974760673'\nplaces = 4", "capacities[0].places"),
        (
            "provider_orgnr = '974760673'\n[[capacities]]\nprovider_orgnr = '974760673'\ntotal = 2\n"
            "valid = '2026-12-31/..'\nsources = { text = 'a' }",
            "capacities[1].provider_orgnr",
        ),
    ],
)
def test_a_wrong_capacity_says_where(more, where):
    stated = "total = 3\nvalid = '2026-01-01/2026-12-31'\nsources = { text = 'a' }\n"
    with pytest.raises(BadInput) as raised:
        read_catalogue(f"{LOCAL}\n[[capacities]]\n{stated}{more}", namespace="1804", known=[national()])
    assert [fault.path.partition(": ")[2] for fault in raised.value.faults] == [where]
    assert all(fault.remedy for fault in raised.value.faults)


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
