"""Fixed times of one element that overlap each other are found, as those of two elements are."""

from __future__ import annotations

from typing import Any

import pytest

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
