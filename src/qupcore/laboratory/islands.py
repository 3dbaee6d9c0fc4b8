"""Islands: conditions of two rulebooks that share facts, and everything that can come of those facts.

Within a cell of a fact neither rulebook tells two values apart, so one value stands for all of them. Facts
that no condition reads together are decided apart: each fact of an island is known or not, every choice is
tried, and the islands are joined by what comes of them. A condition whose answer depends on what is unknown
is open, as when a case is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Literal

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


State = Literal["met", "unmet", "open"]
"""All conditions of an island are met, one surely is not, or it depends on unknown facts."""


@attrs.frozen
class Profile:
    """What comes of facts of one island under both rulebooks.

    Attributes:
        facts: The fewest known facts from which it comes.
        before: What comes of them under the first rulebook.
        after: What comes of them under the second.
        failed: By rulebook, the conditions that these facts do not meet, as a decision finds each by itself.
    """

    facts: Mapping[str, Value]
    before: State
    after: State
    failed: tuple[frozenset[str], frozenset[str]]


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
    """The terms that conditions read together, or that answer each other, in the order of the conditions.

    A condition that reads other facts after than before is of one island, with the facts of both.
    """
    reworded = {entry.id: tuple(entry.terms) for entry in after.conditions}
    groups = [(*entry.terms, *reworded.get(entry.id, ())) for entry in before.conditions]
    groups += [tuple(entry.terms) for entry in after.conditions]
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
    free = {name: (True, False) if name in _ALWAYS_TRUE else values[name] for name in names}
    if prod((len(values[name]) + 1) * len(free[name]) for name in names) > MOST_WAYS:
        raise TooManyWays(", ".join(names))
    both = _of(before, names), _of(after, names)
    unmet = {
        way: tuple(
            frozenset(entry.id for entry, met in conditions if not met(dict(zip(names, way, strict=True))))
            for conditions in both
        )
        for way in product(*(free[name] for name in names))
    }
    found: dict[tuple[object, ...], Profile] = {}
    for facts in _known(names, values):
        ways = [unmet[way] for way in product(*((facts[n],) if n in facts else free[n] for n in names))]
        sides = [{way[side] for way in ways} for side in (0, 1)]
        states = tuple(_state(side) for side in sides)
        failed = tuple(
            frozenset(entry.id for entry, met in conditions if met(facts) is False) for conditions in both
        )
        key = (states, failed)
        if key not in found or len(facts) < len(found[key].facts):
            found[key] = Profile(facts, states[0], states[1], (failed[0], failed[1]))
    return list(found.values())


def _state(unmet: Collection[frozenset[str]]) -> State:
    if frozenset() not in unmet:
        return "unmet"
    return "met" if len(unmet) == 1 else "open"


def _known(names: Sequence[str], values: Mapping[str, Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """Every choice of known facts that does not contradict itself, with what they answer of other facts."""
    for chosen in product(*((None, *values[name]) for name in names)):
        facts = {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        for narrow, wide in ((one.name, other.name) for one, other in IMPLIED):
            if facts.get(narrow) is True and wide in names:
                if facts.get(wide) is False:
                    break
                facts[wide] = True
            elif facts.get(wide) is False and narrow in names:
                facts[narrow] = False
        else:
            yield facts


def _of(rulebook: Rulebook, names: Sequence[str]) -> list[tuple[Entry, Met]]:
    """The conditions of an island; those that read no fact are an island of their own."""
    numbers = _numbers(rulebook)
    return [
        (entry, condition_of(entry.when, numbers))
        for entry in rulebook.conditions
        if (any(name in names for name in entry.terms) if names else not entry.terms)
    ]
