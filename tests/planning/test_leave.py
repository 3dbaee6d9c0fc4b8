"""On leave and while the programme is interrupted nothing of a plan is asked for; each case by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, PERSON, checked, few, run
from qupcore import Participant, Period, suggest
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.situation import PlannedLeave

BEGINS, ENDS = date(2026, 10, 5), date(2026, 11, 1)
BEFORE, AFTER = date(2026, 10, 4), date(2026, 11, 2)
WORK = "arbeidstrening"
"""A measure that works; half of full time is short."""


def on_leave(**course: Any) -> Participant:
    return attrs.evolve(PERSON, course=Course(**course))


PLANNED = attrs.evolve(
    PERSON, planning=attrs.evolve(PERSON.planning, leaves=(PlannedLeave(first=BEGINS, last=ENDS),))
)
APPROVED = on_leave(leaves=(Leave(first=BEGINS, last=ENDS),))
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
STOPPED = on_leave(
    started_on=FIRST,
    decisions=(
        GRANTED,
        ProgrammeDecision(kind="interrupted", decided_on=BEFORE, applies_from=BEGINS, applies_to=ENDS),
    ),
)
AWAY = [(PLANNED, "leave_planned"), (APPROVED, "leave_approved"), (STOPPED, "interrupted")]


def kinds(check: PlanCheck) -> set[str]:
    return {item.kind for item in check.findings}


@pytest.mark.parametrize(("person", "kind"), AWAY)
@pytest.mark.parametrize(("on", "short"), [(BEFORE, True), (BEGINS, False), (ENDS, False), (AFTER, True)])
def test_a_day_in_a_leave_is_not_short_of_full_time(
    person: Participant, kind: str, on: date, short: bool
) -> None:
    found = checked(run(WORK, FULL // 2, percent=50), person=person, on=on)
    assert ("full_time_all_year" in kinds(found)) is short
    assert (kind in kinds(found)) is not short


@pytest.mark.parametrize(("person", "kind"), AWAY)
def test_nothing_is_added_to_a_plan_on_leave(person: Participant, kind: str) -> None:
    found = checked(run(WORK, FULL // 2, percent=50), person=person, on=BEGINS, repairs=3)
    assert found.repairs == ()


@pytest.mark.parametrize(("person", "kind"), AWAY)
def test_a_leave_in_the_checked_period_is_told_with_its_days_and_the_other_days_are_checked(
    person: Participant, kind: str
) -> None:
    found = checked(run(WORK, FULL // 2, percent=50), person=person, on=Period(FIRST, LAST))
    (told,) = [item for item in found.findings if item.kind == kind]
    assert (told.weight, told.outcome, told.period) == ("note", "met", Period(BEGINS, ENDS))
    short = [item.period for item in found.findings if item.kind == "full_time_all_year"]
    assert short == [Period(FIRST, BEFORE), Period(AFTER, LAST)]


def test_a_leave_that_still_runs_has_no_last_day() -> None:
    person = on_leave(leaves=(Leave(first=BEGINS),))
    found = checked(run(WORK, FULL // 2, percent=50), person=person, on=LAST)
    assert "full_time_all_year" not in kinds(found)
    assert Period(BEGINS, None) in {item.period for item in found.findings}


def test_an_absence_changes_no_plan() -> None:
    person = on_leave(absences=(Absence(first=BEGINS, last=ENDS),))
    assert "full_time_all_year" in kinds(checked(run(WORK, FULL // 2, percent=50), person=person, on=BEGINS))


def test_too_many_hours_in_a_leave_are_no_breach() -> None:
    much = run(WORK, FULL + 15, percent=100)
    assert "not_over" in kinds(checked(much, on=BEGINS))
    assert "not_over" not in kinds(checked(much, person=PLANNED, on=BEGINS))


@pytest.mark.parametrize(("person", "kind"), AWAY)
def test_a_suggested_plan_holds_until_the_leave(person: Participant, kind: str) -> None:
    found = suggest(person, date(2026, 9, 7), catalogue=few(), want=1)
    assert [item.holds_until for item in found.plans] == [BEFORE]
