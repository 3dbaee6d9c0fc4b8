"""`qup plan week`: what it prints and writes, and what it says where it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

Run = Callable[..., Any]

CASE = Path(__file__).parents[2] / "docs" / "week-case.json"
ASKED = ("plan", "week", CASE, "--week", "2026-W20")


def test_it_prints_the_week_at_eighty_letters_without_colour(qup: Run) -> None:
    for lang, said in {
        "nb": "Ukeplan for uke 20 i 2026",
        "nn": "Vekeplan for veke 20 i 2026",
        "en": "Plan for week 20 of 2026",
    }.items():
        told = qup(*ASKED, "--lang", lang)
        assert (told.status, told.err) == (0, "")
        assert told.out.startswith(said)
        assert "09:00–14:00" in told.out
        assert "\x1b" not in told.out
        assert max(map(len, told.out.splitlines())) <= 80


def test_a_terminal_without_our_lines_gets_hyphens(process: Run) -> None:
    told = process(*ASKED, env={"PYTHONIOENCODING": "latin-1"})
    assert told.status == 0
    assert "─" not in told.out
    assert "----" in told.out


def test_it_reads_standard_input(qup: Run) -> None:
    told = qup("plan", "week", "-", "--week", "2026-W20", stdin=CASE.read_bytes())
    assert told.out == qup(*ASKED).out


def test_as_json_it_has_the_agreed_names(qup: Run) -> None:
    told = qup(*ASKED, "--json", "--lang", "en").json
    assert set(told) == {"week", "ref", "frame", "days", "elements", "beside", "hours", "versions"}
    assert (told["week"], told["frame"]) == ("2026-W20", {"start": "08:00", "end": "16:00"})
    assert [day["on"] for day in told["days"]] == [f"2026-05-{day}" for day in range(11, 16)]
    (off,) = told["days"][3]["marks"]
    assert off == {
        "kind": "day_off",
        "holiday": "ascension_day",
        "source": "for-2011-1471 § 16 (1)",
        "minutes": None,
        "measure": "",
        "names": None,
    }
    assert told["days"][0]["blocks"][0] == {
        "kind": "slot",
        "start": "09:00",
        "end": "14:00",
        "element": 0,
        "falls_away": False,
    }
    unknown = told["elements"][6]
    assert (unknown["measure"], unknown["minutes"], unknown["time_from"]) == (
        "Gjeldsrådgjeving",
        None,
        "unknown",
    )
    assert told["hours"]["missing"] is None


def test_it_writes_the_files_asked_for(qup: Run, tmp_path: Path) -> None:
    svg, ics, html = (tmp_path / f"week.{kind}" for kind in ("svg", "ics", "html"))
    told = qup(*ASKED, "--svg", svg, "--ics", ics, "--html", html, "--json")
    assert told.status == 0
    json.loads(told.out)
    assert ET.fromstring(svg.read_bytes()).get("role") == "img"
    assert len(Calendar.from_ical(ics.read_bytes()).events) == 8
    assert html.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert qup(*ASKED, "--svg", svg).status == 0, "the same again is no other content"
    refused = qup(*ASKED, "--svg", svg, "--lang", "en")
    assert refused.status == 2
    assert "already exists" in refused.err


def test_a_calendar_of_several_weeks_has_each_time_once(qup: Run, tmp_path: Path) -> None:
    ics = tmp_path / "weeks.ics"
    qup(*ASKED, "--ics", ics, "--through", "2026-W24")
    assert "RRULE:FREQ=WEEKLY;COUNT=5;INTERVAL=1" in ics.read_text(encoding="utf-8")


def test_proposals_frame_travel_and_break_are_asked_for(qup: Run) -> None:
    blocks = [block for day in qup(*ASKED, "--json").json["days"] for block in day["blocks"]]
    assert {block["kind"] for block in blocks} == {"slot"}
    told = qup(
        *ASKED, "--json", "--propose", "--frame", "07:30-17:00", "--travel", "30", "--break", "30"
    ).json
    assert told["frame"] == {"start": "07:30", "end": "17:00"}
    assert {block["kind"] for day in told["days"] for block in day["blocks"]} == {
        "slot",
        "proposal",
        "travel",
        "break",
    }


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("arguments", "path", "said"),
    [
        (("--week", "36"), "--week", "is not a week"),
        (("--week", "2026-W20", "--through", "2026-W24"), "--ics", "without --ics"),
        (("--week", "2026-W20", "--through", "24"), "--through", "is not a week"),
        (("--week", "2025-W53"), "--week", "there is no week 53 in 2025"),
        (("--week", "2026-W08"), "$.course.plans[0].valid_from", "no plan holds in 2026-W08"),
        (("--week", "2026-W20", "--frame", "8-16"), "--frame", "is not the hours of a day"),
        (("--week", "2026-W20", "--frame", "08:60-16:00"), "--frame", "is not the hours of a day"),
    ],
)
def test_what_is_wrong_is_said_with_path_cause_and_remedy(
    qup: Run, arguments: tuple[str, ...], path: str, said: str
) -> None:
    told = qup("plan", "week", CASE, *arguments)
    assert told.status == 2
    assert told.out == ""
    assert said in told.err
    assert "remedy: " in told.err
    error = qup("plan", "week", CASE, *arguments, "--json").json["error"]
    assert error["faults"][0]["path"] == path


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("wrong", [("--frame", "16:00-08:00"), ("--travel", "10"), ("--break", "-15")])
def test_a_policy_that_cannot_be_is_refused(qup: Run, wrong: tuple[str, ...]) -> None:
    told = qup(*ASKED, *wrong)
    assert told.status == 2
    assert "quarter hours" in told.err


@pytest.mark.usefixtures("in_english")
def test_a_case_without_a_plan_writes_nothing(qup: Run, tmp_path: Path) -> None:
    svg = tmp_path / "week.svg"
    told = qup("plan", "week", "-", "--week", "2026-W20", "--svg", svg, stdin=b'{"ref": "a"}')
    assert told.status == 2
    assert "$.course.plans: missing" in told.err
    assert not svg.exists()
