"""A plan keeps the entries it was made from: what is gone or changed is said, and makes no plan invalid."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.few import FIRST, ON, PERSON, few, run
from qupcore import Plan, check_plan, national, read_case, write_case
from qupcore.catalogue import Catalogue, Places
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.course import Course
from qupcore.domain.case.made_from import EntryVersion, MadeFrom
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.explaining import explain_plan
from qupcore.planning.rules.made_from import entry_hash
from qupcore.plans import with_entries
from qupcore.plugins.candidates import in_folder
from qupcore.plugins.loading import load_plugins
from qupcore.wire.structure import to_json

LOCAL = """
[[measures]]
id = "1804:jobbsenter"
names = "Jobbsenteret"
owner = "municipality"
valid = "2018-01-01/.."
classes = [{ counts_as = "work_directed" }]
sources = { text = "our own description" }

[[offers]]
id = "1804:jobbsenter-dag"
measure = "1804:jobbsenter"
period = "2026-01-01/2027-12-31"
minutes_a_week = 2250
places = { total = 10, free = 4 }
enrolment = "open"
"""

PLUGIN = '\nname = "bodo"\nmunicipality = "1804"\nversion = "1.2.0"\nqupcore = ">=0.1,<1"\n'


def _of_bodo(version: str = "1.2.0", text: str = LOCAL) -> Catalogue:
    read = read_catalogue(text, namespace="1804", by="bodo")
    return attrs.evolve(read, package="qupcore-bodo", version=version)


BODO = _of_bodo()
PLAN = with_entries(
    Plan(valid_from=FIRST, elements=(run("1804:jobbsenter", offer="1804:jobbsenter-dag"),)),
    catalogue=(few(), BODO),
    municipality="1804",
)


def _check(*catalogues: Catalogue, plan: Plan = PLAN, person: Any = PERSON) -> PlanCheck:
    return check_plan(plan, ON, case=person, catalogue=catalogues, repairs=0)


def _told(check: PlanCheck) -> dict[str, tuple[Any, ...]]:
    """The findings about entries: weight and values, by kind."""
    kinds = ("catalogue_missing", "measure_changed", "offer_changed", "no_catalogue", "in_catalogue")
    kinds = (*kinds, "offer_known", "other_municipality", "offer_other_municipality")
    return {item.kind: (item.weight, dict(item.values)) for item in check.findings if item.kind in kinds}


def test_the_same_entries_say_nothing() -> None:
    assert _told(_check(few(), BODO)) == {}
    assert _told(_check(BODO, few())) == {}


def test_the_plan_names_catalogue_package_and_version() -> None:
    made = PLAN.elements[0].made_from
    assert made is not None
    assert made.measure is not None
    assert made.offer is not None
    assert str(made.measure) == "bodo 1.2.0"
    assert (made.offer.catalogue, made.offer.package, made.offer.version) == ("bodo", "qupcore-bodo", "1.2.0")


def test_a_plugin_that_was_uninstalled_is_named_with_its_version_and_refuses_nothing() -> None:
    found = _check(few())
    gone = {"catalogue": "bodo", "package": "qupcore-bodo", "version": "1.2.0"}
    assert _told(found) == {"catalogue_missing": ("warning", gone)}  # once, for the measure and its offer
    assert found.outcome == _check(few(), plan=_bare(PLAN)).outcome != "invalid"


def test_without_a_record_it_is_told_as_before() -> None:
    assert set(_told(_check(few(), plan=_bare(PLAN)))) == {"no_catalogue", "offer_known"}
    elsewhere = attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, municipality="5001"))
    assert set(_told(_check(few(), person=elsewhere))) == {
        "other_municipality",
        "offer_other_municipality",
    }  # the plugin of another municipality is not missed


def test_a_measure_that_its_catalogue_dropped_is_not_in_the_catalogue() -> None:
    other = LOCAL.replace("1804:jobbsenter", "1804:another")
    assert set(_told(_check(few(), _of_bodo(text=other)))) == {"in_catalogue", "offer_known"}


def test_a_text_that_changed_is_told_from_version_to_version() -> None:
    changed = LOCAL.replace('names = "Jobbsenteret"', 'names = "Jobbsenteret i Bodø"')
    found = _check(few(), _of_bodo("1.3.0", changed))
    assert _told(found) == {"measure_changed": ("warning", {"then": "bodo 1.2.0", "now": "bodo 1.3.0"})}
    assert found.outcome == _check(few(), BODO).outcome


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("minutes_a_week = 2250", "minutes_a_week = 2000", {"offer_changed"}),
        ("free = 4", "free = 3", set()),  # how many places are free is not what the offer says
        ("our own description", "our page, read again", set()),
        ('valid = "2018-01-01/.."', 'valid = "2018-01-01/2030-12-31"', {"measure_changed"}),
    ],
)
def test_what_counts_as_changed(old: str, new: str, told: set[str]) -> None:
    assert old in LOCAL
    assert set(_told(_check(few(), _of_bodo(text=LOCAL.replace(old, new))))) == told


def test_another_version_with_the_same_content_is_not_a_change() -> None:
    assert _told(_check(few(), _of_bodo("2.0.0"))) == {}
    assert _of_bodo("2.0.0").hash == BODO.hash


def test_an_installed_plugin_gives_package_and_version(tmp_path: Path) -> None:
    (tmp_path / "plugin.toml").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "measures.toml").write_text(LOCAL, encoding="utf-8")
    (plugin,) = load_plugins(candidates=in_folder(tmp_path), national=national(), strict=True).plugins
    catalogue = plugin.given.catalogue
    assert (catalogue.by, catalogue.version) == ("bodo", "1.2.0")
    assert catalogue.package == plugin.candidate.distribution
    assert (national().package, national().by) == ("qupcore", "national")


def test_it_is_kept_in_a_case_and_old_cases_are_read_as_before() -> None:
    case = attrs.evolve(PERSON, course=Course(plans=(PLAN,)))
    assert read_case(write_case(case).encode()) == case
    element = to_json(_bare(PLAN).elements[0])
    assert isinstance(element, dict)
    assert "made_from" not in element


def test_a_record_is_not_replaced() -> None:
    again = with_entries(PLAN, catalogue=(few(), _of_bodo("9.9")), municipality="1804")
    assert again == PLAN


@pytest.mark.parametrize("hash", ["", "abc", "0" * 64, "0123456789"])
def test_a_hash_in_another_form_is_refused(hash: str) -> None:
    with pytest.raises(BadInput, match="hash of a catalogue entry"):
        EntryVersion(hash=hash, catalogue="bodo")


@given(st.sampled_from(national().measures), st.booleans())
def test_a_hash_depends_on_what_is_said_alone(measure: Any, notes: bool) -> None:
    same = attrs.evolve(measure, notes=() if notes else measure.notes, sources=measure.sources * 2)
    other = attrs.evolve(measure, names=attrs.evolve(measure.names, nb=measure.names.nb + "."))
    assert entry_hash(same) == entry_hash(measure) != entry_hash(other)
    assert not re.search(r"\d{9}", entry_hash(measure))  # no run that can be an identity number


def test_places_are_no_part_of_the_hash_of_an_offer() -> None:
    offer = Offer(id="1804:a-b", measure="1804:a", period=Period(date(2026, 1, 1)))
    assert entry_hash(attrs.evolve(offer, places=Places(free=0))) == entry_hash(offer)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_each_is_told_with_what_can_be_done(lang: str) -> None:
    changed = _of_bodo("1.3.0", LOCAL.replace("2250", "2000").replace("Jobbsenteret", "Jobbhuset"))
    for check, words in ((_check(few()), "qup plugins"), (_check(few(), changed), "qup catalogue show")):
        text = "\n".join(line.text for line in explain_plan(check, PLAN, lang))
        assert words in text
        assert "1.2.0" in text


def _bare(plan: Plan) -> Plan:
    return attrs.evolve(plan, elements=tuple(attrs.evolve(item, made_from=None) for item in plan.elements))


def test_nothing_known_is_an_empty_record() -> None:
    nothing = Plan(valid_from=FIRST, elements=(run("Kitchen"),))
    assert with_entries(nothing, catalogue=few()) == nothing
    kept = attrs.evolve(nothing, elements=(attrs.evolve(nothing.elements[0], made_from=MadeFrom()),))
    assert _told(_check(few(), plan=kept)) == _told(_check(few(), plan=nothing))
