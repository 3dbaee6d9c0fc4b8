"""A welfare leave without a permission on record: each question once, and each with a place to answer."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs
import pytest

from cases.review.test_refusals import ENTITLED
from qupcore import review
from qupcore.cases import Absence
from qupcore.domain.case.absence import AbsenceReason
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

GRANTED = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 1, 5),
    applies_from=date(2026, 1, 5),
    applies_to=date(2026, 12, 31),
    reserves_for_absence=True,
)
FOUR_DAYS = Absence(
    first=date(2026, 5, 4), last=date(2026, 5, 7), reason="welfare", welfare_ground="death"
)  # the fourth is for the journey only (regulation § 15)
REASONS: tuple[AbsenceReason, ...] = (
    *("own_illness", "sick_child", "nursing", "birth_of_child", "welfare", "religious_holiday", "holiday"),
    "other",
)


def of(*absences: Absence):
    course = Course(
        applied_on=date(2025, 11, 3), started_on=date(2026, 1, 5), decisions=(GRANTED,), absences=absences
    )
    found = review(attrs.evolve(ENTITLED, course=course), date(2026, 11, 2)).remarks
    return [item for item in found if item.path.startswith("$.course.absences")]


def test_what_two_parts_of_a_leave_wait_for_is_said_once() -> None:
    rules = Counter(item.finding.rule for item in of(FOUR_DAYS))
    assert rules["for-2011-1471.15.welfare_leave_granted"] == 1
    assert set(rules.values()) == {1}


def test_section_36_asks_what_the_regulation_waits_for() -> None:
    """It asked "Does the regulation give absence with benefit on this day?" at no field of the case."""
    (act,) = [item for item in of(FOUR_DAYS) if item.finding.rule == "sotjl.36.reason_and_permission"]
    assert "$.course.absences[0].permitted" in [asked.path for asked in act.add]


@pytest.mark.parametrize("reason", [None, *REASONS])
@pytest.mark.parametrize("permitted", [None, True, False])
@pytest.mark.parametrize("days", [1, 4, 20])
def test_every_question_about_an_absence_has_a_place(
    reason: AbsenceReason | None, permitted: bool | None, days: int
) -> None:
    away = Absence(first=date(2026, 5, 4), last=date(2026, 5, 3 + days), reason=reason, permitted=permitted)
    for item in of(away):
        assert "absence.entitled" not in [asked.term for asked in item.add], item.finding.rule
        assert item.outcome == "not_met" or item.add, item.finding.rule
