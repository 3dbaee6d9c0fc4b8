"""An end because the longest time is reached comes when it is (§§ 32 (1) and 34 (1)), and not before."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Participant, review
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.domain.review import Remark

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


def remark(day: date, *decisions: ProgrammeDecision) -> Remark | None:
    end = ProgrammeDecision(
        kind="ended", decided_on=min(day, date(2028, 1, 3)), applies_from=day, because="maximum_reached"
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
    ("day", "said"), [(date(2026, 6, 5), "not_met"), (date(2028, 1, 4), "not_met"), (date(2028, 1, 5), None)]
)
def test_two_years_from_the_first_day(day: date, said: str | None) -> None:
    assert outcome(day, TWO_YEARS) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2028, 1, 5), "not_met"), (date(2028, 1, 14), "not_met"), (date(2028, 1, 15), None)],
)
def test_an_interruption_does_not_count(day: date, said: str | None) -> None:
    """Ten days of it: § 32 (1), third sentence."""
    assert outcome(day, TWO_YEARS, BROKEN) == said


@pytest.mark.parametrize(("day", "said"), [(date(2026, 12, 31), "not_met"), (date(2027, 1, 1), None)])
def test_what_runs_out_as_it_was_granted_is_not_cut_short(day: date, said: str | None) -> None:
    assert outcome(day, ONE_YEAR) == said


def test_with_an_interruption_from_no_day_it_is_not_known() -> None:
    found = remark(date(2028, 1, 5), TWO_YEARS, evolve(BROKEN, applies_from=None))
    assert found is not None
    assert found.outcome == "unknown"
    assert [item.path for item in found.add] == ["$.course.decisions[2].applies_from"]


def test_of_a_grant_without_a_last_day_that_is_asked() -> None:
    found = remark(date(2026, 6, 5), evolve(TWO_YEARS, applies_to=None))
    assert found is not None
    assert [item.path for item in found.add] == ["$.course.decisions[].applies_to"]
