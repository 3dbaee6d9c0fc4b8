"""What the review asks of an interruption or an end is what an answer would settle, where it is missing."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from cases.course.test_what_became import ENDED, FIRST, GRANTED, INTERRUPTED
from qupcore import Participant, review
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

ON = date(2026, 12, 20)


def asks(decision: ProgrammeDecision, rule: str, *others: ProgrammeDecision) -> list[str]:
    course = Course(started_on=FIRST, decisions=(GRANTED, decision, *others))
    remarks = review(Participant(ref="a", benefits=(), course=course), ON).remarks
    found = [one for one in remarks if (one.path, one.finding.rule) == ("$.course.decisions[1]", rule)]
    return [item.path.removeprefix("$.course.decisions") for one in found for item in one.add]


def judged(question: str) -> str:
    return f'[1].assessments[] with "question": "judgement.{question}"'


def test_of_an_interruption_it_is_not_asked_whether_the_participant_comes_back() -> None:
    """That lets a programme be ended, and interrupts none (§ 34 (1)): the answer would leave it open."""
    stop = evolve(INTERRUPTED, because="ordinary_work")
    assert asks(stop, "sotjl.34.good_reason") == [judged("objectively_justified")]
    end = evolve(ENDED, because="other")
    both = [judged("no_return_likely"), judged("objectively_justified")]
    assert asks(end, "sotjl.34.good_reason") == both


@pytest.mark.parametrize("question", ["no_return_likely", "objectively_justified"])
def test_each_judgement_asked_of_an_end_settles_it(question: str) -> None:
    answer = Assessment(
        question=f"judgement.{question}", answer=True, grounds="seen", by="adviser", at=ENDED.decided_on
    )
    end = evolve(ENDED, because="other", assessments=(answer,))
    assert asks(end, "sotjl.34.good_reason") == []


def test_an_end_is_asked_for_the_interruption_before_it_and_not_for_its_own_day() -> None:
    rule = "sotjl.34.a_year_has_passed"
    assert asks(evolve(ENDED, because=None), rule) == ["[1].because", "[].applies_from"]
    undated = ProgrammeDecision(kind="interrupted", decided_on=date(2026, 6, 1))
    assert asks(evolve(ENDED, because=None), rule, undated) == ["[1].because", "[2].applies_from"]
