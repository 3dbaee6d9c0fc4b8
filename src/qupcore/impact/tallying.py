"""The people of each group, counted by pair of outcomes: a part of the table at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import polars as pl

from qupcore.impact.pairing import BACKENDS, Deciders

__all__ = ["Tally", "tallied"]

Tally = Mapping[tuple[str | None, ...], Mapping[str, int]]
"""By group: the number of people by name of the pair."""


def tallied(
    rules: Deciders,
    frame: pl.LazyFrame,
    groups: tuple[str, ...],
    backend: str,
    rows_at_once: int | None,
) -> Tally:
    """Count the people of each group by what both laws come to for them.

    Args:
        rules: The rules of both laws.
        frame: The people, with the columns of the groups.
        groups: The names of these columns.
        backend: What decides: `polars` or `duckdb`.
        rows_at_once: So many rows are decided together; None leaves it to Polars, which streams them.

    Raises:
        BadInput: with every fault of the table.
    """
    rules.before.check(frame)
    rules.after.check(frame)
    needed = [name for name in frame.collect_schema().names() if name in groups or name in rules.columns()]
    found: dict[tuple[str | None, ...], Counter[str]] = {}
    for part in _parts(frame.select(needed), rows_at_once):
        decided = BACKENDS[backend](rules, part, groups)
        counted = decided.group_by(*groups, rules.pair()).len().collect(engine="streaming")
        for *group, pair, number in counted.iter_rows():
            found.setdefault(tuple(group), Counter())[pair] += number
    return found


def _parts(frame: pl.LazyFrame, rows_at_once: int | None) -> Iterator[pl.LazyFrame]:
    if rows_at_once is None:
        yield frame
        return
    rows = frame.select(pl.len()).collect(engine="streaming").item()
    for first in range(0, rows, rows_at_once):
        yield frame.slice(first, rows_at_once)
