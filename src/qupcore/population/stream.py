"""The people part by part, so that a file of many takes little memory."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from polars.io.plugins import register_io_source

from qupcore.population.columns import people_between
from qupcore.population.margins import Margins
from qupcore.population.planned import PlannedPeople

__all__ = ["ROWS_AT_ONCE", "people_stream"]

ROWS_AT_ONCE = 200_000
"""So many people are made at once."""


def people_stream(planned: PlannedPeople, margins: Margins) -> pl.LazyFrame:
    """All people, in order; each part is made when it is written."""

    def parts(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, batch: int | None
    ) -> Iterator[pl.DataFrame]:
        assert (columns, predicate, rows) == (None, None, None)  # the file is written whole
        for first in range(0, planned.size, ROWS_AT_ONCE):
            yield people_between(planned, margins, first, min(first + ROWS_AT_ONCE, planned.size))

    return register_io_source(parts, schema=people_between(planned, margins, 0, 1).schema)
