"""The values of each fact that are worth trying: the ends of its cells, where a rule changes its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

import attrs

from qupcore.deciding.cells import Cell, cells_of
from qupcore.laboratory.islands import TooManyWays, profiles
from qupcore.memory import remembered
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition, Constant, walk
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value

__all__ = ["FactValues", "values_on", "values_read_by"]


@attrs.frozen
class FactValues:
    """A fact that rules read, with the values worth trying.

    Attributes:
        term: The fact.
        cells: The values, those that no rule tells apart together, the least first.
        favoured: The cell of somebody who meets every condition; None where it does not matter, or where
            nothing is known of it.
    """

    term: Term
    cells: tuple[tuple[Value, ...], ...]
    favoured: int | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        """All values."""
        return tuple(value for cell in self.cells for value in cell)

    def cell(self, value: Value) -> int:
        """The number of the cell that holds a value, or is the nearest below it."""
        if not isinstance(self.term, IntTerm):
            return next((n for n, cell in enumerate(self.cells) if value in cell), 0)
        return max((n for n, cell in enumerate(self.cells) if cell[0] <= value), default=0)  # type: ignore[operator]


def values_on(law: Law, day: date) -> tuple[FactValues, ...]:
    """Every fact that the rules about the right read on a day, in the order of the rules.

    >>> from qupcore.rules import NATIONAL
    >>> choices = values_on(NATIONAL, date(2026, 9, 1))
    >>> [choice.values for choice in choices if choice.term.name == "person.age"]
    [(0, 17, 18, 66, 67, 150)]
    """
    return values_read_by(law.in_force(day))


def values_read_by(*rulebooks: Rulebook) -> tuple[FactValues, ...]:
    """Every fact that some of the rulebooks read, with the limits of all of them.

    A new rule or a new limit is followed: nothing here names a fact.
    """
    return _choices(rulebooks)


@remembered(most=64)
def _choices(rulebooks: tuple[Rulebook, ...]) -> tuple[FactValues, ...]:
    entries = [entry for book in rulebooks for entry in _entries(book)]
    terms = {name: term for entry in entries for name, term in entry.terms.items()}
    liked = _favoured(rulebooks[0])
    found = []
    for name, term in terms.items():
        cells = tuple(_cells(term, rulebooks))
        favoured = next((n for n, cell in enumerate(cells) if name in liked and liked[name] in cell), None)
        found.append(FactValues(term, cells, favoured))
    return tuple(found)


def _entries(book: Rulebook) -> tuple[Entry, ...]:
    return (*book.conditions, *book.starting_points.values(), *book.readings)


def _favoured(book: Rulebook) -> Mapping[str, Value]:
    """The fewest facts with which every condition is met; nothing where there are none or too many ways."""
    try:
        met = [[way for way in island if way.before == "met"] for island in profiles(book, book)]
    except TooManyWays:
        return {}
    if not all(met):
        return {}
    return {name: value for ways in met for name, value in ways[0].facts.items()}


def _cells(term: Term, rulebooks: Iterable[Rulebook]) -> Iterator[tuple[Value, ...]]:
    """The ends of each cell that the rulebooks have together."""
    if isinstance(term, BoolTerm):
        yield from ((False,), (True,))
        return
    if isinstance(term, ChoiceTerm):
        yield from ((value,) for value in term.values)
        return
    assert isinstance(term, IntTerm)
    starts: set[int] = set()
    for book in rulebooks:
        trees = [entry.when for entry in _entries(book)]
        cells = cells_of(term, trees, book.numbers())
        starts |= _limits(term, trees, book) if cells is None else _starts(cells)
    low = term.low if term.low is not None else min(starts, default=0) - 1
    high = term.high if term.high is not None else max((low, *starts)) + 1
    edges = sorted({low, *(start for start in starts if low < start <= high), high + 1})
    for start, after in pairwise(edges):
        yield tuple(dict.fromkeys((start, after - 1)))


def _starts(cells: Iterable[Cell]) -> set[int]:
    return {cell.low for cell in cells if cell.low is not None}


def _limits(term: IntTerm, trees: Iterable[Condition], book: Rulebook) -> set[int]:
    """Numbers of its unit, where it enters a calculation: the rulebook's own, and one more."""
    constants = {
        node.value
        for tree in trees
        for node in walk(tree)
        if isinstance(node, Constant) and node.unit == term.unit
    }
    numbers = {
        value.value
        for name, value in book.values.items()
        if book.units.get(name) == term.unit and value.value is not None
    }
    if not constants | numbers:  # a count that is multiplied with something
        return {1, 2}
    return {limit + more for limit in constants | numbers for more in (0, 1)}
