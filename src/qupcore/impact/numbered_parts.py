"""Parts of a table that fit into memory, with the number of the row in place of the reference."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from qupcore.impact.month_rows import ROW
from qupcore.table.free_name import free_name

__all__ = ["AT_ONCE", "numbered_parts"]

AT_ONCE = 250_000
"""So many rows are decided together where nothing else is asked for."""
_NUMBER = "number of the row"


def numbered_parts(
    frame: pl.LazyFrame, children: pl.LazyFrame | None, rows_at_once: int
) -> Iterator[tuple[pl.LazyFrame, pl.LazyFrame | None]]:
    """The parts of a table, each with its children.

    So nobody's reference goes any further, and it does not matter whether somebody stands twice.

    Args:
        frame: The people.
        children: The children, by `ref` of the people.
        rows_at_once: So many rows make a part.
    """
    rows = frame.select(pl.len()).collect(engine="streaming").item()
    taken = {*frame.collect_schema(), *(() if children is None else children.collect_schema())}
    number = free_name(_NUMBER, taken)
    for first in range(0, max(rows, 1), rows_at_once):
        part = frame.slice(first, rows_at_once).collect().with_row_index(number)
        theirs = None
        if children is not None:
            owners = part.lazy().select(ROW, number)
            theirs = children.join(owners, on=ROW).drop(ROW).rename({number: ROW}).collect().lazy()
        yield part.drop(ROW, strict=False).rename({number: ROW}).lazy(), theirs
