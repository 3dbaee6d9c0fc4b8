"""Iterative proportional fitting: a table of shares that has given margins.

The table is scaled to one margin after another until it has all of them. It keeps the odds ratios of the
table that it starts from; from equal shares, whatever no margin ties together is independent.

Source: W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table when the
expected marginal totals are known", Annals of Mathematical Statistics 11 (1940), 427-444.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import fsum, prod

import attrs

__all__ = ["CLOSE", "Fitted", "fit_table"]

CLOSE = 1e-12
"""The table is fitted when no share of a margin is farther off than this."""
ROUNDS = 500
"""So many rounds are tried."""


@attrs.frozen
class Fitted:
    """A table of shares.

    Attributes:
        shares: The share of each cell. The last variable changes fastest.
        residual: The largest distance of a share of a margin from what was asked.
        rounds: How many rounds it took.
    """

    shares: tuple[float, ...]
    residual: float
    rounds: int


def fit_table(
    sizes: Sequence[int],
    margins: Sequence[tuple[Sequence[int], Mapping[tuple[int, ...], float]]],
    start: Sequence[float] | None = None,
) -> Fitted:
    """Fit a table to margins.

    Args:
        sizes: How many categories each variable has.
        margins: Each with the numbers of its variables, and the share of each combination of their
            categories; a combination left out has the share 0.
        start: The table to start from; equal shares if left out.

    >>> half = [((0,), {(0,): 0.3, (1,): 0.7}), ((1,), {(0,): 0.6, (1,): 0.4})]
    >>> [round(share, 6) for share in fit_table([2, 2], half).shares]
    [0.18, 0.12, 0.42, 0.28]
    """
    count = prod(sizes)
    cells = list(product(*(range(size) for size in sizes)))
    table = [1.0 / count] * count if start is None else [float(share) for share in start]
    asked = []
    for variables, shares in margins:
        groups: dict[tuple[int, ...], list[int]] = {key: [] for key in shares}
        for place, cell in enumerate(cells):
            groups.setdefault(tuple(cell[variable] for variable in variables), []).append(place)
        asked.append([(places, shares.get(key, 0.0)) for key, places in groups.items()])
    residual = _residual(table, asked)
    rounds = 0
    while residual > CLOSE and rounds < ROUNDS:
        rounds += 1
        for groups_of in asked:
            _scale(table, groups_of)
        before, residual = residual, _residual(table, asked)
        if rounds > 20 and residual > before * 0.999999:  # margins that no table has: it moves no more
            break
    return Fitted(tuple(table), residual, rounds)


def _scale(table: list[float], groups: Sequence[tuple[list[int], float]]) -> None:
    for places, share in groups:
        held = fsum(table[place] for place in places)
        factor = share / held if held > 0 else 0.0
        for place in places:
            table[place] *= factor


def _residual(table: Sequence[float], asked: Sequence[Sequence[tuple[list[int], float]]]) -> float:
    return max(
        (abs(fsum(table[place] for place in places) - share) for groups in asked for places, share in groups),
        default=0.0,
    )
