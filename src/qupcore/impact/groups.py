"""The groups that people are counted in: columns of the table, and the age group made from the birth date."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from datetime import date

import polars as pl

from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.law.terms.right import ApplicantFacts
from qupcore.table.columns import BORN_COLUMN

__all__ = ["AGE", "AGE_GROUP", "AGE_GROUPS", "age_group", "grouped_by"]

AGE = "first of five years of age"
AGE_GROUP = "age_group"
AGE_GROUPS = ((0, 17), (18, 24), (25, 29), (30, 39), (40, 49), (50, 59), (60, 66), (67, None))
"""The first and the last age of each group, in whole years."""
_LEAP_DAY = 229
_PERSON = ("ref", BORN_COLUMN)
_LAWS = ("law_before", "day_before", "law_after", "day_after")
_OWN = (*_LAWS, "policy", "month", "row", "made_up", "hidden", "people", "changed", *IMPACT_CLASSES)
_OWN_ENDS = re.compile(r"(right|cost|change)(_before|_after|_change)?_(least|most)|[a-z]+_(least|most)_ore")
"""Columns of the counts and of the costs by month."""


def grouped_by(
    frame: pl.LazyFrame, by: Sequence[str], on: date, leap_birthday: int
) -> tuple[pl.LazyFrame, tuple[str, ...]]:
    """The frame with a column of words for each trait by which people are counted, and their names.

    It has the age in steps of five years besides.

    Args:
        frame: The people.
        by: Names of columns, or `age_group`.
        on: The day on which ages are counted.
        leap_birthday: In common years, the birthday of a person born on 29 February as month × 100 + day.

    Raises:
        BadInput: there is no such column, it is named twice, or it says who somebody is.
    """
    present = frame.collect_schema().names()
    age = _age_known(present, on, leap_birthday)
    for place, name in enumerate(by):
        _check_trait(name, (*present, AGE_GROUP))
        if name in by[:place]:
            raise BadInput(
                worded("{name} is named twice", name=name), remedy="name it once", code="input.twice"
            )
    names = tuple(f"group {place}" for place in range(len(by)))
    traits = (pl.col(name).cast(pl.String) if name in present else _age_group(age) for name in by)
    columns = [trait.alias(name) for trait, name in zip(traits, names, strict=True)]
    return frame.with_columns(*columns, (age // 5 * 5).alias(AGE)), names


def age_group(present: Sequence[str], on: date, leap_birthday: int) -> pl.Expr:
    """The age group of each person.

    Args:
        present: The columns of the table.
        on: The day on which ages are counted.
        leap_birthday: As for `grouped_by`.
    """
    return _age_group(_age_known(present, on, leap_birthday))


def _age_known(present: Sequence[str], on: date, leap_birthday: int) -> pl.Expr:
    if BORN_COLUMN in present:
        return _age(on, leap_birthday)
    name = ApplicantFacts.age.name
    return pl.col(name) if name in present else pl.lit(None, dtype=pl.Int64)


def _check_trait(name: str, known: Sequence[str]) -> None:
    if name in _PERSON:
        raise BadInput(
            worded("{name} says who somebody is", name=name),
            remedy="count by a trait that many have, such as age_group",
            code="input.value",
        )
    if name in _OWN or _OWN_ENDS.fullmatch(name):
        raise BadInput(
            worded("the counts have a column {name} of their own", name=name),
            remedy="give the column of the table another name",
            code="input.value",
        )
    if name not in known:
        raise BadInput(
            worded("no column is called {name!r}", name=name),
            remedy=remedy(name, [item for item in known if item not in _PERSON]),
            code="input.unknown-id",
        )


def _age(on: date, leap_birthday: int) -> pl.Expr:
    """Whole years, as the rules count them (`deciding.facts.age_on`)."""
    born = pl.col(BORN_COLUMN).dt
    birthday = born.month().cast(pl.Int32) * 100 + born.day()
    if not isleap(on.year):
        birthday = pl.when(birthday == _LEAP_DAY).then(leap_birthday).otherwise(birthday)
    not_yet = birthday > on.month * 100 + on.day
    return on.year - born.year() - not_yet.cast(pl.Int32)


def _age_group(age: pl.Expr) -> pl.Expr:
    found: pl.Expr = pl.lit(None, dtype=pl.String)
    for first, last in AGE_GROUPS:
        within = age >= first if last is None else age.is_between(first, last)
        found = pl.when(within).then(pl.lit(f"{first}-{'' if last is None else last}")).otherwise(found)
    return found
