"""`--law`: a case under a proposed law, marked as a trial wherever it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qupcore.records import record_schema

TOP = Path(__file__).parents[2]
REFORM = TOP / "examples" / "reforms" / "schooling.toml"
CASE = TOP / "examples" / "E42-recent-in-order.json"
COMMANDS = {
    "decision": ("decide", CASE, "--on", "2027-01-01"),
    "ask": ("ask", CASE, "--on", "2027-01-01"),
    "rates": ("rates", "--on", "2027-01-01"),
    "benefit_month": ("benefit", CASE, "--month", "2026-03"),
    "benefit_year": ("benefit", CASE, "--year", "2026"),
    "ask_review": ("ask", CASE, "--on", "2027-01-01", "--about", "review"),
    "review": ("review", CASE, "--on", "2027-01-01"),
    "duties": ("duties", CASE, "--on", "2027-01-01"),
}


@pytest.mark.parametrize("record", COMMANDS)
@pytest.mark.usefixtures("in_english")
def test_an_answer_under_a_proposed_law_is_marked(qup: Any, record: str) -> None:
    command = COMMANDS[record]
    said = qup(*command, "--law", REFORM)
    assert said.status == 0, said.err
    assert said.out.lstrip().startswith("TRIAL, no decision")
    assert said.out.count("TRIAL") == 1
    told = qup(*command, "--law", REFORM, "--json").json
    assert told["provenance"]["trial"] is True
    assert told["provenance"]["law"] == "national+schooling-2027"
    jsonschema.validate(told, record_schema(record.partition("_review")[0] or record))
    assert "TRIAL" not in qup(*command).out


def test_a_trial_has_no_receipt(qup: Any, tmp_path: Path) -> None:
    ran = qup(*COMMANDS["decision"], "--law", REFORM, "--receipt", tmp_path / "receipt.json")
    assert ran.status == 2
    assert not (tmp_path / "receipt.json").exists()


def test_the_law_of_a_day_and_a_reform_that_is_not_there(qup: Any) -> None:
    ran = qup("rates", "--on", "2024-07-01", "--law", "2024-06-30", "--json").json
    assert ran["factor"] == "2"  # 2.041 from 2024-07-01
    assert qup("rates", "--on", "2024-07-01", "--law", "nowhere.toml").status == 2
