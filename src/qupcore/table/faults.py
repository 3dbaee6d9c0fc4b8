"""What is wrong in a table: a column that is missing or of another type, and cells that no fact can have.

All faults are told together, with the number of rows and the first of them, counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qupcore.domain.hint import hint
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["cell_faults", "cell_remedy", "column_faults", "refuse"]

_ROW = "row number"
_SHOWN = 5
_KINDS = {"truth": "Boolean", "number": "a whole number", "date": "Date", "choice": "a word"}


def refuse(faults: Sequence[Fault]) -> None:
    """Refuse a table with faults.

    Raises:
        BadInput: there are some.
    """
    if faults:
        raise BadInput(
            worded("the table has {count} faults", count=len(faults)),
            remedy="mend the columns; nothing was decided",
            faults=tuple(faults),
            code="input.faults",
        )


def cell_faults(
    frame: pl.LazyFrame, columns: Sequence[TableColumn], on: date | None, oldest: int, only: Any = True
) -> Iterator[Fault]:
    """The cells that no fact can have, each kind with its rows.

    Args:
        frame: The table; its columns have the right types.
        columns: The columns to look at.
        on: The day of all rows; None: each has its own.
        oldest: The greatest age.
        only: The rows to look at.
    """
    schema = frame.collect_schema()
    found = [
        (column, wrong, what)
        for column in columns
        if column.name in schema
        for wrong, what in _wrong(column, schema, on, oldest)
    ]
    if not found:
        return
    counts = (
        frame.filter(only)
        .select(wrong.sum().alias(str(place)) for place, (_, wrong, _) in enumerate(found))
        .collect(engine="streaming")
        .row(0)
    )
    for (column, wrong, what), count in zip(found, counts, strict=True):
        if count:
            numbered = frame.with_row_index(_ROW, 1).filter(only).filter(wrong).select(_ROW)
            rows = numbered.head(_SHOWN).collect(engine="streaming")[_ROW].sort()
            yield Fault(
                column.name,
                worded(
                    "{what} in {count} rows: {rows}", what=what, count=count, rows=", ".join(map(str, rows))
                ),
                cell_remedy(column),
                "input.date" if column.kind == "date" else "input.value",
            )


def column_faults(schema: Mapping[str, Any], columns: Sequence[TableColumn]) -> Iterator[Fault]:
    """The columns that are missing, or of another type."""
    for column in columns:
        if column.name not in schema:
            if not column.optional:
                yield _missing(column, schema)
        elif not _has_type(schema[column.name], column):
            yield Fault(
                column.name,
                worded("the column is {type}", type=str(schema[column.name])),
                worded("make it {kind}", kind=_KINDS[column.kind]),
                "input.type",
            )
    for age in (column.stands_for for column in columns if column.stands_for):
        both = [name for name in (age, BORN_COLUMN) if name in schema]
        if len(both) != 1:
            yield Fault(
                BORN_COLUMN,
                worded("the table has {both}", both=" and ".join(both)) if both else "the column is missing",
                worded(
                    "give one of {names}: the birth date is the better one", names=f"{BORN_COLUMN}, {age}"
                ),
                "input.contradiction" if both else "input.missing",
            )


def _missing(column: TableColumn, schema: Mapping[str, Any]) -> Fault:
    near = hint(column.name, [name for name in schema if name != column.name])
    return Fault(
        column.name,
        worded("the column is missing; {near} is nearest", near=near) if near else "the column is missing",
        "add it; where nothing is known its cells are empty",
        "input.missing",
    )


def _has_type(kind: Any, column: TableColumn) -> bool:
    pl = polars_library()
    if column.kind == "number":
        return bool(kind.is_integer()) and kind not in (pl.Int128, pl.UInt64)
    if column.kind == "choice":
        return kind == pl.String or isinstance(kind, pl.Enum | pl.Categorical)
    return bool(kind == {"truth": pl.Boolean, "date": pl.Date}[column.kind])


def _wrong(
    column: TableColumn, schema: Mapping[str, Any], on: date | None, oldest: int
) -> Iterator[tuple[Any, str]]:
    """For each way in which a cell can be wrong: where it is, and what."""
    pl = polars_library()
    cell = pl.col(column.name)
    if column.only_yes:
        yield cell.not_(), worded("no")
    elif column.kind == "number":
        assert column.low is not None
        assert column.high is not None
        if (low := _least(schema[column.name])) is None or low < column.low:
            yield cell < column.low, worded("a number below {low}", low=column.low)
        if _greatest(schema[column.name]) > column.high:
            yield cell > column.high, worded("a number above {high}", high=column.high)
    elif column.kind == "choice":
        kind = schema[column.name]
        if not isinstance(kind, pl.Enum) or set(kind.categories.to_list()) - set(column.words):
            yield ~cell.cast(pl.String).is_in(column.words), worded("another word")
    elif column.name == BORN_COLUMN and column.interval is None:  # with bounds: of a child, born any day
        day = pl.lit(on) if on is not None else pl.col(DAY_COLUMN)
        yield cell > day, worded("a birth after the day")
        yield cell <= day.dt.offset_by(f"-{oldest + 1}y"), worded("a birth too long ago")
    elif column.kind == "date":
        if column.name == DAY_COLUMN:
            yield cell.is_null(), worded("no day")
        yield ~cell.is_between(date.min, date.max), worded("a day beyond the calendar")


def cell_remedy(column: TableColumn) -> str:
    """What to do about a cell that no fact can have."""
    if column.only_yes:
        return worded("leave the cell empty: what was not made is missing, and no reason to refuse")
    if column.kind == "choice":
        return worded("write one of {words}, or leave the cell empty", words=", ".join(column.words))
    if column.kind == "number":
        return worded(
            "give {low} to {high} in {unit}, or leave the cell empty",
            low=column.low,
            high=column.high,
            unit=column.unit,
        )
    return worded("mend the date, or leave the cell empty")


def _least(kind: Any) -> int | None:
    return 0 if str(kind).startswith("U") else -(1 << (8 * _bytes(kind) - 1))


def _greatest(kind: Any) -> int:
    return (1 << (8 * _bytes(kind) - (not str(kind).startswith("U")))) - 1


def _bytes(kind: Any) -> int:
    return int(str(kind).strip("UInt")) // 8
