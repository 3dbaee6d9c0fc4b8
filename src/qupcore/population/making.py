"""A made-up population that has published margins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.loading import need_polars
from qupcore.population.margins import Margins
from qupcore.population.planned import PlannedPeople, plan_people
from qupcore.population.reading import published_margins

if TYPE_CHECKING:
    from polars import DataFrame
else:
    DataFrame = Any  # the arguments are checked where Polars is not installed, too

__all__ = ["MOST_PEOPLE", "planned_population", "synthesize"]

MOST_PEOPLE = 100_000_000
"""The largest population."""
_MOST_SEED = 2**63 - 1


def synthesize(seed: int, size: int, margins: Margins | None = None) -> DataFrame:
    """Make up a population: a row a person, a column a term of the right.

    A column has the name of its term, and null where the fact is unknown; `born` stands for the age. Further
    columns are `ref`, `municipality`, `county`, `social_assistance`, `status`, and
    `judgement.benefits_very_limited.grounded`: whether that judgement has grounds. The people are made up:
    nothing that is counted among them says anything about people. Amounts are in øre a month.

    Args:
        seed: A whole number from 0. The same seed, size and margins give the same people.
        size: How many people, from 1 to 100 million.
        margins: What they are made from; published margins if left out.

    Raises:
        BadInput: a number is out of bounds, the margins cannot be met together, or Polars is not installed.

    >>> people = synthesize(seed=1, size=1000)
    >>> people.height, people["ref"][0], people["born"].dtype
    (1000, 'made-up-1', Date)
    """
    check_arguments(synthesize, locals())
    margins = published_margins() if margins is None else margins
    planned = planned_population(seed, size, margins)
    from qupcore.population.columns import people_between

    return people_between(planned, margins, 0, size)


def planned_population(seed: int, size: int, margins: Margins) -> PlannedPeople:
    """How many people each cell of `synthesize` has, and how near that comes to the margins.

    Raises:
        BadInput: as `synthesize`.
    """
    check_arguments(planned_population, locals())
    for name, value, low, high in (("seed", seed, 0, _MOST_SEED), ("size", size, 1, MOST_PEOPLE)):
        if not low <= value <= high:
            raise BadInput(
                worded("{name} is {value}", name=name, value=value if abs(value) < 10**20 else "…"),
                remedy=worded("give a whole number from {low} to {high}", low=low, high=high),
                code="input.number",
            )
    need_polars()
    return plan_people(seed, size, margins)
