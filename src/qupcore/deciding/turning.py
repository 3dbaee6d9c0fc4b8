"""The turns of a refusal: the smallest sets of facts that would have to change."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, islice, product
from math import prod

from qupcore.deciding.cells import Cell
from qupcore.deciding.filling import MOST_FILLINGS, islands, settled
from qupcore.deciding.prepared import CompiledRulebook
from qupcore.domain.answers.decision import FactChange, Turn
from qupcore.domain.truth import Truth, outcome_of
from qupcore.rules.rulebook import Entry
from qupcore.rules.terms import Value

__all__ = ["MOST_TURNS", "turns_of"]

MOST_TURNS = 32

Way = dict[str, Cell]


def turns_of(
    prepared: CompiledRulebook, facts: Mapping[str, Value], least: Mapping[str, int] | None = None
) -> tuple[Turn, ...]:
    """The smallest sets of changed facts after which no condition of the right fails.

    Each failing island of conditions must be changed by itself. The sets are all combinations of the smallest
    changes of each island, at most `MOST_TURNS` of them, in the order of the rules.

    Args:
        prepared: The rulebook made ready.
        facts: What is known.
        least: Numbers that are not known, and what they are no smaller than.
    """
    return prepared.remembered(
        "turns", prepared.cells, facts, least, lambda: _turns(prepared, facts, least or {})
    )


def _turns(
    prepared: CompiledRulebook, facts: Mapping[str, Value], least: Mapping[str, int]
) -> tuple[Turn, ...]:
    mendings = []
    for island in islands(prepared.rulebook.conditions):
        if settled(prepared, island, facts, least) is False:
            smallest = _smallest(prepared, island, facts, least)
            if not smallest:
                return ()
            mendings.append(smallest)
    found = []
    for parts in islice(product(*mendings), MOST_TURNS):
        way = {name: cell for part in parts for name, cell in part.items()}
        truth = settled(prepared, prepared.rulebook.conditions, _with(facts, way), least)
        found.append(_turn(way, truth))
    return tuple(found)


def _smallest(
    prepared: CompiledRulebook, island: list[Entry], facts: Mapping[str, Value], least: Mapping[str, int]
) -> list[Way]:
    """The changes of the fewest facts after which no condition in the island fails."""
    names = dict.fromkeys(name for entry in island for name in entry.terms)
    what = ("changes", *(entry.id for entry in island))
    return prepared.remembered(
        what, names, facts, least, lambda: _smallest_tried(prepared, island, facts, least)
    )


def _smallest_tried(
    prepared: CompiledRulebook, island: list[Entry], facts: Mapping[str, Value], least: Mapping[str, int]
) -> list[Way]:
    others: dict[str, list[Cell]] = {}
    for name in dict.fromkeys(name for entry in island for name in entry.terms):
        cells = prepared.cells[name]
        if cells is not None:
            others[name] = [cell for cell in cells if name not in facts or not cell.holds(facts[name])]
    tried = 0
    for size in range(1, len(others) + 1):
        found: list[Way] = []
        for names in combinations(others, size):
            tried += prod(len(others[name]) for name in names)
            if tried > MOST_FILLINGS:
                return found
            for cells in product(*(others[name] for name in names)):
                way = dict(zip(names, cells, strict=True))
                if settled(prepared, island, _with(facts, way), least) is not False:
                    found.append(way)
        if found:
            return found
    return []


def _with(facts: Mapping[str, Value], way: Way) -> dict[str, Value]:
    return {**facts, **{name: cell.value for name, cell in way.items()}}


def _turn(way: Way, truth: Truth) -> Turn:
    return Turn(
        changes=tuple(
            FactChange(term=name, values=cell.values, low=cell.low, high=cell.high)
            for name, cell in way.items()
        ),
        leads_to=outcome_of(truth),
    )
