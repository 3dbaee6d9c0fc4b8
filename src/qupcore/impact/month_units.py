"""The most that the benefit of a month can be for anybody, rounded up: what sums of a month are moved by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

import polars as pl

from qupcore.impact.chosen_numbers import chosen_for_benefit
from qupcore.impact.month_rows import ROW
from qupcore.rules.law import Law
from qupcore.table.columns import BORN_COLUMN
from qupcore.table.monthly import monthly_amounts

__all__ = ["most_in_month"]

_STEP, _SMALL_STEP = 100_000, 10_000
"""A thousand kroner, and a hundred for a change, in øre."""


class _Highest(Protocol):
    @property
    def highest(self) -> int: ...

    @property
    def highest_change(self) -> int: ...


def most_in_month(
    month: date, laws: tuple[Law, Law], sums: Iterable[_Highest], policy: Mapping[str, int]
) -> tuple[int, int]:
    """The highest benefit, and the most by which the laws differ, for anybody in a month.

    They are those of people without children, which follow from the law, or a multiple of it where somebody
    has more: so what they are rounded to says of nobody how many children there are.

    Args:
        month: The first day of the month.
        laws: The two laws.
        sums: The sums of the groups, with the highest amounts in them.
        policy: Numbers that the laws leave open, chosen otherwise than the default.
    """
    births = [date(month.year - age, 1, 1) for age in (16, 60)]
    people = pl.LazyFrame({ROW: ["young", "old"], BORN_COLUMN: births})
    amounts = [
        monthly_amounts(people, [month], law=law, policy=chosen_for_benefit(law, policy))
        .select(ROW, "most_ore")
        .collect()
        .sort(ROW)["most_ore"]
        for law in laws
    ]
    several = tuple(sums)
    full = _up(max(int(number or 0) for found in amounts for number in found), _STEP)
    apart = _up(max(abs((a or 0) - (b or 0)) for b, a in zip(*amounts, strict=True)), _SMALL_STEP)
    return (
        _up(max((found.highest for found in several), default=0), full),
        _up(max((found.highest_change for found in several), default=0), apart or full),
    )


def _up(number: int, step: int) -> int:
    """The smallest multiple that is not less, and at least one step."""
    return max(-(-number // step), 1) * step if step else number
