"""Districts of any municipality by name: who lives in one that an offer serves."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Participant, check_plan, national
from qupcore.availability.available import available
from qupcore.cases import Planning
from qupcore.catalogue import catalogue_on, read_catalogue
from qupcore.catalogue.districts import in_district
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.offer import Catchment, Offer
from qupcore.domain.period import Period
from qupcore.errors import BadInput

ON = date(2026, 9, 1)
NAMES = (
    st.text(st.characters(categories=("L", "Zs", "Pd")), min_size=1, max_size=20).map(str.strip).filter(bool)
)


def offer(id: str, *districts: str, **more: tuple[str, ...]) -> Offer:
    return Offer(id=id, measure="no:x", period=Period(ON), catchment=Catchment(districts=districts, **more))


@given(NAMES, NAMES)
def test_a_name_is_compared_composed_and_without_capitals(served: str, lives: str) -> None:
    one = offer("4601:norsk", served)
    assert in_district(one, served) is True
    assert in_district(one, normalize("NFD", served)) is True
    assert in_district(one, served.casefold()) is True
    assert in_district(one, "") is None
    equal = normalize("NFC", normalize("NFC", served).casefold()) == normalize(
        "NFC", normalize("NFC", lives).casefold()
    )
    assert in_district(one, lives) is equal


@pytest.mark.parametrize(
    ("served", "lives", "truth"),
    [
        (("Laksevåg", "Fana"), "fana", True),
        (("Laksevåg",), "Laksevag", False),  # another spelling is another name
        (("Laksevåg",), "", None),
        ((), "", True),
        ((), "Fana", True),
    ],
)
def test_districts_of_another_municipality_than_oslo(
    served: tuple[str, ...], lives: str, truth: bool | None
) -> None:
    assert in_district(offer("4601:norsk", *served), lives) is truth


def test_a_number_of_oslo_is_the_name_that_it_stands_for() -> None:
    for served in ("02", "Grünerløkka", "GRÜNERLØKKA"):
        for lives, truth in (("02", True), ("grünerløkka", True), ("03", False), ("Grunerløkka", None)):
            assert in_district(offer("0301:norsk", served), lives) is truth
    assert in_district(offer("no:norsk", "02", municipalities=("0301",)), "Grünerløkka") is True


@pytest.mark.parametrize(
    ("id", "districts", "municipalities", "message"),
    [
        ("4601:x", ("Fana",), ("4601", "0301"), "names districts of another municipality"),
        ("4601:x", ("01",), (), "only Oslo's have numbers"),
        ("no:x", ("Fana",), (), "and not the municipality that has them"),
        ("no:x", ("Fana",), ("4601", "0301"), "and not the municipality that has them"),
        ("4601:x", (" Fana",), (), "no name of a district"),
        ("4601:x", ("",), (), "no name of a district"),
    ],
)
def test_districts_are_within_the_municipality_of_the_owner(
    id: str, districts: tuple[str, ...], municipalities: tuple[str, ...], message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        offer(id, *districts, municipalities=municipalities)


def test_a_case_writes_a_district_as_it_writes_a_name() -> None:
    assert Planning(municipality="4601", district="Årstad").district == "Årstad"
    with pytest.raises(BadInput, match="no name of a district"):
        Planning(district="Årstad ")


FILE = """
[[measures]]
id = "{owner}:norsk"
names = "Norsk"
owner = "municipality"
valid = "2018-01-01/.."
covers = ["language"]
classes = [{{ counts_as = "supporting" }}]
sources = {{ text = "constructed" }}

[[offers]]
id = "{owner}:norsk-her"
measure = "{owner}:norsk"
period = "2026-01-01/.."
enrolment = "open"
places = {{ free = 3 }}
minutes_a_week = 600
catchment = {{ districts = ["{district}"] }}
"""


def test_oslo_has_the_districts_that_it_has() -> None:
    text = FILE.format(owner="0301", district="Grunerløkka")
    with pytest.raises(
        BadInput, match=r"offers\[0\].catchment.districts\[0\].*no district of Oslo.*Grünerløkka"
    ):
        read_catalogue(text, namespace="0301", known=(national(),))


def test_a_district_that_is_not_known_is_asked_for_and_refuses_nothing() -> None:
    bergen = read_catalogue(FILE.format(owner="4601", district="Fana"), namespace="4601", known=(national(),))
    sources = [national(), bergen]
    element = Element(
        measure="4601:norsk", offer="4601:norsk-her", minutes_a_week=2250, first=ON, last=date(2026, 12, 1)
    )
    plan = Plan(valid_from=ON, elements=(element,))
    found = {}
    for district in ("FANA", "Åsane", ""):
        person = Participant(
            ref="a", birth_date=date(1990, 1, 1), planning=Planning(municipality="4601", district=district)
        )
        check = check_plan(plan, ON, case=person, catalogue=sources, repairs=0)
        about = [(item.weight, item.missing) for item in check.findings if item.kind == "district"]
        state = available(person, catalogue_on(ON, "4601", sources)).of("4601:norsk")
        found[district] = about, state.state, state.why
    assert found == {
        "FANA": ([], "open", ()),
        "Åsane": ([("breach", ())], "elsewhere", ("other_district",)),
        "": ([("needs_assessment", ("offer.in_district",))], "unknown", ("district_not_known",)),
    }
