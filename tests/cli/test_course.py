"""`qup review` and `qup duties`: what is found, by when what must happen, and the calendar file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from qupcore.explaining.phrases import phrases
from qupcore.explaining.places import place_words

Example = Callable[[str], Path]
Run = Callable[..., Any]

APPLIED = b'{"ref": "case-1", "birth_date": "1990-01-31", "course": {"applied_on": "2026-01-15"}}'


def test_review_in_three_languages_names_the_error_and_succeeds(qup: Run, example: Example) -> None:
    for lang, said in {
        "nb": "Kjent feil i praksis: Antallet plasser er begrenset.",
        "nn": "Kjend feil i praksis: Talet på plassar er avgrensa.",
        "en": "Known error in practice: The number of places is capped.",
    }.items():
        ran = qup("review", example("E08"), "--on", "2026-09-21", "--lang", lang, "--details")
        assert (ran.status, ran.err) == (0, "")
        assert said in ran.out
        assert place_words("$.course.decisions[0].grounds[0]", phrases(lang)) in " ".join(ran.out.split())
        assert "$." not in ran.out


def test_review_as_json(qup: Run, example: Example) -> None:
    told = qup("review", example("E01b"), "--on", "2026-04-20", "--json").json
    assert (told["ref"], told["on"], told["codes"]) == ("example-E01b", "2026-04-20", ["E1"])
    (found,) = told["findings"]
    assert (found["code"], found["outcome"]) == ("E1", "not_met")
    assert (found["rule"], found["section"]) == ("sotjl.29.assessed_before_decision", "29")
    assert (found["law"], found["ledd"], found["version"]) == ("sotjl", 2, "2019-01-01")
    assert found["path"] == "$.course.decisions[0]"
    assert {i["term"]: i["value"] for i in found["inputs"]} == {
        "award.refused_anyway": False,
        "award.assessed_on": "2026-04-14",
        "award.decided_on": "2026-03-02",
    }
    assert found["add"] == []
    assert told["provenance"]["engines"][0]["name"] == "reference"


def test_review_says_what_to_add_and_where(qup: Run, example: Example) -> None:
    told = qup("review", example("E04"), "--on", "2026-06-01", "--json").json
    (found,) = told["findings"]
    assert [(item["term"], item["path"]) for item in found["add"]] == [
        ("told.informed", "$.course.informed_on")
    ]


def test_a_case_in_order(qup: Run, example: Example) -> None:
    ran = qup("review", example("E42"), "--on", "2026-06-15", "--lang", "en")
    assert "Nothing to report" in ran.out
    assert qup("review", example("E42"), "--on", "2026-06-15", "--json").json["findings"] == []


@pytest.mark.parametrize(("on", "state"), [("2026-07-15", "due"), ("2026-07-16", "overdue")])
def test_duties_as_json(qup: Run, on: str, state: str) -> None:
    told = qup("duties", "-", "--on", on, "--json", stdin=APPLIED).json
    # The application was not answered within a month either: the other duty is the interim answer.
    assert sorted(item["kind"] for item in told["duties"]) == ["interim_answer", "start"]
    (duty,) = [item for item in told["duties"] if item["kind"] == "start"]
    assert (duty["kind"], duty["due"], duty["state"]) == ("start", "2026-07-15", state)
    assert (duty["whose"], duty["rule"], duty["section"]) == ("municipality", "sotjl.31.latest_start", "31")
    assert [use["value"] for use in duty["parameters"]] == [6]


def test_duties_in_words_are_grouped(qup: Run) -> None:
    for lang, said, days in (
        ("nb", "Fristen er ute", ("15. februar 2026", "15. juli 2026")),
        ("nn", "Fristen er ute", ("15. februar 2026", "15. juli 2026")),
        ("en", "Overdue", ("15 February 2026", "15 July 2026")),
    ):
        ran = qup("duties", "-", "--on", "2026-08-01", "--lang", lang, stdin=APPLIED)
        assert ran.status == 0
        overdue = ran.out.partition(f"\n{said}\n")[2]
        assert overdue.startswith(f"  {days[0]}: ")  # an interim answer, a month after the application
        assert f"\n  {days[1]}: " in overdue


def test_the_calendar_has_the_days_of_the_json_and_nothing_of_the_person(
    qup: Run, example: Example, tmp_path: Path
) -> None:
    file = tmp_path / "days.ics"
    told = qup("duties", example("E42"), "--on", "2026-06-15", "--ics", file, "--json").json
    data = file.read_bytes()
    found = sorted(event["dtstart"].dt.isoformat() for event in Calendar.from_ical(data).walk("VEVENT"))
    assert found == sorted(duty["due"] for duty in told["duties"] if duty["due"])
    assert found
    case = json.loads(example("E42").read_text("utf-8"))
    text = data.replace(b"\r\n ", b"").decode()
    assert case["ref"] in text
    for private in (case["birth_date"], case["birth_date"].replace("-", ""), "adviser", "night"):
        assert private not in text


@pytest.mark.usefixtures("in_english")
def test_a_calendar_is_never_written_over(qup: Run, tmp_path: Path) -> None:
    file = tmp_path / "days.ics"
    assert qup("duties", "-", "--on", "2026-03-01", "--ics", file, stdin=APPLIED).status == 0
    first = file.read_bytes()
    assert qup("duties", "-", "--on", "2026-03-01", "--ics", file, stdin=APPLIED).status == 0, "the same"
    ran = qup("duties", "-", "--on", "2026-03-02", "--ics", file, stdin=APPLIED)
    assert ran.status == 2
    assert "already exists, with other content" in ran.err
    assert file.read_bytes() == first


@pytest.mark.parametrize("command", ["review", "duties"])
def test_bad_input_is_told(qup: Run, command: str) -> None:
    bad = b'{"ref": "a", "course": {"applied_on": "yesterday"}}'
    ran = qup(command, "-", "--on", "2026-03-01", "--json", stdin=bad)
    assert ran.status == 2
    assert ran.json["error"]["faults"][0]["path"] == "$.course.applied_on"
    assert qup(command, "-", "--on", "2026-3-1", stdin=APPLIED).status == 2
    misspelt = qup(command, "-", "--on", "2026-03-01", "--policy", "sotjl.31.nothing=1", stdin=APPLIED)
    assert misspelt.status == 2
    assert "sotjl.31.nothing" in misspelt.err


@pytest.mark.parametrize("command", ["review", "duties"])
def test_help_says_that_finding_something_is_success(qup: Run, command: str) -> None:
    said = " ".join(qup(command, "--help", "--lang", "en").out.split())
    assert "The exit status is 0 also where something is" in said
