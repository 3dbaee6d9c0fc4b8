"""Ages of groups: whole years as the rules count them, also of who was born on 29 February."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from itertools import product

import polars as pl
import pytest

from impact.test_by_hand import HAS_THE_RIGHT, frame_of
from qupcore.deciding.facts import age_on
from qupcore.impact.groups import AGE, AGE_GROUPS, age_group, grouped_by
from qupcore.population import impact, impact_of
from qupcore.reforms import Reform, SetNumber, Side
from qupcore.rules import NATIONAL

DAYS = [date(year, month, day) for year in (2023, 2024, 2025) for month, day in ((2, 27), (2, 28), (3, 1))]
BORN = [date(year, month, day) for year in (1996, 1999, 2000, 2001, 2005, 2007)
        for month, day in ((2, 28), (2, 29), (3, 1)) if day != 29 or isleap(year)]  # fmt: skip
LEAP_DAY = date(2000, 2, 29)


@pytest.mark.parametrize(("on", "leap_birthday"), [*product([*DAYS, date(2024, 2, 29)], (228, 301))])
def test_the_age_of_a_group_is_the_age_that_decides(on: date, leap_birthday: int) -> None:
    frame = pl.LazyFrame({"born": BORN})
    found, _ = grouped_by(frame, (), on, leap_birthday)
    ages = [age_on(on, born, leap_birthday) for born in BORN]
    assert found.collect()[AGE].to_list() == [age // 5 * 5 for age in ages]
    groups = frame.select(age_group(["born"], on, leap_birthday)).collect().to_series().to_list()
    assert [int(group.split("-")[0]) for group in groups] == [
        max(first for first, _ in AGE_GROUPS if first <= age) for age in ages
    ]


def test_who_is_25_on_28_february_by_the_law_is_in_the_group_of_25() -> None:
    """They lose the right under a limit of 26 years on that day, so their group must be that of 25-29."""
    people = frame_of(*[HAS_THE_RIGHT] * 60).drop("person.age").with_columns(born=pl.lit(LEAP_DAY))
    on = date(2025, 2, 28)
    reform = Reform(
        name="a", source="t", operations=[SetNumber(about="sotjl.29.age_min", start=on, value=25)]
    )
    sides = Side(NATIONAL, on), Side(reform(NATIONAL), on)
    total, group = impact(people, *sides, by=["age_group"]).iter_rows(named=True)
    assert (total["changed"], group["age_group"]) == (0, "25-29")
    higher = Reform(
        name="b", source="t", operations=[SetNumber(about="sotjl.29.age_min", start=on, value=26)]
    )
    found = impact_of(people, sides[0], Side(higher(NATIONAL), on))
    assert [average.age_group for average in found.most["lose"]] == ["25-29"]
