"""The people that are counted: a frame, or a file; and whether they are made up."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import polars as pl

from qupcore.domain.asked import kind_of
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.mark import MARKED
from qupcore.table.columns import TableColumn
from qupcore.table.table_files import reading_table, scanned

__all__ = ["are_made_up", "people_of", "reading_people"]

_MADE_UP = "made-up-"


def people_of(people: object, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    """The people as a lazy frame.

    Args:
        people: A frame, or the path of a file.
        columns: The columns that the rules read: a CSV file says nothing of types.

    Raises:
        BadInput: it is neither, or the file cannot be read.
    """
    if isinstance(people, pl.DataFrame | pl.LazyFrame):
        return people.lazy()
    if isinstance(people, str | Path):
        return scanned(Path(people), columns)
    raise BadInput(
        worded("people is {kind}", kind=kind_of(people)),
        remedy="give a frame of Polars, or the path of a file that ends with .parquet or .csv",
        code="input.type",
    )


def reading_people(people: object, columns: Iterable[TableColumn]) -> AbstractContextManager[None]:
    """Tell what cannot be read of a file as an error with a remedy; a frame has been read.

    Args:
        people: As for `people_of`.
        columns: The columns that are read.
    """
    return reading_table(Path(people), columns) if isinstance(people, str | Path) else nullcontext()


def are_made_up(people: object, frame: pl.LazyFrame) -> bool:
    """Whether all of them are made up: the file says so, or each reference does, of one person or more."""
    if isinstance(people, str | Path) and Path(people).suffix.lower() == ".parquet":
        with reading_table(Path(people)):
            if MARKED in pl.read_parquet_metadata(people):
                return True
    if "ref" not in frame.collect_schema():
        return False
    each = pl.col("ref").cast(pl.String).str.starts_with(_MADE_UP)
    return bool(
        frame.select((pl.len() > 0) & each.all(ignore_nulls=False)).collect(engine="streaming").item()
    )
