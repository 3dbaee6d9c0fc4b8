"""The cost of a planted reform by hand, and the cost of made-up people case by case."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import attrs
import polars as pl
import pytest

from impact.test_by_hand import HAS_THE_RIGHT, SCHEMA
from qupcore import Course, benefit_month, decide
from qupcore.cases import ProgrammeDecision
from qupcore.errors import BadInput
from qupcore.population import cost_by_month, cost_by_month_of, impact, impact_of, person_of_row, synthesize
from qupcore.reforms import Reform, SetNumber, Side, held
from qupcore.rules import NATIONAL

JUNE, JULY = date(2024, 6, 1), date(2024, 7, 1)

# G is 124,028 kroner from 1 May 2024 (folketrygdloven § 1-4). The benefit of a year is 2 G until 30 June 2024
# and 2.041 G from 1 July (LOV-2023-12-20-95), in whole kroner, and two thirds of it under 25 (§ 35 (2)).
# 130 of the 260 benefit days of 2024 are weekdays before 1 July, and July has 23 (§ 35 (3)).
OLD_YEAR, OLD_YOUNG_YEAR = 24_805_600, 16_537_100  # 248,056 and 165,370.67 kroner
NEW_YEAR, NEW_YOUNG_YEAR = 25_314_100, 16_876_100  # 253,141.15 and 168,760.77 kroner


def july(year: int) -> int:
    return year * 153 // 260 - year * 130 // 260


def table_of(**births: date | None) -> pl.DataFrame:
    facts = {name: kind for name, kind in SCHEMA.items() if name != "person.age"}
    rows = [{**HAS_THE_RIGHT, "ref": ref, "born": born} for ref, born in births.items()]
    for row in rows:
        del row["person.age"]
    return pl.DataFrame(rows, schema={"ref": pl.String, "born": pl.Date, **facts})


THREE = table_of(old=date(1984, 1, 1), young=date(2004, 7, 2), child=date(2006, 8, 1))


def row_of(found: pl.DataFrame, month: date, group: str = "all") -> dict[str, Any]:
    (row,) = found.filter((pl.col("month") == month) & (pl.col("row") == group)).iter_rows(named=True)
    return row


def ends(row: dict[str, Any], name: str) -> tuple[Any, Any]:
    return row[f"{name}_least"], row[f"{name}_most"]


def test_the_rates_of_july_2024_by_hand() -> None:
    found = cost_by_month(THREE, held(NATIONAL, date(2024, 6, 30)), NATIONAL, [JUNE, JULY], least=1)
    row = row_of(found, JULY)
    before, after = july(OLD_YEAR) + july(OLD_YOUNG_YEAR), july(NEW_YEAR) + july(NEW_YOUNG_YEAR)
    assert (before, after) == (3_657_238, 3_732_209)
    assert ends(row, "right_before") == ends(row, "right_after") == (2, 2)
    assert ends(row, "right_change") == (0, 0)
    assert ends(row, "cost_before") == (before, before)
    assert ends(row, "cost_after") == (after, after)
    assert ends(row, "cost_change") == (after - before, after - before)
    assert ends(row_of(found, JUNE), "cost_change") == (0, 0)


def test_an_age_limit_by_hand_and_ages_that_move_on() -> None:
    limit = SetNumber(about="sotjl.29.age_min", start=JULY, value=20)
    law = Reform(name="a", source="t", operations=[limit])(NATIONAL)
    people = table_of(nineteen=date(2004, 7, 2), eighteen=date(2006, 6, 2), old=date(1984, 1, 1))
    months = [date(2024, month, 1) for month in (6, 7, 8)]
    found = cost_by_month(people, NATIONAL, law, months, least=1)
    june, seventh, august = (row_of(found, month) for month in months)
    assert (ends(june, "right_before"), ends(june, "cost_change")) == ((2, 2), (0, 0))
    assert (ends(seventh, "right_before"), ends(seventh, "right_after")) == ((3, 3), (1, 1))
    assert ends(seventh, "cost_change") == (-2 * july(NEW_YOUNG_YEAR),) * 2
    assert ends(august, "right_after") == (2, 2), "twenty on 2 July"


def test_an_unknown_birth_has_two_ends() -> None:
    few = table_of(unknown=None)
    row = row_of(cost_by_month(few, held(NATIONAL, date(2024, 6, 30)), NATIONAL, [JULY], least=1), JULY)
    assert ends(row, "right_before") == (0, 1)
    assert ends(row, "cost_before") == (0, july(OLD_YEAR))
    assert ends(row, "cost_after") == (0, july(NEW_YEAR))


def test_amounts_gained_and_lost_by_hand() -> None:
    limit = SetNumber(about="sotjl.29.age_min", start=JULY, value=25)
    side = Side(Reform(name="a", source="t", operations=[limit])(NATIONAL), JULY)
    (row,) = impact(THREE, Side(NATIONAL, JULY), side, least=1).iter_rows(named=True)
    lost = july(NEW_YOUNG_YEAR)
    assert [row[f"{name}_least_ore"] for name in ("gained", "lost", "raised", "lowered")] == [0, lost, 0, 0]
    (turned,) = impact(THREE, side, Side(NATIONAL, JULY), least=1).iter_rows(named=True)
    assert (turned["gained_least_ore"], turned["gained_most_ore"], turned["lost_most_ore"]) == (lost, lost, 0)
    (raised,) = impact(THREE, Side(NATIONAL, date(2024, 6, 30)), Side(NATIONAL, JULY), least=1).rows(
        named=True
    )
    assert raised["raised_least_ore"] == raised["raised_most_ore"] == 3_732_209 - 3_657_238
    ages = THREE.with_columns(pl.Series("person.age", [40, 19, 17])).drop("born", "ref")
    (by_age,) = impact(ages, Side(NATIONAL, JULY), side, least=1).iter_rows(named=True)
    assert by_age["lost_least_ore"] == by_age["lost_most_ore"] == lost, "an age far from 25 is enough"


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=300)


def cost_by_case(month: date, law: Any) -> tuple[int, int]:
    """The people with a right on a day, and the benefit of the month: each decided and paid as a case."""
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=date(month.year, 1, 1),
        applies_from=date(month.year, 1, 1),
        applies_to=date(month.year, 12, 31),
    )
    course = Course(decisions=(granted,), started_on=date(month.year, 1, 1))
    rights = total = 0
    for row in people().iter_rows(named=True):
        case = person_of_row(row, month)
        if decide(case, month, law=law).outcome == "right":
            paid = attrs.evolve(case, course=course, benefits=(), household=None)
            gross = benefit_month(paid, year=month.year, month=month.month, law=law).gross
            assert gross is not None
            rights, total = rights + 1, total + gross.ore
    return rights, total


@pytest.mark.parametrize("month", [date(2018, 12, 1), date(2019, 1, 1), JULY], ids=str)
def test_the_cost_is_what_each_case_comes_to(month: date) -> None:
    old = held(NATIONAL, date(2018, 12, 31))
    row = row_of(cost_by_month(people(), old, NATIONAL, [month], least=1), month)
    for name, law in (("before", old), ("after", NATIONAL)):
        rights, cost = cost_by_case(month, law)
        assert rights > 50
        assert (row[f"right_{name}_least"], row[f"cost_{name}_least"]) == (rights, cost)


MONTHS = [date(2018, 12, 1), date(2019, 1, 1)]
BY = ("county", "age_group")


@cache
def summed() -> Any:
    return cost_by_month_of(people(), held(NATIONAL, date(2018, 12, 31)), NATIONAL, MONTHS, BY, least=1)


@pytest.mark.parametrize("way", [{"rows_at_once": 41}, {"rows_at_once": 300}, {"backend": "duckdb"}], ids=str)
def test_the_sums_are_the_same_however_the_rows_are_decided(way: Any) -> None:
    law = held(NATIONAL, date(2018, 12, 31))
    assert (
        attrs.evolve(
            cost_by_month_of(people(), law, NATIONAL, MONTHS, BY, least=1, **way), laws=summed().laws
        )
        == summed()
    )
    mixed = people().sample(fraction=1, shuffle=True, seed=3).drop("ref").lazy()
    shuffled = attrs.evolve(cost_by_month_of(mixed, law, NATIONAL, MONTHS, BY, least=1), laws=summed().laws)
    assert attrs.evolve(shuffled, made_up=True) == summed()


def test_the_change_comes_with_the_law_and_the_groups_add_up() -> None:
    of_2018, of_2019 = summed().of_everybody
    assert of_2018.cost.change == of_2018.right.change == (0, 0)
    assert 0 not in (*of_2019.cost.change, *of_2019.right.change)
    groups = [row for row in summed().rows if row.kind == "group" and row.month == MONTHS[1]]
    for name in ("before", "after", "change"):
        for kind in ("cost", "right"):
            added = [sum(getattr(getattr(row, kind), name)[end] for row in groups) for end in (0, 1)]
            assert added == list(getattr(getattr(of_2019, kind), name))


def test_a_law_against_itself_costs_nothing_more() -> None:
    for law in (NATIONAL, held(NATIONAL, date(2018, 12, 31))):
        found = cost_by_month_of(people(), law, law, MONTHS, ["county"])
        assert all(row.cost.change == (0, 0) for row in (*found.rows, *found.together))
        assert not found.differs
    again = impact_of(people(), *[Side(NATIONAL, JULY)] * 2, ["county"])
    for row in (again.total, *again.groups):
        assert row.amounts is not None
        assert {*attrs.astuple(row.amounts)} == {(0, 0)}


def test_the_child_supplement_is_in_it_where_children_are_given() -> None:
    known = {"relation": "own", "lives_in_norway": True}
    children = pl.DataFrame([{"ref": "old", "born": date(2015, 1, 1), **known}])
    given = [None, children, children.drop("relation", "lives_in_norway")]
    costs = [
        ends(
            row_of(cost_by_month(THREE, NATIONAL, NATIONAL, [JULY], children=it, least=1), JULY),
            "cost_before",
        )
        for it in given
    ]
    without, known_child, open_child = costs
    supplement = 23 * 3600  # 36 kroner a day in 2024, FOR-2011-12-21-1471 § 3
    assert open_child == (without[0], without[1] + supplement)
    assert known_child[1] == open_child[1]
    nobody = THREE.with_columns(children_known=pl.lit(None, dtype=pl.Boolean))
    (most,) = {
        row_of(cost_by_month(nobody, NATIONAL, NATIONAL, [JULY], children=children, least=1), JULY)[
            "cost_before_most"
        ]
    }
    assert most is None, "of nobody it is known how many children there are"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"people": THREE.drop("born").with_columns(pl.lit(40).alias("person.age"))},
            "an age stays as it is",
        ),
        ({"months": [date(2024, 7, 2)]}, "no first day"),
        ({"months": [JULY, JUNE]}, "after the one before it"),
        ({"months": []}, "0 months"),
        ({"least": 0}, "least is 0"),
        ({"by": ["born"]}, "who somebody is"),
        (
            {"children": THREE.select("ref", "born"), "people": THREE.drop("ref")},
            "by which the children are told",
        ),
    ],
)
def test_bad_arguments_are_refused(told: Any, said: str) -> None:
    given = {"people": THREE, "before": NATIONAL, "after": NATIONAL, "months": [JULY]}
    with pytest.raises(BadInput, match=said):
        cost_by_month_of(**{**given, **told})
