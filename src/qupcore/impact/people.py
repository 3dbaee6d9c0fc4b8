"""The people that are counted: a frame, or a file of Parquet or CSV; and whether they are made up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from qupcore.domain.asked import kind_of
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.mark import MARKED
from qupcore.table.columns import TableColumn

__all__ = ["are_made_up", "people_of"]

_MADE_UP = "made-up-"
_TYPES: Mapping[str, Any] = {"truth": pl.Boolean, "number": pl.Int64, "date": pl.Date, "choice": pl.String}


def people_of(people: object, columns: Mapping[str, TableColumn]) -> pl.LazyFrame:
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
        return _file(Path(people), columns)
    raise BadInput(
        worded("people is {kind}", kind=kind_of(people)),
        remedy="give a frame of Polars, or the path of a file that ends with .parquet or .csv",
        code="input.type",
    )


def are_made_up(people: object, frame: pl.LazyFrame) -> bool:
    """Whether all of them are made up: the file says so, or each reference does."""
    if isinstance(people, str | Path) and str(people).lower().endswith(".parquet"):
        return MARKED in pl.read_parquet_metadata(people)
    if "ref" not in frame.collect_schema():
        return False
    each = pl.col("ref").cast(pl.String).str.starts_with(_MADE_UP)
    return bool(frame.select(each.all(ignore_nulls=False)).collect(engine="streaming").item())


def _file(path: Path, columns: Mapping[str, TableColumn]) -> pl.LazyFrame:
    ending = path.suffix.lower()
    if ending not in (".parquet", ".csv"):
        raise BadInput(
            worded("{path} is neither Parquet nor CSV", path=path),
            remedy="give a file whose name ends with .parquet or .csv",
            code="input.value",
        )
    if not path.is_file():
        raise BadInput(
            worded("there is no file {path}", path=path), remedy="check the path", code="file.unreadable"
        )
    try:
        found = pl.scan_parquet(path) if ending == ".parquet" else _csv(path, columns)
        found.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadInput(
            worded("{path} cannot be read as a table", path=path),
            remedy="check that the file is whole, and of the kind that its name says",
            code="file.unreadable",
        ) from error
    return found


def _csv(path: Path, columns: Mapping[str, TableColumn]) -> pl.LazyFrame:
    names = pl.scan_csv(path, infer_schema=False).collect_schema().names()
    kinds = {name: _TYPES[columns[name].kind] if name in columns else pl.String for name in names}
    return pl.scan_csv(path, schema=kinds)
