"""What of the amounts of a month is shown: nothing where a number is hidden, else ends moved outwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.amount_sums import AmountSums
from qupcore.impact.counts import ImpactAmounts, ImpactRow
from qupcore.impact.rounding import outwards

__all__ = ["with_amounts"]


def with_amounts(
    total: ImpactRow,
    groups: Sequence[ImpactRow],
    sums: Mapping[tuple[str | None, ...], AmountSums],
    units: tuple[int, int],
    same: tuple[bool, bool],
) -> tuple[ImpactRow, tuple[ImpactRow, ...]]:
    """The rows with their amounts.

    A row that hides a number has none. The others show how many are in each class, so an amount tells no more
    than how the highest and lower benefits are mixed; it is moved outwards all the same.

    Args:
        total: The row of everybody.
        groups: The rows of the groups.
        sums: The exact sums, by group.
        units: What ends are moved by: those of what is gained and lost, and of what is raised and lowered.
        same: Whether the laws themselves rule out that anything is gained or lost, and raised or lowered.
            Where only nobody happens to be touched, 0 is moved outwards as any other number.
    """
    named = {row.group for row in groups if row.kind == "group"}
    rest = [found for group, found in sums.items() if group not in named]
    exact = {
        "all": sum(sums.values(), AmountSums()),
        "small_groups": sum(rest, AmountSums()),
    }
    found = [
        attrs.evolve(row, amounts=_shown(row, exact.get(row.kind) or sums[row.group], units, same))
        for row in (total, *groups)
    ]
    return found[0], tuple(found[1:])


def _shown(
    row: ImpactRow, sums: AmountSums, units: tuple[int, int], same: tuple[bool, bool]
) -> ImpactAmounts | None:
    if row.hides:
        return None
    of = {name: place // 2 for place, name in enumerate(AMOUNT_NAMES)}
    return ImpactAmounts(
        **{
            name: (0, 0) if same[of[name]] else outwards(*sums.ends[name], units[of[name]])
            for name in AMOUNT_NAMES
        }
    )
