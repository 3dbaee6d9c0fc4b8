"""Fixed times of one element that overlap each other are found, as those of two elements are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from planning.few import FIRST, LAST, ON, PERSON, checked, few, found, run, slot
from qupcore import Plan, check_plan


@pytest.mark.parametrize(
    ("begins", "other_dates", "clash"),
    [("10:15", LAST, 0), ("10:00", LAST, 15), ("10:00", None, 15), ("09:00", None, 75)],
)
def test_slots_of_one_element_collide_too(begins: str, other_dates: Any, clash: int) -> None:
    """Nobody is in two places at once, whatever other elements run, and on unknown days too."""
    slots = (slot("monday", "09:00", "10:15"), slot("monday", begins, "12:00"))
    twice = run("arbeidstrening", 1125, percent=50, slots=slots)
    beside = run("jobbklubb", 1125, last=other_dates, slots=(slot("tuesday", "09:00", "10:15"),))
    item = found(checked(twice, beside), "slots_clash")
    assert (item.elements, dict(item.values)) == ((0,), {"clash_minutes": clash}) if item else clash == 0
    assert item is None or item.weight == "breach"
    if clash == 0:
        return
    check = check_plan(Plan(valid_from=FIRST, elements=(twice,)), ON, case=PERSON, catalogue=few(), repairs=0)
    assert (check.outcome, check.conflict) == ("invalid", (0,))


def test_on_days_that_nobody_knows_its_own_times_collide_all_the_same() -> None:
    slots = (slot("monday", "08:00", "16:00"), slot("monday", "08:15", "10:00"))
    other = run("jobbklubb", 1125, first=None, last=None, slots=(slot("monday", "08:00", "09:00"),))
    item = found(checked(run("arbeidstrening", 1125, percent=50, slots=slots), other), "slots_clash")
    assert item is not None
    assert (item.weight, dict(item.values)) == ("breach", {"clash_minutes": 105})


def test_times_of_another_day_do_not_collide() -> None:
    slots = tuple(slot(day, "08:00", "15:30") for day in ("monday", "tuesday", "wednesday"))
    assert found(checked(run("arbeidstrening", 1350, percent=60, slots=slots)), "slots_clash") is None


def test_times_of_a_weekend_collide_as_those_of_other_days_do() -> None:
    beside = run("jobbklubb", 1125, slots=(slot("sunday", "09:00", "10:15"),))
    for day, clash in (("sunday", {"clash_minutes": 60}), ("saturday", None)):
        one = run("arbeidstrening", 1125, percent=50, slots=(slot(day, "08:00", "10:00"),))
        item = found(checked(one, beside), "slots_clash")
        assert (dict(item.values) if item else None) == clash


def test_times_of_other_weeks_do_not_collide_and_do_where_the_year_has_53_weeks() -> None:
    """Every second week from 2026-W49 is an odd week until new year, and an even one then."""
    even = evolve(slot("monday", "08:00", "10:00"), weeks="even")
    second = evolve(slot("monday", "09:00", "10:15"), every_other_from=date(2026, 11, 30))
    one = run("arbeidstrening", 1125, percent=50, slots=(even,))
    for other, last, clash in (
        (evolve(even, weeks="odd"), date(2027, 6, 30), None),
        (evolve(even, weeks=None), LAST, {"clash_minutes": 60}),  # the mean of 120 and of no minutes
        (second, LAST, None),
        (second, date(2027, 1, 3), None),
        (second, date(2027, 1, 11), {"clash_minutes": 30}),
    ):
        elements = evolve(one, last=last), run("jobbklubb", 1125, last=last, slots=(other,))
        item = found(checked(*elements), "slots_clash")
        assert (dict(item.values) if item else None) == clash


def test_the_mean_of_its_times_fits_in_its_hours() -> None:
    """Two hours and a quarter every other week are 67.5 minutes a week, rounded once."""
    times = (evolve(slot("monday", "08:00", "10:15"), weeks="even"),)
    for minutes, fits in ((68, True), (67, False)):
        item = found(checked(run("jobbklubb", minutes, slots=times)), "slots_hours")
        assert (item is None) is fits
    check = checked(run("arbeidstrening", 2250 - 68, percent=97), run("jobbklubb", None, slots=times))
    assert found(check, "full_week") is None
