"""Every choice of known facts of a topic, one for each cell: exact where there are few, and without z3."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import prod

from qupcore.deciding.cells import Cell, cells_of
from qupcore.laboratory.kinds import Class
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Term, Value

__all__ = ["MOST_POINTS", "classes_by_trying"]

MOST_POINTS = 10_000
"""Choices of facts that are tried; beyond, z3 is quicker."""

Kinds = Callable[[Mapping[str, Value]], "set[Class]"]


def classes_by_trying(
    rulebooks: tuple[Rulebook, Rulebook], kinds: Kinds, most: int = MOST_POINTS
) -> dict[Class, dict[str, Value]] | None:
    """For each class that has people, those of whom the fewest facts are known; None where it is too much.

    Args:
        rulebooks: The rules before and after.
        kinds: The classes that some facts are in.
        most: The most choices that are tried.
    """
    if any(rulebook.calculations for rulebook in rulebooks):
        return None
    terms = {name: term for rulebook in rulebooks for name, term in rulebook.terms.items()}
    choices: dict[str, tuple[Value | None, ...]] = {}
    for name, term in terms.items():
        values = _values(term, rulebooks)
        if values is None:
            return None
        choices[name] = (None, *values)
    if prod(map(len, choices.values())) > most:
        return None
    found: dict[Class, dict[str, Value]] = {}
    for facts in _points(choices):
        for kind in kinds(facts):
            if kind not in found or len(facts) < len(found[kind]):
                found[kind] = facts
    return found


def _points(choices: Mapping[str, tuple[Value | None, ...]]) -> Iterator[dict[str, Value]]:
    for way in product(*choices.values()):
        yield {name: value for name, value in zip(choices, way, strict=True) if value is not None}


def _values(term: Term, rulebooks: tuple[Rulebook, Rulebook]) -> tuple[Value, ...] | None:
    """A value for each cell that the two rulebooks have together."""
    found: dict[Value, None] = {}
    for rulebook in rulebooks:
        cells = cells_of(term, [entry.when for entry in rulebook.entries], rulebook.numbers())
        if cells is None:
            return None
        for cell in cells:  # of a choice all values: those of one cell may be in two of the other rulebook
            found |= dict.fromkeys(cell.values or (_nearest(cell),))
    return tuple(found)


def _nearest(cell: Cell) -> Value:
    """The number nearest to the limit above, so that the ends of the cells of both rulebooks are tried."""
    return cell.value if cell.high is None else cell.high
