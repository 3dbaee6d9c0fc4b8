"""Systematic sampling: how many of a given number of people fall into each cell.

The cells lie one after the other on a line, each as long as its share; a comb with one tooth a person is laid
on it at a random place. The count of a cell, and of any cells beside each other, differs from what is
expected by less than one. All is whole numbers, so that every machine gives the same counts.

Source: W. G. Madow and L. H. Madow, "On the theory of systematic sampling, I", Annals of Mathematical
Statistics 15 (1944), 1-24.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

__all__ = ["reflected_order", "systematic_counts"]

_FINE = 1 << 53
"""The whole number that stands for the share 1: a float has no finer shares."""


def systematic_counts(shares: Sequence[float], size: int, seed: int) -> tuple[int, ...]:
    """How many people fall into each cell; the counts sum to the size.

    Args:
        shares: The share of each cell, at least 0; they need not sum to 1.
        size: How many people.
        seed: Where the comb is laid.

    >>> systematic_counts([0.5, 0.25, 0.25], 8, seed=1), sum(systematic_counts([1, 1, 1], 10, seed=1))
    ((4, 2, 2), 10)
    """
    weights = [round(share * _FINE) for share in shares]
    whole = sum(weights)
    offset = Random(seed).randrange(whole)
    counts, passed, before = [], 0, 0
    for weight in weights:
        passed += weight
        teeth = (passed * size + offset) // whole
        counts.append(teeth - before)
        before = teeth
    return tuple(counts)


def reflected_order(sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """Every combination of categories, sorted so that from one to the next one category changes, by one.

    Cells of one category then lie together more often than in plain order, so that the counts of the category
    come nearer to what is expected.

    Args:
        sizes: How many categories each variable has.

    >>> reflected_order([2, 3])
    [(0, 0), (0, 1), (0, 2), (1, 2), (1, 1), (1, 0)]
    """
    found: list[tuple[int, ...]] = [()]
    for size in reversed(sizes):
        found = [
            (number, *rest)
            for number in range(size)
            for rest in (found if number % 2 == 0 else reversed(found))
        ]
    return found
