"""Lines as bits of one number: sets of them are compared and joined in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from qupcore.phasing.lines import CourseLine

__all__ = ["lines_as_bits", "numbers_of", "sum_of"]


def lines_as_bits(lines: Iterable[CourseLine]) -> int:
    """Lines as bits of one number."""
    return sum(1 << line.number for line in lines)


def numbers_of(lines: int) -> Iterator[int]:
    """The numbers of lines that are bits."""
    while lines:
        bit = lines & -lines
        lines ^= bit
        yield bit.bit_length() - 1


def sum_of(several: Iterable[int]) -> int:
    """All bits of some numbers."""
    return reduce(or_, several, 0)
