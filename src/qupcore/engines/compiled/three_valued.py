"""Trees as expressions over three values: true, false and None (unknown)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import NamedTuple

from qupcore.engines.compiled.lines import Lines
from qupcore.engines.reference import divide
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
    OneOf,
    Proportion,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term

__all__ = ["Part", "Trees", "all_of_parts"]


class Part(NamedTuple):
    """A translated tree: a name or literal in the source, and whether it is never unknown."""

    text: str
    sure: bool = False


UNKNOWN = Part("None")


class Trees:
    """Translates trees into lines.

    Attributes:
        lines: The lines of the function.
        numbers: The number of each parameter.
        calculated: By name of the term: the amount that a formula gave.
    """

    def __init__(self, numbers: Mapping[str, int | None]) -> None:
        self.lines = Lines()
        self.numbers = numbers
        self.calculated: dict[str, Part] = {}

    def part(self, node: Node) -> Part:
        """The translated tree."""
        return _part(node, self)

    def fact(self, term: Term) -> Part:
        """The value of a term: calculated, or looked up in the facts once."""
        found = self.calculated.get(term.name)
        return found or Part(self.lines.variable(f"get({self.lines.constant(term.name)})"))

    def where_known(self, parts: tuple[Part, ...], expression: str, *, sure: bool = True) -> Part:
        """The expression where every part is known, else unknown."""
        if UNKNOWN in parts:
            return UNKNOWN
        unsure = dict.fromkeys(part.text for part in parts if not part.sure)
        if not unsure:
            return Part(self.lines.variable(expression), sure)
        lacking = " or ".join(f"{text} is None" for text in unsure)
        return Part(self.lines.variable(f"None if {lacking} else {expression}"))

    def product(self, a: Part, b: Part) -> Part:
        """The product: zero times an unknown number is zero."""
        if a.sure and b.sure:
            return Part(self.lines.variable(f"{a.text} * {b.text}"), True)
        lacking = " or ".join(f"{part.text} is None" for part in (a, b) if not part.sure)
        zero = f"{a.text} == 0 or {b.text} == 0"
        return Part(
            self.lines.variable(f"0 if {zero} else None if {lacking} else {a.text} * {b.text}"),
        )

    def call(self, function: object, *texts: str) -> str:
        """The call of a function, which is bound as a constant."""
        return f"{self.lines.constant(function)}({', '.join(texts)})"


def all_of_parts(
    trees: Trees, parts: tuple[Part, ...], *, decisive: str = "False", rest: str = "True"
) -> Part:
    """Kleene's conjunction of the parts; with the two words swapped, the disjunction."""
    different = tuple(dict.fromkeys(parts))
    if not different:
        return Part(rest, True)
    if len(different) == 1:
        return different[0]
    decided = " or ".join(f"{part.text} is {decisive}" for part in different)
    lacking = " or ".join(f"{part.text} is None" for part in different if not part.sure)
    otherwise = f"None if {lacking} else {rest}" if lacking else rest
    return Part(trees.lines.variable(f"{decisive} if {decided} else {otherwise}"), not lacking)


@singledispatch
def _part(node: Node, trees: Trees) -> Part:
    raise TypeError(f"{type(node).__name__} cannot be compiled")


@_part.register(BoolTerm)
@_part.register(IntTerm)
@_part.register(ChoiceTerm)
def _(node: Term, trees: Trees) -> Part:
    return trees.fact(node)


@_part.register
def _(node: Constant, trees: Trees) -> Part:
    return Part(trees.lines.constant(node.value), True)


@_part.register
def _(node: Parameter, trees: Trees) -> Part:
    value = trees.numbers[node.name]
    return UNKNOWN if value is None else Part(trees.lines.constant(value), True)


@_part.register
def _(node: IsKnown, trees: Trees) -> Part:
    assert isinstance(node.term, Term)
    amount = trees.calculated.get(node.term.name)
    if amount is not None:
        return Part(trees.lines.variable(f"{amount.text} is not None"), True)
    return Part(trees.lines.variable(f"{trees.lines.constant(node.term.name)} in facts"), True)


@_part.register
def _(node: OneOf, trees: Trees) -> Part:
    value = trees.part(node.term)
    return trees.where_known((value,), f"{value.text} in {trees.lines.constant(frozenset(node.values))}")


@_part.register
def _(node: Compare, trees: Trees) -> Part:
    parts = a, b = trees.part(node.left), trees.part(node.right)
    return trees.where_known(parts, f"{a.text} {_OPERATORS[node.operator]} {b.text}")


_OPERATORS = {word: word for word in ("<", "<=", "==", "!=", ">=", ">")}
"""The words that may stand in the source as operators; another is a KeyError."""


@_part.register
def _(node: Not, trees: Trees) -> Part:
    inner = trees.part(node.condition)
    return trees.where_known((inner,), f"not {inner.text}")


@_part.register
def _(node: All, trees: Trees) -> Part:
    return all_of_parts(trees, _parts(node.conditions, trees))


@_part.register
def _(node: Any, trees: Trees) -> Part:
    return all_of_parts(trees, _parts(node.conditions, trees), decisive="True", rest="False")


def _parts(conditions: tuple[Condition, ...], trees: Trees) -> tuple[Part, ...]:
    return tuple(trees.part(condition) for condition in conditions)


@_part.register
def _(node: Arithmetic, trees: Trees) -> Part:
    parts = a, b = trees.part(node.left), trees.part(node.right)
    match node.sign:
        case "*":
            return trees.product(a, b)
        case "+":
            return trees.where_known(parts, f"{a.text} + {b.text}")
        case "-":
            return trees.where_known(parts, f"{a.text} - {b.text}")
        case "min":
            return trees.where_known(parts, f"{a.text} if {a.text} <= {b.text} else {b.text}")
        case "max":
            return trees.where_known(parts, f"{a.text} if {a.text} >= {b.text} else {b.text}")


@_part.register
def _(node: Divide, trees: Trees) -> Part:
    parts = a, b = trees.part(node.left), trees.part(node.right)
    quotient = trees.call(divide, a.text, b.text, trees.lines.constant(node.rounding))
    return trees.where_known(parts, quotient, sure=False)


@_part.register
def _(node: Proportion, trees: Trees) -> Part:
    product = trees.product(trees.part(node.number), trees.part(node.part))
    whole = trees.part(node.whole)
    quotient = trees.call(divide, product.text, whole.text, trees.lines.constant(node.rounding))
    return trees.where_known((product, whole), quotient, sure=False)


@_part.register
def _(node: After, trees: Trees) -> Part:
    parts = day, span = trees.part(node.left), trees.part(node.right)
    later = months_later if node.right.unit == "months" else days_later
    return trees.where_known(parts, trees.call(later, day.text, span.text), sure=False)
