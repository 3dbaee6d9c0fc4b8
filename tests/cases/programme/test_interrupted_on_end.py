"""A programme that was interrupted for a year is ended (§ 34 (1)), however many decisions interrupted it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from qupcore import Participant, duties, review
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

FIRST, LAST = date(2025, 3, 3), date(2026, 12, 31)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
RULE = "sotjl.34.interrupted_for_a_year_at_most"
DAY = timedelta(days=1)


def stopped(first: date, last: date | None) -> ProgrammeDecision:
    return ProgrammeDecision(kind="interrupted", decided_on=first, applies_from=first, applies_to=last)


def case(*stops: ProgrammeDecision, **more: object) -> Participant:
    course = Course(started_on=FIRST, decisions=(GRANTED, *stops), **more)  # type: ignore[arg-type]
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def breaches(found: Participant, on: date) -> list[str]:
    remarks = review(found, on).remarks
    return [item.path for item in remarks if (item.finding.rule, item.outcome) == (RULE, "not_met")]


def due(found: Participant, on: date) -> list[tuple[str, str, str]]:
    """The last day, the state and the place of each time that is to be over within a year."""
    return [(str(i.due), i.state, i.path[-2:-1]) for i in duties(found, on) if i.kind == "interruption_ends"]


JUNE, ON = date(2025, 6, 1), date(2026, 12, 20)
ONE = [("2026-05-31", "done_late", "2")]


@pytest.mark.parametrize(
    ("until", "again", "one"),
    [
        pytest.param(date(2025, 12, 31), date(2026, 1, 1), True, id="the day after"),
        pytest.param(date(2026, 1, 31), date(2026, 1, 1), True, id="they overlap"),
        pytest.param(date(2025, 12, 31), date(2026, 1, 2), False, id="a Thursday between"),
        pytest.param(date(2026, 1, 30), date(2026, 2, 2), True, id="a weekend between"),
        pytest.param(date(2026, 1, 29), date(2026, 2, 2), False, id="a Friday and a weekend"),
    ],
)
def test_interruptions_without_a_day_of_participation_between_are_one(
    until: date, again: date, one: bool
) -> None:
    found = case(stopped(JUNE, until), stopped(again, date(2026, 7, 31)))
    assert breaches(found, ON) == (["$.course.decisions[2]"] if one else [])
    assert (due(found, ON) == ONE) is one
    apart = case(stopped(again, date(2026, 7, 31)), stopped(JUNE, until))  # the file's order says nothing
    assert bool(breaches(apart, ON)) is one


@pytest.mark.parametrize(("last", "broken"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_the_year_runs_from_the_first_day_of_the_first(last: date, broken: bool) -> None:
    found = case(stopped(JUNE, date(2025, 12, 31)), stopped(date(2026, 1, 1), last))
    assert bool(breaches(found, ON)) is broken
    assert [state for _, state, _ in due(found, ON)] == ["done_late" if broken else "done"]


def test_while_the_last_is_open_nothing_is_done() -> None:
    found = case(stopped(JUNE, date(2025, 12, 31)), stopped(date(2026, 1, 1), None))
    assert due(found, date(2026, 3, 1)) == [("2026-05-31", "due", "2")]
    assert breaches(found, date(2026, 5, 31)) == []
    assert breaches(found, date(2026, 6, 1)) == ["$.course.decisions[2]"]


def test_a_weekend_with_activities_and_leave_part_them() -> None:
    stops = stopped(JUNE, date(2026, 1, 30)), stopped(date(2026, 2, 2), date(2026, 7, 31))
    assert breaches(case(*stops, activity_days=(date(2026, 1, 31),)), ON) == []
    leave = Leave(first=date(2026, 1, 31), last=date(2026, 2, 1))
    assert breaches(case(*stops, leaves=(leave,)), ON) == []


def test_an_end_for_a_year_of_interruption_counts_all_of_it() -> None:
    ended = ProgrammeDecision(
        kind="ended",
        decided_on=date(2026, 6, 1),
        applies_from=date(2026, 6, 1),
        because="interrupted_one_year",
    )
    stops = stopped(JUNE, date(2025, 12, 31)), stopped(date(2026, 1, 1), date(2026, 12, 31))
    left = {(item.path, item.finding.rule) for item in review(case(*stops, ended), ON).remarks}
    assert ("$.course.decisions[3]", "sotjl.34.a_year_has_passed") not in left
    assert RULE not in {rule for _, rule in left}
    early = evolve(ended, applies_from=date(2026, 5, 31))
    left = {(item.path, item.finding.rule) for item in review(case(*stops, early), ON).remarks}
    assert ("$.course.decisions[3]", "sotjl.34.a_year_has_passed") in left
