"""Whether margins agree where they are about the same traits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from qupcore.catalogue.structure import RelativeFault
from qupcore.errors.worded import worded
from qupcore.population.margins import Category, Margin

__all__ = ["disagreements"]


def disagreements(margins: Sequence[Margin]) -> Iterator[RelativeFault]:
    """A fault for each two margins that give one category shares that rounding does not explain."""
    for one, other in combinations(range(len(margins)), 2):
        before, after = margins[one], margins[other]
        names = tuple(name for name in before.of if name in after.of)
        if not names:
            continue
        first, second = before.onto(names), after.onto(names)
        for key in {**first, **second}:
            shares = [float(found.get(key, 0)) for found in (first, second)]
            if abs(shares[0] - shares[1]) > _slack(before, names, key) + _slack(after, names, key):
                yield RelativeFault(
                    ("margins", other, "rows"),
                    worded(
                        "{names}: margin {one} gives {first} of a thousand, and this one {second}",
                        names=" ".join(str(item) for item in (*names, *key)),
                        one=one + 1,
                        first=f"{shares[0] * 1000:.1f}",
                        second=f"{shares[1] * 1000:.1f}",
                    ),
                    worded("correct one of them, or leave one out"),
                    "input.contradiction",
                )


def _slack(margin: Margin, names: tuple[str, ...], key: tuple[Category, ...]) -> float:
    """How far rounding may have moved the sum of the rows behind a combination."""
    places = [margin.of.index(name) for name in names]
    rows = sum(tuple(row[place] for place in places) == key for row in margin.shares)
    return float(margin.slack) * max(rows, 1) + 1e-12
