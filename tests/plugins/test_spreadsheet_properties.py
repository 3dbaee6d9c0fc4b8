"""Spreadsheets of any contents: what is written as TOML reads the same, and no cell stops the reading."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qupcore.catalogue.national import national
from qupcore.catalogue.plain import table_of
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.spreadsheet.cells import WrongCell, cell_value
from qupcore.plugins.spreadsheet.columns import SHEETS, columns_of
from qupcore.plugins.spreadsheet.importing import import_tables
from qupcore.plugins.spreadsheet.tables import SpreadsheetTable, read_csv
from qupcore.plugins.spreadsheet.toml_text import catalogue_text, toml_value

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
LEAVES = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans(), DAYS)
KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
VALUES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3))
)
WORDS = "a|språk|kommunen|municipality|language|debt, language|2024-01-01|1.1.2024|7,5|15|ja|mandag 9-14"
LIKELY = st.sampled_from(["", *f"{WORDS}|no:jobbklubb|a, b|=1|1804:a|12|3|gruppe|A2|tidlig".split("|")])
CELLS = st.one_of(
    LIKELY, TEXTS, st.integers(-5, 10**6), st.floats(), st.booleans(), DAYS, st.datetimes(), st.none()
)
DATA: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from(["a", "b", "c"]),
    "measure": st.sampled_from(["a", "b", "no:jobbklubb"]),
    "name": st.sampled_from(["Navn", "Å"]),
    "owner": st.just("kommunen"),
    "first_day": DAYS,
    "source": st.sampled_from(["Veileder", '"', "\\", "a\nb"]),
}


@given(VALUES)
def test_a_value_reads_as_it_was_written(value: Any) -> None:
    assert tomllib.loads(f"value = {toml_value(value)}")["value"] == value


@given(
    st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3), max_size=3),
    st.lists(st.just("# a"), max_size=2),
)
def test_entries_read_as_they_were_written(entries: list[dict[str, Any]], head: list[str]) -> None:
    assert tomllib.loads(catalogue_text({"measures": entries}, head)) == (
        {"measures": entries} if entries else {}
    )


@given(st.data())
def test_each_row_is_taken_or_refused_and_the_rest_is_sound(data: st.DataObject) -> None:
    """Whatever the cells hold; what is taken is a catalogue that reads the same from TOML."""
    tables = []
    for kind in SHEETS:
        columns = columns_of(kind)
        header = [*(key for key in DATA if key in columns)]
        header += data.draw(
            st.lists(st.sampled_from([key for key in columns if key not in header]), unique=True, max_size=5)
        )
        sound = data.draw(st.booleans())
        row = st.tuples(*(DATA[key] if key in DATA and sound else CELLS for key in header))
        rows = data.draw(st.lists(row, max_size=4))
        tables.append(SpreadsheetTable(file="a", sheet=kind, header=header, rows=tuple(enumerate(rows, 2))))
    nothing = Catalogue(by="3301", namespace="3301")
    found, catalogue, _ = import_tables(
        tables, namespace="3301", beside=lambda _: nothing, known=[national()]
    )
    assert len(found) == sum(len(table.rows) for table in tables)
    taken = [row.id for row in found if row.taken]
    assert taken == [entry.id for kind in SHEETS for entry in getattr(catalogue, kind)]
    assert all(fault.what for row in found for fault in row.faults)
    entries: dict[str, list[Any]] = {
        kind: [table_of(entry) for entry in getattr(catalogue, kind)] for kind in SHEETS
    }
    assert read_catalogue(catalogue_text(entries), namespace="3301", known=[national()]) == catalogue


@given(CELLS, st.sampled_from([column for kind in SHEETS for column in columns_of(kind).values()]))
def test_a_cell_is_read_or_refused(cell: Any, column: Any) -> None:
    try:
        cell_value(column, cell, {}, "3301")
    except WrongCell as error:
        told = (error.what, error.remedy)
        assert all(told)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(";,\t"))
def test_csv_reads_as_it_was_written(rows: list[list[str]], delimiter: str) -> None:
    rows = [
        ["Id", "Navn", "Kilde", "Ansvarlig"],
        *([cell.replace("\0", "").replace("\r", "") for cell in row] for row in rows),
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    table = read_csv(text.getvalue().encode(), "a")
    told = {number: list(row) for number, row in table.rows}
    assert told == {n: row for n, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)}
