"""Tables of their own beside a table of people, such as of benefits or children: what is wrong in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from qupcore.errors import Fault
from qupcore.errors.worded import worded
from qupcore.table.columns import DAY_COLUMN, TableColumn
from qupcore.table.faults import cell_faults, column_faults, in_rows
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["REF", "LongTable", "long_table_faults"]

REF = "ref"


@attrs.frozen(kw_only=True)
class LongTable:
    """A table with any number of rows a person.

    Attributes:
        name: What its rows are, for errors.
        known: The column of people that says whether all rows of a person are there.
        columns: Its columns, beside `ref`.
        counted: The columns of people that are counted from it, and so must not be there already.
        beside: What is wrong where such a column is there.
        leave_out: What to do about it.
        of_nobody: What a row without a person is.
    """

    name: str
    known: str
    columns: tuple[TableColumn, ...]
    counted: tuple[str, ...] = ()
    beside: str = ""
    leave_out: str = ""
    of_nobody: str


def long_table_faults(
    long: LongTable,
    people: pl.LazyFrame,
    rows: pl.LazyFrame,
    on: date | None,
    cannot_be: Sequence[tuple[Any, str]] = (),
) -> Iterator[Fault]:
    """The faults of a table of people and one beside it; of cells only where the columns are in order.

    Args:
        long: What the table beside it is.
        people: The table of people.
        rows: The table beside it.
        on: The day of all people; None: each row of people has its own.
        cannot_be: For each way in which a row cannot be: where it is so, and what that is.
    """
    polars = polars_library()
    mine, its = people.collect_schema(), rows.collect_schema()
    days = [TableColumn(DAY_COLUMN, "date")] if on is None else []
    wrong = [
        *column_faults(mine, [TableColumn(long.known, "truth"), *days]),
        *column_faults(its, long.columns),
    ]
    for name, schema in (("people", mine), (long.name, its)):
        if REF not in schema or schema[REF] != mine.get(REF):
            wrong.append(
                Fault(
                    REF,
                    worded("the table of {name} has no such column, or another type", name=name),
                    worded("give both tables the reference of the person, of one type"),
                    "input.missing",
                )
            )
    for column in long.counted:
        if column in mine:
            wrong.append(
                Fault(
                    column,
                    long.beside,
                    long.leave_out,
                    "input.twice",
                )
            )
    yield from wrong
    if wrong:
        return
    yield from cell_faults(rows, [item for item in long.columns if item.name in its], on, 0)
    col = polars.col
    different, several = (
        people.select(col(REF).n_unique(), rows=polars.len()).collect(engine="streaming").row(0)
    )
    twice = [] if different == several else [people.select(col(REF).is_duplicated().sum())]  # takes longer
    counts = (
        *((query, worded("a reference of two people")) for query in twice),
        (people.select(col(REF).is_null().sum()), worded("no reference")),
        (rows.join(people, on=REF, how="anti").select(polars.len()), long.of_nobody),
        *((rows.select(where.sum()), what) for where, what in cannot_be),
    )
    for query, what in counts:
        if count := int(_one(query)):
            yield Fault(
                REF,
                in_rows(what, count),
                worded("correct these rows in the tables"),
                "input.value",
            )


def _one(query: pl.LazyFrame) -> Any:
    return query.collect(engine="streaming").item()
