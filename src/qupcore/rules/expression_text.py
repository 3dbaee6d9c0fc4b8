"""Writing a condition as an expression, which is parsed back into the same tree."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from qupcore.domain.arguments import check_arguments
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    Node,
    Not,
    OneOf,
)
from qupcore.rules.terms import Term

__all__ = ["expression_of"]

_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "øre")
_NAMES = {"min": "smaller_of", "max": "larger_of"}


def expression_of(condition: Condition) -> str:
    """Write a condition as an expression. An `all_of` or `any_of` of one condition is written as that one.

    Raises:
        RuleError: it contains a part that no expression has: a parameter of the law, or `is_known()`.

    >>> from qupcore.rules import ApplicantFacts
    >>> from qupcore.rules import Constant
    >>> expression_of((ApplicantFacts.age < Constant(30, "years")) & ~ApplicantFacts.lawful_stay)
    'person.age < 30 years and not person.lawful_stay'
    """
    check_arguments(expression_of, locals())
    return _text(condition)


@singledispatch
def _text(node: Node) -> str:
    raise RuleError(
        worded("a {kind} cannot be written as an expression", kind=node.kind),
        why="an expression has numbers of its own, and a missing fact must stay unknown in it",
        remedy="use terms, numbers (Constant) and comparisons",
    )


@_text.register
def _(node: Term) -> str:
    return node.name


@_text.register
def _(node: Constant) -> str:
    if node.counted == "date":
        return date.fromordinal(node.value).isoformat()
    if node.counted == "1":
        return str(node.value)
    if node.counted not in _UNITS:
        raise RuleError(
            worded("no way to write a number of {counted}", counted=node.counted),
            remedy=worded("use one of: {words}", words=", ".join(_UNITS)),
        )
    return f"{node.value} {node.counted}"


@_text.register
def _(node: Not) -> str:
    return f"not {_inside(node.condition)}"


@_text.register(All)
@_text.register(Any)
def _(node: All | Any) -> str:
    parts = [_inside(part, but=Not) for part in node.conditions]
    return (" and " if isinstance(node, All) else " or ").join(parts)


@_text.register
def _(node: OneOf) -> str:
    values = ", ".join(f'"{value}"' for value in node.values)
    return f"{_text(node.term)} in ({values})"


@_text.register
def _(node: Compare) -> str:
    return f"{_inside(node.left)} {node.operator} {_inside(node.right)}"


@_text.register
def _(node: Arithmetic) -> str:
    if node.sign in _NAMES:
        return f"{_NAMES[node.sign]}({_text(node.left)}, {_text(node.right)})"
    return f"{_inside(node.left)} {node.sign} {_inside(node.right)}"


@_text.register
def _(node: Divide) -> str:
    return f"divided({_text(node.left)}, {_text(node.right)}, {node.rounding})"


@_text.register
def _(node: After) -> str:
    return f"after({_text(node.left)}, {_text(node.right)})"


def _inside(node: Node, but: type[Node] | None = None) -> str:
    """The text of a part, in brackets where it would be ambiguous."""
    text = _text(node)
    joins = (
        isinstance(node, All | Any | Not | Compare | OneOf) if but is None else isinstance(node, All | Any)
    )
    loose = joins or (isinstance(node, Arithmetic) and node.sign not in _NAMES)
    return f"({text})" if loose else text
