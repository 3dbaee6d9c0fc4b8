"""Many values in one whole number: the greater of two tables is taken for all of them at once.

A table has a lane of `size` bits for each value. The highest bit of a lane is its guard: after a subtraction
it is still set where the value was not less. Adding a number to every lane and moving all lanes are one
operation each, so that a table of a thousand values costs little more than one value.
"""

from __future__ import annotations

from array import array

from qupcore.searching.compact import Compact

__all__ = ["Lanes", "repeated"]

TYPES = {16: "H", 32: "I", 64: "Q"}
"""The possible bits of a lane, and the array type that reads each."""


class Lanes:
    """How sums of scores are written in lanes: `zero` is a sum of 0, `none` is no plan.

    A value below `least` is no plan either: no lane borrows from the next, whatever scores are added.
    """

    def __init__(self, form: Compact) -> None:
        rows = form.most + 1
        up = rows * max([0, *form.score])
        down = rows * -min([0, *form.score])
        self.none = down  # even the worst sum leaves such a lane at 0 or more
        self.zero = 2 * down + up + 1  # even the worst sum stays above every lane with no plan
        self.least = down + up + 1
        needed = (self.zero + up).bit_length() + 1
        self.size = next(size for size in TYPES if needed <= size)

    def better(self, one: int, other: int, guards: int) -> int:
        """The greater value in each lane."""
        greater = ((one | guards) - other) & guards
        return other ^ ((one ^ other) & (greater - (greater >> (self.size - 1))))

    def read(self, table: int, lanes: int) -> array[int]:
        """The table as an array, the lowest lane first."""
        values = array(TYPES[self.size])
        values.frombytes(table.to_bytes(lanes * self.size // 8, "little"))
        return values


def repeated(value: int, every: int, times: int) -> int:
    """The value repeated `times` times, `every` bits apart."""
    return value * (((1 << (every * times)) - 1) // ((1 << every) - 1))
