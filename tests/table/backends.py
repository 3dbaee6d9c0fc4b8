"""The backends that must agree, each as a function from a table to the rows of its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from qupcore.table.columns import TableColumn
from qupcore.table.in_duckdb import decided_in_duckdb
from qupcore.table.people_table import PeopleTable

Rows = Sequence[Mapping[str, Any]]
_TYPES: Mapping[str, Any] = {
    "truth": pl.Boolean,
    "number": pl.Int64,
    "date": pl.Date,
    "choice": pl.String,
}


def frame_of(rows: Rows, columns: Sequence[TableColumn]) -> pl.DataFrame:
    """A data frame of rows; cells outside the columns are kept as they are."""
    kinds = {column.name: _TYPES[column.kind] for column in columns}
    return pl.DataFrame(
        [pl.Series(name, [row[name] for row in rows], dtype=kinds.get(name)) for name in rows[0]]
    )


def _polars(rules: PeopleTable, frame: pl.DataFrame) -> Rows:
    return list(rules.decide(frame).iter_rows(named=True))


def _duckdb(rules: PeopleTable, frame: pl.DataFrame) -> Rows:
    return list(decided_in_duckdb(rules, frame).iter_rows(named=True))


BACKENDS: Mapping[str, Callable[[PeopleTable, pl.DataFrame], Rows]] = {"polars": _polars, "duckdb": _duckdb}
