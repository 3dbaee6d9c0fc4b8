"""What must come before an award and a start, what was told, and an end for want of the right."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases.review.test_refusals import ENTITLED, ON, answering, without
from qupcore import Assessment, Participant, WorkAbilityAssessment, review
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

FIRST, LAST = date(2026, 6, 15), date(2027, 6, 14)


def found(case: Participant, rule: str, on: date = ON, **course: Any) -> list[tuple[str, str, str]]:
    """What a review finds by one rule: code, path, outcome."""
    remarks = review(attrs.evolve(case, course=Course(**course)), on).remarks
    return [(item.code, item.path, item.outcome) for item in remarks if item.finding.rule == rule]


def granted(decided_on: date = ON, **fields: Any) -> ProgrammeDecision:
    return ProgrammeDecision(
        **{"kind": "granted", "decided_on": decided_on, "applies_from": FIRST, "applies_to": LAST, **fields}
    )


@pytest.mark.parametrize(
    ("completed_on", "outcome"),
    [(date(2026, 5, 31), None), (ON, None), (date(2026, 6, 2), "not_met"), (None, "unknown")],
)
def test_the_assessment_comes_before_a_grant(completed_on: date | None, outcome: str | None) -> None:
    done = None if completed_on is None else WorkAbilityAssessment(completed_on=completed_on)
    case = attrs.evolve(ENTITLED, work_ability_assessment=done)
    expected = [("E1", "$.course.decisions[0]", outcome)] if outcome else []
    assert found(case, "sotjl.29.assessed_before_decision", decisions=(granted(),)) == expected


def test_a_refusal_that_stands_without_the_assessment_needs_none() -> None:
    child = attrs.evolve(ENTITLED, birth_date=date(2010, 1, 1), work_ability_assessment=None)
    refusal = ProgrammeDecision(kind="refused", decided_on=ON)
    assert found(child, "sotjl.29.assessed_before_decision", decisions=(refusal,)) == []
    grown = attrs.evolve(ENTITLED, work_ability_assessment=None)
    (one,) = found(grown, "sotjl.29.assessed_before_decision", decisions=(refusal,))
    assert one[2] == "unknown"


@pytest.mark.parametrize(
    ("decided_on", "outcome"),
    [(FIRST, None), (date(2026, 6, 14), None), (date(2026, 6, 16), "not_met")],
)
def test_a_programme_is_granted_before_it_starts(decided_on: date, outcome: str | None) -> None:
    expected = [("E14", "$.course.started_on", outcome)] if outcome else []
    course = {"decisions": (granted(decided_on),), "started_on": FIRST}
    assert found(ENTITLED, "sotjl.41.decided_before_start", date(2026, 7, 1), **course) == expected


def test_a_start_without_any_decision_is_not_shown() -> None:
    (one,) = found(ENTITLED, "sotjl.41.decided_before_start", date(2026, 7, 1), started_on=FIRST)
    assert one == ("E14", "$.course.started_on", "unknown")
    assert found(ENTITLED, "sotjl.41.decided_before_start", date(2026, 6, 14), started_on=FIRST) == []


def test_nothing_is_said_of_a_start_before_2010() -> None:
    course = {"started_on": date(2009, 12, 31)}
    assert found(ENTITLED, "sotjl.41.decided_before_start", date(2009, 12, 31), **course) == []


TOLD = "sotjl.17.told_of_the_programme"


def test_whoever_has_the_right_and_was_never_told() -> None:
    assert found(ENTITLED, TOLD) == [("E4", "$.course.informed_on", "unknown")]
    assert found(ENTITLED, TOLD, informed_on=ON) == []
    assert found(ENTITLED, TOLD, applied_on=ON) == []
    assert found(ENTITLED, TOLD, informed_on=date(2026, 6, 2)) != [], "told after the day"
    assert found(without("capacity_substantially_reduced"), TOLD) == [], "the right is not known"
    assert found(ENTITLED, TOLD, on=date(2009, 12, 31)) == [], "the section stood elsewhere"


REASONED = "fvl.25.judgements_reasoned"


def test_judgements_without_grounds_are_not_shown_and_never_a_breach() -> None:
    bare = tuple(Assessment(question=item.question, answer=item.answer) for item in ENTITLED.assessments)
    case = attrs.evolve(ENTITLED, assessments=bare)
    assert found(case, REASONED, decisions=(granted(),)) == [("E6", "$.course.decisions[0]", "unknown")]
    assert found(ENTITLED, REASONED, decisions=(granted(),)) == []


def test_an_end_for_want_of_the_right_that_was_there() -> None:
    rule = "sotjl.32.ended_only_without_right"
    ended = ProgrammeDecision(kind="ended", decided_on=ON, because="no_longer_entitled")
    assert found(ENTITLED, rule, decisions=(ended,)) == [("", "$.course.decisions[0]", "not_met")]
    assert found(answering("appropriate_and_necessary", False), rule, decisions=(ended,)) == []
    (open_one,) = found(without("appropriate_and_necessary"), rule, decisions=(ended,))
    assert open_one[2] == "unknown"
    for other in (attrs.evolve(ended, because="own_wish"), attrs.evolve(ended, because=None)):
        assert found(ENTITLED, rule, decisions=(other,)) == []
    before = attrs.evolve(ended, decided_on=date(2018, 12, 31))
    assert found(ENTITLED, rule, date(2018, 12, 31), decisions=(before,)) == []


@pytest.mark.parametrize(("on", "outcomes"), [(date(2026, 7, 15), []), (date(2026, 7, 16), ["unknown"])])
def test_a_start_is_missed_only_when_its_last_day_has_passed(on: date, outcomes: list[str]) -> None:
    told = found(ENTITLED, "sotjl.31.starts_in_time_or_deferred", on, applied_on=date(2026, 1, 15))
    assert [outcome for *_, outcome in told] == outcomes


@pytest.mark.parametrize(("on", "outcomes"), [(date(2026, 9, 30), []), (date(2026, 10, 1), ["unknown"])])
def test_a_withdrawal_not_looked_at_again_is_missed_only_when_its_day_has_passed(
    on: date, outcomes: list[str]
) -> None:
    taken = SelfCertificateWithdrawal(first=date(2026, 3, 31), ground="doubt", heard_on=date(2026, 3, 20))
    told = found(ENTITLED, "for-2011-1471.8.withdrawal_reviewed", on, withdrawals=(taken,))
    assert [outcome for *_, outcome in told] == outcomes
    late = attrs.evolve(taken, heard_on=date(2026, 4, 1))
    told = found(ENTITLED, "for-2011-1471.8.heard_before_withdrawal", on, withdrawals=(late,))
    assert told == [("", "$.course.withdrawals[0]", "not_met")], "told at once, whatever else waits"
