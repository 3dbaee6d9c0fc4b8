"""Leave to come and paid work with fixed times in the week: drawn, told and left out of the calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qupcore import Course, Element, Participant, Plan
from qupcore.cases import Slot
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import PlannedLeave, Position
from qupcore.explaining import week_plan
from qupcore.explaining.week.plan import WeekPlan

MONDAY, WEDNESDAY = date(2026, 9, 7), date(2026, 9, 9)
DAILY = tuple(
    Slot(day=day, start=540, end=720) for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
)
LEAVE = PlannedLeave(first=WEDNESDAY, last=date(2026, 9, 20))
SHIFT = (Slot(day="monday", start=780, end=900), Slot(day="thursday", start=600, end=660))


def drawn(
    lang: str = "en", *, policy: WeekPolicy | None = None, approved: tuple[Leave, ...] = (), **planning: Any
) -> WeekPlan:
    """The week from Monday 7 September with an hour of every morning and 5 hours without a time."""
    element = Element(measure="Norsk", minutes_a_week=1200, slots=DAILY)
    course = Course(plans=(Plan(valid_from=MONDAY, elements=(element,)),), leaves=approved)
    case = Participant(ref="a", course=course, planning=Planning(**planning))
    return week_plan(case, "2026-W37", lang=lang, policy=policy)


def marks(plan: WeekPlan) -> list[tuple[str, ...]]:
    return [tuple(mark.kind for mark in day.marks) for day in plan.week.days]


def test_days_of_leave_to_come_are_free_and_their_times_fall_away() -> None:
    plan = drawn(leaves=(LEAVE,))
    assert marks(plan) == [(), (), ("leave_planned",), ("leave_planned",), ("leave_planned",)]
    assert (plan.week.hours.days, plan.week.hours.expected) == (2, 900)
    away = [block.falls_away for day in plan.week.days for block in day.blocks]
    assert away == [False, False, True, True, True]


def test_nothing_is_proposed_on_leave() -> None:
    plan = drawn(leaves=(LEAVE,), policy=WeekPolicy(propose=True))
    proposed = [day.on for day in plan.week.days if any(b.kind == "proposal" for b in day.blocks)]
    assert proposed
    assert max(proposed) < WEDNESDAY


def test_leave_that_was_approved_is_told_once() -> None:
    plan = drawn(leaves=(LEAVE,), approved=(Leave(first=WEDNESDAY, last=LEAVE.last),))
    assert marks(plan)[2:] == [("leave",)] * 3


@pytest.mark.parametrize(
    ("lang", "leave", "work"),
    [
        ("nb", "Planlagt permisjon", "Lønnet arbeid"),
        ("nn", "Planlagd permisjon", "Løna arbeid"),
        ("en", "Planned leave", "Paid work"),
    ],
)
def test_leave_and_work_are_in_the_picture_and_the_tables(lang: str, leave: str, work: str) -> None:
    plan = drawn(lang, leaves=(LEAVE,), position=Position(minutes_a_week=180, slots=SHIFT))
    assert leave in plan.svg()
    assert leave in plan.text()
    assert work in plan.svg()
    assert work in plan.text()


def test_a_calendar_has_nothing_on_leave_and_no_paid_work() -> None:
    plan = drawn(leaves=(LEAVE,), position=Position(minutes_a_week=180, slots=SHIFT))
    entries = plan.ical().split("BEGIN:VEVENT")[1:]
    assert ["CANCELLED" in entry for entry in entries] == [False, False, True, True, True]
    several = plan.ical(through="2026-W39").replace("\r\n", "\n")
    days = [line for line in several.split("\n") if line.startswith("DTSTART;") and "2026" in line]
    assert not any(f":202609{day:02}" in line for line in days for day in range(9, 21))
    assert "Paid work" not in several


def test_a_position_is_drawn_at_its_times_and_nothing_is_proposed_there() -> None:
    plan = drawn(position=Position(minutes_a_week=180, slots=SHIFT), policy=WeekPolicy(propose=True))
    work = [
        (day.on, b.start, b.end, b.element) for day in plan.week.days for b in day.blocks if b.kind == "work"
    ]
    assert work == [(MONDAY, 780, 900, None), (date(2026, 9, 10), 600, 660, None)]
    (monday, *_) = plan.week.days
    proposed = [b for b in monday.blocks if b.kind == "proposal"]
    assert proposed
    assert all(b.end <= 780 or b.start >= 900 for b in proposed)


def test_a_position_that_has_ended_is_not_drawn() -> None:
    plan = drawn(position=Position(minutes_a_week=180, slots=SHIFT, last=MONDAY))
    work = [day.on for day in plan.week.days for b in day.blocks if b.kind == "work"]
    assert work == [MONDAY]
