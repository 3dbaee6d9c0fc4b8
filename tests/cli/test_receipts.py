"""Receipts on the command line: written once, the same for the same case, decided again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qupcore.deciding.receipt import seal_of

Example = Callable[[str], Path]
Run = Callable[..., Any]
DAY = "2026-06-01"


@pytest.fixture
def receipt(qup: Run, example: Example, tmp_path: Path) -> Path:
    """A receipt of the example E07."""
    path = tmp_path / "receipt.json"
    ran = qup("decide", example("E07"), "--on", DAY, "--receipt", path)
    assert ran.status == 0
    return path


def edited(path: Path, *steps: str | int, to: Any, sealed_anew: bool = False) -> Path:
    """The receipt with another value at a place; sealed anew: as another version would have written it."""
    tree = json.loads(path.read_text("utf-8"))
    holder = tree
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = to
    if sealed_anew:
        tree["seal"] = seal_of(tree)
    other = path.with_name("edited.json")
    other.write_text(json.dumps(tree), "utf-8")
    return other


def test_a_receipt_replays_the_same(qup: Run, receipt: Path) -> None:
    ran = qup("replay", receipt, "--lang", "en")
    said = "Same decision, found again.\nThe receipt is unchanged since it was written.\n"
    assert (ran.status, ran.out, ran.err) == (0, said, "")
    empty: dict[str, list[Any]] = {kind: [] for kind in ("differences", "versions", "beside", "new")}
    assert qup("replay", receipt, "--json").json == {"same": True, "seal": "whole", **empty}
    assert qup("replay", "-", stdin=receipt.read_bytes()).status == 0


def test_a_receipt_with_policy_replays_the_same(qup: Run, example: Example, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    policy = ("--policy", "sotjl.29.age_max_included=1")
    qup("decide", example("E20"), "--on", "2026-05-04", *policy, "--receipt", path)
    assert json.loads(path.read_bytes())["decision"]["outcome"] == "right"
    assert qup("replay", path).status == 0


@pytest.mark.parametrize(
    ("steps", "to", "path"),
    [
        (("decision", "outcome"), "no_right", "$.decision.outcome"),
        (("decision", "final"), False, "$.decision.final"),
        (("decision", "findings", 0, "outcome"), "not_met", "$.decision.findings[0].outcome"),
        (("decision", "findings", 0, "inputs", 0, "value"), 35, "$.decision.findings[0].inputs[0].value"),
        (("decision", "provenance", "rulebook"), "0" * 64, "$.decision.provenance.rulebook"),
        (
            ("decision", "provenance", "rulebook"),
            "ab01819012365" + "c" * 51,  # a hash may hold eleven digits in a row
            "$.decision.provenance.rulebook",
        ),
        (("rules", 0, "citation"), "sotjl § 30", "$.rules[0].citation"),
        (("parameters", 0, "value"), 17, "$.parameters[0].value"),
        (("case", "birth_date"), "2010-01-01", "$.decision.outcome"),
        (("on",), "2018-06-01", "$.decision.outcome"),
    ],
)
def test_an_edited_receipt_is_found_out(
    qup: Run, receipt: Path, steps: tuple[str | int, ...], to: Any, path: str
) -> None:
    other = edited(receipt, *steps, to=to)
    ran = qup("replay", other, "--lang", "en")
    assert (ran.status, ran.err) == (1, "")
    assert f"{path}: then " in " ".join(ran.out.split())
    assert "Same decision" not in ran.out
    told = qup("replay", other, "--json")
    assert told.status == 1
    assert told.json["same"] is False
    # What the decision does not rest on, and the hash of the rulebook, are told apart: a rule that was added
    # for another question must not make every old decision another one. The seal is broken all the same.
    found = [*told.json["differences"], *told.json["versions"], *told.json["beside"]]
    assert path in [difference["path"] for difference in found]
    assert told.json["seal"] == "broken"
    assert "$.seal" in [difference["path"] for difference in told.json["differences"]]


def test_another_version_of_an_engine_is_told_and_no_difference(qup: Run, receipt: Path) -> None:
    other = edited(receipt, "decision", "provenance", "qupcore", to="0.0.1", sealed_anew=True)
    ran = qup("replay", other, "--lang", "en")
    assert ran.status == 0
    same, seal, version = ran.out.splitlines()
    assert (same, seal) == ("Same decision, found again.", "The receipt is unchanged since it was written.")
    assert version.startswith("$.decision.provenance.qupcore: then 0.0.1, now ")


@pytest.mark.parametrize(
    ("steps", "to", "path"),
    [
        (("on",), "yesterday", "$.on"),
        (("case",), [], "$.case"),
        (("case", "birth_date"), "1990", "$.case.birth_date"),
        (("case", "ref"), "01819012365", "$.case.ref"),
        (("policy",), {"sotjl.29.age_max_included": "1"}, "$.policy"),
        (("receipt",), 3, "$.receipt"),
        (("rules",), None, "$.rules"),
        (("more",), 1, "$.more"),
    ],
)
def test_a_broken_receipt_is_bad_input(
    qup: Run, receipt: Path, steps: tuple[str, ...], to: Any, path: str
) -> None:
    other = edited(receipt, *steps, to=to)
    ran = qup("replay", other)
    assert (ran.status, ran.out) == (2, "")
    assert f"{path}: " in ran.err
    assert "Traceback" not in ran.err
    told = qup("replay", other, "--json")
    assert told.status == 2
    assert path in [fault["path"] for fault in told.json["error"]["faults"]]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"{", b"null", b"\xff", b'{"receipt": 1}'])
def test_what_is_no_receipt_is_bad_input(qup: Run, data: bytes) -> None:
    ran = qup("replay", "-", stdin=data)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("qup: ")
    assert "Traceback" not in ran.err


@pytest.mark.usefixtures("in_english")
def test_a_case_is_no_receipt(qup: Run, example: Example) -> None:
    ran = qup("replay", example("E07"))
    assert ran.status == 2
    assert "is no receipt" in ran.err


@pytest.mark.usefixtures("in_english")
def test_a_receipt_of_a_policy_that_may_not_be_chosen(qup: Run, receipt: Path) -> None:
    ran = qup("replay", edited(receipt, "policy", to={"sotjl.29.age_min": 17}))
    assert (ran.status, ran.out) == (2, "")
    assert "sotjl.29.age_min cannot be 17" in ran.err


def test_a_receipt_is_the_same_for_the_same_case(
    qup: Run, example: Example, receipt: Path, tmp_path: Path
) -> None:
    tree = json.loads(example("E07").read_text("utf-8"))
    turned = {key: tree[key] for key in reversed(tree)}
    turned["assessments"] = [dict(reversed(item.items())) for item in turned["assessments"]]
    turned["sources"] = dict(reversed(turned["sources"].items()))
    assert list(turned) != list(tree)
    case = tmp_path / "turned.json"
    case.write_text(json.dumps(turned, indent=7, ensure_ascii=True), "utf-8")
    other = tmp_path / "other.json"
    qup("decide", case, "--on", DAY, "--receipt", other, "--json", "--lang", "en")
    assert other.read_bytes() == receipt.read_bytes()


@pytest.mark.usefixtures("in_english")
def test_a_receipt_is_never_written_over_another(qup: Run, example: Example, receipt: Path) -> None:
    before = receipt.read_bytes()
    same = qup("decide", example("E07"), "--on", DAY, "--receipt", receipt)
    assert same.status == 0, "the same content may be written again"
    ran = qup("decide", example("E07"), "--on", "2026-06-02", "--receipt", receipt)
    assert (ran.status, ran.out) == (2, "")
    assert "already exists, with other content" in ran.err
    assert receipt.read_bytes() == before
    assert os.listdir(receipt.parent) == [receipt.name], "nothing is left beside it"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("place", ["no-such-folder/receipt.json", "."])
def test_a_receipt_that_cannot_be_written(qup: Run, example: Example, tmp_path: Path, place: str) -> None:
    ran = qup("decide", example("E07"), "--on", DAY, "--receipt", tmp_path / place)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("qup: cannot write ")
    assert "Traceback" not in ran.err
    assert os.listdir(tmp_path) == []


def test_no_receipt_of_bad_input(qup: Run, tmp_path: Path) -> None:
    assert qup("decide", "-", "--on", DAY, "--receipt", tmp_path / "r.json", stdin=b"{}").status == 2
    assert os.listdir(tmp_path) == []


def test_a_check_of_a_plan_has_a_receipt_that_is_checked_again(qup: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    case = Path(__file__).parents[2] / "docs" / "week-case.json"
    assert qup("plan", "check", case, "--receipt", path).status == 0
    ran = qup("replay", path, "--lang", "en")
    assert ran.status == 0
    assert ran.out.startswith("Same answer, found again.\nThe receipt is unchanged since it was written.\n")
    assert qup("replay", path, "--today", "--json").json["same"] is True
    tree = json.loads(path.read_text("utf-8"))
    tree["answer"]["outcome"] = "another"
    path.write_text(json.dumps(tree), "utf-8")
    ran = qup("replay", path, "--json")
    assert (ran.status, ran.json["seal"]) == (1, "broken")
    assert [item["path"] for item in ran.json["differences"]] == ["$.seal", "$.answer.outcome"]


def test_a_decision_is_never_replayed_under_the_catalogues_of_today(qup: Run, receipt: Path) -> None:
    ran = qup("replay", receipt, "--today", "--lang", "en")
    assert ran.status == 2
    assert "--today is for the receipt of a plan check" in ran.err


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nb",
            [
                "Utfallet var gyldig da, og er ugyldig nå.",
                "- Jobbsøking er ikke med i den siste delen av programmet",
                "Navn på bokmål: Gammelt navn → Arbeidstrening",
                "tid i uken på full tid: da 1 minutt, nå 2250 minutter (vist ved siden av svaret)",
            ],
        ),
        (
            "nn",
            ["Utfallet var gyldig då, og er ugyldig no.", "Namn på bokmål: Gammelt navn → Arbeidstrening"],
        ),
        ("en", ["The outcome was valid then, and is not valid now.", "Gammelt navn → Arbeidstrening"]),
    ],
)
def test_the_replay_of_a_plan_is_told_in_words(qup: Run, tmp_path: Path, lang: str, said: list[str]) -> None:
    kept = tmp_path / "plan-receipt.json"
    qup("plan", "check", Path(__file__).parents[2] / "docs" / "week-case.json", "--receipt", kept)
    tree = json.loads(kept.read_text("utf-8"))
    tree["catalogues"][0]["measures"][0]["names"]["nb"] = "Gammelt navn"
    tree["answer"]["findings"].pop(0)
    tree["answer"]["outcome"] = "valid"
    tree["parameters"][0]["value"] = 1
    tree["seal"] = seal_of(tree)
    kept.write_text(json.dumps(tree), "utf-8")
    ran = qup("replay", kept, "--today", "--lang", lang)
    assert ran.status == 1
    told = " ".join(ran.out.split())
    assert all(text in told for text in said)
    assert not [sign for sign in ("$.", "None", "{'", "then_", "[0]") if sign in ran.out]
    assert qup("replay", kept, "--lang", lang).status == 1


def test_a_decision_that_differs_is_told_without_values_of_python(qup: Run, receipt: Path) -> None:
    tree = json.loads(receipt.read_text("utf-8"))
    tree["decision"]["findings"].append(dict(tree["decision"]["findings"][0], rule="sotjl.29.gone"))
    tree["decision"]["final"] = not tree["decision"]["final"]
    tree["seal"] = seal_of(tree)
    receipt.write_text(json.dumps(tree), "utf-8")
    ran = qup("replay", receipt, "--lang", "nb")
    assert ran.status == 1
    assert not [sign for sign in ("None", "True", "False", "{'") if sign in ran.out]
