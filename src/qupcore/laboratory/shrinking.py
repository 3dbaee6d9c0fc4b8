"""The smallest facts of a class: fewest known, then values near zero and dates near a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from qupcore.rules.terms import IntTerm, Term, Value

__all__ = ["shrunk"]

Holds = Callable[[Mapping[str, Value]], bool]

MOST_TRIES = 400
"""Facts that are tried for one witness."""

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
    found = dict(facts)
    for name in tuple(facts):
        fewer = {term: value for term, value in found.items() if term != name}
        if holds(fewer):
            found = fewer
    tries = 0
    improved = True
    while improved and tries < MOST_TRIES:
        improved = False
        for smaller in (*_moved(found, terms, on), *_smaller(found, terms, on)):
            tries += 1
            less = _weight(smaller, terms, on) < _weight(found, terms, on)
            if less and tries < MOST_TRIES and holds(smaller):
                found, improved = smaller, True
                break
    return found


def _moved(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date) -> Iterator[dict[str, Value]]:
    """All dates moved together, by days or by cycles of four years."""
    dates = {name: int(value) for name, value in facts.items() if _is_date(terms[name])}
    if not dates:
        return
    away = on.toordinal() - max(dates.values())
    for by in (away, away // _CYCLE * _CYCLE, -(-away // _CYCLE) * _CYCLE):
        yield {**facts, **{name: value + by for name, value in dates.items()}}


def _smaller(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date) -> Iterator[dict[str, Value]]:
    """One value exchanged for one nearer to zero, or to the day."""
    for name, value in facts.items():
        term = terms[name]
        if isinstance(term, IntTerm):
            base = on.toordinal() if _is_date(term) else max(0, term.low or 0)
            away = int(value) - base
            for step in (away, away // 2, away // 10, *_powers(away), 1 if away > 0 else -1):
                yield {**facts, name: int(value) - step}


def _powers(away: int) -> Iterator[int]:
    """Powers of ten up to a number, the largest first, with its sign."""
    sign = 1 if away > 0 else -1
    power = 10 ** (len(str(abs(away))) - 1)
    while power > 1:
        yield sign * power
        power //= 10


def _weight(facts: Mapping[str, Value], terms: Mapping[str, Term], on: date) -> tuple[int, int]:
    """How far the values are from zero, and the dates from the day."""
    away = 0
    for name, value in facts.items():
        term = terms[name]
        if isinstance(term, IntTerm):
            away += abs(int(value) - (on.toordinal() if _is_date(term) else max(0, term.low or 0)))
    return len(facts), away


def _is_date(term: Term) -> bool:
    return isinstance(term, IntTerm) and term.unit == "date"
