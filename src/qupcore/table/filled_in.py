"""Whether the three values of a rulebook are what filling in the missing facts gives.

`decide()` fills in what is missing in every way. A table only has Kleene's three values, which can leave open
what every way of filling in decides alike (`p or not p`). So a rulebook is tried first: for everything that
can be known about the facts of an island, both must come to the same. One that differs is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

from qupcore.deciding.cells import cells_of
from qupcore.deciding.filling import MOST_FILLINGS, islands
from qupcore.domain.truth import Truth
from qupcore.engines.reference import condition_of
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.memory import remembered
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.rules.terms import Value

__all__ = ["check_filled_in"]

_Known = tuple[Value | None, ...]
_MOST_TRIED = 16 * MOST_FILLINGS


@remembered(most=256)
def check_filled_in(rulebook: Rulebook) -> bool:
    """True, for a rulebook whose three values are what filling in gives.

    Raises:
        RuleError: conditions come to something else, or have too many ways to try them all.

    >>> from datetime import date
    >>> from qupcore.rules import NATIONAL
    >>> check_filled_in(NATIONAL.in_force(date(2026, 9, 1)))
    True
    """
    numbers = rulebook.numbers()
    for island in islands(rulebook.conditions):
        _check(island, numbers)
    return True


def _check(island: Sequence[Entry], numbers: Mapping[str, int | None]) -> None:
    trees = [entry.when for entry in island]
    terms = {name: term for entry in island for name, term in entry.terms.items()}
    cells = {name: cells_of(term, trees, numbers) for name, term in terms.items()}
    names = ", ".join(entry.id for entry in island)
    if any(found is None for found in cells.values()):
        raise _refused(
            names, worded("numbers of several facts are put together, so not every way can be tried")
        )
    ways = {name: [cell.value for cell in found] for name, found in cells.items() if found is not None}
    if prod(len(values) + 1 for values in ways.values()) > _MOST_TRIED:
        raise _refused(names, worded("there are too many ways of filling in their facts to try them all"))
    decide = [condition_of(tree, numbers) for tree in trees]
    found: dict[_Known, Truth] = {}
    for known in product(*([None, *values] for values in ways.values())):
        facts = {name: value for name, value in zip(ways, known, strict=True) if value is not None}
        truths = [one(facts) for one in decide]
        kleene = False if False in truths else None if None in truths else True
        found[known] = kleene
    for known, kleene in found.items():
        if kleene is None and len(_filled(known, ways, found)) == 1:
            unknown = [name for name, value in zip(ways, known, strict=True) if value is None]
            raise _refused(
                names,
                worded(
                    "with {names} unknown they are decided all the same, which three values do not show",
                    names=", ".join(unknown),
                ),
            )


def _filled(known: _Known, ways: Mapping[str, Sequence[Value]], found: Mapping[_Known, Truth]) -> set[Truth]:
    """What the island comes to in every way of filling in what is unknown."""
    open_ = [values if value is None else [value] for value, values in zip(known, ways.values(), strict=True)]
    return {found[way] for way in product(*open_)}


def _refused(names: str, why: str) -> RuleError:
    return RuleError(
        worded("a table cannot decide these rules: {names}", names=names),
        why=why,
        remedy="decide case by case with `decide`, or write the rules so that each fact is read once",
    )
