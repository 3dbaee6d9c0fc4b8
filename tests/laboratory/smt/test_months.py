"""Months after a date, at the ends of months and around leap days, are those of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore.laboratory.smt.asking import values_at
from qupcore.laboratory.smt.calendar import after_months
from qupcore.laboratory.smt.pairs import Quantity
from qupcore.laboratory.smt.world import World
from qupcore.rules.calendar import months_later
from qupcore.testing.vocabulary import number

BEGUN, MONTHS = number("try.begun", "date"), number("try.months", "months")
ENDS = [
    date(year + month // 12, month % 12 + 1, 1) + timedelta(days=by)
    for year in (1999, 2003, 2095)
    for month in range(1, 25, 2)
    for by in (-3, -1, 0)
]


@pytest.mark.parametrize("months", [-13, -1, 1, 6, 12, 25])
def test_a_fixed_number_of_months(months: int) -> None:
    world = World([])
    world.terms[BEGUN.name] = BEGUN
    later = after_months(world.number(BEGUN), Quantity(True, months), world)
    for day in ENDS:
        known, found = values_at(world, {BEGUN.name: day.toordinal()}, [later.known, later.value])
        assert (known, found) == (True, months_later(day.toordinal(), months)), day


def test_a_number_of_months_that_is_a_fact() -> None:
    world = World([])
    world.terms |= {BEGUN.name: BEGUN, MONTHS.name: MONTHS}
    later = after_months(world.number(BEGUN), world.number(MONTHS), world)
    for place, day in enumerate(ENDS):
        months = place % 40 - 14
        facts = {BEGUN.name: day.toordinal(), MONTHS.name: months}
        assert values_at(world, facts, [later.value]) == [months_later(day.toordinal(), months)], day
