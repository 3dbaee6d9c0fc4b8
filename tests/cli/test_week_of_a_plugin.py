"""`qup plan week` draws the offers of an installed plugin at the times at which `suggest` proposes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from plugins.packages import candidates
from qupcore import Course, Participant, national, suggest, write_case
from qupcore.catalogue import Catalogue
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.planning import Planning
from qupcore.plans import Wanted
from qupcore.plugins.candidates import in_folder
from qupcore.plugins.loading import load_plugins

ROOT = Path(__file__).parents[2]
ON = date(2026, 9, 7)
WEEK = "2026-W38"
ENABLED = {"QUPCORE_DISABLE_PLUGINS": ""}
Run = Callable[..., Any]
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@pytest.fixture(params=["oslo", "alvdal"])
def plugin(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A plugin with offers at fixed times: a package, and a folder of TOML."""
    if request.param == "oslo":
        return candidates(ROOT / "plugins" / "oslo")
    folder = tmp_path / "alvdal"
    folder.mkdir()
    (folder / "plugin.toml").write_text(
        'name = "alvdal"\nmunicipality = "3428"\nversion = "1.0"\nqupcore = ">=0.1,<1"\n', "utf-8"
    )
    text = (ROOT / "tests/courses/own/catalogues/alvdal.toml").read_text("utf-8")
    (folder / "measures.toml").write_text(text, "utf-8")
    return in_folder(folder)


@pytest.fixture
def given(plugin: Any, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue of the plugin, which the command finds installed."""
    monkeypatch.setattr("qupcore.cli.plugins.installed", lambda: tuple(plugin))
    loaded = load_plugins(candidates=plugin, national=national(), strict=True)
    return loaded.plugins[0].given.catalogue


def _slots(catalogue: Catalogue, element: Element) -> Iterator[tuple[str, str, str]]:
    """The fixed times of the offer of an element, as the catalogue has them."""
    for offer in catalogue.offers:
        if offer.id == element.offer and offer.period.contains(ON):
            for slot in offer.slots:
                start, end = (f"{at // 60:02}:{at % 60:02}" for at in (slot.start, slot.end))
                yield slot.day, start, end


def _drawn(qup: Run, case: Participant, tmp_path: Path) -> set[tuple[str, str, str]]:
    file = tmp_path / "case.json"
    file.write_text(write_case(case), "utf-8")
    days = json.loads(qup("plan", "week", file, "--week", WEEK, "--json", env=ENABLED).out)["days"]
    return {
        (name, block["start"], block["end"])
        for name, day in zip(_DAYS, days, strict=True)
        for block in day["blocks"]
        if block["kind"] == "slot"
    }


def test_each_offer_is_drawn_at_its_own_times(qup: Run, given: Catalogue, tmp_path: Path) -> None:
    case = Participant(ref="a", planning=Planning(municipality=given.namespace))
    there = [offer for offer in given.offers if offer.slots and offer.period.contains(ON)]
    assert there, "some offer has fixed times"
    for offer in there:
        element = Element(measure=offer.measure, offer=offer.id, first=ON, last=date(2026, 12, 1))
        course = Course(plans=(Plan(valid_from=ON, elements=(element,)),))
        drawn = _drawn(qup, attrs.evolve(case, course=course), tmp_path)
        assert drawn == set(_slots(given, element)), offer.id


def test_a_suggested_week_is_drawn_as_it_is_suggested(qup: Run, given: Catalogue, tmp_path: Path) -> None:
    fixed = tuple(offer.id for offer in given.offers if offer.slots and offer.period.contains(ON))
    planning = Planning(municipality=given.namespace, interests=fixed)
    case = Participant(ref="a", birth_date=date(1990, 1, 1), planning=planning)
    wanted = Wanted(most=4, needs_met=False, assess=True)
    found = suggest(case, ON, catalogue=(national(), given), want=3, wanted=wanted)
    drawn = 0
    for item in found.plans:
        adopted = attrs.evolve(case, course=Course(plans=(item.plan,)))
        expected = {slot for element in item.plan.elements for slot in _slots(given, element)}
        assert _drawn(qup, adopted, tmp_path) == expected
        drawn += bool(expected)
    assert drawn, "some suggested week has fixed times"
