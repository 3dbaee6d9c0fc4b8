"""The rates as the authorities published them, to the krone. Skipped where the figures are not at hand."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from qupcore import Money, rates

ORACLES = Path(__file__).parents[3] / "shared" / "law" / "oracles"

pytestmark = pytest.mark.skipif(
    not ORACLES.is_dir(), reason="the published figures are not beside the project"
)


def rows(name: str) -> list[dict[str, str]]:
    if not ORACLES.is_dir():
        return []
    lines = (ORACLES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("row", rows("published_rates.csv"), ids=lambda row: row["in_force_on"])
def test_a_published_rate_is_met_to_the_krone(row):
    found = rates(date.fromisoformat(row["in_force_on"]))
    published = {"full": found.full, "under_25": found.under_25, "child_per_day": found.child_per_day}
    compared = {name: amount for name, amount in published.items() if row[name]}
    assert compared == {name: Money.from_nok(int(row[name])) for name in compared}
    assert compared


@pytest.mark.parametrize("row", rows("g.csv"), ids=lambda row: row["from"])
def test_g_is_as_published(row):
    day = max(date.fromisoformat(row["from"]), date(2007, 11, 1))
    if day < date(2008, 5, 1) and row["from"] < "2007":
        pytest.skip("before the programme")
    assert rates(day).g == Money.from_nok(int(row["amount_nok"]))


@pytest.mark.parametrize("row", rows("child_supplement.csv"), ids=lambda row: row["from"])
def test_the_child_supplement_is_as_published(row):
    amount = rates(date.fromisoformat(row["from"])).child_per_day
    assert amount == Money.from_nok(int(row["amount_nok_per_day"]))
