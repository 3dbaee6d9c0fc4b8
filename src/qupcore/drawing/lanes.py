"""Lanes for pieces of time, such as those of a day: pieces that overlap are placed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

import attrs

__all__ = ["LanePiece", "Timed", "side_by_side"]


class Timed(Protocol):
    """A piece of time: it ends where the next one may start."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Piece = TypeVar("Piece", bound=Timed)


@attrs.frozen
class LanePiece(Generic[Piece]):
    """A piece and its lane.

    Attributes:
        block: The piece.
        lane: Its lane, from 0.
        lanes: The number of lanes that share the width here.
    """

    block: Piece
    lane: int
    lanes: int


def side_by_side(blocks: Sequence[Piece]) -> tuple[LanePiece[Piece], ...]:
    """The lane of each piece, in order; a piece that overlaps no other has the whole width.

    >>> from qupcore.domain.answers.week import Block
    >>> one, two = (Block(kind="slot", start=start, end=start + 60) for start in (540, 570))
    >>> [(item.lane, item.lanes) for item in side_by_side([one, two])]
    [(0, 2), (1, 2)]
    """
    found: list[LanePiece[Piece]] = []
    group: list[tuple[Piece, int]] = []
    ends: list[int] = []
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        if ends and block.start >= max(ends):
            found += [LanePiece(item, lane, len(ends)) for item, lane in group]
            group, ends = [], []
        lane = next((number for number, end in enumerate(ends) if end <= block.start), len(ends))
        ends[lane : lane + 1] = [block.end]
        group.append((block, lane))
    return (*found, *(LanePiece(item, lane, len(ends)) for item, lane in group))
