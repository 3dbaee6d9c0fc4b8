"""The conditions of a measure as trees, read once and limited to a size that the engines can handle."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.measure_limits import AgeBand
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.law.terms.right import ApplicantFacts
from qupcore.memory import remembered
from qupcore.rules.expression import parse_condition
from qupcore.rules.nodes import All, Any, Arithmetic, Condition, Constant, Divide, Not, Number, OneOf, walk
from qupcore.rules.terms import ChoiceTerm, IntTerm
from qupcore.rules.writing import all_of

__all__ = ["LARGEST", "MOST_CONDITION_WAYS", "age_condition", "condition", "ways"]

MOST_CONDITION_WAYS = 128
"""Ways in which one condition may be met, or not be met: its disjunctive normal form has so many parts."""
LARGEST = 10**12
"""No number in a condition may become larger: engines compare whole numbers exactly up to 2**53."""


def condition(text: str) -> Condition:
    """The tree of an expression; the same object for the same text.

    Raises:
        RuleError: it cannot be read, there are too many ways to meet it, or its numbers are too large.

    >>> condition("person.age < 30") is condition("person.age < 30")
    True
    """
    if type(text) is not str:  # called often, so only faulty conditions get the full check
        check_arguments(condition, locals())
    return _condition(text)


@remembered(most=20_000)
def _condition(text: str) -> Condition:
    tree = parse_condition(text, admission_vocabulary())
    if max(ways(tree, True), ways(tree, False)) > MOST_CONDITION_WAYS:
        raise RuleError(
            worded(
                "more than {most_condition_ways} ways to meet one condition",
                most_condition_ways=MOST_CONDITION_WAYS,
            ),
            where=worded("column {column}", column=1),
            remedy="split it into several conditions; all of them must be met",
        )
    if max((_size(node) for node in walk(tree) if isinstance(node, Number)), default=0) > LARGEST:
        raise RuleError(
            worded("a number that can become larger than {largest}", largest=LARGEST),
            where=worded("column {column}", column=1),
            remedy="use smaller numbers",
        )
    return tree


@remembered(most=2000)
def _age_condition(low: int | None, high: int | None, reached_in_year: bool) -> Condition:
    age = AdmissionFacts.age_this_year if reached_in_year else ApplicantFacts.age
    parts = []
    if low is not None:
        parts.append(age >= Constant(low, "years"))
    if high is not None:
        parts.append(age <= Constant(high, "years"))
    return parts[0] if len(parts) == 1 else all_of(*parts)


def age_condition(band: AgeBand) -> Condition:
    """The condition that an age band sets.

    >>> from qupcore.rules import expression_of
    >>> expression_of(age_condition(AgeBand(low=16, high=29)))
    'person.age >= 16 years and person.age <= 29 years'
    """
    return _age_condition(band.low, band.high, band.reached_in_year)


def ways(node: Condition, wanted: bool) -> int:
    """An upper bound for the number of clauses under which a condition is met (or not met)."""
    if isinstance(node, Not):
        return ways(node.condition, not wanted)
    if isinstance(node, All | Any):
        counts: Iterable[int] = [ways(part, wanted) for part in node.conditions]
        return sum(counts) if isinstance(node, Any) == wanted else prod(counts)
    if isinstance(node, OneOf) and isinstance(node.term, ChoiceTerm):
        return sum((value in node.values) == wanted for value in node.term.values)
    return 1


def _size(node: Number) -> int:
    """An upper bound for a number and its negative; amounts of money count as large as allowed."""
    match node:
        case Constant(value=value):
            return abs(value)
        case IntTerm(low=low, high=high):
            return max(abs(low or 0), abs(high)) if high is not None else LARGEST
        case Arithmetic(sign="*", left=left, right=right):
            return _size(left) * _size(right)
        case Arithmetic(sign="+" | "-", left=left, right=right):
            return _size(left) + _size(right)
        case Arithmetic(left=left, right=right):
            return max(_size(left), _size(right))
        case Divide(left=left):
            return _size(left)
        case _:
            return 0
