"""The rates as the authorities published them, to the krone; each table says where its figures are from."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from qupcore import Money
from qupcore.cases import rates

TABLES = Path(__file__).parent
THE_PROGRAMME_BEGINS = date(2007, 11, 1)


def rows(name: str) -> list[dict[str, str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("row", rows("published_rates.csv"), ids=lambda row: row["in_force_on"])
def test_a_published_rate_is_met_to_the_krone(row):
    found = rates(date.fromisoformat(row["in_force_on"]))
    published = {"full": found.full, "under_25": found.under_25, "child_per_day": found.child_per_day}
    compared = {name: amount for name, amount in published.items() if row[name]}
    assert compared == {name: Money.from_nok(int(row[name])) for name in compared}
    assert compared


@pytest.mark.parametrize(
    "row", [row for row in rows("g.csv") if row["from"] >= "2007"], ids=lambda row: row["from"]
)
def test_g_is_as_published(row):
    day = max(date.fromisoformat(row["from"]), THE_PROGRAMME_BEGINS)
    assert rates(day).g == Money.from_nok(int(row["amount_nok"]))


@pytest.mark.parametrize("row", rows("child_supplement.csv"), ids=lambda row: row["from"])
def test_the_child_supplement_is_as_published(row):
    amount = rates(date.fromisoformat(row["from"])).child_per_day
    assert amount == Money.from_nok(int(row["amount_nok_per_day"]))
