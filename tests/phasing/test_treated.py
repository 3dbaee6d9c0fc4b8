"""Treatment with its times, and the hours of the day, in a course; each case by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from phasing.asked import asked
from phasing.drawn import HEALTH, OWN, TALK, WORK, made
from phasing.test_edges import FIVE_MONTHS, world
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.case.situation import DayFrame, Treatment
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.practice import Practice, UsualHours
from qupcore.explaining import week_plan
from qupcore.plans import adopt

THERAPY = (Slot(day="monday", start=540, end=660), Slot(day="thursday", start=600, end=690))


def treated(*several: Treatment, more: tuple[Measure, ...] = (), **planning: Any) -> list[Element]:
    """The elements of treatment in the first course."""
    found = asked(world(TALK, OWN, WORK, HEALTH, *more, treatments=several, **planning)).courses[0]
    return [item for plan in found.plans for item in plan.elements if item.measure == "no:health"]


def test_treatment_has_its_fixed_times_in_the_plan() -> None:
    held = treated(Treatment(kind="mental", slots=THERAPY), until=FIVE_MONTHS)
    assert held
    assert {item.slots for item in held} == {THERAPY}
    assert {item.minutes_a_week for item in held} == {210}


def test_treatment_of_more_time_than_its_fixed_times_keeps_both() -> None:
    held = treated(Treatment(kind="mental", minutes_a_week=300, slots=THERAPY))
    assert [(item.slots, item.minutes_a_week) for item in held] == [(THERAPY, 300)]
    short = treated(Treatment(kind="mental", minutes_a_week=60, slots=THERAPY))
    assert [item.minutes_a_week for item in short] == [210]


def test_the_times_of_treatment_are_drawn_in_the_week() -> None:
    there = world(TALK, OWN, WORK, HEALTH, treatments=(Treatment(kind="mental", slots=THERAPY),))
    case = adopt(there.case, asked(there).courses[0])
    drawn = week_plan(case, "2026-W40", catalogues=(there.national, there.local)).week
    (place,) = [n for n, item in enumerate(drawn.elements) if item.measure == "no:health"]
    times = [(day.on, b.start, b.end) for day in drawn.days for b in day.blocks if b.element == place]
    assert times == [(date(2026, 9, 28), 540, 660), (date(2026, 10, 1), 600, 690)]


def test_treatment_is_in_the_course_on_its_own_days() -> None:
    held = treated(
        Treatment(
            kind="mental", minutes_a_week=90, first=date(2026, 9, 21), last=date(2026, 10, 16), slots=THERAPY
        ),
        until=FIVE_MONTHS,
    )
    assert min(item.first for item in held if item.first) == date(2026, 9, 21)
    assert max(item.last for item in held if item.last) == date(2026, 10, 16)
    assert {item.slots for item in held} == {THERAPY}


def test_care_in_the_daytime_asks_for_the_hours_that_are_left() -> None:
    frame = DayFrame(start=540, end=960)
    assert "$.planning.day_frame" in asked(world(TALK, OWN, WORK, care_minutes_a_week=300)).asks
    assert "$.planning.day_frame" not in asked(world(TALK, OWN, WORK, care_minutes_a_week=0)).asks
    known = world(TALK, OWN, WORK, care_minutes_a_week=300, day_frame=frame)
    assert "$.planning.day_frame" not in asked(known).asks


EXERCISE = made(
    "no:exercise",
    "health",
    ("physical_training", "health_care"),
    practice=Practice(hours=UsualHours(low=60, usual=120, high=240)),
)


@pytest.mark.parametrize("kind", ["mental", "body", None])
def test_exercise_that_covers_more_needs_stands_in_for_no_treatment(kind: Any) -> None:
    """Exercise covers both needs, treatment one; the case says that the person is in treatment."""
    held = treated(
        Treatment(kind=kind, minutes_a_week=90, slots=THERAPY[1:]),
        more=(EXERCISE,),
        needs=("health_care", "physical_training"),
        until=FIVE_MONTHS,
    )
    assert {(item.minutes_a_week, item.slots) for item in held} == {(90, THERAPY[1:])}
    assert (held[0].first, held[-1].last) == (date(2026, 9, 7), FIVE_MONTHS)


def test_two_treatments_after_each_other_have_their_own_hours_and_times() -> None:
    """One of mental illness until 2 October, one of the body from 26 October; nothing between them."""
    held = treated(
        Treatment(kind="mental", minutes_a_week=120, last=date(2026, 10, 2), slots=THERAPY[:1]),
        Treatment(kind="body", minutes_a_week=60, first=date(2026, 10, 26)),
        more=(EXERCISE,),
        needs=("physical_training",),
    )
    found = {(item.first, item.last, item.minutes_a_week, item.slots) for item in held}
    assert min(item[0] for item in found if item[0]) == date(2026, 9, 7)
    assert {item[2:] for item in found if item[1] <= date(2026, 10, 2)} == {(120, THERAPY[:1])}
    assert {item[2:] for item in found if item[1] > date(2026, 10, 2)} == {(60, ())}
    assert min(item[0] for item in found if item[1] > date(2026, 10, 2)) == date(2026, 10, 26)


@pytest.mark.parametrize("told", [{"treatments": (Treatment(kind="mental"),)}, {"treatments": ()}])
def test_treatment_fills_no_week(told: dict[str, Any]) -> None:
    """The hours of treatment are the same in every phase, whether the person is in it or needs it."""
    found = asked(world(TALK, OWN, WORK, HEALTH, until=FIVE_MONTHS, needs=("health_care",), **told))
    minutes = {
        item.minutes_a_week
        for course in found.courses
        for plan in course.plans
        for item in plan.elements
        if item.measure == "no:health"
    }
    assert minutes == {60}


def test_exercise_for_another_need_goes_beside_treatment() -> None:
    """Both are for health; the exercise meets a need that treatment does not."""
    there = world(
        *(TALK, OWN, WORK, HEALTH, EXERCISE),
        needs=("health_care", "physical_training"),
        treatments=(Treatment(kind="body", minutes_a_week=60),),
    )
    held = {item.measure for phase in asked(there).courses[0].phases for item in phase.elements}
    assert {"no:health", "no:exercise"} <= held
