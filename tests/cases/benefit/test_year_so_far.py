"""A month hangs on the benefit days of the year before it: its last weekday, or an øre (§ 35 (1), (3))."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Course, Participant, benefit_month
from qupcore.cases import Absence, Appeal, ProgrammeDecision, Work
from qupcore.cases.benefit.month import Account
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.appeal import AppealResult
from qupcore.domain.case.course import Closure

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
LEAVE = Leave(first=date(2026, 3, 2), last=date(2026, 3, 6))
STOP = ProgrammeDecision(
    kind="interrupted",
    decided_on=date(2026, 3, 1),
    applies_from=date(2026, 3, 2),
    applies_to=date(2026, 3, 20),
)
RESULT = AppealResult(decided_on=date(2026, 4, 1), by="appeal_body", outcome="changed")
CHANGED = Appeal(received_on=STOP.decided_on, against=STOP.decided_on, result=RESULT)
COURSE = Course(decisions=(GRANTED,), started_on=FIRST)
ON_LEAVE = ["day.leave_with_benefit"]


def case(course: Course) -> Participant:
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def of(course: Course, month: int) -> tuple[str, list[str]]:
    found = benefit_month(case(course), 2026, month)
    return str(found.gross), [item.term for item in found.open]


def test_the_last_weekday_of_the_year_hangs_on_leave_in_march() -> None:
    """A whole year has 261 weekdays: the last is paid if one before it was not."""
    assert of(evolve(COURSE, leaves=(LEAVE,)), 12) == ("23582.06", ON_LEAVE)
    assert of(evolve(COURSE, leaves=(evolve(LEAVE, with_benefit=True),)), 12) == ("23582.06", [])
    assert of(evolve(COURSE, leaves=(evolve(LEAVE, with_benefit=False),)), 12) == ("24653.97", [])


@pytest.mark.parametrize(
    ("course", "terms"),
    [
        pytest.param(
            evolve(COURSE, decisions=(GRANTED, evolve(STOP, applies_from=None))),
            ["ending.interrupted_from"],
            id="an interruption without its first day",
        ),
        pytest.param(
            evolve(COURSE, decisions=(GRANTED, STOP), appeals=(CHANGED,)),
            ["record.new_decision"],
            id="one that was changed",
        ),
    ],
)
def test_it_hangs_on_an_interruption_in_march(course: Course, terms: list[str]) -> None:
    assert of(course, 12) == ("23582.06", terms)
    assert of(course, 2) == ("20435.16", [])


def test_a_month_asks_of_leave_exactly_where_the_answer_changes_it() -> None:
    """One question of one leave: both answers are calculated, month by month."""
    months = {
        answer: Account(case(evolve(COURSE, leaves=(evolve(LEAVE, with_benefit=answer),)))).year(2026).months
        for answer in (None, True, False)
    }
    for open_, paid, unpaid in zip(*months.values(), strict=True):
        assert open_.final is (paid.gross == unpaid.gross), open_.month
        assert paid.final
        assert unpaid.final


def test_of_whoever_works_full_time_no_earlier_day_is_asked() -> None:
    work = (Work(first=FIRST, minutes_a_week=2250),)
    assert of(evolve(COURSE, leaves=(LEAVE,), work=work), 12) == ("0", [])


def test_days_of_another_year_change_nothing() -> None:
    later = evolve(COURSE, decisions=(evolve(GRANTED, applies_to=date(2027, 12, 31)),), leaves=(LEAVE,))
    assert benefit_month(case(later), 2027, 1).final


def test_absence_of_an_earlier_month_changes_no_benefit_day() -> None:
    """What is missed is cut from a day that stays a benefit day: § 36, not § 35 (1)."""
    away = Absence(first=date(2026, 3, 2), last=date(2026, 3, 6))
    shut = Closure(first=date(2026, 3, 4), last=date(2026, 3, 4))
    assert of(evolve(COURSE, absences=(away,), closures=(shut,)), 12) == ("23582.06", [])
