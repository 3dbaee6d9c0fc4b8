"""Polars and DuckDB, imported when they are first needed: a start without them stays as quick."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["duckdb_library", "polars_library"]


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


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise BadInput(
            worded("tables are read with {name}, which is not installed", name=name),
            remedy=f"pip install 'qupcore[{extra}]'",
            code="command.not-installed",
        ) from error
