"""What the catalogue says on one day in one municipality."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import attrs
import pytest

from catalogue.files import SOUND
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Catchment
from qupcore.errors import BadInput

ON = date(2026, 9, 1)


def local(number: str = "1804", by: str = "bodo", text: str = SOUND) -> Catalogue:
    text = text.replace("1804:", f"{number}:")
    return read_catalogue(text, namespace=number, by=by, known=(national(),))


BODO, DRAMMEN = local(), local("3301", "drammen")


def test_what_exists_on_the_day_is_in() -> None:
    assert "1804:verksted" not in catalogue_on(date(2019, 12, 31), sources=[national(), BODO]).measures
    assert "1804:verksted" in catalogue_on(date(2020, 1, 1), sources=[national(), BODO]).measures
    assert "1804:verksted" in catalogue_on(date(2029, 12, 31), sources=[national(), BODO]).measures
    assert "1804:verksted" not in catalogue_on(date(2030, 1, 1), sources=[national(), BODO]).measures
    early = catalogue_on(date(2019, 12, 31), sources=[national(), BODO])
    assert not [item for item in early.relations if "1804:jobbsenter" in item.of]
    assert "1804:begge" not in early.groups


def test_a_municipality_sees_its_own_measures_and_the_national_ones() -> None:
    everywhere = catalogue_on(ON, sources=[national(), BODO, DRAMMEN])
    here = catalogue_on(ON, "1804", [national(), BODO, DRAMMEN])
    assert {"1804:jobbsenter", "3301:jobbsenter"} <= everywhere.measures.keys()
    assert "1804:jobbsenter" in here.measures
    assert "3301:jobbsenter" not in here.measures
    assert here.offers["1804:jobbsenter"]
    assert "3301:jobbsenter" not in here.offers
    assert here.hash == catalogue_on(ON, "1804", [national(), BODO]).hash
    assert here.sources == (("national", national().hash), ("bodo", BODO.hash))
    assert "no:arbeidstrening" in here.measures


def test_a_plugin_under_an_older_number_is_the_same_municipality() -> None:
    old = local("3005", "drammen")
    assert "3005:jobbsenter" in catalogue_on(ON, "3301", [national(), old]).measures
    assert "3301:jobbsenter" in catalogue_on(date(2023, 9, 1), "3005", [national(), DRAMMEN]).measures
    with pytest.raises(BadInput, match="3005 Drammen is not a municipality") as caught:
        catalogue_on(ON, "3005", [national(), old])
    assert "3301" in caught.value.remedy


def test_an_offer_with_a_wider_catchment_serves_its_own_municipality_only() -> None:
    (offer,) = BODO.offers
    wide = attrs.evolve(
        BODO, offers=(attrs.evolve(offer, catchment=Catchment(municipalities=("1804", "1841"))),)
    )
    assert "1804:jobbsenter" in catalogue_on(ON, "1804", [national(), wide]).offers
    assert catalogue_on(ON, "1841", [national(), wide]).hash == catalogue_on(ON, "1841", [national()]).hash


def test_an_offer_that_has_ended_is_gone_and_one_that_begins_later_is_there() -> None:
    (offer,) = BODO.offers
    for period, there in (
        ("2020-01-01/2026-08-31", False),
        ("2020-01-01/2026-09-01", True),
        ("2027-01-01/..", True),
    ):
        changed = attrs.evolve(BODO, offers=(attrs.evolve(offer, period=offer.period.parse(period)),))
        assert ("1804:jobbsenter" in catalogue_on(ON, sources=[national(), changed]).offers) is there


def test_the_hash_is_of_the_content_and_not_of_the_order() -> None:
    hashes = {catalogue_on(ON, sources=order).hash for order in permutations([national(), BODO, DRAMMEN])}
    assert len(hashes) == 1
    assert catalogue_on(ON, sources=[national(), BODO]).hash not in hashes
    changed = local("3301", "drammen", SOUND.replace("free = 2", "free = 1"))
    assert catalogue_on(ON, sources=[national(), BODO, changed]).hash not in hashes


def test_a_snapshot_cannot_be_changed() -> None:
    snapshot = catalogue_on(ON)
    with pytest.raises(TypeError):
        snapshot.measures["no:x"] = snapshot.measures["no:arbeidstrening"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        snapshot.on = date(2027, 1, 1)  # type: ignore[misc]


def test_two_catalogues_may_not_give_one_id() -> None:
    with pytest.raises(BadInput) as caught:
        catalogue_on(ON, sources=[national(), BODO, local(by="another")])
    assert {f.path for f in caught.value.faults} == {"1804:jobbsenter", "1804:verksted", "1804:begge"}
    assert "bodo and another" in caught.value.faults[0].what
    with pytest.raises(BadInput):
        catalogue_on(ON, sources=[national(), BODO, BODO])


def test_gaps_are_the_needs_without_a_local_measure() -> None:
    everything = {need.id for need in national().needs}
    assert {need.id for need in catalogue_on(ON, "1804").gaps()} == everything
    with_local = catalogue_on(ON, "1804", [national(), BODO])
    assert {need.id for need in with_local.gaps()} == everything - {"job_search", "follow_up"}
    # A national measure that is offered here is local enough.
    text = SOUND.replace('measure = "1804:jobbsenter"', 'measure = "no:gjeldshjelp"')
    text = text.replace("no:gjeldshjelp", "no:okonomisk-radgivning")
    offered = catalogue_on(ON, "1804", [national(), local(text=text)])
    assert "debt" not in {need.id for need in offered.gaps()}


def test_a_measure_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(BadInput) as caught:
        catalogue_on(ON).measure("no:arbeidstrenning")
    assert "no:arbeidstrening" in caught.value.remedy


def test_the_general_unknown_gives_way_to_what_says_something() -> None:
    snapshot = catalogue_on(ON, sources=[national(), BODO])
    assert [r.kind for r in snapshot.relations_between("no:avklaring", "no:midlertidig-lonnstilskudd")] == [
        "allows"
    ]
    assert [r.kind for r in snapshot.relations_between("no:avklaring", "no:oppfolging")] == ["unknown"]
    # Through a group: its members.
    assert [r.kind for r in snapshot.relations_between("1804:jobbsenter", "1804:verksted")] == ["warns"]
    assert snapshot.relations_between("1804:verksted", "1804:jobbsenter") == ()
