"""Systematic sampling: counts differ from what is expected by less than one, in each cell and in each run."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.population.sampling import reflected_order, systematic_counts

WEIGHTS = st.lists(st.integers(0, 40), min_size=1, max_size=30).filter(any)


@given(WEIGHTS, st.integers(1, 10**6), st.integers(0, 2**63 - 1))
def test_counts_are_less_than_one_off(weights: list[int], size: int, seed: int) -> None:
    counts = systematic_counts([float(weight) for weight in weights], size, seed)
    whole = sum(weights)
    assert sum(counts) == size
    ends = [0, *accumulate(counts)]
    expected = [Fraction(0), *accumulate(Fraction(weight * size, whole) for weight in weights)]
    for first in range(len(weights)):
        for last in range(first + 1, len(weights) + 1):
            assert abs(ends[last] - ends[first] - (expected[last] - expected[first])) < 1
    assert all(count == 0 for count, weight in zip(counts, weights, strict=True) if weight == 0)


@given(WEIGHTS, st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_counts(weights: list[int], seed: int) -> None:
    shares = [weight / sum(weights) for weight in weights]
    assert systematic_counts(shares, 1000, seed) == systematic_counts(shares, 1000, seed)


def test_the_comb_lies_at_a_random_place() -> None:
    """Of two halves and one person, each gets the person for some seeds."""
    assert {systematic_counts([0.5, 0.5], 1, seed) for seed in range(20)} == {(1, 0), (0, 1)}


@pytest.mark.parametrize("sizes", [(1,), (3,), (2, 3), (2, 3, 4), (4, 1, 5, 2)])
def test_the_reflected_order_has_each_combination_once_and_moves_one_step(sizes: tuple[int, ...]) -> None:
    order = reflected_order(sizes)
    count = 1
    for size in sizes:
        count *= size
    assert len({*order}) == len(order) == count
    for one, other in pairwise(order):
        assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) == 1
