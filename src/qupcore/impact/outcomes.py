"""What two laws come to for one person: a pair of outcomes, its class, and how the right may differ.

A person who is undetermined has the right for some ways of filling in what is unknown, and not for others.
So each pair says what the number with a right is at least and at most, and the change from one law to the
other. Of people who are undetermined under both laws, the same filling counts under both: where no condition
that only one of the laws has is open, nothing changes for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import attrs

__all__ = ["IMPACT_CLASSES", "PAIRS", "Counted", "ImpactClass", "PairOfOutcomes"]

ImpactClass = Literal["newly_right", "newly_refused", "newly_undetermined", "newly_determined", "reason"]
"""As `law_difference` names the classes of people whose answer about the right differs."""

Counted = Literal["newly_right", "newly_refused", "newly_undetermined", "newly_determined", "reason", "same"]

IMPACT_CLASSES: tuple[ImpactClass, ...] = get_args(ImpactClass)


@attrs.frozen
class PairOfOutcomes:
    """The outcomes of one person under two laws.

    Attributes:
        counted: The class, or `same`.
        before: The number with a right under the first law: at least and at most.
        after: The same under the second.
        change: The change from the first to the second, at least and at most.
    """

    counted: Counted
    before: tuple[int, int]
    after: tuple[int, int]
    change: tuple[int, int]


_YES, _NO, _OPEN = (1, 1), (0, 0), (0, 1)

PAIRS: Mapping[str, PairOfOutcomes] = {
    "right right": PairOfOutcomes("same", _YES, _YES, (0, 0)),
    "no_right no_right": PairOfOutcomes("same", _NO, _NO, (0, 0)),
    "no_right no_right other": PairOfOutcomes("reason", _NO, _NO, (0, 0)),
    "no_right right": PairOfOutcomes("newly_right", _NO, _YES, (1, 1)),
    "right no_right": PairOfOutcomes("newly_refused", _YES, _NO, (-1, -1)),
    "right undetermined": PairOfOutcomes("newly_undetermined", _YES, _OPEN, (-1, 0)),
    "no_right undetermined": PairOfOutcomes("newly_undetermined", _NO, _OPEN, (0, 1)),
    "undetermined right": PairOfOutcomes("newly_determined", _OPEN, _YES, (0, 1)),
    "undetermined no_right": PairOfOutcomes("newly_determined", _OPEN, _NO, (-1, 0)),
    "undetermined undetermined": PairOfOutcomes("same", _OPEN, _OPEN, (0, 0)),
    "undetermined undetermined less": PairOfOutcomes("same", _OPEN, _OPEN, (-1, 0)),
    "undetermined undetermined more": PairOfOutcomes("same", _OPEN, _OPEN, (0, 1)),
    "undetermined undetermined other": PairOfOutcomes("same", _OPEN, _OPEN, (-1, 1)),
}
"""Every pair by name. `less`: only the second law has a condition that is open, so nobody gains."""
