"""What the benefit of a whole month is for each person under two laws, beside their facts, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import polars as pl

from qupcore.impact.chosen_numbers import chosen_for_benefit
from qupcore.law.sotjl import p35_right
from qupcore.rules.law import Law
from qupcore.table.children_held import CHILDREN_KNOWN
from qupcore.table.columns import BORN_COLUMN
from qupcore.table.monthly import monthly_amounts

__all__ = [
    "AMOUNTS",
    "LEAST",
    "MOST",
    "ROW",
    "birth_from_age",
    "with_month_amounts",
]

ROW = "ref"
"""The column by which amounts are told of a row: here it is the number of the row, and nobody's reference."""
LEAST, MOST = ("least before", "least after"), ("most before", "most after")
AMOUNTS = (*LEAST, *MOST)
_FULL_RATE_AGE = p35_right.Ages.full_rate_age.name


def with_month_amounts(
    frame: pl.LazyFrame,
    month: date,
    laws: tuple[Law, Law],
    children: pl.LazyFrame | None,
    born: pl.Expr | None = None,
    policy: Mapping[str, int] = MappingProxyType({}),
) -> pl.LazyFrame:
    """The rows with the benefit of the month under both laws, in øre, at least and at most.

    Args:
        frame: The people, with `born` and the number of the row.
        month: The first day of the month.
        laws: The two laws.
        children: The children, by number of the row; None: amounts are without the child supplement.
        born: The birth date; None: as the column says.
        policy: Numbers that the laws leave open, chosen otherwise than the default.
    """
    birth = pl.col(BORN_COLUMN) if born is None else born.alias(BORN_COLUMN)
    people = frame.select(ROW, birth, *([] if children is None else [CHILDREN_KNOWN]))
    for place, law in enumerate(laws):
        chosen = chosen_for_benefit(law, policy)
        amounts = monthly_amounts(people, [month], children=children, law=law, policy=chosen).select(
            ROW,
            pl.col("least_ore").alias(LEAST[place]),
            pl.col("most_ore").alias(MOST[place]),
        )
        frame = frame.join(amounts, on=ROW, how="left")
    return frame


def birth_from_age(age: pl.Expr, on: date, laws: tuple[Law, Law]) -> pl.Expr:
    """A birth date that gives the same benefit as an age, where a table has no birth dates.

    Around the age from which the benefit is full, a month may hold the birthday; then there is no such date,
    and the birth is not known.

    Args:
        age: The age in whole years.
        on: The day on which it is counted.
        laws: The two laws.
    """
    limits = [law.in_force(on, p35_right.AGE).numbers().get(_FULL_RATE_AGE) for law in laws]
    if None in limits:
        return pl.lit(None, dtype=pl.Date)
    near = {limit + step for limit in limits if limit is not None for step in (-1, 0)}
    born = pl.date(on.year - age, on.month, min(on.day, 28))
    return pl.when(~age.is_in([*near])).then(born)
