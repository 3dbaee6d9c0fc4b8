"""The check of a table in Spark: the faults that Polars finds, counted where the table is.

A frame of Spark has no order, so the rows with a fault are counted and not numbered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from qupcore.errors import Fault
from qupcore.errors.worded import worded
from qupcore.table.answering import OLDEST
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.dialects import DIALECTS
from qupcore.table.faults import cell_remedy, column_faults, day_beside, in_rows, refuse
from qupcore.table.in_sql import between, quoted
from qupcore.table.spark_frames import SOURCE, queried, types_of_columns
from qupcore.table.topic_rules import TopicRules, rulebook_for_tables

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["check_in_spark"]

_SPARK = DIALECTS["spark"]
_DAY = _SPARK.named(DAY_COLUMN)


def check_in_spark(rules: TopicRules, frame: DataFrame) -> None:
    """Refuse a table with faults: the table is read once, or twice where each row has its own day.

    Args:
        rules: The rules of a topic.
        frame: The table.

    Raises:
        BadInput: with every fault, its column and the number of rows.
        NoRulesInForce: nothing about the topic is in force on the day of a row.
    """
    if rules.on is not None:
        found = _faults(rules, frame, rules.on, "TRUE")
    else:
        refuse([*column_faults(types_of_columns(frame), [TableColumn(DAY_COLUMN, "date")])])
        refuse([*_cell_faults(frame, [TableColumn(DAY_COLUMN, "date")], None, "TRUE")])
        found = [f for first, only in _editions(rules, frame) for f in _faults(rules, frame, first, only)]
    refuse(list(dict.fromkeys(found)))


def _editions(rules: TopicRules, frame: DataFrame) -> Iterator[tuple[date, str]]:
    """The first day of each edition that has rows, and the condition of its rows."""
    spans = [(first, f"{_DAY} {between(first, last)}") for first, last in rules.editions()]
    ruled = " OR ".join(only for _, only in spans)
    counts = [f"COUNT(CASE WHEN {only} THEN 1 END)" for _, only in spans]
    text = f"SELECT MIN(CASE WHEN NOT ({ruled}) THEN {_DAY} END), {', '.join(counts)} FROM {SOURCE}"
    unruled, *rows = queried(frame, text).collect()[0]
    if unruled is not None:
        rulebook_for_tables(rules.law, rules.topic, unruled, rules.policy)  # says that none is in force
    yield from (span for span, count in zip(spans, rows, strict=True) if count)


def _faults(rules: TopicRules, frame: DataFrame, day: date, only: str) -> list[Fault]:
    """The faults of the rows of one edition; cells of a column of another type are not looked at."""
    columns = rules.columns_on(day)
    wrong = [*column_faults(types_of_columns(frame), columns)]
    named = {fault.path for fault in wrong}
    readable = [column for column in columns if column.name not in named]
    beside = day_beside(frame.columns, rules.on)
    return [*beside, *wrong, *_cell_faults(frame, readable, rules.on, only)]


def _cell_faults(frame: DataFrame, columns: list[TableColumn], on: date | None, only: str) -> Iterator[Fault]:
    found = [
        (column, wrong, what)
        for column in columns
        if column.name in frame.columns
        for wrong, what in _wrong(column, on)
    ]
    if not found:
        return
    counts = ", ".join(f"COUNT(CASE WHEN {only} AND {wrong} THEN 1 END)" for _, wrong, _ in found)
    rows = queried(frame, f"SELECT {counts} FROM {SOURCE}").collect()[0]
    for (column, _, what), count in zip(found, rows, strict=True):
        if count:
            yield Fault(
                column.name,
                in_rows(what, count),
                cell_remedy(column),
                "input.date" if column.kind == "date" else "input.value",
            )


def _wrong(column: TableColumn, on: date | None) -> Iterator[tuple[str, str]]:
    """For each way in which a cell can be wrong: the condition of it, and what."""
    cell = _SPARK.named(column.name)
    if column.only_yes:
        yield f"(NOT {cell})", worded("no")
    elif column.kind == "number":
        yield f"({cell} < {column.low})", worded("a number below {low}", low=column.low)
        yield f"({cell} > {column.high})", worded("a number above {high}", high=column.high)
    elif column.kind == "choice":
        yield f"({cell} NOT IN ({', '.join(map(quoted, column.words))}))", worded("another word")
    elif column.name == BORN_COLUMN:
        day = _DAY if on is None else f"DATE '{on}'"
        yield f"({cell} > {day})", worded("a birth after the day")
        yield f"({cell} <= ADD_MONTHS({day}, {-12 * (OLDEST + 1)}))", worded("a birth too long ago")
    elif column.kind == "date":
        if column.name == DAY_COLUMN:
            yield f"({cell} IS NULL)", worded("no day")
        yield f"({cell} NOT {between(date.min, date.max)})", worded("a day beyond the calendar")
