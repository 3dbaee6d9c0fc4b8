"""The example cases: each is a valid file, and comes to what expected.toml says that the law gives."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from qupcore import Participant, decide, read_case
from qupcore.answers import Decision
from qupcore.records import case_schema, read_receipt, receipt_of, replay, write_receipt

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = tomllib.loads((EXAMPLES / "expected.toml").read_text("utf-8"))
EXPECTED: list[dict[str, Any]] = TOLD["case"]
FILES = sorted(path.name for path in EXAMPLES.glob("*.json"))
KEYS = {"file", "on", "outcome", "final", "error", "why"}
MORE_KEYS = {
    "missing",
    "rests_on_policy",
    "unfinished",
    "turns",
    "readings_not_met",
    "starting_point",
    "set_aside",
}

each_case = pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e['file'][:-5]}@{e['on']}")
each_file = pytest.mark.parametrize("file", FILES)


def case(file: str) -> Participant:
    return read_case((EXAMPLES / file).read_bytes(), name=file)


def decided(expected: dict[str, Any]) -> Decision:
    return decide(case(expected["file"]), on=expected["on"])


def test_every_file_has_an_expectation_and_every_expectation_a_file() -> None:
    assert len(FILES) >= 15
    assert sorted({expected["file"] for expected in (*EXPECTED, *TOLD["review"])}) == FILES


def test_no_case_is_expected_twice_on_one_day() -> None:
    for expectations in (EXPECTED, TOLD["review"]):
        asked = [(expected["file"], expected["on"]) for expected in expectations]
        assert len(asked) == len(set(asked))


def test_the_known_errors_are_there() -> None:
    found = {expected["error"] for expected in EXPECTED} - {""}
    assert found >= {"E1", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E16"}
    assert all(re.fullmatch(r"E([1-9]|1[0-6])", error) for error in found)


def test_every_outcome_is_there() -> None:
    assert {(e["outcome"], e["final"]) for e in EXPECTED} == {
        ("right", True),
        ("right", False),
        ("no_right", True),
        ("no_right", False),
        ("undetermined", False),
    }


@each_case
def test_expectation_is_well_formed(expected: dict[str, Any]) -> None:
    assert expected.keys() >= KEYS
    assert expected.keys() - KEYS <= MORE_KEYS
    assert type(expected["on"]) is date
    assert re.fullmatch(r"[A-Z§\"].+\.", expected["why"]), "a whole sentence"


@each_case
def test_outcome(expected: dict[str, Any]) -> None:
    decision = decided(expected)
    assert (decision.outcome, decision.final) == (expected["outcome"], expected["final"])
    assert decision.exact


@each_case
def test_what_is_asked(expected: dict[str, Any]) -> None:
    asked = [question.term for question in decided(expected).missing]
    first = expected.get("missing", [])
    assert asked[: len(first)] == first
    assert bool(asked) == (expected["outcome"] == "undetermined")


@each_case
def test_what_it_rests_on(expected: dict[str, Any]) -> None:
    decision = decided(expected)
    assert [use.name for use in decision.rests_on_policy] == expected.get("rests_on_policy", [])
    assert {item.question for item in decision.unfinished} == set(expected.get("unfinished", []))


@each_case
def test_what_would_turn_it(expected: dict[str, Any]) -> None:
    turns = decided(expected).turns
    assert [[change.term for change in turn.changes] for turn in turns] == expected.get("turns", [])
    assert bool(turns) == (expected["outcome"] == "no_right")


@each_case
def test_what_is_shown_beside_it(expected: dict[str, Any]) -> None:
    decision = decided(expected)
    against = [f.rule for f in decision.findings if not f.counts and f.outcome == "not_met"]
    assert against == expected.get("readings_not_met", [])
    bearing = [
        p for p in decision.starting_points if p.points_to != "unknown" and case(expected["file"]).benefits
    ]
    if point := expected.get("starting_point"):
        assert [(p.points_to, p.set_aside) for p in bearing] == [(point, expected.get("set_aside", False))]


@each_case
def test_outcome_without_practice_conditions_is_the_same(expected: dict[str, Any]) -> None:
    bare = attrs.evolve(case(expected["file"]), practice_conditions=())
    assert decide(bare, on=expected["on"]).outcome == expected["outcome"]


@each_case
def test_receipt_decides_the_same_again(expected: dict[str, Any]) -> None:
    participant = case(expected["file"])
    text = write_receipt(receipt_of(participant, decide(participant, on=expected["on"])))
    receipt = read_receipt(text.encode())
    again = replay(receipt)
    assert (again.same, again.differences, again.versions) == (True, (), ())
    assert receipt.case == participant
    assert write_receipt(receipt) == text


@each_file
def test_file_has_the_form_of_the_schema(file: str) -> None:
    jsonschema.Draft202012Validator(
        case_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(json.loads((EXAMPLES / file).read_text("utf-8")))


@each_file
def test_file_is_fit_to_publish(file: str) -> None:
    text = (EXAMPLES / file).read_text("utf-8")
    assert not re.search(r"\d{6}\s?\d{5}", text), "something like an identity number"
    participant = case(file)
    assert participant.ref == f"example-{file.split('-')[0]}"
    filled = {"birth_date", "lawful_stay", "fixed_residence", "benefits"}
    assert participant.sources.keys() >= filled, "a source for every fact looked up"


def test_readme_lists_every_case_and_day() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([\d-]+) \| ([\w ]+?)(, not final)? \| (.+) \|$",
                      (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)  # fmt: skip
    listed = [(file, day, outcome, not late) for file, day, outcome, late, _ in rows]
    words = {"right": "right", "no_right": "no right", "undetermined": "undetermined"}
    assert listed == [
        (e["file"], e["on"].isoformat(), words[e["outcome"]], e["final"] or e["outcome"] == "undetermined")
        for e in EXPECTED
    ]
    assert [why for *_, why in rows] == [e["why"] for e in EXPECTED]
