"""A question without a field ends when the case is corrected as docs/asking.md says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qupcore import Element, Participant, Plan, check_plan, national, read_case, review
from qupcore.asking import ask

ROOT = Path(__file__).parents[2]
ON = date(2026, 9, 7)


def without_field(case: dict[str, Any]) -> set[str]:
    """The terms of the questions of a review that have no field."""
    read = read_case(json.dumps(case).encode())
    return {item.term for item in ask(read, ON, "en", answer=review(read, ON)) if item.field is None}


def give_grounds(case: dict[str, Any]) -> None:
    for judgement in case["assessments"]:
        judgement.update(
            {"by": "adviser 7", "at": judgement.get("at", "2026-01-22"), "grounds": "Six years at home."}
        )


def enter_an_absence(case: dict[str, Any]) -> None:
    first = case["course"]["decisions"][1]["applies_from"]
    case["course"].setdefault("absences", []).append({"first": first, "last": first, "reason": "other"})


def enter_last_days(case: dict[str, Any]) -> None:
    for element in case["course"]["plans"][0]["elements"]:
        element["last"] = "2025-12-31"


def enter_the_assessment(case: dict[str, Any]) -> None:
    case["work_ability_assessment"] = {"completed_on": "2026-02-20"}


@pytest.mark.parametrize(
    ("start", "term", "correct"),
    [
        ("E05", "award.judgements_reasoned", give_grounds),
        ("E06", "award.judgements_reasoned", give_grounds),
        ("E06b", "record.cut_explained", enter_an_absence),
        ("E12", "record.cut_explained", enter_an_absence),
        ("E14", "content.job_search_last", enter_last_days),
        ("E01", "award.refused_anyway", enter_the_assessment),
    ],
)
def test_a_question_without_a_field_ends_as_the_page_says(
    start: str, term: str, correct: Callable[[dict[str, Any]], None]
) -> None:
    (path,) = (ROOT / "examples").glob(f"{start}-*.json")
    case = json.loads(path.read_text(encoding="utf-8"))
    assert term in without_field(case)
    correct(case)
    assert term not in without_field(case)
    assert f"`{term}`" in (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")


def test_a_fact_of_the_plan_itself_is_no_question_of_the_case() -> None:
    first = date(2026, 9, 7)
    plan = Plan(valid_from=first, elements=(Element(measure="no:arbeidstrening", first=first),))
    case = Participant(ref="a")
    found = check_plan(plan, first, case=case, catalogue=national())
    missing = {name for finding in found.findings for name in finding.missing}
    asked = {item.term for item in ask(case, first, "en", answer=found)}
    assert "element.length_end" in missing
    assert asked
    assert not any(name.startswith("element.") for name in asked)
