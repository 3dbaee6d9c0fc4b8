"""Facts of a class of people, rounded: ages of half of them, and the conditions that fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qupcore.impact.counts import ImpactFacts

__all__ = ["facts_of_class"]

_TIMES = 10
"""A class has facts where it has so many times the least number that is shown."""


def facts_of_class(
    moved: Mapping[tuple[int, int | None], int], conditions: Sequence[str], least: int
) -> ImpactFacts | None:
    """The facts of a class; None where it has too few people.

    Args:
        moved: By the mask of the conditions that fail, and the first of five years of age: the people.
        conditions: The ids of the conditions, by bit, the lowest first.
        least: The least number that is shown besides 0.

    >>> facts_of_class({(1, 20): 40, (3, 25): 30, (2, 60): 10}, ("a", "b"), 5)
    ImpactFacts(ages=(20, 29), conditions={'a': 90, 'b': 50})
    """
    people = sum(moved.values())
    if people < _TIMES * least:
        return None
    failed: Counter[str] = Counter()
    ages: Counter[int] = Counter()
    for (mask, age), number in moved.items():
        failed.update({name: number for place, name in enumerate(conditions) if mask >> place & 1})
        if age is not None:
            ages[age] += number
    shares = {name: (20 * number + people) // (2 * people) * 10 for name, number in failed.items()}
    ordered = sorted(shares, key=lambda name: (-shares[name], conditions.index(name)))
    known = ages.total() >= _TIMES * least
    return ImpactFacts(
        ages=(_quarter(ages, 1), _quarter(ages, 3) + 4) if known else None,
        conditions={name: shares[name] for name in ordered if shares[name] and failed[name] >= 2 * least},
    )


def _quarter(ages: Counter[int], quarters: int) -> int:
    """The first age of the step that holds the person after so many quarters of all."""
    before = 0
    for age in sorted(ages):
        before += ages[age]
        if 4 * before > quarters * ages.total():
            return age
    return max(ages)
