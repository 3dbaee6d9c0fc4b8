"""An end because the longest time is reached comes when it is (§§ 32 (1) and 34 (1)); before, it is asked.

`because` is a word of the record: that something else justified the end is for a person to say, and a breach
only where it is on record that nothing did.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Assessment, Participant, review
from qupcore.domain.answers.review import Remark
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

FIRST = date(2026, 1, 5)
TWO_YEARS = ProgrammeDecision(
    kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=date(2028, 6, 30)
)  # longer than the law gives: what ends it at two years is right
ONE_YEAR = evolve(TWO_YEARS, applies_to=date(2026, 12, 31))
BROKEN = ProgrammeDecision(
    kind="interrupted",
    decided_on=date(2026, 3, 2),
    applies_from=date(2026, 3, 2),
    applies_to=date(2026, 3, 11),
)


def remark(day: date, *decisions: ProgrammeDecision, justified: bool | None = None) -> Remark | None:
    judged = [] if justified is None else [justified]
    end = ProgrammeDecision(
        kind="ended",
        decided_on=min(day, date(2028, 1, 3)),
        applies_from=day,
        because="maximum_reached",
        assessments=tuple(
            Assessment(question="judgement.objectively_justified", answer=one, grounds="g", by="b", at=FIRST)
            for one in judged
        ),
    )
    course = Course(started_on=FIRST, decisions=(end, *decisions))
    remarks = review(Participant(ref="a", benefits=(), course=course), date(2028, 7, 31)).remarks
    rule = "sotjl.34.longest_time_has_passed"
    found = [one for one in remarks if (one.path, one.finding.rule) == ("$.course.decisions[0]", rule)]
    return found[0] if found else None


def outcome(day: date, *decisions: ProgrammeDecision) -> str | None:
    found = remark(day, *decisions)
    return None if found is None else found.outcome


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 6, 5), "unknown"), (date(2028, 1, 4), "unknown"), (date(2028, 1, 5), None)]
)
def test_two_years_from_the_first_day(day: date, said: str | None) -> None:
    assert outcome(day, TWO_YEARS) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2028, 1, 5), "unknown"), (date(2028, 1, 14), "unknown"), (date(2028, 1, 15), None)],
)
def test_an_interruption_does_not_count(day: date, said: str | None) -> None:
    """Ten days of it: § 32 (1), third sentence."""
    assert outcome(day, TWO_YEARS, BROKEN) == said


@pytest.mark.parametrize(("day", "said"), [(date(2026, 12, 31), "unknown"), (date(2027, 1, 1), None)])
def test_what_runs_out_as_it_was_granted_is_not_cut_short(day: date, said: str | None) -> None:
    assert outcome(day, ONE_YEAR) == said


@pytest.mark.parametrize(("justified", "said"), [(True, None), (False, "not_met")])
def test_another_reason_is_for_a_person_to_say(justified: bool, said: str | None) -> None:
    found = remark(date(2026, 6, 5), TWO_YEARS, justified=justified)
    assert (found and found.outcome) == said


def test_of_an_interruption_the_longest_time_is_no_question() -> None:
    """Nor is it whether it was interrupted for a year: both end a programme (§ 34 (1))."""
    stopped = evolve(BROKEN, because=None)
    course = Course(
        started_on=FIRST, decisions=(TWO_YEARS, stopped, evolve(stopped, because="maximum_reached"))
    )
    remarks = review(Participant(ref="a", benefits=(), course=course), date(2026, 7, 31)).remarks
    rules = {item.finding.rule for item in remarks}
    assert not rules & {"sotjl.34.longest_time_has_passed", "sotjl.34.a_year_has_passed"}


def test_with_an_interruption_from_no_day_it_is_not_known() -> None:
    found = remark(date(2028, 1, 5), TWO_YEARS, evolve(BROKEN, applies_from=None))
    assert found is not None
    assert found.outcome == "unknown"
    assert "$.course.decisions[2].applies_from" in [item.path for item in found.add]


def test_of_a_grant_without_a_last_day_that_is_asked() -> None:
    found = remark(date(2026, 6, 5), evolve(TWO_YEARS, applies_to=None))
    assert found is not None
    assert "$.course.decisions[1].applies_to" in [item.path for item in found.add]
