"""What a change gives and takes in a month: hidden where a count is hidden, and true where it is shown."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import polars as pl

from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.most_moved import averages_of
from qupcore.population import explain_impact, impact, impact_of, synthesize
from qupcore.reforms import Side
from qupcore.rules import NATIONAL

SIDES = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
BY = ("county",)


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=2000)


def test_amounts_are_hidden_with_the_counts_behind_them_and_hold_what_is_true() -> None:
    shown, exact = (impact_of(people(), *SIDES, ["age_group"], least=least) for least in (5, 1))
    named = {row.group: row for row in exact.groups}
    hidden = 0
    for row in (shown.total, *shown.groups):
        hidden += row.hides
        assert (row.amounts is None) == row.hides
        if row.amounts is None or row.kind == "small_groups":
            continue
        true: Any = exact.total if row.kind == "all" else named[row.group]
        for name in AMOUNT_NAMES:
            low, high = getattr(row.amounts, name)
            its_low, its_high = getattr(true.amounts, name)
            if name in ("raised", "lowered"):
                assert (low, high) == (0, 0)  # both laws pay everybody the same
                continue
            step = 2 * 5 * 1_800_000  # the benefit of a month of 2019, up to a thousand kroner
            assert low <= max(its_low - step // 2, 0)
            assert its_high + step // 2 <= high
            assert low % step == high % step == 0
    assert 0 < hidden < len(shown.groups)


def test_the_amounts_of_the_groups_add_up_and_do_not_depend_on_the_parts() -> None:
    whole = impact(people(), *SIDES, BY, least=1)
    assert impact(people().sample(fraction=1, shuffle=True, seed=2), *SIDES, BY, least=1).equals(whole)
    parts = impact_of(people(), *SIDES, BY, least=1, rows_at_once=300)
    total, groups = whole.head(1), whole.slice(1)
    for name in AMOUNT_NAMES:
        for place, end in enumerate(("least", "most")):
            column = f"{name}_{end}_ore"
            assert groups[column].sum() == total[column].item()
            assert getattr(parts.total.amounts, name)[place] == total[column].item()
    assert total["gained_least_ore"].item() > 0


def test_classes_that_gain_most_are_told_from_fifty_people_on_and_not_beside_groups() -> None:
    raised = Side(NATIONAL, date(2024, 6, 30)), Side(NATIONAL, date(2024, 7, 1))
    found = impact_of(people(), *raised)
    assert [*found.most] == ["gain"]
    assert {average.average_ore for average in found.most["gain"]} == {45_000}
    text = " ".join(line.text for line in explain_impact(found, "en"))
    assert "Aged 30-39, no children in the household: 450\N{NO-BREAK SPACE}kroner on average" in text
    assert impact_of(people(), *raised, ["county"]).most == {}
    classes = {("18-24", True): (49, 10**6, 0, 0), ("30-39", None): (0, 0, 50, 10**6)}
    assert [*averages_of(classes, 5)] == ["lose"]
