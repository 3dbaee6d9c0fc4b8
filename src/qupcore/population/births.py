"""Birth dates from ages: any day of the year, and birthdays around the day more often than by chance."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from qupcore.population.chance import Chance
from qupcore.population.margins import Margins

__all__ = ["births"]


def births(ages: pl.Series, margins: Margins, chance: Chance) -> pl.Series:
    """The birth date of each row.

    Args:
        ages: Whole years lived on the day; null where it is not known.
        margins: The day, and how many have a birthday around it.
        chance: What is drawn.
    """
    day = margins.day
    near = Fraction(margins.birthdays_per_mille, 1000)
    # Born `lived` days before the last birthday of somebody whose birthday is the day itself.
    places = chance.places("birthday", (1 - near, near / 3, near / 3, near / 3))
    lived = chance.below("days since the birthday", pl.repeat(365, len(ages), dtype=pl.Int64, eager=True))
    dom = 28 if (day.month, day.day) == (2, 29) else day.day
    frame = pl.DataFrame({"age": ages, "near": places, "lived": lived})
    last = pl.date(day.year - pl.col("age"), day.month, dom)
    before = pl.date(day.year - 1 - pl.col("age"), day.month, dom)
    # Whose birthday is the next day; at the end of February, where a leap day may be between, a day later.
    tomorrow = last - pl.duration(days=364) if day.month == 2 and dom == 28 else before + pl.duration(days=1)
    born = (
        pl.when(pl.col("near") == 1)
        .then(last)
        .when(pl.col("near") == 2)
        .then(last - pl.duration(days=1))
        .when(pl.col("near") == 3)
        .then(tomorrow)
        .otherwise(last - pl.duration(days=pl.col("lived")))
    )
    return frame.select(born.alias("born")).to_series()
