"""The people with a right in a month and the cost of their benefit under two laws, summed by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
import polars as pl

from qupcore.impact.month_rows import AMOUNTS, LEAST, MOST
from qupcore.impact.pairing import BACKENDS, Deciders
from qupcore.impact.ways import may_be, must_be

__all__ = ["CostSums", "Pair", "cost_sums", "group_sums"]

Pair = tuple[int, int | None]
_HAS = (((1, 0), (1, 1)), ((0, 1), (1, 1)))
"""The ways in which somebody has a right under the first law, and under the second."""


@attrs.frozen
class CostSums:
    """What a month comes to for some people, at least and at most: exact, and shown to nobody.

    Attributes:
        people: How many people there are.
        right: How many have a right under each law.
        right_change: How many more have one under the second law.
        cost: What their benefit comes to under each law, in øre; None where no upper end is known.
        cost_change: How much more it is under the second law; None where it is not known.
    """

    people: int = 0
    right: tuple[Pair, Pair] = ((0, 0), (0, 0))
    right_change: Pair = (0, 0)
    cost: tuple[Pair, Pair] = ((0, 0), (0, 0))
    cost_change: tuple[int, int] | None = (0, 0)

    def __add__(self, other: CostSums) -> CostSums:
        change, its = self.cost_change, other.cost_change
        return CostSums(
            self.people + other.people,
            (_added(self.right[0], other.right[0]), _added(self.right[1], other.right[1])),
            _added(self.right_change, other.right_change),
            (_added(self.cost[0], other.cost[0]), _added(self.cost[1], other.cost[1])),
            None if change is None or its is None else (change[0] + its[0], change[1] + its[1]),
        )


def cost_sums(
    rules: Deciders,
    frame: pl.LazyFrame,
    groups: tuple[str, ...],
    backend: str,
    same_benefit: bool,
) -> Mapping[tuple[str | None, ...], CostSums]:
    """The sums of each group.

    Args:
        rules: The rules of the right of both laws.
        frame: The people with the columns of the groups and the amounts of the month under both laws.
        groups: The names of the columns of the groups.
        backend: What decides: `polars` or `duckdb`.
        same_benefit: Whether both laws pay everybody the same.
    """
    carried = (*groups, *AMOUNTS)
    needed = [name for name in frame.collect_schema().names() if name in carried or name in rules.columns()]
    decided = BACKENDS[backend](rules, frame.select(needed), carried).with_columns(rules.pair())
    sums = [expression.sum().alias(str(place)) for place, expression in enumerate(_summed(same_benefit))]
    query = decided.group_by(groups or pl.lit(0)).agg(pl.len(), *sums)
    found = query.collect(engine="streaming")
    kept = len(groups)
    return {tuple(row[:kept]): group_sums(row[max(kept, 1) :]) for row in found.iter_rows()}


def group_sums(numbers: tuple[int, ...]) -> CostSums:
    """The sums of a row of the query."""
    people, *right, open_before, open_after, b1, b2, a1, a2, d1, d2 = numbers
    return CostSums(
        people,
        ((right[0], right[1]), (right[2], right[3])),
        (right[4], right[5]),
        ((b1, None if open_before else b2), (a1, None if open_after else a2)),
        None if open_before or open_after else (d1, d2),
    )


def _summed(same_benefit: bool) -> Iterator[pl.Expr]:
    for ways in _HAS:
        yield must_be(*ways).cast(pl.Int64)
        yield may_be(*ways).cast(pl.Int64)
    yield _least_of({(0, 0): 0, (1, 1): 0, (0, 1): 1, (1, 0): -1})
    yield -_least_of({(0, 0): 0, (1, 1): 0, (0, 1): -1, (1, 0): 1})
    low, high = ([pl.col(name) for name in names] for names in (LEAST, MOST))
    for ways, most in zip(_HAS, high, strict=True):
        yield (may_be(*ways) & most.is_null()).cast(pl.Int64)
    for place, ways in enumerate(_HAS):
        yield pl.when(must_be(*ways)).then(low[place]).otherwise(0)
        yield pl.when(may_be(*ways)).then(high[place]).otherwise(0)
    both = [0, 0] if same_benefit else [low[1] - high[0], low[0] - high[1]]
    yield _least_of({(0, 0): 0, (1, 1): both[0], (0, 1): low[1], (1, 0): -high[0]})
    yield -_least_of({(0, 0): 0, (1, 1): both[1], (0, 1): -high[1], (1, 0): low[0]})


def _least_of(numbers: Mapping[tuple[int, int], pl.Expr | int]) -> pl.Expr:
    """The smallest of the numbers of the ways that a person's pair leaves open."""
    return pl.min_horizontal(
        pl.when(may_be(way)).then(number if isinstance(number, pl.Expr) else pl.lit(number, pl.Int64))
        for way, number in numbers.items()
    )


def _added(one: Pair, other: Pair) -> Pair:
    return one[0] + other[0], None if one[1] is None or other[1] is None else one[1] + other[1]
