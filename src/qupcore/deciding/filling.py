"""Every way of filling in the missing facts, and the results.

Kleene's three values can leave an outcome unknown although every way of filling in the gaps leads to the same
outcome (`p or not p`). Conditions that share no missing fact form separate islands. The limit of 4,096 ways
applies to each island, so the answer stays exact with more ways in total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

import attrs

from qupcore.deciding.cells import Cell
from qupcore.deciding.prepared import CompiledRulebook
from qupcore.domain.truth import Truth
from qupcore.memory import found_once
from qupcore.rules.rulebook import Entry
from qupcore.rules.terms import Value

__all__ = ["MOST_FILLINGS", "Filled", "fill", "islands", "settled"]

MOST_FILLINGS = 4096


@attrs.frozen
class Filled:
    """The result of filling in the missing facts.

    Attributes:
        truth: The outcome where every way leads to it, else None.
        exact: Whether every way was looked at.
        asks: The terms that can still change the outcome, most decisive first.
    """

    truth: Truth
    exact: bool
    asks: tuple[str, ...]


def fill(
    prepared: CompiledRulebook,
    facts: Mapping[str, Value],
    found: Mapping[str, Truth],
    least: Mapping[str, int] | None = None,
) -> Filled:
    """Try every way of filling in the facts that the undecided conditions read.

    Args:
        prepared: The rulebook made ready.
        facts: What is known.
        found: What the conditions looked at came to with that; none may be False.
        least: Numbers that are not known, and what they are no smaller than.
    """
    undecided = [entry for entry in prepared.rulebook.conditions if found.get(entry.id, True) is None]
    if not undecided:
        return Filled(True, True, ())
    names = dict.fromkeys(name for entry in undecided for name in entry.terms)
    what = ("filled", *(entry.id for entry in undecided))
    return prepared.remembered(what, names, facts, least, lambda: _filled(prepared, undecided, facts, least))


def _filled(
    prepared: CompiledRulebook,
    undecided: Iterable[Entry],
    facts: Mapping[str, Value],
    least: Mapping[str, int] | None,
) -> Filled:
    weights: dict[str, float] = {}
    exact = True
    mixed = False
    for island in islands(undecided, set(facts)):
        table = _table(prepared, island, facts, least)
        if table is None or None in table.truths:
            exact, mixed = False, True
            if table is None or table.unsplit:  # not every way was tried, so any fact may matter
                weights |= {name: 0.0 for entry in island for name in entry.terms if name not in facts}
            weights |= table.weights if table is not None else {}
        elif set(table.truths) == {False}:
            return Filled(False, True, ())
        elif set(table.truths) != {True}:
            mixed = True
            weights |= table.weights
    if not mixed:
        return Filled(True, exact, ())
    order = {name: place for place, name in enumerate(prepared.rulebook.terms)}
    terms = prepared.rulebook.terms
    asks = sorted(weights, key=lambda name: (-weights[name], terms[name].nature == "judged", order[name]))
    return Filled(None, exact, tuple(asks))


def settled(
    prepared: CompiledRulebook,
    entries: Iterable[Entry],
    facts: Mapping[str, Value],
    least: Mapping[str, int] | None = None,
) -> Truth:
    """Whether these conditions hold together, if every way of filling in the missing facts agrees."""
    found = {entry.id: prepared.single[entry.id](facts) for entry in entries}
    return False if False in found.values() else fill(prepared, facts, found, least).truth


def islands(entries: Iterable[Entry], apart: Iterable[str] = ()) -> list[list[Entry]]:
    """Group rules that share a term, directly or through others; terms in `apart` join no rules."""
    groups: list[tuple[set[str], list[Entry]]] = []
    skip = set(apart)
    for entry in entries:
        terms, members = set(entry.terms) - skip, [entry]
        for other in [group for group in groups if group[0] & terms]:
            groups.remove(other)
            terms |= other[0]
            members = [*other[1], *members]
        groups.append((terms, members))
    return [members for _, members in groups]


def _table(
    prepared: CompiledRulebook,
    island: list[Entry],
    facts: Mapping[str, Value],
    least: Mapping[str, int] | None,
) -> _Table | None:
    """The outcome of an island for every way of filling in; None where there are too many ways."""
    names = dict.fromkeys(name for entry in island for name in entry.terms)
    what = ("table", *(entry.id for entry in island))
    (table,) = prepared.remembered(
        what, names, facts, least, lambda: (_Table.of(prepared, island, facts, least or {}),)
    )
    return table


@attrs.frozen(slots=False)
class _Table:
    """The outcome of an island for every way of filling in its missing terms, first term slowest."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    truths: tuple[Truth, ...]
    unsplit: tuple[str, ...]

    @classmethod
    def of(
        cls,
        prepared: CompiledRulebook,
        island: list[Entry],
        facts: Mapping[str, Value],
        least: Mapping[str, int],
    ) -> _Table | None:
        missing = dict.fromkeys(name for entry in island for name in entry.terms if name not in facts)
        split: dict[str, tuple[Cell, ...]] = {}
        unsplit: list[str] = []
        for name in missing:
            cells = prepared.cells[name]
            if cells is None:
                unsplit.append(name)
            else:
                low = least.get(name)
                split[name] = cells if low is None else tuple(cell for cell in cells if cell.reaches(low))
        sizes = tuple(len(cells) for cells in split.values())
        if prod(sizes) > MOST_FILLINGS:
            return None
        truths = tuple(prepared.together(island, filled) for filled in _ways(split, facts))
        return cls(tuple(split), sizes, truths, tuple(unsplit))

    @found_once
    def weights(self) -> dict[str, float]:
        """Each term that can change the outcome, with the share of its answers that decide at once."""
        found = {}
        for place, name in enumerate(self.names):
            size, step = self.sizes[place], prod(self.sizes[place + 1 :])
            slices = [
                [t for index, t in enumerate(self.truths) if index // step % size == cell]
                for cell in range(size)
            ]
            if any(part != slices[0] for part in slices[1:]):
                found[name] = sum(set(part) == {False} for part in slices) / size
        return found


def _ways(split: Mapping[str, tuple[Cell, ...]], facts: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    filled = dict(facts)
    for way in product(*split.values()):
        for name, cell in zip(split, way, strict=True):
            filled[name] = cell.value
        yield filled
