"""The conditions of a measure as trees: read once, and never heavier than the engines can take."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import prod

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.domain.measure_limits import AgeBand
from qupcore.errors import RuleError
from qupcore.law.terms import Person
from qupcore.rules.expression import parse_condition
from qupcore.rules.nodes import All, Any, Condition, Constant, Not, OneOf
from qupcore.rules.terms import ChoiceTerm
from qupcore.rules.writing import all_of

__all__ = ["MOST_WAYS", "age_condition", "condition"]

MOST_WAYS = 128
"""Ways in which one condition may be met, or not be met: its disjunctive normal form has so many parts."""


@lru_cache(maxsize=20_000)
def condition(text: str) -> Condition:
    """The tree of an expression; the same object for the same text.

    Raises:
        RuleError: it cannot be read, or there are too many ways to meet it.

    >>> condition("person.age < 30") is condition("person.age < 30")
    True
    """
    tree = parse_condition(text, admission_vocabulary())
    if max(_ways(tree, True), _ways(tree, False)) > MOST_WAYS:
        raise RuleError(
            f"more than {MOST_WAYS} ways to meet one condition",
            where="column 1",
            remedy="write several conditions, one for each thing that is asked; all of them must hold",
        )
    return tree


@lru_cache(maxsize=2000)
def _age_condition(low: int | None, high: int | None, reached_in_year: bool) -> Condition:
    age = AdmissionFacts.age_this_year if reached_in_year else Person.age
    parts = []
    if low is not None:
        parts.append(age >= Constant(low, "years"))
    if high is not None:
        parts.append(age <= Constant(high, "years"))
    return parts[0] if len(parts) == 1 else all_of(*parts)


def age_condition(band: AgeBand) -> Condition:
    """The condition that an age band sets.

    >>> from qupcore.rules.expression_text import expression_of
    >>> expression_of(age_condition(AgeBand(low=16, high=29)))
    'person.age >= 16 years and person.age <= 29 years'
    """
    return _age_condition(band.low, band.high, band.reached_in_year)


def _ways(node: Condition, wanted: bool) -> int:
    """An upper bound for the clauses under which a condition is met (or not met)."""
    if isinstance(node, Not):
        return _ways(node.condition, not wanted)
    if isinstance(node, All | Any):
        counts: Iterable[int] = [_ways(part, wanted) for part in node.conditions]
        return sum(counts) if isinstance(node, Any) == wanted else prod(counts)
    if isinstance(node, OneOf) and isinstance(node.term, ChoiceTerm):
        return sum((value in node.values) == wanted for value in node.term.values)
    return 1
