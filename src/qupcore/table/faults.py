"""What is wrong in a table: a column that is missing or of another type, and cells that no fact can have.

All faults are told together, with the number of rows and the first of them, counted from 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from qupcore.domain.hint import hint
from qupcore.errors import BadInput, Code, Fault
from qupcore.errors.worded import worded
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.free_name import free_name
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "SHOWN",
    "WrongCells",
    "cell_faults",
    "cell_remedy",
    "column_faults",
    "counted_faults",
    "day_beside",
    "in_rows",
    "missing_columns",
    "number_remedy",
    "refuse",
]

_ROW = "row number"
SHOWN = 5
"""So many rows with the same fault are told by their numbers."""
_KINDS = {
    "truth": "Boolean",
    "number": worded("a whole number"),
    "date": "Date",
    "choice": worded("a word"),
}
_UNITS = {
    "years": worded("years"),
    "months": worded("months"),
    "weeks": worded("weeks"),
    "days": worded("days"),
    "hours": worded("hours"),
    "minutes": worded("minutes"),
}
_BORN = ("birth_date", "birthdate", "date_of_birth", "birthday", "fødselsdato", "fodselsdato", "født", "fodt")
"""What others call the column of the birth date."""


def refuse(faults: Sequence[Fault]) -> None:
    """Refuse a table with faults.

    Raises:
        BadInput: there are some.
    """
    if faults:
        raise BadInput(
            worded("the table has {count} faults", count=len(faults))
            if len(faults) > 1
            else "the table has a fault",
            remedy="mend the table; nothing was decided",
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
        WrongCells(
            column, where, what, cell_remedy(column), "input.date" if column.kind == "date" else "input.value"
        )
        for column in columns
        if column.name in schema
        for where, what in _wrong(column, schema, on, oldest)
    ]
    yield from counted_faults(frame, found, only)


@attrs.frozen
class WrongCells:
    """One way in which the cells of a column can be wrong.

    Attributes:
        column: The column.
        where: The condition of the cells that are so.
        what: What is wrong with them.
        remedy: What to do.
        code: The kind of fault.
    """

    column: TableColumn
    where: Any
    what: str
    remedy: str
    code: Code


def counted_faults(frame: pl.LazyFrame, wrong: Sequence[WrongCells], only: Any = True) -> Iterator[Fault]:
    """The faults that a table has, each with the number of rows and the first of them.

    Args:
        frame: The table.
        wrong: The ways in which its cells can be wrong.
        only: The rows to look at.
    """
    if not wrong:
        return
    counts = (
        frame.filter(only)
        .select(item.where.sum().alias(str(place)) for place, item in enumerate(wrong))
        .collect(engine="streaming")
        .row(0)
    )
    for item, count in zip(wrong, counts, strict=True):
        if count:
            number = free_name(_ROW, frame.collect_schema())
            numbered = frame.with_row_index(number, 1).filter(only).filter(item.where).select(number)
            rows = numbered.head(SHOWN).collect(engine="streaming")[number].sort()
            yield Fault(item.column.name, in_rows(item.what, count, rows), item.remedy, item.code)


def in_rows(what: str, count: int, rows: Iterable[int] = ()) -> str:
    """What is wrong, in how many rows, and in which.

    Args:
        what: What is wrong.
        count: The number of rows.
        rows: The numbers of the first of them; none where rows have no order.

    >>> in_rows("no day", 2, [3, 7]), in_rows("no day", 1, [3]), in_rows("no day", 1)
    ('no day in 2 rows: 3, 7', 'no day in row 3', 'no day in one row')
    """
    shown = ", ".join(map(str, rows))
    if count == 1:
        return (
            worded("{what} in row {row}", what=what, row=shown)
            if shown
            else worded("{what} in one row", what=what)
        )
    if not shown:
        return worded("{what} in {count} rows", what=what, count=count)
    return worded("{what} in {count} rows: {rows}", what=what, count=count, rows=shown)


def column_faults(schema: Mapping[str, Any], columns: Sequence[TableColumn]) -> Iterator[Fault]:
    """The columns that are missing, or of another type."""
    for column in columns:
        if column.name in schema and not _has_type(schema[column.name], column):
            yield Fault(
                column.name,
                worded("the column is {type}", type=str(schema[column.name])),
                worded("make it {kind}", kind=_KINDS[column.kind]),
                "input.type",
            )
    yield from missing_columns(schema, columns)


def missing_columns(names: Collection[str], columns: Sequence[TableColumn]) -> Iterator[Fault]:
    """The columns that are missing, and an age that is there twice or not at all.

    Args:
        names: The names of the columns that a table has.
        columns: The columns that the rules read.
    """
    for column in columns:
        if column.name not in names and not column.optional:
            yield _missing(column, names)
    for age in (column.stands_for for column in columns if column.stands_for):
        both = [name for name in (age, BORN_COLUMN) if name in names]
        if len(both) != 1:
            yield Fault(
                BORN_COLUMN,
                worded("the table has {both}", both=" and ".join(both)) if both else _no_birth_date(names),
                worded(
                    "give one of {names}: the birth date is the better one", names=f"{BORN_COLUMN}, {age}"
                ),
                "input.contradiction" if both else "input.missing",
            )


def day_beside(names: Collection[str], on: date | None) -> Iterator[Fault]:
    """A column of days beside a day for all rows: nobody can tell which of them is meant.

    Args:
        names: The names of the columns that a table has.
        on: The day for all rows; None: each has its own.
    """
    if on is not None and DAY_COLUMN in names:
        yield Fault(
            DAY_COLUMN,
            worded("the rows have days of their own, and {on} is given for all", on=on),
            worded("leave the column out, or give no day for all rows (`--on`)"),
            "input.contradiction",
        )


def _no_birth_date(names: Collection[str]) -> str:
    called = [name for name in names if name.casefold() in _BORN]
    near = hint(BORN_COLUMN, names) or (called[0] if len(called) == 1 else None)
    return worded("the column is missing; {near} is nearest", near=near) if near else "the column is missing"


def _missing(column: TableColumn, names: Collection[str]) -> Fault:
    near = hint(column.name, names)
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
        return number_remedy(column)
    if column.name == DAY_COLUMN:
        return worded("give every row a day of the calendar")
    return worded("mend the date, or leave the cell empty")


def number_remedy(column: TableColumn) -> str:
    """What to do about a cell that is no number, or is out of the bounds of its column."""
    unit = _UNITS.get(column.unit, column.unit)
    if unit == "1":
        return worded(
            "give a whole number from {low} to {high}, or leave the cell empty",
            low=column.low,
            high=column.high,
        )
    return worded(
        "give a whole number from {low} to {high} in {unit}, or leave the cell empty",
        low=column.low,
        high=column.high,
        unit=unit,
    )


def _least(kind: Any) -> int | None:
    return 0 if str(kind).startswith("U") else -(1 << (8 * _bytes(kind) - 1))


def _greatest(kind: Any) -> int:
    return (1 << (8 * _bytes(kind) - (not str(kind).startswith("U")))) - 1


def _bytes(kind: Any) -> int:
    return int(str(kind).strip("UInt")) // 8
