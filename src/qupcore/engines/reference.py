"""The reference engine in plain Python, which defines the meaning of the rule language.

Another engine is right if it agrees with this one. Each node is turned into a closure once, so that a
decision only calls functions.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch

from qupcore.domain.truth import Truth
from qupcore.engines.protocol import Evaluator, Verdicts, refusing_results
from qupcore.rules.calendar import days_later, months_later
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    IsKnown,
    Node,
    Not,
    Number,
    OneOf,
    Operator,
    Proportion,
    Rounding,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, IntTerm, Term, Value

__all__ = ["ReferenceEngine", "condition_of", "number_of"]

Facts = Mapping[str, Value]
Numbers = Mapping[str, int | None]

_COMPARE: Mapping[Operator, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_ARITHMETIC: Mapping[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "min": min,
    "max": max,
}


class ReferenceEngine:
    """The engine that decides with closures built from the trees."""

    name = "reference"
    version = "1"

    def prepare(self, rulebook: Rulebook) -> Evaluator:
        """Build the closures of every rule."""
        numbers = rulebook.numbers()
        calculations = [
            (item.gives, number_of(item.formula.number, numbers)) for item in rulebook.calculations
        ]
        conditions = [(entry.id, condition_of(entry.when, numbers)) for entry in rulebook.conditions]
        others = [
            (entry.id, condition_of(entry.when, numbers))
            for entry in (*rulebook.readings, *rulebook.starting_points.values())
        ]

        def evaluate(facts: Facts) -> Verdicts:
            amounts: dict[str, int | None] = {}
            if calculations:
                known = dict(facts)
                for name, calculate in calculations:
                    amounts[name] = amount = calculate(known)
                    if amount is not None:
                        known[name] = amount
                facts = known
            found = {name: decide(facts) for name, decide in conditions}
            right = _kleene_all(found.values())
            for name, decide in others:
                found[name] = decide(facts)
            return Verdicts(found, right, amounts)

        return refusing_results(rulebook, evaluate)


def _kleene_all(truths: Iterable[Truth]) -> Truth:
    known = True
    for truth in truths:
        if truth is False:
            return False
        known = known and truth is not None
    return True if known else None


@singledispatch
def condition_of(node: Node, numbers: Numbers) -> Callable[[Facts], Truth]:
    """Turn a condition into a function from facts to true, false or None (unknown)."""
    raise TypeError(f"{type(node).__name__} is no condition")


@condition_of.register
def _(node: BoolTerm, numbers: Numbers) -> Callable[[Facts], Truth]:
    name = node.name
    return lambda facts: facts.get(name)  # type: ignore[return-value]


@condition_of.register
def _(node: IsKnown, numbers: Numbers) -> Callable[[Facts], Truth]:
    assert isinstance(node.term, Term)
    name = node.term.name
    return lambda facts: name in facts


@condition_of.register
def _(node: OneOf, numbers: Numbers) -> Callable[[Facts], Truth]:
    assert isinstance(node.term, Term)
    name, values = node.term.name, frozenset(node.values)
    return lambda facts: None if (value := facts.get(name)) is None else value in values


@condition_of.register
def _(node: Compare, numbers: Numbers) -> Callable[[Facts], Truth]:
    left, right = number_of(node.left, numbers), number_of(node.right, numbers)
    compare = _COMPARE[node.operator]

    def decide(facts: Facts) -> Truth:
        a, b = left(facts), right(facts)
        return None if a is None or b is None else compare(a, b)

    return decide


@condition_of.register
def _(node: Not, numbers: Numbers) -> Callable[[Facts], Truth]:
    inner = condition_of(node.condition, numbers)
    return lambda facts: None if (truth := inner(facts)) is None else not truth


@condition_of.register
def _(node: All, numbers: Numbers) -> Callable[[Facts], Truth]:
    parts = _parts(node.conditions, numbers)
    return lambda facts: _kleene_all(part(facts) for part in parts)


@condition_of.register
def _(node: Any, numbers: Numbers) -> Callable[[Facts], Truth]:
    parts = _parts(node.conditions, numbers)

    def decide(facts: Facts) -> Truth:
        known = True
        for part in parts:
            truth = part(facts)
            if truth is True:
                return True
            known = known and truth is not None
        return False if known else None

    return decide


def _parts(conditions: tuple[Condition, ...], numbers: Numbers) -> tuple[Callable[[Facts], Truth], ...]:
    return tuple(condition_of(condition, numbers) for condition in conditions)


@singledispatch
def number_of(node: Node, numbers: Numbers) -> Callable[[Facts], int | None]:
    """Turn a number into a function from facts to a whole number or None (unknown)."""
    raise TypeError(f"{type(node).__name__} is no number")


@number_of.register
def _(node: Constant, numbers: Numbers) -> Callable[[Facts], int | None]:
    value = node.value
    return lambda facts: value


@number_of.register
def _(node: Parameter, numbers: Numbers) -> Callable[[Facts], int | None]:
    value = numbers[node.name]
    return lambda facts: value


@number_of.register
def _(node: IntTerm, numbers: Numbers) -> Callable[[Facts], int | None]:
    name = node.name
    return lambda facts: facts.get(name)  # type: ignore[return-value]


@number_of.register
def _(node: Arithmetic, numbers: Numbers) -> Callable[[Facts], int | None]:
    if node.sign == "*":
        first, second = number_of(node.left, numbers), number_of(node.right, numbers)
        return lambda facts: multiply(first(facts), second(facts))
    return _binary(node.left, node.right, _ARITHMETIC[node.sign], numbers)


@number_of.register
def _(node: After, numbers: Numbers) -> Callable[[Facts], int | None]:
    later = months_later if node.right.unit == "months" else days_later
    return _binary(node.left, node.right, later, numbers)


@number_of.register
def _(node: Divide, numbers: Numbers) -> Callable[[Facts], int | None]:
    return _binary(node.left, node.right, lambda a, b: divide(a, b, node.rounding), numbers)


@number_of.register
def _(node: Proportion, numbers: Numbers) -> Callable[[Facts], int | None]:
    number, part, whole = (number_of(item, numbers) for item in (node.number, node.part, node.whole))

    def calculate(facts: Facts) -> int | None:
        product, c = multiply(number(facts), part(facts)), whole(facts)
        return None if product is None or c is None else divide(product, c, node.rounding)

    return calculate


def multiply(a: int | None, b: int | None) -> int | None:
    """Multiply whole numbers that may be unknown: zero times an unknown number is zero.

    The product is zero whatever the unknown number is, as `false & unknown` is false. So an unknown number
    that does not matter in a case (the rate for no child) never makes the result unknown.

    >>> multiply(0, None), multiply(None, 0), multiply(2, None), multiply(2, 3)
    (0, 0, None, 6)
    """
    if a == 0 or b == 0:
        return 0
    return None if a is None or b is None else a * b


def divide(a: int, b: int, rounding: Rounding) -> int | None:
    """Divide whole numbers with the declared rounding; None if the divisor is zero.

    >>> [divide(7, 2, rounding) for rounding in ("down", "up", "half_up")]
    [3, 4, 4]
    >>> [divide(-7, 2, rounding) for rounding in ("down", "up", "half_up")]
    [-4, -3, -3]
    """
    if b == 0:
        return None
    if rounding == "down":
        return a // b
    if rounding == "up":
        return -(-a // b)
    return (2 * a + b) // (2 * b)


def _binary(
    left: Number, right: Number, combine: Callable[[int, int], int | None], numbers: Numbers
) -> Callable[[Facts], int | None]:
    first, second = number_of(left, numbers), number_of(right, numbers)

    def calculate(facts: Facts) -> int | None:
        a, b = first(facts), second(facts)
        return None if a is None or b is None else combine(a, b)

    return calculate
