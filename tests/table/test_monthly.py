"""The benefit of whole months in a table is that of benefit_month() for the same people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs
import polars as pl
import pytest

from qupcore import Course, Participant, benefit_month
from qupcore.cases import SupportedChild
from qupcore.errors import BadInput, NoRulesInForce, ParameterError
from qupcore.law.national import NATIONAL
from qupcore.reforms import laid_over, read_reform
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


def gross(
    case: Participant, month: date, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> int | None:
    found = benefit_month(in_the_programme(case, month), month.year, month.month, law=law, policy=policy)
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


NEAR = date(2026, 9, 1)
ALONE = Participant(ref="a", birth_date=date(1980, 1, 1), benefits=(), course=Course())


@pytest.mark.parametrize(
    "policy",
    [
        {"sotjl.35.full_rate_under_25": 1},
        {"sotjl.35.stops_at_days_a_year": 0},
        {"sotjl.35.paid_in_twelfths": 1},
        {"sotjl.35.rounding_step": 1},
        {"convention.leap_birthday": 301},
    ],
    ids=str,
)
@pytest.mark.parametrize("month", [date(2025, 12, 1), date(2026, 2, 1)], ids=str)
def test_chosen_numbers_count_as_in_a_case(month: date, policy: dict[str, int]) -> None:
    drawn = [case for case in drawn_in(month, 25, seed=2) if case.birth_date is not None]
    people, children = tables_of(drawn)
    found = monthly_amounts(people, [month], children=children, policy=policy).collect()
    least = dict(found.select("ref", "least_ore").iter_rows())
    assert least == {case.ref: gross(case, month, policy=policy) for case in drawn}


REFORM = b"""
name = "from the middle of a month"
source = "a test"
[[operations]]
set_number = "sotjl.35.factor"
start = 2026-09-14
value = 2500
[[operations]]
set_number = "sotjl.35.full_rate_age"
start = 2026-09-14
value = 27
[[operations]]
set_number = "for-2011-1471.3.days_abroad"
start = 2026-09-14
value = 363
"""


def test_a_proposed_law_changes_the_amounts_from_its_day() -> None:
    law = laid_over(NATIONAL, [read_reform(REFORM)])
    drawn = [case for case in drawn_in(NEAR, 40, seed=3) if case.birth_date is not None]
    people, children = tables_of(drawn)
    found = monthly_amounts(people, [NEAR], children=children, law=law).collect()
    least = dict(found.select("ref", "least_ore").iter_rows())
    assert least == {case.ref: gross(case, NEAR, law=law) for case in drawn}
    before = monthly_amounts(people, [NEAR], children=children).collect()
    assert not before.sort("ref").equals(found.sort("ref"))


def test_a_proposed_law_alone_changes_the_number_of_children_within_a_month() -> None:
    law = laid_over(NATIONAL, [read_reform(REFORM)])
    child = SupportedChild(
        birth_date=date(2018, 3, 4), lives_in_norway=True, stays_in_norway=False, days_abroad=100,
        member_of_insurance=False,
    )  # fmt: skip
    case = attrs.evolve(ALONE, course=Course(children=(child,)))
    people, children = tables_of([case])
    found = monthly_amounts(people, [NEAR], children=children, law=law).collect().row(0)
    amount = gross(case, NEAR, law=law)
    assert amount == (gross(ALONE, NEAR, law=law) or 0) + 13 * 3800
    assert found[2:] == (amount, amount)


def test_children_that_are_not_known_leave_the_most_open() -> None:
    people = pl.DataFrame(
        {"ref": ["a", "b", "c"], "born": [date(1980, 1, 1)] * 3, "children_known": [True, None, False]}
    )
    children = pl.DataFrame({"ref": ["b"], "born": [date(2020, 1, 1)]})
    found = monthly_amounts(people.lazy(), [NEAR], children=children.lazy()).collect(engine="streaming")
    rows = {ref: (least, most) for ref, _, least, most in found.iter_rows()}
    assert rows == {"a": (2358206, 2358206), "b": (2358206, None), "c": (2358206, None)}
    known = people.with_columns(children_known=True)
    found = monthly_amounts(known, [NEAR], children=children).filter(ref="b").collect()
    assert found.rows() == [("b", NEAR, 2358206, 2358206 + 22 * 3800)]
    more = children.with_columns(born=pl.lit(None, pl.Date), relation=pl.lit("own"), lives_in_norway=True)
    found = monthly_amounts(known, [NEAR], children=more).filter(ref="b").collect()
    assert found.rows() == [("b", NEAR, 2358206, 2358206 + 22 * 3800)]


def test_the_months_of_a_year_add_up_to_its_amount() -> None:
    people = pl.DataFrame({"ref": [1], "born": [date(1980, 1, 1)]})
    months = [date(2025, month, 1) for month in range(1, 13)]
    found = monthly_amounts(people, months).collect()
    assert found["month"].to_list() == months
    assert found["least_ore"].sum() == sum(gross(ALONE, month) or 0 for month in months)


def test_faults_are_told_together() -> None:
    people = pl.DataFrame(
        {"ref": ["a", "a"], "born": [date(2026, 9, 2), date(1850, 1, 1)], "children_known": [True, True]}
    )
    children = pl.DataFrame(
        {"ref": ["b"], "born": [date(2020, 1, 1)], "days_abroad": [-1], "relation": ["step"],
         "supported_from": [date(2026, 1, 2)], "supported_to": [date(2026, 1, 1)]}
    )  # fmt: skip
    with pytest.raises(BadInput) as caught:
        monthly_amounts(people, [NEAR], children=children)
    told = " ".join(f"{fault.path}: {fault.what}" for fault in caught.value.faults)
    for words in (
        "born: a birth after the day in row 1",
        "born: a birth too long ago in row 2",
        "days_abroad: a number below 0",
        "relation: another word",
        "ref: a reference of two people in 2 rows",
        "ref: a child of nobody in one row",
        "ref: a support that ends before it begins in one row",
    ):
        assert words in told
    with pytest.raises(BadInput) as caught:
        monthly_amounts(pl.DataFrame({"reff": [1]}), [NEAR])
    assert [fault.path for fault in caught.value.faults] == ["born", "ref"]


@pytest.mark.parametrize(
    ("months", "code"),
    [
        ([], "input.type"),
        (NEAR, "input.type"),
        ([date(2026, 9, 2)], "input.date"),
        ([NEAR, NEAR], "input.twice"),
        (["2026-09"], "input.type"),
    ],
)
def test_what_are_no_months_is_refused(months: object, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        monthly_amounts(pl.DataFrame({"ref": [1], "born": [NEAR]}), months)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_month_without_rules_and_a_number_that_nobody_may_choose_are_refused() -> None:
    people = pl.DataFrame({"ref": [1], "born": [date(1980, 1, 1)]})
    with pytest.raises(NoRulesInForce):
        monthly_amounts(people, [date(2007, 10, 1)])
    with pytest.raises(ParameterError):
        monthly_amounts(people, [NEAR], policy={"sotjl.35.g": 1})
