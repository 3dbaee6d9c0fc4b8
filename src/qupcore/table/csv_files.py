"""A table in a CSV file: its columns read as their types, and told which cells cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.table.columns import TableColumn
from qupcore.table.faults import WrongCells, counted_faults, number_remedy
from qupcore.table.loading import polars_library
from qupcore.table.polars_types import types_of

if TYPE_CHECKING:
    import polars as pl

__all__ = ["csv_scanned", "unreadable_cells"]

_CSV_BYTES, _BYTES_AT_A_TIME = "POLARS_CSV_CHUNK_SIZE", "1000000"
"""Where Polars looks how many bytes of a CSV file to take at a time. By default they grow with the file, and
several parts wait for each other: a file of 1 GB takes over 300 MB. A value that is set already stays."""

_TWICE = "_duplicated_"
"""What Polars writes after the name of a column that a CSV file has twice, and then a number."""

_DATE = r"^\d{4}-\d{2}-\d{2}$"


def csv_scanned(path: Path, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    """A CSV file, of which no more is read than is needed.

    Args:
        path: The file.
        columns: The columns whose types its cells have; others are text.

    Raises:
        BadInput: a column stands twice.
    """
    polars = polars_library()
    os.environ.setdefault(_CSV_BYTES, _BYTES_AT_A_TIME)
    known = types_of(columns)
    names = polars.scan_csv(path, infer_schema=False).collect_schema().names()
    _check_names(names, path)
    kinds = {name: known.get(name, polars.String) for name in names}
    dates = [name for name in names if kinds[name] == polars.Date]
    found: pl.LazyFrame = polars.scan_csv(path, schema=kinds | dict.fromkeys(dates, polars.String))
    return found.with_columns(_date(name) for name in dates) if dates else found


def unreadable_cells(path: Path, columns: Sequence[TableColumn]) -> Iterator[Fault]:
    """The cells that are not of the type of their column, each column with its rows.

    Args:
        path: The CSV file.
        columns: The columns that the rules read.
    """
    frame = polars_library().scan_csv(path, infer_schema=False)
    names = frame.collect_schema().names()
    wrong = [
        found for column in columns if column.name in names for found in [_wrong(column)] if found is not None
    ]
    yield from counted_faults(frame, wrong)


def _wrong(column: TableColumn) -> WrongCells | None:
    """Where the cells of a column of text are not of its type, as Polars reads them."""
    polars = polars_library()
    cell = polars.col(column.name)
    full = cell.is_not_null() & (cell != "")
    if column.kind == "truth":
        no = full & ~cell.str.contains("(?i)^(true|false)$")
        remedy = worded("write true or false, or leave the cell empty")
        return WrongCells(column, no, worded("a cell that is neither true nor false"), remedy, "input.type")
    if column.kind == "number":
        number = cell.str.strip_chars_start(" ").str.strip_prefix("+").cast(polars.Int64, strict=False)
        no = full & (number.is_null() | cell.str.contains(r"[^ +\-\d]"))
        what = worded("a cell that is no whole number")
        return WrongCells(column, no, what, number_remedy(column), "input.type")
    if column.kind == "date":
        no = full & (~cell.str.contains(_DATE) | cell.str.to_date("%Y-%m-%d", strict=False).is_null())
        remedy = worded("write dates as 2026-09-01, or leave the cell empty")
        return WrongCells(column, no, worded("a cell that is no date"), remedy, "input.date")
    return None


def _date(name: str) -> pl.Expr:
    """A column of text as dates; Polars itself would guess that 05/06/1990 is the fifth of June."""
    written = polars_library().col(name)
    plain = written.str.contains(_DATE)
    found: pl.Expr = (
        polars_library()
        .when(plain)
        .then(written)
        .when(written != "")
        .then(polars_library().concat_str(polars_library().lit("not a date: "), written))
        .str.to_date("%Y-%m-%d")
        .alias(name)
    )
    return found


def _check_names(names: Iterable[str], path: Path) -> None:
    """Refuse a column that stands twice, of which Polars would read the first."""
    known = {*names}
    for name in names:
        first, _, number = name.rpartition(_TWICE)
        if first in known and number.isdecimal():
            raise BadInput(
                worded("{path} has the column {name} twice", path=str(path), name=first),
                remedy="leave one of them out",
                code="input.twice",
            )
