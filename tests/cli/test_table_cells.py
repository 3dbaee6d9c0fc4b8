"""`qup table run` tells every cell of a CSV file that it cannot read, with the other faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from qupcore.table.people_table import table

RULES = table(on=date(2026, 9, 1))


def run(qup: Any, folder: Path, changed: dict[str, list[str]], lang: str = "en") -> Any:
    frame = pl.DataFrame({name: [""] * 3 for name in RULES.empty().columns})
    file = folder / "people.csv"
    frame.with_columns(pl.Series(name, cells) for name, cells in changed.items()).write_csv(
        file, quote_style="never"
    )
    return qup("table", "run", file, "--on", "2026-09-01", "-o", folder / "answers.csv", "--lang", lang)


def test_every_column_with_unreadable_cells_is_told_at_once(qup: Any, tmp_path: Path) -> None:
    ran = run(
        qup,
        tmp_path,
        {
            "person.lawful_stay": ["ja", "true", "nei"],
            "benefits.monthly_total": ["", "12 000", "100"],
            "born": ["14.05.1990", "", "1990-05-14"],
        },
    )
    assert ran.status == 2
    assert "the table has 3 faults" in ran.err
    assert "person.lawful_stay: a cell that is neither true nor false in 2 rows: 1, 3" in ran.err
    assert "benefits.monthly_total: a cell that is no whole number in row 2" in ran.err
    assert "born: a cell that is no date in row 1 (write dates as 2026-09-01" in ran.err
    assert [item.name for item in tmp_path.iterdir()] == ["people.csv"]


def test_they_are_told_with_the_other_faults_and_in_the_language_of_the_user(
    qup: Any, tmp_path: Path
) -> None:
    cells = {"person.lawful_stay": ["ja", "", ""], "benefits.monthly_total": ["-5", "", ""]}
    ran = run(qup, tmp_path, cells, "nb")
    assert ran.status == 2
    assert "tabellen har 2 feil" in ran.err
    assert "person.lawful_stay: en celle som verken er true eller false i rad 1" in ran.err
    assert "benefits.monthly_total: et tall under 0 i rad 1" in ran.err
    assert "dtype" not in ran.err
    ran = run(qup, tmp_path, {"person.lawful_stay": ["ja", "", ""]}, "nb")
    assert "person.lawful_stay: en celle som verken er true eller false i rad 1" in ran.err
    assert [item.name for item in tmp_path.iterdir()] == ["people.csv"]
