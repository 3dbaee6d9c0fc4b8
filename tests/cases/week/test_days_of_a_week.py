"""What holds of a day: days off, absence, closures, interruptions, leave, evaluation."""

from __future__ import annotations

import pytest

from cases.week.drawn import BEFORE, DAYS, NAMES, OFF
from cases.week.laid import FIXED, FULL, laid, one_plan
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import Week
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Closure, Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.iso_week import IsoWeek


def marks(week: Week) -> list[list[str]]:
    return [[mark.kind for mark in day.marks] for day in week.days]


# what holds of a day


def test_a_day_off_takes_its_fifth_and_its_slots_with_it() -> None:
    flexible = Element(measure="Jobb", minutes_a_week=1950)
    week = laid(one_plan(FIXED, flexible), days_off={DAYS[3]: OFF})
    assert marks(week) == [[], [], [], ["day_off"], []]
    assert week.days[3].marks[0] == OFF
    assert [block.falls_away for block in week.days[3].blocks] == [True]
    assert [item.minutes for item in week.elements] == [240, 1560]
    assert (week.hours.expected, week.hours.planned, week.hours.missing) == (1800, 1800, 0)


@pytest.mark.parametrize(
    ("week", "off"),
    [
        (IsoWeek(2026, 14), ["2026-04-02", "2026-04-03"]),
        (IsoWeek(2026, 20), ["2026-05-14"]),
        (IsoWeek(2026, 36), []),
        (IsoWeek(2026, 53), ["2027-01-01"]),
    ],
)
def test_days_off_are_those_of_the_regulation(week: IsoWeek, off: list[str]) -> None:
    found = lay_out_week(one_plan(FIXED), week)
    told = {str(day.on): mark for day in found.days for mark in day.marks}
    assert list(told) == off
    assert all(mark.kind == "day_off" and "§ 16" in mark.source for mark in told.values())
    assert found.hours.expected == FULL - 450 * len(off)


def test_absence_takes_nothing_away_and_says_no_reason() -> None:
    away = (
        Absence(first=DAYS[0], reason="own_illness"),
        Absence(first=DAYS[1], minutes_a_day=90, reason="sick_child"),
    )
    week = laid(one_plan(FIXED, absences=away))
    assert marks(week) == [["absent"], ["partly_absent"], [], [], []]
    assert week.days[1].marks[0].minutes == 90
    assert week.hours.planned == 300
    assert "ill" not in repr(week)


EACH_DAY = Element(
    measure="no:stengt",
    minutes_a_week=1200,
    slots=tuple(Slot(day=day, start=540, end=660) for day in NAMES),
)


@pytest.mark.parametrize(
    ("measure", "fall_away", "planned"),
    [
        # Of the closed: 120 fixed and 120 flexible minutes a day, on three of five days.
        ("no:stengt", {"no:stengt"}, 3 * 240 + 300),
        ("", {"no:stengt", FIXED.measure}, 3 * 240 + 3 * 60),
        ("no:another", set(), 1200 + 300),  # of no measure in the plan: nothing is said
    ],
)
def test_what_is_closed_falls_away_and_makes_no_day_off(
    measure: str, fall_away: set[str], planned: int
) -> None:
    shut = Closure(first=DAYS[1], last=DAYS[2], measure=measure)
    week = laid(one_plan(EACH_DAY, FIXED, closures=(shut,)), policy=WeekPolicy(propose=True))
    kinds = [["closed"] if fall_away and day in (DAYS[1], DAYS[2]) else [] for day in DAYS]
    assert marks(week) == kinds
    assert {mark.measure for day in week.days for mark in day.marks} == ({measure} if fall_away else set())
    for day in week.days:
        for block in day.blocks:
            assert block.element is not None
            closed = day.on in (DAYS[1], DAYS[2]) and week.elements[block.element].measure in fall_away
            assert block.falls_away == closed
            assert not (closed and block.kind == "proposal"), "nothing is proposed where it is closed"
    assert week.hours.planned == planned
    # Regulation § 16 names no such day off: full time is not less.
    assert (week.hours.days, week.hours.expected) == (5, FULL)


def test_a_week_that_is_closed_plans_nothing_and_says_so() -> None:
    shut = Closure(first=DAYS[0], last=DAYS[4])
    week = laid(one_plan(EACH_DAY, closures=(shut,)))
    assert marks(week) == [["closed"]] * 5
    assert (week.hours.planned, week.hours.missing) == (0, FULL)


def test_an_open_interruption_goes_on() -> None:
    stop = ProgrammeDecision(kind="interrupted", decided_on=DAYS[2], applies_from=DAYS[2])
    week = laid(one_plan(FIXED, decisions=(stop,)))
    assert marks(week) == [[], [], ["interrupted"], ["interrupted"], ["interrupted"]]
    assert (week.hours.days, week.hours.expected, week.hours.planned) == (2, 900, 120)


def test_an_interruption_without_a_first_day_takes_no_day_out_of_the_week() -> None:
    # It began on the day of the decision until now. From when it applies is not known, and is asked.
    stop = ProgrammeDecision(kind="interrupted", decided_on=DAYS[2])
    assert marks(laid(one_plan(FIXED, decisions=(stop,)))) == [[]] * 5


def test_leave_runs_until_it_ends() -> None:
    week = laid(one_plan(FIXED, leaves=(Leave(first=DAYS[1], last=DAYS[2]), Leave(first=DAYS[4]))))
    assert marks(week) == [[], ["leave"], ["leave"], [], ["leave"]]


def test_days_outside_the_programme_are_told_only_where_its_period_is_known() -> None:
    granted = ProgrammeDecision(kind="granted", decided_on=BEFORE, applies_from=BEFORE, applies_to=DAYS[1])
    known = one_plan(FIXED, decisions=(granted,), started_on=BEFORE)
    assert marks(laid(known)) == [[], [], ["outside"], ["outside"], ["outside"]]
    assert marks(laid(one_plan(FIXED))) == [[], [], [], [], []]


def test_days_before_the_first_plan_have_none() -> None:
    week = laid(Course(plans=(Plan(valid_from=DAYS[2], elements=(FIXED,)),)))
    assert marks(week) == [["no_plan"], ["no_plan"], [], [], []]
    assert (week.hours.days, week.hours.expected, week.hours.planned) == (3, 1350, 180)


def test_an_evaluation_is_shown_and_leaves_the_day_as_it_is() -> None:
    plan = Plan(valid_from=BEFORE, elements=(FIXED,), evaluation_dates=(DAYS[2],))
    week = laid(Course(plans=(plan,)))
    assert marks(week)[2] == ["evaluation"]
    assert week.hours.days == 5
