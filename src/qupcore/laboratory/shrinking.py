"""The smallest facts of a class: fewest known, then values near zero and dates near a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from qupcore.rules.terms import IntTerm, Term, Value

__all__ = ["needed", "shrunk"]

Holds = Callable[[Mapping[str, Value]], bool]

ROUNDS = 6
"""How often each value is made smaller."""

_CYCLE = 1461
"""Days of four years: dates moved by them stay the same days of the same months."""


def shrunk(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date, holds: Holds) -> dict[str, Value]:
    """Facts of which none can be left out, with smaller values, as long as something holds of them.

    Args:
        facts: Facts of which it holds.
        terms: The terms, by name.
        on: The day near which dates are shown.
        holds: What must hold.
    """
    found = needed(facts, holds)
    holds = _of_somebody(holds, terms)
    for _ in range(ROUNDS):
        before = found
        found = _first(found, _moved(found, terms, on), terms, on, holds)
        for name in found:
            for smaller in _smaller(name, found, terms, on):
                found = _first(found, [smaller], terms, on, holds)
            found = _bisected(name, found, terms, on, holds)
        found = needed(found, holds)  # a fact may be needless now that others have smaller values
        if found == before:
            break
    return found


def _of_somebody(holds: Holds, terms: Mapping[str, Term]) -> Holds:
    """Whether it holds of facts within the bounds of their terms: nobody is absent for -1 days."""

    def possible(name: str, value: Value) -> bool:
        term = terms[name]
        if not isinstance(term, IntTerm):
            return True
        number = int(value)
        return (term.low is None or term.low <= number) and (term.high is None or number <= term.high)

    return lambda facts: all(possible(name, value) for name, value in facts.items()) and holds(facts)


def needed(facts: Mapping[str, Value], holds: Holds) -> dict[str, Value]:
    """The facts without those that are not needed for something to hold; of the rest none can be left out.

    Args:
        facts: Facts of which it holds.
        holds: What must hold.

    >>> needed({"a": 1, "b": 2}, lambda facts: len(facts) != 1)
    {'a': 1, 'b': 2}
    >>> needed({"a": 1, "b": 2, "c": 3}, lambda facts: "a" in facts or "b" not in facts)
    {}
    """
    found = dict(facts)
    before: dict[str, Value] | None = None
    while found != before:  # what was needed beside another fact may not be so without it
        before = found
        for name in before:
            fewer = {term: value for term, value in found.items() if term != name}
            if holds(fewer):
                found = fewer
    return found


def _first(
    found: dict[str, Value],
    others: Iterable[dict[str, Value]],
    terms: Mapping[str, Term],
    on: date,
    holds: Holds,
) -> dict[str, Value]:
    """The first of some facts that are smaller and of which it holds too; else the facts as they are."""
    least = _away(found, terms, on)
    return next((other for other in others if _away(other, terms, on) < least and holds(other)), found)


def _moved(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date) -> Iterator[dict[str, Value]]:
    """All dates moved together, by days or by cycles of four years."""
    dates = {name: int(value) for name, value in facts.items() if _is_date(terms[name])}
    if not dates:
        return
    away = on.toordinal() - max(dates.values())
    for by in (away, away // _CYCLE * _CYCLE, -(-away // _CYCLE) * _CYCLE):
        yield {**facts, **{name: value + by for name, value in dates.items()}}


def _bisected(
    name: str, facts: dict[str, Value], terms: Mapping[str, Term], on: date, holds: Holds
) -> dict[str, Value]:
    """One value exchanged for one of which it just holds: the limit of a rule."""
    term = terms[name]
    if not isinstance(term, IntTerm):
        return facts
    base = _base(term, on)
    found, step = facts, int(facts[name]) - base
    low = 0
    while abs(step - low) > 1:
        middle = (low + step) // 2
        nearer = {**facts, name: base + middle}
        if holds(nearer):
            found, step = nearer, middle
        else:
            low = middle
    return found


def _smaller(
    name: str, facts: Mapping[str, Value], terms: Mapping[str, Term], on: date
) -> Iterator[dict[str, Value]]:
    """One value exchanged for others, beginning with the nearest to zero, or to the day."""
    term = terms[name]
    if not isinstance(term, IntTerm):
        return
    base = _base(term, on)
    away = int(facts[name]) - base
    near = (0, 1, -1, 2, *_powers(away), away // 2, away - 1 if away > 0 else away + 1)
    for number in dict.fromkeys(base + step for step in near if abs(step) < abs(away)):
        yield {**facts, name: number}


def _powers(away: int) -> Iterator[int]:
    """Round numbers of the size of a number and below, the smallest first, with its sign."""
    sign = 1 if away > 0 else -1
    for digits in range(1, len(str(abs(away)))):
        yield sign * 10**digits


def _away(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date) -> int:
    """How far the values are from zero, and the dates from the day."""
    away = 0
    for name, value in facts.items():
        term = terms[name]
        if isinstance(term, IntTerm):
            away += abs(int(value) - _base(term, on))
    return away


def _base(term: IntTerm, on: date) -> int:
    """The value from which others are counted."""
    return on.toordinal() if _is_date(term) else max(0, term.low or 0)


def _is_date(term: Term) -> bool:
    return isinstance(term, IntTerm) and term.unit == "date"
