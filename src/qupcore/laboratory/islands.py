"""Islands: conditions of two rulebooks that share facts, and everything that can come of those facts.

Within a cell of a fact neither rulebook tells two values apart, so one value stands for all of them. Facts
that no condition reads together are decided apart: the ways through an island are tried one by one, and the
islands are joined by what comes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import prod

import attrs

from qupcore.deciding.cells import Cell, cells_of
from qupcore.engines.reference import condition_of
from qupcore.law.terms.right import IMPLIED, Assessed
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.rules.terms import Term, Value

__all__ = ["Profile", "TooManyWays", "profiles"]

Met = Callable[[Mapping[str, Value]], bool | None]

MOST_WAYS = 1_000_000
"""Ways through one island that are tried."""

_ALWAYS_TRUE = frozenset({Assessed.work_ability.name})
"""Facts that a case states only where they are true: an assessment that was made."""


class TooManyWays(Exception):
    """The facts of an island cannot be tried one by one; the argument says why."""


@attrs.frozen
class Profile:
    """What comes of the facts of one island.

    Attributes:
        facts: One set of facts from which it comes, of the terms that the first rulebook reads.
        failed: The conditions of the first rulebook that are not met.
        after: The sets of conditions of the second rulebook that may be unmet, over the terms that only it
            reads; each with facts of those terms, or with None where it comes of a fact that is unknown.
    """

    facts: Mapping[str, Value]
    failed: frozenset[str]
    after: Mapping[frozenset[str], Mapping[str, Value] | None]


def profiles(before: Rulebook, after: Rulebook) -> list[list[Profile]]:
    """For each island the different things that can come of it.

    Raises:
        TooManyWays: a fact enters a calculation, or an island has more than `MOST_WAYS` ways.
    """
    terms = {**_terms(before), **_terms(after)}
    values = {name: _values(term, before, after) for name, term in terms.items()}
    return [_profiles(names, values, before, after) for names in _joined(before, after)]


def _terms(rulebook: Rulebook) -> dict[str, Term]:
    return {name: term for entry in rulebook.conditions for name, term in entry.terms.items()}


def _numbers(rulebook: Rulebook) -> dict[str, int | None]:
    return {name: value.value for name, value in rulebook.values.items()}


def _values(term: Term, before: Rulebook, after: Rulebook) -> tuple[Value, ...]:
    """A value for each cell that the two rulebooks have together."""
    if term.name in _ALWAYS_TRUE:
        return (True,)
    found: dict[Value, None] = {}
    for rulebook in (before, after):
        cells = cells_of(term, [entry.when for entry in rulebook.conditions], _numbers(rulebook))
        if cells is None:
            raise TooManyWays(term.name)
        for cell in cells:
            found |= dict.fromkeys(cell.values or (_nearest(cell),))
    return tuple(found)


def _nearest(cell: Cell) -> Value:
    """The number of a cell that is nearest to the limit above it: 17 years rather than 0."""
    return cell.value if cell.high is None else cell.high


def _joined(before: Rulebook, after: Rulebook) -> list[tuple[str, ...]]:
    """The terms that conditions read together, or that answer each other, in the order of the conditions."""
    groups = [tuple(entry.terms) for rulebook in (before, after) for entry in rulebook.conditions]
    read = {name for group in groups for name in group}
    groups += [(one.name, other.name) for one, other in IMPLIED if {one.name, other.name} <= read]
    found: list[dict[str, None]] = []
    for group in filter(None, groups):
        together = dict.fromkeys(group)
        apart = []
        for island in found:
            if island.keys() & together.keys():
                together = {**island, **together}
            else:
                apart.append(island)
        found = [*apart, together]
    factless = [()] if () in groups else []
    return [*(tuple(island) for island in found), *factless]


def _profiles(
    names: Sequence[str], values: Mapping[str, Sequence[Value]], before: Rulebook, after: Rulebook
) -> list[Profile]:
    if prod(len(values[name]) for name in names) > MOST_WAYS:
        raise TooManyWays(", ".join(names))
    first, second = _of(before, names), _of(after, names)
    read = [name for name in names if any(name in entry.terms for entry, _ in first)]
    new = [name for name in names if name not in read]
    found: dict[tuple[frozenset[str], frozenset[frozenset[str]]], Profile] = {}
    for facts in _ways(read, values, {}):
        failed = frozenset(entry.id for entry, met in first if not met(facts))
        later: dict[frozenset[str], Mapping[str, Value] | None] = {}
        for whole in _ways(new, values, facts):
            unmet = frozenset(entry.id for entry, met in second if not met(whole))
            later.setdefault(unmet, {name: whole[name] for name in new})
        for name in _ALWAYS_TRUE.intersection(new):
            for whole in _ways([other for other in new if other != name], values, facts):
                later.setdefault(frozenset(entry.id for entry, met in second if not met(whole)), None)
        if later:
            found.setdefault((failed, frozenset(later)), Profile(facts, failed, later))
    return list(found.values())


def _of(rulebook: Rulebook, names: Sequence[str]) -> list[tuple[Entry, Met]]:
    """The conditions of an island; those that read no fact are an island of their own."""
    numbers = _numbers(rulebook)
    return [
        (entry, condition_of(entry.when, numbers))
        for entry in rulebook.conditions
        if (any(name in names for name in entry.terms) if names else not entry.terms)
    ]


def _ways(
    names: Sequence[str], values: Mapping[str, Sequence[Value]], known: Mapping[str, Value]
) -> Iterator[dict[str, Value]]:
    """Every choice of values for the terms that does not contradict itself."""
    for chosen in product(*(values[name] for name in names)):
        facts = {**known, **dict(zip(names, chosen, strict=True))}
        if not any(facts.get(narrow.name) and facts.get(wide.name) is False for narrow, wide in IMPLIED):
            yield facts
