"""A cost as one whole number: layers in their order, so that numbers add and compare as costs do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qupcore.phasing.aims import CourseLayer

__all__ = ["Packed"]

_BITS = 32
"""More than a layer can cost: days and quarter hours of ten years."""


class Packed:
    """The layers of a course in one number."""

    def __init__(self, order: Sequence[CourseLayer]) -> None:
        last = len(order) - 1
        self.one: Mapping[CourseLayer, int] = {
            layer: 1 << _BITS * (last - place) for place, layer in enumerate(order)
        }

    def cost(self, cost: Sequence[int]) -> int:
        """The number of a whole cost."""
        found = 0
        for number in cost:
            found = (found << _BITS) + number
        return found
