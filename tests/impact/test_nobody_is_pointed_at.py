"""How far ends are moved, and which numbers are exactly 0, follows from the laws and from nobody's case."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from qupcore.law.national import NATIONAL
from qupcore.population import cost_by_month, impact, impact_of, synthesize
from qupcore.reforms import Reform, SetNumber, Side
from qupcore.rules.law import Law
from qupcore.tables import table

MONTH = date(2026, 7, 1)
OLD = date(1980, 1, 1)


def changed(number: str, value: int, start: date = MONTH) -> Law:
    operation = SetNumber(about=number, start=start, value=value)
    return Reform(name="changed", source="a test", operations=[operation])(NATIONAL)


LATER = changed("sotjl.35.full_rate_age", 26)


@cache
def one() -> pl.DataFrame:
    """Somebody with a right in July 2026."""
    drawn = synthesize(seed=1, size=2000).with_columns(pl.lit(OLD).alias("born"))
    return drawn.filter(table(on=MONTH).decide(drawn)["outcome"] == "right").head(1)


def people(births: list[date], right: bool = True) -> pl.DataFrame:
    """Two hundred people of 46, and further ones."""
    born = [*[OLD] * 200, *births]
    found = pl.concat([one().drop("born", "ref")] * len(born)).with_columns(
        pl.Series("born", born), pl.Series("ref", [f"made-up-{n}" for n in range(len(born))])
    )
    if right:
        return found
    stays = pl.when(pl.col("born") == OLD).then(pl.col("person.lawful_stay")).otherwise(False)
    return found.with_columns(stays.alias("person.lawful_stay"))


def test_a_birthday_in_the_month_moves_no_end() -> None:
    """Whoever turns 26 within the month loses a part of a month, whose size tells the day."""
    shown = {
        str(
            cost_by_month(people([date(2000, 7, day)]), NATIONAL, LATER, [MONTH])
            .drop("people", strict=False)
            .rows()
        )
        for day in (2, 6, 15, 29)
    }
    assert len(shown) == 1


def test_nobody_and_one_person_who_is_touched_look_alike() -> None:
    for born in (OLD, date(2000, 7, 15)):
        rows = cost_by_month(people([born]), NATIONAL, LATER, [MONTH])
        low, high = rows.select("cost_change_least", "cost_change_most").row(0)
        assert low < 0 < high
        amounts = impact_of(people([born]), Side(NATIONAL, MONTH), Side(LATER, MONTH)).total.amounts
        assert amounts is not None
        assert amounts.lowered[0] == 0 < amounts.lowered[1]
        assert amounts.gained == (0, 0)  # both laws give the same people a right


def test_the_number_of_children_moves_no_end() -> None:
    dearer = changed("sotjl.35.child_a_day", 10_000)
    rows = people([OLD]).with_columns(pl.lit(True).alias("children_known"))
    shown = set()
    for number in (0, 1, 3, 7):
        children = pl.DataFrame(
            [("made-up-200", date(2020, 1, 1), "own", True)] * number,
            schema={
                "ref": pl.String,
                "born": pl.Date,
                "relation": pl.String,
                "lives_in_norway": pl.Boolean,
            },
            orient="row",
        )
        found = cost_by_month(rows, NATIONAL, dearer, [MONTH], children=children)
        shown.add(found.select("cost_change_least", "cost_change_most").row(0))
    assert len(shown) == 1


def test_few_without_a_right_are_not_told_of_everybody() -> None:
    """200 with a right and four without were told as 200 of 204."""
    dearer = changed("sotjl.35.factor", 2200)
    for number in (0, 1, 4, 5):
        rows = people([date(1981, 1, 1)] * number, right=False)
        found = impact_of(rows, Side(NATIONAL, MONTH), Side(dearer, MONTH))
        assert found.bounds is not None
        low, high = found.bounds.before
        assert low <= 195
        assert high == min(200 + number, 210)


def test_another_convention_is_another_benefit() -> None:
    """Who was born on 29 February has a birthday on 28 February, or on 1 March."""
    moved = changed("convention.leap_birthday", 301, date(2025, 1, 1))
    month = date(2025, 2, 1)
    rows = people([date(2000, 2, 29)] * 10)
    together = cost_by_month(rows, NATIONAL, moved, [month], least=1).row(0, named=True)
    change = together["cost_after_least"] - together["cost_before_least"]
    assert change < 0
    assert (together["cost_change_least"], together["cost_change_most"]) == (change, change)
    day = date(2025, 2, 28)
    total = impact(rows, Side(NATIONAL, day), Side(moved, day), least=1).row(0, named=True)
    assert total["lowered_least_ore"] == -change
