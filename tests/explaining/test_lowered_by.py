"""What lowers a month without a line of its own is told: an age below the full benefit, a child left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from explaining.readable import IDENTIFIER
from qupcore import benefit_month, read_case
from qupcore.domain.answers.benefit import BenefitMonth
from qupcore.explaining import Reader, explain_month, first_layer

CASE = json.loads((Path(__file__).parents[2] / "examples" / "E42-recent-in-order.json").read_bytes())
OWN = {"birth_date": "2015-01-01", "relation": "own", "lives_in_norway": True, "stays_in_norway": True,
       "days_abroad": 0}  # fmt: skip
LEFT_OUT: dict[str, dict[str, Any]] = {
    "for-2011-1471.3.in_norway": {"lives_in_norway": False, "days_abroad": 100, "member_of_insurance": False},
    "sotjl.35.still_a_child": {"birth_date": "2006-01-01"},
    "sotjl.35.supported": {"supported_to": "2025-01-01"},
}


def month(born: str, child: dict[str, Any] | None = None) -> BenefitMonth:
    course = {**CASE["course"], "children": [child] if child else []}
    return benefit_month(
        read_case(json.dumps({**CASE, "birth_date": born, "course": course}).encode()), 2025, 9
    )


@pytest.mark.parametrize("rule", LEFT_OUT)
@pytest.mark.parametrize("reader", ["adviser", "participant"])
def test_a_child_without_a_supplement_is_told_with_the_reason(rule: str, reader: Reader) -> None:
    found = month("1985-01-01", {**OWN, **LEFT_OUT[rule]})
    assert [(item.path, item.rules) for item in found.lowered_by] == [("$.course.children[0]", (rule,))]
    told = [line for line in first_layer(explain_month(found, "nb", reader=reader)) if rule in line.findings]
    assert [line.text.startswith("Ingen barnetillegg for barn nr. 1. ") for line in told] == [True]


@pytest.mark.parametrize(("born", "lowered"), [("2000-09-01", False), ("2000-10-01", True)])
def test_the_lower_benefit_of_the_young_is_told(born: str, lowered: bool) -> None:
    found = month(born)
    assert bool(found.lowered_by) == lowered
    said = " ".join(line.text for line in first_layer(explain_month(found, "nb", reader="participant")))
    assert ("Du er under alderen for full stønad, som er 25 år." in said) == lowered


def test_nothing_is_told_where_nothing_lowers() -> None:
    assert month("1985-01-01", OWN).lowered_by == ()


@pytest.mark.parametrize("year", range(2012, 2027))
def test_the_reason_is_a_sentence_under_the_rules_of_every_year(year: int) -> None:
    """A reason is told by the numbers of its day: under rules of another day it would be told by its id."""
    granted = {"kind": "granted", "decided_on": f"{year}-01-15", "applies_from": f"{year}-02-01",
               "applies_to": f"{year + 1}-01-31"}  # fmt: skip
    child = {**OWN, "birth_date": "1985-01-01"}
    course = {"started_on": f"{year}-02-01", "decisions": [granted], "children": [child]}
    case = read_case(json.dumps({"ref": "a", "birth_date": f"{year - 22}-01-01", "course": course}).encode())
    found = benefit_month(case, year, 9)
    assert [item.path for item in found.lowered_by] == ["$.birth_date", "$.course.children[0]"]
    told = [
        line.text for line in first_layer(explain_month(found, "nb")) if line.id.startswith("how.lowered.")
    ]
    assert len(told) == 2
    assert not [text for text in told if IDENTIFIER.search(text)]
