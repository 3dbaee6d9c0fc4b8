"""Numbers by chance for each row: the same for a seed, a purpose and a row, on any number of threads.

Row numbers go through SplitMix64, in whole numbers of 64 bits, so a row can be drawn without those before it.

Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256

import polars as pl

__all__ = ["Chance"]

_STEP = 0x9E3779B97F4A7C15
_MIX = ((1 << 30, 0xBF58476D1CE4E5B9), (1 << 27, 0x94D049BB133111EB), (1 << 31, 1))


class Chance:
    """Draws for some rows.

    Args:
        seed: The seed.
        rows: The numbers of the rows, unsigned with 64 bits.
    """

    def __init__(self, seed: int, rows: pl.Series) -> None:
        self._seed, self._rows = seed, rows

    def numbers(self, purpose: str) -> pl.Series:
        """A whole number of 64 bits for each row."""
        first = int.from_bytes(sha256(f"{self._seed} {purpose}".encode()).digest()[:8], "big")
        value = pl.col("row") * _whole(_STEP) + _whole(first)
        for shift, factor in _MIX:
            value = (value ^ (value // _whole(shift))) * _whole(factor)
        return self._rows.to_frame("row").select(value).to_series()

    def below(self, purpose: str, ends: pl.Series) -> pl.Series:
        """A whole number for each row, from 0 and below its end."""
        return (self.numbers(purpose) % ends.cast(pl.UInt64)).cast(pl.Int64)

    def places(self, purpose: str, shares: Sequence[Fraction]) -> pl.Series:
        """For each row the place of one of the shares, each as often as its share says."""
        number = self.numbers(purpose).to_frame("n")
        passed, place = Fraction(0), pl.lit(0, dtype=pl.UInt16)
        for share in shares[:-1]:
            passed += share
            end = min(int(passed * (1 << 64)), (1 << 64) - 1)
            place = place + (pl.col("n") >= _whole(end)).cast(pl.UInt16)
        return number.select(place).to_series() if len(shares) > 1 else _zeros(len(number))


def _whole(value: int) -> pl.Expr:
    return pl.lit(value, dtype=pl.UInt64)


def _zeros(count: int) -> pl.Series:
    return pl.repeat(0, count, dtype=pl.UInt16, eager=True)
