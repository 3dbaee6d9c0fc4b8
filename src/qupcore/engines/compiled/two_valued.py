"""A rulebook over two values, for facts that are complete: the fastest way to count or to try many cases.

A decision never uses it, since unknown is not no. What it gives is what three values give where nothing is
unknown; a fact that is missing is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import NamedTuple, NoReturn

from qupcore.engines.compiled.lines import Lines
from qupcore.engines.reference import divide
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.rules.nodes import (
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
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value, terms_of

__all__ = ["Complete", "compile_two_valued"]

Complete = Callable[[Mapping[str, Value]], tuple[bool, int, tuple[int, ...]]]
"""From facts to: whether all conditions hold; the rules that are not met, as bits in the order of
`Rulebook.entries`; and the amounts, in the order of `Rulebook.calculations`."""

_DEEPEST = 12
"""How deep an expression nests before a variable takes its value: Python's parser has a limit."""


class _MayBeUnknown(Exception):
    """A rule may be unknown although every fact is known."""


class _Text(NamedTuple):
    """An expression that is true or false, or a number, and how deep it nests."""

    text: str
    depth: int = 0


def compile_two_valued(rulebook: Rulebook) -> Complete | None:
    """The function from complete facts to the result; None where a rule may be unknown all the same.

    That is where a number of the law is not known, where a divisor is a fact, and where a date is calculated,
    which may lie beyond the calendar. The function raises `BadInput` where a fact is missing.
    """
    trees = _Trees(rulebook)
    lines = trees.lines
    try:
        for item in rulebook.calculations:
            trees.known[item.gives] = lines.variable(trees.text(item.formula.number).text)
        conditions = [trees.text(entry.when) for entry in rulebook.entries]
    except _MayBeUnknown:
        return None
    lines.line("failed = 0")
    for place, condition in enumerate(conditions):
        lines.line(f"if not {condition.text}: failed |= {1 << place}")
    right = f"failed & {(1 << len(rulebook.conditions)) - 1} == 0"
    if len(rulebook.conditions) == len(conditions):
        right = "failed == 0"
    amounts = "".join(f"{trees.known[item.gives]}, " for item in rulebook.calculations)
    lines.line(f"return {right}, failed, ({amounts})")
    return lines.function(trees.facts())


class _Trees:
    def __init__(self, rulebook: Rulebook) -> None:
        self.lines = Lines()
        self.numbers = rulebook.numbers()
        given = [name for name in rulebook.terms if name not in {c.gives for c in rulebook.calculations}]
        self._given = {name: f"f{place}" for place, name in enumerate(given)}
        self.known = dict(self._given)

    def facts(self) -> list[str]:
        """The lines that read the facts, and raise where one is missing."""
        if not self._given:
            return []
        constant = self.lines.constant
        reads = [f"    {to} = facts[{constant(name)}]" for name, to in self._given.items()]
        lacking = f"    {constant(_Lacking(tuple(self._given)))}(facts)"
        none = " or ".join(f"{to} is None" for to in self._given.values())
        return ["try:", *reads, f"except {constant(KeyError)}:", lacking, f"if {none}:", lacking]

    def text(self, node: Node) -> _Text:
        found = _text(node, self)
        return found if found.depth < _DEEPEST else _Text(self.lines.variable(found.text))

    def joined(self, *nodes: Node, by: str) -> _Text:
        """The nodes with an operator between them."""
        parts = [self.text(node) for node in nodes]
        return _Text(f"({by.join(part.text for part in parts)})", max(part.depth for part in parts) + 1)

    def call(self, function: object, *parts: str) -> _Text:
        return _Text(f"{self.lines.constant(function)}({', '.join(parts)})", 1)


class _Lacking(NamedTuple):
    """Raises the error about facts that are not complete."""

    names: tuple[str, ...]

    def __call__(self, facts: Mapping[str, Value]) -> NoReturn:
        lacking = [name for name in self.names if facts.get(name) is None]
        raise BadInput(
            worded("the facts are not complete: {names}", names=", ".join(lacking)),
            remedy="give each fact, or decide by three values",
            code="input.missing",
        )


@singledispatch
def _text(node: Node, trees: _Trees) -> _Text:
    raise _MayBeUnknown


@_text.register(BoolTerm)
@_text.register(IntTerm)
@_text.register(ChoiceTerm)
def _(node: Term, trees: _Trees) -> _Text:
    return _Text(trees.known[node.name])


@_text.register
def _(node: Constant, trees: _Trees) -> _Text:
    return _Text(trees.lines.constant(node.value))


@_text.register
def _(node: Parameter, trees: _Trees) -> _Text:
    return _Text(trees.lines.constant(_known(trees.numbers[node.name])))


def _known(number: int | None) -> int:
    if number is None:
        raise _MayBeUnknown
    return number


@_text.register
def _(node: IsKnown, trees: _Trees) -> _Text:
    return _Text("True")


@_text.register
def _(node: OneOf, trees: _Trees) -> _Text:
    return _Text(f"({trees.text(node.term).text} in {trees.lines.constant(frozenset(node.values))})", 1)


@_text.register
def _(node: Compare, trees: _Trees) -> _Text:
    return trees.joined(node.left, node.right, by=_OPERATORS[node.operator])


_OPERATORS = {word: f" {word} " for word in ("<", "<=", "==", "!=", ">=", ">")}
_SIGNS = {word: f" {word} " for word in ("+", "-", "*")}


@_text.register
def _(node: Not, trees: _Trees) -> _Text:
    inner = trees.text(node.condition)
    return _Text(f"(not {inner.text})", inner.depth + 1)


@_text.register
def _(node: All, trees: _Trees) -> _Text:
    return _several(node.conditions, trees, " and ", "True")


@_text.register
def _(node: Any, trees: _Trees) -> _Text:
    return _several(node.conditions, trees, " or ", "False")


def _several(conditions: tuple[Condition, ...], trees: _Trees, by: str, none: str) -> _Text:
    return trees.joined(*conditions, by=by) if conditions else _Text(none)


@_text.register
def _(node: Arithmetic, trees: _Trees) -> _Text:
    if node.sign in _SIGNS:
        return trees.joined(node.left, node.right, by=_SIGNS[node.sign])
    a, b = (trees.lines.variable(trees.text(part).text) for part in (node.left, node.right))
    return _Text(f"({a} if {a} {'<=' if node.sign == 'min' else '>='} {b} else {b})", 1)


@_text.register
def _(node: Divide, trees: _Trees) -> _Text:
    return _divided(trees.text(node.left), node.right, node.rounding, trees)


@_text.register
def _(node: Proportion, trees: _Trees) -> _Text:
    return _divided(trees.joined(node.number, node.part, by=" * "), node.whole, node.rounding, trees)


def _divided(number: _Text, by: Node, rounding: str, trees: _Trees) -> _Text:
    """A quotient; a divisor that is a fact may be zero, which makes the quotient unknown."""
    divisor = by.value if isinstance(by, Constant) else None
    if isinstance(by, Parameter):
        divisor = trees.numbers[by.name]
    if not divisor or terms_of(by):
        raise _MayBeUnknown
    constant = trees.lines.constant
    return trees.call(divide, trees.lines.variable(number.text), constant(divisor), constant(rounding))
