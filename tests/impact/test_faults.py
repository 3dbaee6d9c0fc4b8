"""Tables with faults: every fault is told at once, whatever the table lacks and whatever is asked."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from qupcore.errors import BadInput
from qupcore.population import cost_by_month_of, synthesize
from qupcore.rules import NATIONAL

DAYS = ("--from", "2018-12-31", "--to", "2019-01-01")
MONTHS = ("--from", "national", "--to", "national", "--months", "2018-12..2019-01")
NEW = "judgement.disproportionately_burdensome"
"""Only the rules from 2019 on read it."""
NO_COLUMN_THAT_A_RULE_READS = {
    "upper case": "REF,BORN\na,1990-01-01\n",
    "references alone": "ref\na\nb\n",
    "a header alone": "ref\n",
}


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=40)


@pytest.mark.parametrize("asked", [DAYS, MONTHS], ids=["days", "months"])
@pytest.mark.parametrize("text", NO_COLUMN_THAT_A_RULE_READS.values(), ids=NO_COLUMN_THAT_A_RULE_READS)
def test_a_table_without_any_column_that_a_rule_reads_is_refused_with_what_is_missing(
    qup: Any, tmp_path: Path, asked: tuple[str, ...], text: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text, "utf-8")
    ran = qup("impact", path, *asked, "--json")
    assert ran.status == 2
    found = {fault["path"] for fault in ran.json["error"]["faults"]}
    assert {"born", "person.lawful_stay", "household.kind", NEW} <= found


@pytest.mark.parametrize("asked", [DAYS, MONTHS], ids=["days", "months"])
@pytest.mark.parametrize("sign", [";", "\t"])
def test_another_sign_between_the_cells_is_told(
    qup: Any, tmp_path: Path, asked: tuple[str, ...], sign: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("ref,born,person.lawful_stay\na,1990-01-01,true\n".replace(",", sign), "utf-8")
    ran = qup("impact", path, *asked, "--lang", "en")
    assert ran.status == 2
    assert "look separated by" in ran.err


def test_a_fault_under_either_law_or_of_any_month_is_told_at_once() -> None:
    """The rules of 2018 and of 2019 read other columns; costs need the birth date, and a reference."""
    table = people().drop("ref", "born", NEW)
    table = table.with_columns(pl.lit(30).alias("person.age"), pl.lit(-1).alias("household.children_0_to_5"))
    children = pl.DataFrame(schema={"ref": pl.String, "born": pl.Date})
    months = [date(2018, 11, 1), date(2018, 12, 1), date(2019, 1, 1)]
    with pytest.raises(BadInput) as caught:
        cost_by_month_of(table, NATIONAL, NATIONAL, months, children=children)
    found = {fault.path for fault in caught.value.faults}
    assert {"ref", "born", NEW, "household.children_0_to_5"} <= found
    assert len({str(fault) for fault in caught.value.faults}) == len(caught.value.faults)
