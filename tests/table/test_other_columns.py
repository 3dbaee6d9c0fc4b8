"""A table may have further columns, whatever they are called: the names of our own steps are no exception."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.population import children_of_people, cost_by_month, impact, synthesize
from qupcore.reforms import Side
from qupcore.tables import monthly_amounts, table

DAYS = [date(2018, 6, 1), date(2026, 9, 1)] * 20
SIDES = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
OURS = (
    "order of rows",
    "row number",
    "number of the row",
    "age class",
    "children in the household",
    "number of the child",
    "contradicted",
    "shown",
    "group",
    "row",
    "group 0",
    "least before",
    "most after",
    "outcome before",
    "without amount",
    "without birth",
)


def people() -> pl.DataFrame:
    return synthesize(seed=1, size=40)


def with_ours(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.lit("mine").alias(name) for name in OURS)


def test_rows_with_days_of_their_own_are_decided_and_the_columns_kept() -> None:
    frame = people().with_columns(pl.Series("day", DAYS))
    found = table().decide(with_ours(frame))
    assert found.drop(OURS).equals(table().decide(frame))
    assert all((found[name] == "mine").all() for name in OURS)


def test_benefits_and_children_are_counted_beside_them() -> None:
    counted = [name for name in people().columns if name.startswith(("benefits.", "household.children_"))]
    known = (
        people()
        .drop(counted)
        .with_columns(pl.lit(True).alias("benefits_known"), pl.lit(True).alias("children_known"))
    )
    benefits = pl.DataFrame(
        {"ref": known["ref"][:4], "law": ["folketrygdloven"] * 4, "monthly_ore": [100, None, 7, 0]}
    ).with_columns(pl.lit(None, dtype=pl.Date).alias(name) for name in ("valid_from", "valid_to"))
    children = children_of_people(people(), date(2011, 12, 31))
    children[0, "born"] = None
    for rules in (table(on=date(2026, 9, 1)), table()):
        mine, its = known, benefits
        if rules.on is None:
            mine = known.with_columns(pl.Series("day", DAYS))
            its = benefits.with_columns(pl.lit("mine").alias("day"))
        plain = rules.with_children(rules.with_benefits(mine, benefits), children)
        found = rules.with_children(rules.with_benefits(with_ours(mine), with_ours(its)), with_ours(children))
        assert found.drop(OURS).equals(plain)
        assert all((found[name] == "mine").all() for name in OURS)


def test_faults_are_told_beside_them() -> None:
    frame = with_ours(people()).with_columns(pl.lit(-1).alias("household.children_0_to_5"))
    with pytest.raises(BadInput, match=r"the table has") as caught:
        table(on=date(2026, 9, 1)).check(frame)
    assert "in 40 rows: 1, 2" in str(caught.value.faults[0])


def test_counts_and_costs_are_the_same_beside_them() -> None:
    assert impact(with_ours(people()), *SIDES, least=1).equals(impact(people(), *SIDES, least=1))
    months, children = [date(2026, 9, 1)], children_of_people(people(), date(2011, 12, 31))
    plain = cost_by_month(people(), NATIONAL, NATIONAL, months, children=children)
    assert cost_by_month(
        with_ours(people()), NATIONAL, NATIONAL, months, children=with_ours(children)
    ).equals(plain)
    known = people().with_columns(pl.lit(True).alias("children_known"))
    amounts = [
        monthly_amounts(rows, months, children=theirs).collect().sort("ref")
        for rows, theirs in ((known, children), (with_ours(known), with_ours(children)))
    ]
    assert amounts[0].equals(amounts[1])
