"""What each pair of outcomes leaves open: in which ways somebody may have a right under the two laws.

A way is the right under the first law and under the second, each 0 or 1. Whoever is undetermined under both
laws, with no condition open that only one of them has, has a right under both or under neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import polars as pl

from qupcore.impact.outcomes import PAIRS, PairOfOutcomes
from qupcore.impact.pairing import PAIR

__all__ = ["PAIR_WAYS", "may_be", "must_be"]

Way = tuple[int, int]


def _ways(pair: PairOfOutcomes) -> frozenset[Way]:
    (low, high), (first, last) = pair.before, pair.after
    ways = product(range(low, high + 1), range(first, last + 1))
    return frozenset(way for way in ways if pair.change[0] <= way[1] - way[0] <= pair.change[1])


PAIR_WAYS: Mapping[str, frozenset[Way]] = {name: _ways(pair) for name, pair in PAIRS.items()}
"""The ways of each pair, by its name."""


def may_be(*ways: Way) -> pl.Expr:
    """Whether somebody's pair leaves one of these ways open."""
    return pl.col(PAIR).is_in([name for name, found in PAIR_WAYS.items() if found & {*ways}])


def must_be(*ways: Way) -> pl.Expr:
    """Whether somebody's pair leaves no other way open."""
    return pl.col(PAIR).is_in([name for name, found in PAIR_WAYS.items() if found <= {*ways}])
