"""Nothing begins before the programme: what is so whatever day was left out is a breach, nothing else is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from qupcore import Participant, review
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import EndReason, ProgrammeDecision

FIRST = date(2025, 3, 3)
GRANTED = ProgrammeDecision(
    kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=date(2026, 12, 31)
)
PROTECTED, YEAR = "sotjl.34.not_ended_in_protected_year", "sotjl.34.a_year_has_passed"


def ended(day: date, because: EndReason, absence_from: date | None = None) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind="ended",
        decided_on=day - timedelta(days=7),
        applies_from=day,
        because=because,
        absence_from=absence_from,
    )


def outcome(rule: str, decision: ProgrammeDecision, **more: object) -> str | None:
    course = evolve(Course(started_on=FIRST, decisions=(GRANTED, decision)), **more)
    remarks = review(Participant(ref="a", benefits=(), course=course), date(2026, 12, 20)).remarks
    found = [
        one.outcome for one in remarks if (one.path, one.finding.rule) == ("$.course.decisions[1]", rule)
    ]
    return found[0] if found else None


@pytest.mark.parametrize("because", ["ordinary_work", "birth", "adoption"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 1, 20), "not_met"), (date(2026, 3, 2), "not_met"), (date(2026, 3, 3), "unknown")],
)
def test_no_absence_is_a_year_old_before_the_programme_is(
    because: EndReason, day: date, expected: str
) -> None:
    """§ 34 (2): a year from the first day of the absence."""
    assert outcome(PROTECTED, ended(day, because)) == expected
    for days in (0, 100, 300):  # whatever the record would say
        told = outcome(PROTECTED, ended(day, because, FIRST + timedelta(days=days)))
        assert told == "not_met" or expected == "unknown"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 8, 4), "not_met"), (date(2026, 3, 2), "not_met"), (date(2026, 3, 3), "unknown")],
)
def test_nor_was_it_interrupted_for_a_year(day: date, expected: str) -> None:
    """§ 34 (1), third sentence; no interruption is on record."""
    assert outcome(YEAR, ended(day, "interrupted_one_year")) == expected


@pytest.mark.parametrize("rule", [PROTECTED, YEAR])
def test_where_the_start_is_not_on_record_nothing_is_certain(rule: str) -> None:
    because: EndReason = "birth" if rule == PROTECTED else "interrupted_one_year"
    end = ended(date(2026, 1, 20), because)
    assert outcome(rule, end, started_on=None) == "unknown"
    undated = evolve(GRANTED, applies_from=None, decided_on=date(2024, 1, 8), applies_to=date(2024, 12, 31))
    assert outcome(rule, end, decisions=(GRANTED, end, undated)) == "unknown"
