"""The letters of Northern Sámi are safe in every text that comes from outside, in every form of answer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar, Event

from plugins.packages import SOUND, candidates
from qupcore import decide, explain, read_case, to_text, write_case
from qupcore.catalogue import read_catalogue
from qupcore.catalogue.national import national
from qupcore.explaining.measure import show_measure
from qupcore.plugins.loading import load_plugins

Run = Callable[..., Any]

LETTERS = "áčđŋšŧžÁČĐŊŠŦŽ"
REF = f"Máret-{LETTERS}"
MEASURE = f"Giellagursa {LETTERS}"
ADVISER = f"Čáhppe Đŋ, {LETTERS}"
GROUNDS = f"Šaddá buoret. {LETTERS}"

CATALOGUE = f"""
[sources]
here = {{ text = "Guovdageaidnu {LETTERS}" }}

[[measures]]
id = "5612:giella"
names = "{MEASURE}"
owner = "municipality"
classes = {{ counts_as = "work_directed" }}
valid = "2020-01-01/.."
sources = "here"
notes = {{ about = "valid", text = "Mearka {LETTERS}" }}
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A case and a catalogue with the letters in every name."""
    slots = [{"day": "monday", "start": 540, "end": 720}]
    case = {
        "ref": REF,
        "birth_date": "1988-03-02",
        "planning": {"municipality": "5612"},
        "work_ability_assessment": {"completed_on": "2026-02-01", "by": ADVISER},
        "assessments": [
            {
                "question": "judgement.capacity_substantially_reduced",
                "answer": True,
                "grounds": GROUNDS,
                "by": ADVISER,
                "at": "2026-02-02",
            }
        ],
        "course": {
            "applied_on": "2026-01-12",
            "started_on": "2026-03-02",
            "decisions": [
                {
                    "kind": "granted",
                    "decided_on": "2026-02-10",
                    "applies_from": "2026-03-02",
                    "applies_to": "2027-03-01",
                }
            ],
            "plans": [
                {
                    "valid_from": "2026-03-02",
                    "elements": [
                        {"measure": "5612:giella", "minutes_a_week": 180, "slots": slots},
                        {"measure": MEASURE, "minutes_a_week": 60, "counts_as": "supporting"},
                    ],
                }
            ],
        },
    }
    paths = tmp_path / "case.json", tmp_path / "measures.toml"
    paths[0].write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    paths[1].write_text(CATALOGUE, encoding="utf-8")
    return paths


def test_a_case_is_read_and_written_with_them(files: tuple[Path, Path]) -> None:
    case = read_case(files[0].read_bytes())
    assert case.ref == REF
    assert read_case(write_case(case).encode()) == case
    assert REF in write_case(case)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_decision_tells_them(qup: Run, files: tuple[Path, Path], lang: str) -> None:
    told = qup("decide", files[0], "--on", "2026-03-02", "--json").json
    for text in (ADVISER, GROUNDS):
        assert text in json.dumps(told, ensure_ascii=False)
    decision = decide(read_case(files[0].read_bytes()), on=date(2026, 3, 2))
    said = " ".join(to_text(explain(decision, lang)).split())
    assert ADVISER in said
    assert GROUNDS in said


def test_a_measure_is_read_and_shown_with_them() -> None:
    read = read_catalogue(CATALOGUE, by="x", namespace="5612")
    assert read.measures[0].names.nn == MEASURE
    shown = "\n".join(line.text for line in show_measure(read.measures, [read], "nn"))
    for text in (MEASURE, f"Guovdageaidnu {LETTERS}", f"Mearka {LETTERS}"):
        assert text in shown


def test_the_week_has_them_in_every_form(qup: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    case, measures = files
    svg, html, ics = (tmp_path / f"week.{kind}" for kind in ("svg", "html", "ics"))
    told = qup(
        *("plan", "week", case, "--week", "2026-W20", "--catalogue", measures, "--only"),
        *("--svg", svg, "--html", html, "--ics", ics),
    )
    assert told.status == 0, told.err
    assert REF in told.out
    assert LETTERS in "".join(told.out.split()).replace("│", "")
    drawn = "".join(ET.parse(svg).getroot().itertext())
    assert LETTERS in drawn.replace("\n", "")
    page = html.read_text("utf-8")
    assert REF in page
    assert MEASURE in page
    events = [item for item in Calendar.from_ical(ics.read_bytes()).walk("VEVENT") if isinstance(item, Event)]
    assert {str(item["summary"]) for item in events} == {MEASURE}
    week = qup(
        *("plan", "week", case, "--week", "2026-W20", "--catalogue", measures, "--only", "--json")
    ).json
    assert week["ref"] == REF
    assert MEASURE in json.dumps(week, ensure_ascii=False)


def test_a_municipality_speaks_with_them(tmp_path: Path) -> None:
    """A plugin's answer comes from a process of its own."""
    folder = shutil.copytree(SOUND, tmp_path / "sound")
    module = folder / "sound_lillevik.py"
    module.write_text(module.read_text("utf-8").replace("Ta med sko.", GROUNDS), encoding="utf-8")
    loaded = load_plugins(candidates=candidates(folder), national=national())
    assert loaded.texts["1820:verksted"].nn == GROUNDS
