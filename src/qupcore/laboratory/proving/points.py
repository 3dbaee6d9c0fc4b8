"""Points: people drawn at the limits of rules, the same ones each time.

Most of what can happen happens to one of a few hundred people whose facts lie at a limit, just below it or
just above it. Such a person is proof that it can; only what happens to none of them needs another proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from random import Random

from qupcore.rules.calendar import days_later, months_later
from qupcore.rules.nodes import Constant, Node, walk
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value

__all__ = ["POINTS", "points"]

POINTS = 600
"""The people who are drawn for one scene."""

_UNKNOWN = 0.08
"""How often a fact is unknown."""

_LAST = date.max.toordinal()

_DAY = date(2026, 9, 1).toordinal()
"""A day near which dates are drawn: the calendar is the same around any other."""


def points(
    terms: Mapping[str, Term], trees: Iterable[Node], count: int = POINTS
) -> Iterator[dict[str, Value]]:
    """People at the limits of rules.

    Args:
        terms: Their facts.
        trees: The rules and formulas whose limits are looked for.
        count: The number of people.
    """
    random = Random(0)
    spans: dict[str, set[int]] = {}
    for tree in trees:
        for node in walk(tree):
            if isinstance(node, Constant):
                spans.setdefault(node.unit, {0}).add(node.value)
    values = {name: _values(term, spans) for name, term in terms.items()}
    for _ in range(count):
        yield {
            name: random.choice(choices) for name, choices in values.items() if random.random() >= _UNKNOWN
        }


def _values(term: Term, spans: Mapping[str, set[int]]) -> list[Value]:
    if isinstance(term, BoolTerm):
        return [True, False]
    if isinstance(term, ChoiceTerm):
        return list(term.values)
    assert isinstance(term, IntTerm)
    dated = term.unit == "date"
    near = _dates(spans) if dated else {*spans.get(term.unit, ()), *spans.get("1", ()), 0, 1, 100}
    low = max(term.low or 1, 1) if dated else term.low
    high = min(term.high or _LAST, _LAST) if dated else term.high
    around = {value + step for value in (*near, low, high) if value is not None for step in (-1, 0, 1)}
    return [
        value for value in sorted(around) if (low is None or value >= low) and (high is None or value <= high)
    ]


def _dates(spans: Mapping[str, set[int]]) -> set[int]:
    """Days before and after a day by each span of the rules, and by two of them."""
    found = {_DAY}
    for _ in range(2):
        found |= {
            later
            for day in found
            for unit, move in (("days", days_later), ("months", months_later))
            for span in spans.get(unit, ())
            for sign in (1, -1)
            if (later := move(day, sign * span)) is not None
        }
    return found
