"""How many people each combination of categories gets, and how near that comes to each margin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

import attrs

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.fitting import fit_table
from qupcore.population.margins import Category, Margin, Margins
from qupcore.population.sampling import reflected_order, systematic_counts

__all__ = ["MOST_CELLS", "MarginMet", "PlannedPeople", "plan_people"]

MOST_CELLS = 50_000
"""More combinations of categories are not fitted."""
_NEAR = 1e-6
"""A share may be so far off: margins that are met only in the limit are met nearly."""


@attrs.frozen
class MarginMet:
    """How near a population comes to one margin.

    Attributes:
        margin: The margin.
        people: By combination of categories: how many people were asked for (a share of the size), and how
            many there are.
    """

    margin: Margin
    people: Mapping[tuple[Category, ...], tuple[float, int]]

    @property
    def tolerance(self) -> int:
        """No combination is farther off than so many people."""
        return max(-int(-abs(asked - found) // 1) for asked, found in self.people.values())


@attrs.frozen
class PlannedPeople:
    """The cells of a population: people who are in the same category of everything that a margin is about.

    Attributes:
        names: The traits of the margins.
        cells: The combinations of their categories that somebody has, sorted.
        counts: How many people each has.
        met: How near they come to each margin.
        size: How many people there are.
        seed: The seed.
    """

    names: tuple[str, ...]
    cells: tuple[tuple[Category, ...], ...]
    counts: tuple[int, ...]
    met: tuple[MarginMet, ...]
    size: int
    seed: int


def plan_people(seed: int, size: int, margins: Margins) -> PlannedPeople:
    """Fit the margins, and count the people of each cell.

    Args:
        seed: A whole number from 0; another one gives other people.
        size: How many people.
        margins: What they are made from.

    Raises:
        BadInput: the margins have too many combinations, or cannot be met together.
    """
    categories = margins.categories()
    names = tuple(categories)
    sizes = [len(several) for several in categories.values()]
    if prod(sizes) > MOST_CELLS:
        raise BadInput(
            worded("the margins have {count} combinations of categories", count=prod(sizes)),
            remedy=worded("keep to {most}: leave traits out, or state them as assumptions", most=MOST_CELLS),
            code="input.number",
        )
    numbers = [{item: number for number, item in enumerate(several)} for several in categories.values()]
    asked = []
    for margin in margins.margins:
        places = [names.index(name) for name in margin.of]
        shares = {
            tuple(numbers[place][item] for place, item in zip(places, key, strict=True)): float(share)
            for key, share in margin.shares.items()
        }
        asked.append((places, shares))
    fitted = fit_table(sizes, asked)
    if fitted.residual > max(_NEAR, *(float(margin.slack) * 4 for margin in margins.margins)):
        raise BadInput(
            worded(
                "no population has all margins: {share} of a thousand people are in the way",
                share=f"{fitted.residual * 1000:.1f}",
            ),
            remedy="leave out the combinations that contradict each other",
            code="input.contradiction",
        )
    share_of = dict(zip(product(*(range(number) for number in sizes)), fitted.shares, strict=True))
    order = reflected_order(sizes)
    counts = systematic_counts([share_of[cell] for cell in order], size, seed)
    several = tuple(categories.values())
    held = [
        (tuple(several[place][number] for place, number in enumerate(cell)), count)
        for cell, count in zip(order, counts, strict=True)
        if count
    ]
    return PlannedPeople(
        names,
        tuple(cell for cell, _ in held),
        tuple(count for _, count in held),
        tuple(_met(names, held, margins, size)),
        size,
        seed,
    )


def _met(
    names: tuple[str, ...], held: list[tuple[tuple[Category, ...], int]], margins: Margins, size: int
) -> Iterator[MarginMet]:
    for margin in margins.margins:
        places = [names.index(name) for name in margin.of]
        found = dict.fromkeys(margin.shares, 0)
        for cell, count in held:
            found[tuple(cell[place] for place in places)] += count
        asked = {key: float(share * size) for key, share in margin.shares.items()}
        yield MarginMet(margin, {key: (asked[key], found[key]) for key in margin.shares})
