"""A data frame of Spark: its columns as types of Polars, and a query about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SOURCE", "check_is_spark", "queried", "types_of_columns"]

SOURCE = "{people_to_decide}"
"""What stands for the frame in the text of a query. Spark puts the frame there itself, so no view is left
behind and two threads cannot take each other's."""

_STEPS, _ENOUGH = "spark.sql.analyzer.maxIterations", 1000

_TYPES = {
    "boolean": "Boolean",
    "tinyint": "Int8",
    "smallint": "Int16",
    "int": "Int32",
    "bigint": "Int64",
    "date": "Date",
    "string": "String",
    "float": "Float32",
    "double": "Float64",
    "timestamp": "Datetime",
    "timestamp_ntz": "Datetime",
}


def check_is_spark(frame: object) -> None:
    """Refuse what is no data frame of Spark, of this process or of a server (Spark Connect).

    Raises:
        BadInput: it is something else.
    """
    if not type(frame).__module__.startswith("pyspark.sql."):
        raise BadInput(
            worded("the table is a {name}", name=type(frame).__name__),
            remedy="give a data frame of Spark, such as session.read.parquet(path)",
            code="input.type",
        )


def types_of_columns(frame: DataFrame) -> Mapping[str, Any]:
    """The columns of a frame with their types in Polars; `Object` for a type that no table takes."""
    polars = polars_library()
    return {
        field.name: getattr(polars, _TYPES.get(field.dataType.simpleString(), "Object"))
        for field in frame.schema.fields
    }


def queried(frame: DataFrame, text: str) -> DataFrame:
    """A query about a frame, which stands in the text as `SOURCE`; braces elsewhere stay as they are."""
    plain = text.replace("{", "{{").replace("}", "}}")
    doubled = SOURCE.replace("{", "{{").replace("}", "}}")
    with _enough_steps(frame.sparkSession):
        return frame.sparkSession.sql(plain.replace(doubled, SOURCE), people_to_decide=frame)


@contextmanager
def _enough_steps(session: SparkSession) -> Iterator[None]:
    """Let Spark take more than its hundred steps to read a query: some topics have too many layers for it."""
    before = session.conf.get(_STEPS, None)
    if before is not None and int(before) >= _ENOUGH:
        yield
        return
    session.conf.set(_STEPS, _ENOUGH)
    try:
        yield
    finally:
        if before is None:
            session.conf.unset(_STEPS)
        else:
            session.conf.set(_STEPS, before)
