"""The benefit of whole months in a table is that of benefit_month() for the same people."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore import Participant, benefit_month
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.tables import monthly_amounts
from table.months_drawn import bounds, drawn_in, in_the_programme, tables_of

MONTHS = (
    date(2007, 11, 1),
    date(2007, 12, 1),
    date(2010, 1, 1),
    date(2011, 12, 1),
    date(2012, 1, 1),
    date(2020, 7, 1),
    date(2021, 2, 1),
    date(2023, 12, 1),
    date(2024, 2, 1),
    date(2024, 7, 1),
    date(2025, 12, 1),
    date(2026, 5, 1),
)


def gross(case: Participant, month: date, law: Law = NATIONAL, **policy: int) -> int | None:
    asked = {name.replace("__", "."): value for name, value in policy.items()}
    found = benefit_month(in_the_programme(case, month), month.year, month.month, law=law, policy=asked)
    return None if found.gross is None else found.gross.ore


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_a_month_without_children_is_that_of_a_case(month: date) -> None:
    drawn = [
        attrs.evolve(case, course=attrs.evolve(case.course, children=())) for case in drawn_in(month, 25)
    ]
    people, _ = tables_of(drawn)
    found = monthly_amounts(people, [month]).collect()
    assert found["ref"].to_list() == people["ref"].to_list()
    assert found["month"].unique().to_list() == [month]
    for case, row in zip(drawn, found.iter_rows(named=True), strict=True):
        told, amount = (row["least_ore"], row["most_ore"]), gross(case, month)
        assert told == (bounds(case, month) if amount is None else (amount, amount)), case
    assert found["least_ore"].n_unique() > 4  # among them birthdays within the month


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_a_month_with_children_is_that_of_a_case(month: date) -> None:
    drawn = drawn_in(month, 40)
    people, children = tables_of(drawn)
    found = monthly_amounts(people, [month], children=children).collect()
    assert found["ref"].n_unique() == found.height == len(drawn)
    rows = {row["ref"]: row for row in found.iter_rows(named=True)}
    for case in drawn:
        row = rows[case.ref]
        amount = gross(case, month)
        if case.birth_date is not None:
            assert row["least_ore"] == amount, case
        if month.year >= 2012:
            assert (row["least_ore"], row["most_ore"]) == bounds(case, month), case
    if month.year >= 2012:
        assert (found["least_ore"] < found["most_ore"]).any()
        assert (found["least_ore"] == found["most_ore"]).any()
    else:
        assert found["most_ore"].null_count()
