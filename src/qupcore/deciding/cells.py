"""The cells of a fact: the ranges between the limits that rules compare it with.

Within a cell every rule gives the same answer, so one value represents the whole cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import attrs

from qupcore.engines.reference import number_of
from qupcore.rules.nodes import Compare, Condition, OneOf, Operator, walk
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value, terms_of

__all__ = ["Cell", "cells_of"]


@attrs.frozen
class Cell:
    """Values that no rule distinguishes: a range of whole numbers (both ends included), or a few values."""

    value: Value
    values: tuple[bool | str, ...] = ()
    low: int | None = None
    high: int | None = None

    def holds(self, value: Value) -> bool:
        """Whether the cell contains a value."""
        if self.values:
            return value in self.values
        assert isinstance(value, int)
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def reaches(self, least: int) -> bool:
        """Whether the cell contains a number at or above this one."""
        return self.high is None or least <= self.high


def cells_of(
    term: Term, conditions: Iterable[Condition], numbers: Mapping[str, int | None]
) -> tuple[Cell, ...] | None:
    """The cells of a term under the conditions; None where a calculation combines it with other terms."""
    nodes = [node for condition in conditions for node in walk(condition)]
    if isinstance(term, BoolTerm):
        return (Cell(True, (True,)), Cell(False, (False,)))
    if isinstance(term, ChoiceTerm):
        groups: dict[tuple[bool, ...], list[str]] = {}
        named = [node.values for node in nodes if isinstance(node, OneOf) and node.term is term]
        for value in term.values:
            groups.setdefault(tuple(value in values for values in named), []).append(value)
        return tuple(Cell(values[0], tuple(values)) for values in groups.values())
    assert isinstance(term, IntTerm)
    starts: set[int] = set()
    for node in nodes:
        if isinstance(node, Compare) and term.name in terms_of(node):
            if node.left is not term or terms_of(node.right):
                return None
            limit = number_of(node.right, numbers)({})
            if limit is not None:
                starts |= _starts(node.operator, limit)
    low, high = term.low, term.high
    inside = sorted(s for s in starts if (low is None or s > low) and (high is None or s <= high))
    edges: list[int | None] = [low, *inside, None]
    return tuple(_range(start, after, high) for start, after in pairwise(edges))


def _starts(operator: Operator, limit: int) -> set[int]:
    """The numbers at which a comparison with the limit changes its answer."""
    if operator in ("<", ">="):
        return {limit}
    if operator in ("<=", ">"):
        return {limit + 1}
    return {limit, limit + 1}


def _range(start: int | None, after: int | None, high: int | None) -> Cell:
    end = after - 1 if after is not None else high
    value = start if start is not None else end if end is not None else 0
    return Cell(value, (), start, end)
