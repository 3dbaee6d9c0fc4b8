"""Facts of a class of people, rounded: ages that most of them have, and the conditions that fail."""

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
    ImpactFacts(ages=((20, 29), (60, 64)), conditions={'a': 90, 'b': 50})
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
    return ImpactFacts(
        ages=_most_ages(ages, least),
        conditions={name: shares[name] for name in ordered if shares[name] and failed[name] >= 2 * least},
    )


def _most_ages(ages: Mapping[int, int], least: int) -> tuple[tuple[int, int], ...]:
    """The steps of five years that have a tenth of the people or more each, and three quarters together.

    Neighbours are joined. Where the people are of all ages, no step says anything, and none is named.
    Nobody can tell a small number of a step that is not named: it may be 0, and it may be the limit, since
    those that are named have room for as many fewer. Where they have not, no ages are told.

    >>> _most_ages({15: 40, 20: 1, 65: 30}, 5), _most_ages(dict.fromkeys(range(15, 70, 5), 100), 5)
    (((15, 19), (65, 69)), ())
    """
    people = sum(ages.values())
    many = max(2 * least, -(-people // _TIMES))
    named = sorted(age for age, number in ages.items() if number >= many)
    if people < _TIMES * least or len(named) * many + least > people:
        return ()
    if 4 * sum(ages[age] for age in named) < 3 * people:
        return ()
    found: list[tuple[int, int]] = []
    for age in named:
        first = found.pop()[0] if found and found[-1][1] + 1 == age else age
        found.append((first, age + 4))
    return tuple(found)
