"""Facts as the cells that hold them: facts with equal cells are one case to the rules.

What is remembered under cells holds no fact of a person, only between which limits it lies. A number that a
calculation reads is its own cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping

from qupcore.deciding.cells import Cell, cells_of
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import ChoiceTerm, IntTerm, Term, Value

__all__ = ["CellFinder", "cell_finder", "cell_finders", "cells_key", "itself"]

CellFinder = Callable[[Value], Hashable]
"""A function from the value of a term to its cell."""


def cell_finders(rulebook: Rulebook) -> dict[str, CellFinder]:
    """For each term that a fact may be given for, what finds its cell under all rules of the rulebook."""
    numbers = rulebook.numbers()
    trees = [entry.when for entry in rulebook.entries]
    calculated = {name for item in rulebook.calculations for name in item.terms}
    return {
        name: itself if name in calculated else cell_finder(term, cells_of(term, trees, numbers))
        for name, term in rulebook.terms.items()
    }


def cells_key(
    finders: Iterable[tuple[str, CellFinder]],
    facts: Mapping[str, Value],
    least: Mapping[str, int] | None = None,
) -> tuple[Hashable, ...]:
    """The cells of the facts, in the order of the finders; None for what is not known.

    Args:
        finders: The terms, each with what finds its cell.
        facts: What is known.
        least: Numbers that are not known, and what they are no smaller than; their cells stand apart.
    """
    key: list[Hashable] = []
    for name, find in finders:
        value = facts.get(name)
        if value is not None:
            key.append(find(value))
        elif least and name in least:
            key.append(("least", find(least[name])))
        else:
            key.append(None)
    return tuple(key)


def cell_finder(term: Term, cells: tuple[Cell, ...] | None) -> CellFinder:
    """What finds the cell of a value; no cells where a calculation combines the term with others."""
    if isinstance(term, ChoiceTerm) and cells is not None:
        groups: dict[Value, Hashable] = {
            value: number for number, cell in enumerate(cells) for value in cell.values
        }
        return lambda value: groups.get(value, value)
    if not isinstance(term, IntTerm) or cells is None:
        return itself
    starts = [cell.low for cell in cells[1:] if cell.low is not None]
    low, high = term.low, term.high

    def cell(value: Value) -> Hashable:
        assert isinstance(value, int)
        if (low is not None and value < low) or (high is not None and value > high):
            return ("outside", value)
        return bisect_right(starts, value)

    return cell


def itself(value: Value) -> Hashable:
    """The cell of a value that is its own."""
    return value
