"""The groups that people are counted in: columns of the table, and the age group made from the birth date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.terms.right import ApplicantFacts
from qupcore.table.columns import BORN_COLUMN

__all__ = ["AGE_GROUP", "AGE_GROUPS", "grouped_by"]

AGE_GROUP = "age_group"
AGE_GROUPS = ((0, 17), (18, 24), (25, 29), (30, 39), (40, 49), (50, 59), (60, 66), (67, None))
"""The first and the last age of each group, in whole years."""
_PERSON = ("ref", BORN_COLUMN)


def grouped_by(frame: pl.LazyFrame, by: Sequence[str], on: date) -> tuple[pl.LazyFrame, tuple[str, ...]]:
    """The frame with a column of words for each trait by which people are counted, and their names.

    Args:
        frame: The people.
        by: Names of columns, or `age_group`.
        on: The day on which ages are counted.

    Raises:
        BadInput: there is no such column, it is named twice, or it says who somebody is.
    """
    present = frame.collect_schema().names()
    known = [name for name in (*present, AGE_GROUP) if name not in _PERSON]
    expressions = []
    for place, name in enumerate(by):
        if name in _PERSON:
            raise BadInput(
                worded("{name} says who somebody is", name=name),
                remedy="count by a trait that many have, such as age_group",
                code="input.value",
            )
        if name in by[:place]:
            raise BadInput(
                worded("{name} is named twice", name=name), remedy="name it once", code="input.twice"
            )
        if name in present:
            words = pl.col(name).cast(pl.String)
        elif name == AGE_GROUP and BORN_COLUMN in present:
            words = _age_group(_age(on))
        elif name == AGE_GROUP and ApplicantFacts.age.name in present:
            words = _age_group(pl.col(ApplicantFacts.age.name))
        else:
            raise BadInput(
                worded("no column is called {name!r}", name=name),
                remedy=remedy(name, known),
                code="input.unknown-id",
            )
        expressions.append(words.alias(f"group {place}"))
    return frame.with_columns(expressions), tuple(f"group {place}" for place in range(len(expressions)))


def _age(on: date) -> pl.Expr:
    born = pl.col(BORN_COLUMN).dt
    not_yet = born.month().cast(pl.Int32) * 100 + born.day() > on.month * 100 + on.day
    return on.year - born.year() - not_yet.cast(pl.Int32)


def _age_group(age: pl.Expr) -> pl.Expr:
    found: pl.Expr = pl.lit(None, dtype=pl.String)
    for first, last in AGE_GROUPS:
        within = age >= first if last is None else age.is_between(first, last)
        found = pl.when(within).then(pl.lit(f"{first}-{'' if last is None else last}")).otherwise(found)
    return found
