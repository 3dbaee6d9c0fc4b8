"""Polars and DuckDB, imported when they are first needed: a start without them stays as quick."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

if TYPE_CHECKING:
    import polars as pl

__all__ = ["duckdb_library", "lazy_frame", "polars_library"]


def polars_library() -> Any:
    """Polars.

    Raises:
        BadInput: it is not installed.
    """
    return _library("polars", "table")


def duckdb_library() -> Any:
    """DuckDB.

    Raises:
        BadInput: it is not installed.
    """
    return _library("duckdb", "duckdb")


def lazy_frame(frame: pl.DataFrame | pl.LazyFrame) -> pl.LazyFrame:
    """A table of Polars as a lazy one.

    Raises:
        BadInput: it is no table of Polars, or Polars is not installed.
    """
    polars = polars_library()
    if not isinstance(frame, polars.DataFrame | polars.LazyFrame):
        raise BadInput(
            worded("the table is a {name}", name=type(frame).__name__),
            remedy="give a data frame of Polars, or a lazy one",
            code="input.type",
        )
    lazy: pl.LazyFrame = frame if isinstance(frame, polars.LazyFrame) else frame.lazy()
    return lazy


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise BadInput(
            worded("tables are read with {name}, which is not installed", name=name),
            remedy=f"pip install 'qupcore[{extra}]'",
            code="command.not-installed",
        ) from error
