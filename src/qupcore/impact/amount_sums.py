"""The benefit that a change of the law gives and takes in one month, summed by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import polars as pl

from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.month_rows import LEAST, MOST
from qupcore.impact.rounding import Ends
from qupcore.impact.ways import may_be, must_be

__all__ = ["AmountSums", "sums_of_amounts"]


@attrs.frozen
class AmountSums:
    """Sums in øre of some people: exact, and shown to nobody.

    Attributes:
        ends: By name of the amount, at least and at most.
    """

    ends: dict[str, Ends] = attrs.field(factory=lambda: dict.fromkeys(AMOUNT_NAMES, (0, 0)))

    def __add__(self, other: AmountSums) -> AmountSums:
        ends: dict[str, Ends] = {}
        for name in AMOUNT_NAMES:
            (low, high), (its_low, its_high) = self.ends[name], other.ends[name]
            ends[name] = low + its_low, None if high is None or its_high is None else high + its_high
        return AmountSums(ends)

    @classmethod
    def of(cls, numbers: tuple[Any, ...]) -> AmountSums:
        """The sums of a row of a query over `sums_of_amounts`."""
        *sums, open_ = numbers
        pairs = zip(sums[::2], sums[1::2], strict=True)
        ends: dict[str, Ends] = {
            name: (low, None if open_ else high)
            for name, (low, high) in zip(AMOUNT_NAMES, pairs, strict=True)
        }
        return cls(ends)


def sums_of_amounts(same_benefit: bool) -> list[pl.Expr]:
    """What to sum over people with their pair and their amounts.

    Args:
        same_benefit: Whether both laws pay everybody the same.
    """
    low, high = ([pl.col(name) for name in names] for names in (LEAST, MOST))
    zero = pl.lit(0, pl.Int64)
    change = [zero, zero] if same_benefit else [low[1] - high[0], high[1] - low[0]]
    sums = [
        *_ends((0, 1), low[1], high[1]),
        *_ends((1, 0), low[0], high[0]),
        *_ends((1, 1), *(pl.max_horizontal(zero, end) for end in change)),
        *_ends((1, 1), *(pl.max_horizontal(zero, -end) for end in reversed(change))),
    ]
    open_ = (
        (may_be((1, 0), (1, 1)) & high[0].is_null()) | (may_be((0, 1), (1, 1)) & high[1].is_null())
    ).sum()
    every = [*(one.sum() for one in sums), open_]
    return [one.alias(f"sum {place}") for place, one in enumerate(every)]


def _ends(way: tuple[int, int], least: pl.Expr, most: pl.Expr) -> Iterator[pl.Expr]:
    """What counts where this is the only way, and where it is one that stays open."""
    yield pl.when(must_be(way)).then(least).otherwise(0)
    yield pl.when(may_be(way)).then(most).otherwise(0)
