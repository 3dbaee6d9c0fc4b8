"""The people of each group, counted by pair of outcomes: a part of the table at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs
import polars as pl

from qupcore.impact.groups import AGE
from qupcore.impact.outcomes import PAIRS, ImpactClass
from qupcore.impact.pairing import BACKENDS, PAIR, Deciders

__all__ = ["Tally", "tallied"]


@attrs.frozen
class Tally:
    """Numbers of people.

    Attributes:
        groups: By group, by name of the pair.
        moved: Of those who get a right or lose it, by class, by the mask of the conditions that fail under
            the other law, and by age (the first of five years).
    """

    groups: Mapping[tuple[str | None, ...], Mapping[str, int]]
    moved: Mapping[ImpactClass, Mapping[tuple[int, int | None], int]]


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
        frame: The people, with the columns of the groups and of the age.
        groups: The names of these columns, without the age.
        backend: What decides: `polars` or `duckdb`.
        rows_at_once: So many rows are decided together; None leaves it to Polars, which streams them.

    Raises:
        BadInput: with every fault of the table.
    """
    carried = (*groups, AGE)
    needed = [name for name in frame.collect_schema().names() if name in carried or name in rules.columns()]
    found: dict[tuple[str | None, ...], Counter[str]] = {}
    moved: dict[ImpactClass, Counter[tuple[int, int | None]]] = {
        "newly_right": Counter(),
        "newly_refused": Counter(),
    }
    for part in _parts(frame.select(needed), rows_at_once):
        decided = BACKENDS[backend](rules, part, carried).with_columns(rules.pair())
        counted = decided.group_by(*groups, PAIR, *rules.why()).len().collect(engine="streaming")
        for *group, pair, mask, age, number in counted.iter_rows():
            found.setdefault(tuple(group), Counter())[pair] += number
            kind = PAIRS[pair].counted
            if kind == "newly_right" or kind == "newly_refused":
                moved[kind][mask, age] += number
    return Tally(found, moved)


def _parts(frame: pl.LazyFrame, rows_at_once: int | None) -> Iterator[pl.LazyFrame]:
    if rows_at_once is None:
        yield frame
        return
    rows = frame.select(pl.len()).collect(engine="streaming").item()
    for first in range(0, max(rows, 1), rows_at_once):
        yield frame.slice(first, rows_at_once)
