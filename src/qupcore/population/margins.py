"""What a population is made from: margins with their sources, and assumptions that no table gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import attrs

from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.population.traits import Band

__all__ = ["Assumption", "Category", "Margin", "Margins"]

Category = Band | str
"""A band of numbers, or a word."""


@attrs.frozen(kw_only=True)
class Margin:
    """A published table: how many people have each combination of categories.

    Attributes:
        of: The traits that it is about.
        shares: The share of each combination, exactly; they sum to 1. A combination left out has none.
        slack: How far rounding may have moved each share.
        source: Where the numbers are from.
        confidence: `high`: read in the source; `medium`: the source is indirect; `low`: not verified.
        note: A remark: how the table was read.
    """

    of: tuple[str, ...]
    shares: Mapping[tuple[Category, ...], Fraction]
    slack: Fraction
    source: Source
    confidence: Confidence
    note: Text | None = None

    def onto(self, names: tuple[str, ...]) -> dict[tuple[Category, ...], Fraction]:
        """The shares of the combinations of some of its traits."""
        places = [self.of.index(name) for name in names]
        found: dict[tuple[Category, ...], Fraction] = {}
        for key, share in self.shares.items():
            part = tuple(key[place] for place in places)
            found[part] = found.get(part, Fraction(0)) + share
        return found


@attrs.frozen(kw_only=True)
class Assumption:
    """Shares that no table gives: made up, so that the rules have something to read.

    Attributes:
        of: The trait.
        shares: The share of each category, exactly; they sum to 1.
        why: Why it is assumed.
        given: The trait and the category of those whom it is about; None for everybody.
    """

    of: str
    shares: Mapping[Category, Fraction]
    why: Text
    given: tuple[str, Category] | None = None


@attrs.frozen(kw_only=True)
class Margins:
    """The margins and the assumptions of a population.

    Attributes:
        name: The name of the set.
        day: The day on which ages are counted and numbers of municipalities are in use.
        margins: What is published.
        assumptions: What is assumed; of several for one trait, a later one replaces the earlier for those
            whom it is about.
        birthdays_per_mille: How many of a thousand have a birthday on the day, the day before or the day
            after, so that ages at the limits of the law are reached; the others have one on any day.
    """

    name: str
    day: date
    margins: tuple[Margin, ...]
    assumptions: tuple[Assumption, ...] = ()
    birthdays_per_mille: int = 0

    def categories(self) -> dict[str, tuple[Category, ...]]:
        """The categories of each trait of a margin, in the order in which they are named."""
        found: dict[str, dict[Category, None]] = {}
        for margin in self.margins:
            for place, name in enumerate(margin.of):
                found.setdefault(name, {}).update(dict.fromkeys(key[place] for key in margin.shares))
        return {name: tuple(several) for name, several in found.items()}
