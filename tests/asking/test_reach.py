"""The turns of a refusal tell whether the person can change the facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qupcore import Participant, decide, read_case, review
from qupcore.law.reach import reach_together
from qupcore.records import decision_record, review_record

ON = date(2026, 5, 4)
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_nobody_is_told_to_be_younger() -> None:
    old = read_case(next(EXAMPLES.glob("E20-*.json")).read_bytes())
    (turn,) = decision_record(decide(old, on=ON))["turns"]  # type: ignore[misc]
    assert turn["can"] == "dispute"
    assert [(item["term"], item["can"]) for item in turn["changes"]] == [("person.age", "dispute")]


def test_a_person_can_go_through_an_assessment_and_appeal_against_a_judgement() -> None:
    questions = decision_record(decide(Participant(ref="a", birth_date=date(1990, 1, 1)), on=ON))["questions"]
    can = {item["term"]: item["can"] for item in questions}  # type: ignore[attr-defined]
    assert can["assessed.work_ability"] == "change"
    assert can["judgement.capacity_substantially_reduced"] == "dispute"


def test_what_is_no_fact_of_the_right_says_nothing() -> None:
    case = read_case(next(EXAMPLES.glob("E05-*.json")).read_bytes())
    found = review_record(review(case, on=date(2026, 2, 2)))["findings"]
    added = [question for finding in found for question in finding["add"]]  # type: ignore[attr-defined]
    assert added
    assert all("can" not in question for question in added)


def test_facts_together_are_as_far_in_reach_as_the_farthest() -> None:
    assert reach_together(["benefits.monthly_total"]) == "change"
    assert (
        reach_together(["benefits.monthly_total", "office.nav_office_established", "person.age"]) == "neither"
    )
    assert reach_together(["benefits.monthly_total", "absence.reason"]) is None
    assert reach_together([]) is None
