"""A session of Spark on this machine for the time of a test, and a table decided in it."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from qupcore.table.in_spark import decided_in_spark
from qupcore.table.people_table import PeopleTable

__all__ = ["in_spark", "session", "why_no_spark"]

PLACE = "{place}"
"""The rows of Spark have no order: a column numbers them, whose braces would be read in a careless query."""


def why_no_spark() -> str | None:
    """Why Spark cannot be started here; None where it can."""
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed: make spark installs it and runs these tests"
    return None if shutil.which("java") else "Java is not installed, which Spark runs on"


@contextmanager
def session(folder: Path) -> Iterator[Any]:
    """Start Spark with two threads, without a page of its own, and stop it."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.log.level": "ERROR",
    }
    building = SparkSession.builder.master("local[2]").appName("tests")
    for name, value in settings.items():
        building = building.config(name, value)
    started = building.getOrCreate()
    try:
        yield started
    finally:
        started.stop()


def in_spark(
    started: Any, folder: Path, rules: PeopleTable, frame: pl.DataFrame
) -> Sequence[Mapping[str, Any]]:
    """Decide every row of a Parquet file in Spark; the rows in the order of the frame."""
    path = folder / "people.parquet"
    frame.with_row_index(PLACE).write_parquet(path)
    found = decided_in_spark(rules, started.read.parquet(str(path)))
    rows = (row.asDict() for row in found.collect())
    return sorted(rows, key=lambda row: int(row[PLACE]))
