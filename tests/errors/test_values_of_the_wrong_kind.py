"""A value of the wrong kind is refused where it is given; every value of a case can be hashed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import qupcore as q
from planning.few import few
from qupcore.errors import BadInput, RuleError
from qupcore.explaining import duties_calendar
from qupcore.records import read_receipt, receipt_of, write_receipt
from qupcore.rules.nodes import Constant

ON = date(2026, 9, 1)
CASE = q.Participant(ref="a", birth_date=date(1990, 5, 1))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))


@pytest.mark.parametrize(
    ("ref", "code"), [("\ud800", "input.text"), ("01010750160", "input.identity-number")]
)
def test_a_calendar_has_a_reference_that_a_case_can_have(ref: str, code: str) -> None:
    assert duties_calendar([], ON, ref="case-17")
    with pytest.raises(BadInput) as raised:
        duties_calendar([], ON, ref=ref)
    assert raised.value.code == code


@pytest.mark.parametrize("value", [None, True, 1.0, "1"])
def test_a_constant_is_a_whole_number(value: Any) -> None:
    with pytest.raises(RuleError, match="whole number"):
        Constant(value)


@pytest.mark.parametrize("wrong", [None, "national", 3])
@pytest.mark.parametrize(
    "asked",
    [
        lambda given: q.addable(q.Plan(valid_from=ON), ON, case=CASE, catalogue=given),
        lambda given: q.check_plan(q.Plan(valid_from=ON), ON, case=CASE, catalogue=given),
        lambda given: q.suggest(CASE, ON, catalogue=given),
    ],
    ids=["addable", "check_plan", "suggest"],
)
def test_an_iterator_of_what_is_no_catalogue_is_refused(
    asked: Callable[[object], object], wrong: object
) -> None:
    with pytest.raises(BadInput) as raised:
        asked(iter([few(), wrong]))
    assert raised.value.code == "input.type"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_a_case_and_its_receipt_are_hashed_by_what_they_hold(file: Path) -> None:
    first, second = (q.read_case(file.read_bytes()) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    decision = q.decide(first, ON)
    receipt = receipt_of(first, decision)
    assert {receipt: 1}[read_receipt(write_receipt(receipt).encode())] == 1


@pytest.mark.parametrize("kind", ["family", "singel", 3, None])
def test_the_only_fault_of_a_value_is_told_once(kind: Any) -> None:
    with pytest.raises(BadInput) as raised:
        q.Household(kind=kind)
    told = str(raised.value)
    assert told.count(raised.value.faults[0].what) == 1
    assert told.count(raised.value.remedy or "shared_dwelling") == 1
    assert raised.value.faults[0].path == ".kind"
