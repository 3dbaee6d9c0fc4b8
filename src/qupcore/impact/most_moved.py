"""Who gains and who loses most by a change of the law: classes of many people, and their average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from qupcore.deciding.facts import CHILD_AGES
from qupcore.impact.counts import ImpactAverage
from qupcore.impact.month_rows import LEAST, MOST
from qupcore.impact.ways import must_be

__all__ = ["AGE_CLASS", "CHILDREN", "averages_of", "children_in_household", "gain_for_sure", "summed_gains"]

AGE_CLASS, CHILDREN = "age class", "children in the household"
_TIMES, _MOST = 10, 3
"""A class has so many times the least number; so many classes are told."""


def children_in_household(present: Iterable[str]) -> pl.Expr:
    """Whether there are children in the household; null where it is not known, or the table does not say."""
    names = [name for name in CHILD_AGES if name in present]
    if len(names) < len(CHILD_AGES):
        return pl.lit(None, dtype=pl.Boolean)
    return pl.any_horizontal(pl.col(name) > 0 for name in names)


def gain_for_sure() -> pl.Expr:
    """What a person gains in the month, or loses (below 0); null where it is not known."""
    before, after = (
        pl.when(pl.col(low) == pl.col(high)).then(pl.col(low)) for low, high in zip(LEAST, MOST, strict=True)
    )
    return (
        pl.when(must_be((0, 1)))
        .then(after)
        .when(must_be((1, 0)))
        .then(-before)
        .when(must_be((1, 1)))
        .then(after - before)
    )


def summed_gains() -> list[pl.Expr]:
    """Of the people of a class: how many gain, how much together, how many lose, how much together."""
    gain = gain_for_sure()
    return [
        (gain > 0).sum().alias("gaining"),
        pl.when(gain > 0).then(gain).sum().alias("gains"),
        (gain < 0).sum().alias("losing"),
        pl.when(gain < 0).then(-gain).sum().alias("losses"),
    ]


def averages_of(
    classes: Mapping[tuple[str | None, bool | None], tuple[int, int, int, int]], least: int
) -> dict[str, tuple[ImpactAverage, ...]]:
    """The classes that gain most and lose most on average, the most first.

    Args:
        classes: By age group and whether there are children: the sums of `summed_gains`.
        least: The least number that is shown besides 0.

    >>> averages_of({("30-39", True): (60, 60 * 2_358_206, 0, 0), ("18-24", None): (3, 900, 0, 0)}, 5)
    {'gain': (ImpactAverage(age_group='30-39', children=True, average_ore=2400000),)}
    """
    found = {}
    for name, place in (("gain", 0), ("lose", 2)):
        several = [
            ImpactAverage(
                age_group=age, children=children, average_ore=_rounded(sums[place + 1], sums[place])
            )
            for (age, children), sums in classes.items()
            if age is not None and sums[place] >= _TIMES * least
        ]
        ordered = sorted(several, key=lambda one: (-one.average_ore, one.age_group, str(one.children)))
        if ordered:
            found[name] = tuple(ordered[:_MOST])
    return found


def _rounded(total: int, people: int) -> int:
    """The average, rounded to two digits, and not below a krone."""
    step = max(int("1" + "0" * (len(str(total // people)) - 2)), 100)
    return (2 * total + people * step) // (2 * people * step) * step
