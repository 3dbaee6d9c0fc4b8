"""The benefit of a month over a table of people, beside Polars written by hand for the same rates and days.

Each line is measured in one run of one process, in turns, so that a busy machine slows both. Prints the
median of the processor time in milliseconds, and the ratio to the expression by hand. By hand nothing is
checked, everything is known, and the numbers of September 2026 are written down; both come to the same
amounts, which is asserted.

    python benchmarks/monthly.py                 1,000,000 people, one month
    python benchmarks/monthly.py 100000 12       so many people, so many months
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl

from qupcore.tables import monthly_amounts
from table import timed

FULL, UNDER_25, CHILD_A_DAY = 278_697_00, 185_798_00, 38_00
"""The yearly rates of September 2026 and the supplement, in øre, as somebody would write them down."""
FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
ROUNDS = 9


def people(count: int) -> pl.DataFrame:
    """Made-up people. They say nothing about people."""
    ref = pl.int_range(count, eager=True).alias("ref")
    born = pl.lit(date(1960, 1, 1)) + pl.duration(days=pl.col("ref").hash(1) % 17_000)
    return pl.DataFrame({"ref": ref}).with_columns(born=born, children_known=True)


def children(count: int) -> pl.DataFrame:
    """A child for seven people of ten, and a second one for three of ten."""
    one, two = (
        pl.DataFrame({"ref": pl.int_range(count, eager=True)}).filter(pl.col("ref").hash(seed) % 10 < share)
        for seed, share in ((5, 7), (6, 3))
    )
    born = pl.lit(date(2000, 1, 1)) + pl.duration(days=pl.int_range(pl.len()).hash(2) % 9_700)
    return pl.concat([one, two]).with_columns(
        born=born, relation=pl.lit("own"), lives_in_norway=pl.col("ref").hash(3) % 10 < 9
    )


def weekdays_before(day: pl.Expr) -> pl.Expr:
    """The weekdays of the month before a day of it, whatever the year of the day."""
    numbers = [sum(date(2026, 9, day).weekday() < 5 for day in range(1, last)) for last in range(1, 32)]
    return pl.lit(pl.Series(numbers)).gather(day.dt.day() - 1)


def days_until(born: pl.Expr, years: int) -> pl.Expr:
    """The weekdays of the month before somebody reaches an age."""
    first, last = (day.replace(year=day.year - years) for day in (FIRST, LAST))
    return pl.when(born <= first).then(0).when(born > last).then(22).otherwise(weekdays_before(born))


def benefit(born: pl.Expr) -> pl.Expr:
    """Two thirds before the birthday, and the full rate from it on."""
    before, through = 173, 195  # weekdays of the year
    until = before + days_until(born, 25)
    return UNDER_25 * until // 260 - UNDER_25 * before // 260 + FULL * through // 260 - FULL * until // 260


def by_hand(mine: pl.DataFrame, its: pl.DataFrame | None) -> pl.DataFrame:
    """The benefit of September 2026."""
    if its is None:
        return mine.lazy().select("ref", least_ore=benefit(pl.col("born"))).collect()
    born = pl.col("born")
    unborn = pl.when(born <= FIRST).then(0).when(born > LAST).then(22).otherwise(weekdays_before(born))
    known = its.lazy().filter((pl.col("relation") == "own") & pl.col("lives_in_norway"))
    days = known.select("ref", days=days_until(born, 18) - unborn).group_by("ref").agg(pl.col("days").sum())
    joined = mine.lazy().join(days, on="ref", how="left")
    return joined.select("ref", least_ore=benefit(born) + CHILD_A_DAY * pl.col("days").fill_null(0)).collect()


def compare(count: int, months: int) -> None:
    """Both ways in turns, without children and with them."""
    mine, its = people(count), children(count)
    several = [date(2025 + number // 12, number % 12 + 1, 1) for number in range(8, 8 + months)]
    for name, held in (("without children", None), ("with children", its)):
        there = by_hand(mine, held).sort("ref")
        here = monthly_amounts(mine, [FIRST], children=held).collect().sort("ref")
        assert there["least_ore"].equals(here["least_ore"])

        def ours(held: pl.DataFrame | None, asked: list[date]) -> Callable[[], Any]:
            return lambda: monthly_amounts(mine, asked, children=held).collect()

        def hand(held: pl.DataFrame | None) -> Callable[[], Any]:
            return lambda: [by_hand(mine, held) for _ in several]

        ways: Mapping[str, Callable[[], Any]] = {
            "by hand": hand(held),
            "monthly_amounts": ours(held, several),
        }
        found = timed(ways, ROUNDS)
        first = found["by hand"][0]
        for way, (processor, _) in found.items():
            print(f"{count:,} people, {months} months, {name:16} {way:16}", end="")
            print(f" {processor:9.1f} ms processor {processor / first:5.2f} x")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    compare(*(given + [1_000_000, 1][len(given) :]))
