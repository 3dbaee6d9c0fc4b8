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

__all__ = ["Place", "place_of", "places_in", "places_key"]

Place = Callable[[Value], Hashable]
"""A function from the value of a term to its cell."""


def places_in(rulebook: Rulebook) -> dict[str, Place]:
    """For each term that a fact may be given for, its place under all rules of the rulebook."""
    numbers = rulebook.numbers()
    trees = [entry.when for entry in rulebook.entries]
    calculated = {name for item in rulebook.calculations for name in item.terms}
    return {
        name: _itself if name in calculated else place_of(term, cells_of(term, trees, numbers))
        for name, term in rulebook.terms.items()
    }


def places_key(
    places: Iterable[tuple[str, Place]], facts: Mapping[str, Value], least: Mapping[str, int] | None = None
) -> tuple[Hashable, ...]:
    """The cells of the facts, in the order of the places; None for what is not known.

    Args:
        places: The terms, each with its place.
        facts: What is known.
        least: Numbers that are not known, and what they are no smaller than; their cells stand apart.
    """
    key: list[Hashable] = []
    for name, place in places:
        value = facts.get(name)
        if value is not None:
            key.append(place(value))
        elif least and name in least:
            key.append(("least", place(least[name])))
        else:
            key.append(None)
    return tuple(key)


def place_of(term: Term, cells: tuple[Cell, ...] | None) -> Place:
    """The place of a term with these cells; None where a calculation combines it with others."""
    if isinstance(term, ChoiceTerm) and cells is not None:
        groups: dict[Value, Hashable] = {
            value: number for number, cell in enumerate(cells) for value in cell.values
        }
        return lambda value: groups.get(value, value)
    if not isinstance(term, IntTerm) or cells is None:
        return _itself
    starts = [cell.low for cell in cells[1:] if cell.low is not None]
    low, high = term.low, term.high

    def cell(value: Value) -> Hashable:
        assert isinstance(value, int)
        if (low is not None and value < low) or (high is not None and value > high):
            return ("outside", value)
        return bisect_right(starts, value)

    return cell


def _itself(value: Value) -> Hashable:
    return value
