"""A quick look at the cells of a column that is held in memory: are the least and the greatest possible?

What is wrong with a cell, and where, is the matter of `faults`. A table is nearly always without faults, and
its least and greatest number say so in a fraction of the time.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["all_possible"]

_EPOCH = date(1970, 1, 1)


def all_possible(frame: pl.DataFrame, column: TableColumn, on: date | None, oldest: int) -> bool:
    """Whether it is sure at a glance that every cell of a column can be; no means that it is not sure.

    Args:
        frame: The table; the column has the right type.
        column: A column.
        on: The day of all rows; None: each has its own.
        oldest: The greatest age.
    """
    if column.name not in frame.columns:
        return True
    cells = frame[column.name]
    if column.kind == "truth":
        return not column.only_yes or cells.all()
    if column.kind == "choice":
        kind = cells.dtype
        return isinstance(kind, polars_library().Enum) and {*kind.categories} <= {*column.words}
    if column.kind == "number":
        return _lies_within(cells, column.low, column.high)
    if column.name == DAY_COLUMN or (column.name == BORN_COLUMN and on is None):
        return False
    first, last = date.min, date.max
    if column.name == BORN_COLUMN and on is not None:
        first, last = _first_birth(on, oldest), on
    days = cells.to_physical()
    return _lies_within(days, (first - _EPOCH).days, (last - _EPOCH).days)


def _lies_within(numbers: Any, low: int | None, high: int | None) -> bool:
    least, greatest = numbers.min(), numbers.max()
    if least is None or greatest is None:
        return True  # every cell is empty
    return low is not None and high is not None and bool(low <= least and greatest <= high)


def _first_birth(on: date, oldest: int) -> date:
    """A day from which nobody is too old; the check cell by cell says it to the day."""
    return date(on.year - oldest, 1, 1) if on.year > oldest else date.min
