"""The cells of a CSV file that are not of the type of their column are all told, column by column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from qupcore.table.csv_files import csv_scanned, unreadable_cells
from qupcore.table.people_table import table

RULES = table(on=date(2026, 9, 1))
CELLS = {
    "person.lawful_stay": ["true", "True", "TRUE", "false", '"true"', "", "ja", "1", " true", "tRue", "yes"],
    "benefits.monthly_total": ["1", "+1", "-1", " 1", "007",
        '"1"', "", "1.0", "1e3", "1 000", "NA", "-", "9" * 20],
    "born": ["1990-05-14", '"1990-05-14"', "", "1990-02-30", "14.05.1990", "1990-5-14", "1990-05-14 "],
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_the_cells_that_are_told_are_those_that_polars_does_not_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / "people.csv"
    columns = [column for column in RULES.columns if column.name == name]
    for cell in CELLS[name]:
        file.write_text(f"ref,{name}\na,{cell}\n", encoding="utf-8")
        try:
            csv_scanned(file, columns).collect()
            read = True
        except pl.exceptions.PolarsError:
            read = False
        assert [fault.path for fault in unreadable_cells(file, columns)] == [name] * (not read), cell
