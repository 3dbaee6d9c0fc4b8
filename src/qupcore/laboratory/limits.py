"""Values of facts at the limits of the rules: on a limit and beside it, and the days some months apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qupcore.engines.reference import number_of
from qupcore.rules.calendar import months_later
from qupcore.rules.nodes import Compare, walk
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value, terms_of

__all__ = ["values_at_limits"]

_DAY = date(2018, 11, 1).toordinal()
"""An ordinary day, from which months are counted."""

_COMMON = (0, 1, 2, 3, 5, 10, 22, 100, 10_000)


def values_at_limits(rulebooks: Iterable[Rulebook]) -> dict[str, list[Value]]:
    """For each fact that rulebooks read, the values at which their answers may change."""
    rulebooks = tuple(rulebooks)
    terms = {name: term for rulebook in rulebooks for name, term in rulebook.terms.items()}
    calculated = {item.gives for rulebook in rulebooks for item in rulebook.calculations}
    numbers = {limit for rulebook in rulebooks for limit in _limits(rulebook)}
    near = sorted({limit + by for limit in numbers for by in (-1, 0, 1)} | set(_COMMON))
    days = _days(rulebooks)
    return {name: _values(term, near, days) for name, term in terms.items() if name not in calculated}


def _limits(rulebook: Rulebook) -> Iterator[int]:
    """The numbers of the rules, and what they compare with."""
    numbers = rulebook.numbers()
    yield from (number for number in numbers.values() if number is not None)
    for entry in rulebook.entries:
        for node in walk(entry.when):
            if isinstance(node, Compare) and not terms_of(node.right):
                limit = number_of(node.right, numbers)({})
                if limit is not None:
                    yield limit


def _days(rulebooks: Iterable[Rulebook]) -> list[int]:
    """Days before, on and after those that are some months after an ordinary one."""
    found = {_DAY - 1, _DAY, _DAY + 1, _DAY + 31}
    for rulebook in rulebooks:
        for name, value in rulebook.values.items():
            if rulebook.units[name] == "months" and value.value is not None and abs(value.value) < 600:
                for months in (value.value, -value.value):
                    later = months_later(_DAY, months)
                    found |= {later - 1, later, later + 1} if later is not None else set()
    return sorted(found)


def _values(term: Term, near: Iterable[int], days: list[int]) -> list[Value]:
    if isinstance(term, BoolTerm):
        return [True, False]
    if isinstance(term, ChoiceTerm):
        return list(term.values)
    assert isinstance(term, IntTerm)
    if term.unit == "date":
        return list(days)
    low = -10 if term.low is None else term.low
    return [number for number in near if number >= low and (term.high is None or number <= term.high)]
