"""What the decisions of a course leave open or contradict, whatever days are asked about."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from qupcore.domain.case.contradicting import Contradicted, contradicted_stops
from qupcore.domain.case.programmes_of import undated, unplaced
from qupcore.domain.case.what_became import Became

__all__ = ["LeftOpen", "left_open_of"]


@attrs.frozen(kw_only=True)
class LeftOpen:
    """The decisions that may raise a question about some day. Most courses have none.

    Attributes:
        undated: The numbers of those that interrupt or end a programme from a day not on record.
        unplaced: The numbers of those that grant a period without a first day.
        contradicted: The interruptions of which a later decision leaves out some days.
        moved: Whether one of them does not simply stand: it was undone, or it is open what became of it.
    """

    undated: tuple[int, ...]
    unplaced: tuple[int, ...]
    contradicted: tuple[Contradicted, ...]
    moved: bool


def left_open_of(became: Sequence[Became]) -> LeftOpen:
    """What some decisions leave open, as they are known in the end.

    >>> left_open_of(())
    LeftOpen(undated=(), unplaced=(), contradicted=(), moved=False)
    """
    read = [item.read for item in became]
    return LeftOpen(
        undated=tuple(undated(read)),
        unplaced=tuple(unplaced(read)),
        contradicted=tuple(contradicted_stops(read)),
        moved=any(item.fate != "stands" for item in became),
    )
