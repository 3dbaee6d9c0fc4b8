"""Facts at the limits of the rules, tried in the hundreds where z3 found neither facts nor a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from random import Random

from qupcore.engines.reference import number_of
from qupcore.laboratory.kinds import Class
from qupcore.rules.nodes import Compare, walk
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value, terms_of

__all__ = ["classes_by_chance"]

POINTS = 1_500
_DAY = 737_000
"""An ordinary day of 2018."""

Kinds = Callable[[Mapping[str, Value]], "set[Class]"]


def classes_by_chance(
    rulebooks: tuple[Rulebook, Rulebook], kinds: Kinds, wanted: Iterable[Class]
) -> dict[Class, dict[str, Value]]:
    """Facts that are in some of the classes; the same ones every time.

    Args:
        rulebooks: The rules before and after.
        kinds: The classes that some facts are in.
        wanted: The classes to look for.
    """
    terms = {name: term for rulebook in rulebooks for name, term in rulebook.terms.items()}
    limits = {limit for rulebook in rulebooks for limit in _limits(rulebook)}
    calculated = {item.gives for rulebook in rulebooks for item in rulebook.calculations}
    values = {name: _values(term, limits) for name, term in terms.items() if name not in calculated}
    random = Random(0)
    missing = set(wanted)
    found: dict[Class, dict[str, Value]] = {}
    for _ in range(POINTS):
        if not missing:
            break
        known = random.choice((1.0, 1.0, 0.9, 0.5))
        facts = {name: random.choice(some) for name, some in values.items() if random.random() < known}
        for kind in missing & kinds(facts):
            found[kind] = facts
            missing.discard(kind)
    return found


def _limits(rulebook: Rulebook) -> Iterable[int]:
    """The numbers of the rules, and what they compare with."""
    numbers = rulebook.numbers()
    yield from (number for number in numbers.values() if number is not None)
    for entry in rulebook.entries:
        for node in walk(entry.when):
            if isinstance(node, Compare) and not terms_of(node.right):
                limit = number_of(node.right, numbers)({})
                if limit is not None:
                    yield limit


def _values(term: Term, limits: Iterable[int]) -> list[Value]:
    if isinstance(term, BoolTerm):
        return [True, False]
    if isinstance(term, ChoiceTerm):
        return list(term.values)
    assert isinstance(term, IntTerm)
    if term.unit == "date":
        return [_DAY + days for days in (0, 0, 1, 31, 59, 181, 364, 365, 366, 730, 731, 1096)]
    near = {limit + by for limit in limits for by in (-1, 0, 1)} | {0, 1, 2, 3, 5, 10, 22, 100, 10_000}
    low = -10 if term.low is None else term.low
    return [number for number in sorted(near) if number >= low and (term.high is None or number <= term.high)]
