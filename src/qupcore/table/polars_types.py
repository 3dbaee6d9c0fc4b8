"""The type of Polars that the cells of each column have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qupcore.table.columns import TableColumn
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["types_of", "with_types"]


def types_of(columns: Iterable[TableColumn]) -> dict[str, Any]:
    """The types of columns by name.

    >>> from qupcore.table.columns import TableColumn
    >>> types_of([TableColumn("born", "date")])
    {'born': Date}
    """
    polars = polars_library()
    kinds = {"truth": polars.Boolean, "number": polars.Int64, "date": polars.Date, "choice": polars.String}
    return {column.name: kinds[column.kind] for column in columns}


def with_types(frame: pl.LazyFrame, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    """A table whose columns without any known cell have their types; Polars makes them `Null`.

    Args:
        frame: The table.
        columns: The columns that are read.
    """
    polars, kinds = polars_library(), types_of(columns)
    empty = [name for name, kind in frame.collect_schema().items() if kind == polars.Null and name in kinds]
    return frame.with_columns(polars.col(name).cast(kinds[name]) for name in empty) if empty else frame
