"""Conditions whose answer is the same for everybody: always met, or never."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from operator import eq, ge, gt, le, lt, ne
from typing import Literal

from qupcore.rules.nodes import All, Any, Compare, Condition, Constant, Divide, Node, Not, OneOf, walk
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm

__all__ = ["always_or_never", "divides_by_zero"]

MOST_TRIED = 20_000
"""The most combinations of values that are tried; a condition that has more gets no verdict."""
_FAR = 10**9
_OPERATORS = {"<": lt, "<=": le, "==": eq, "!=": ne, ">=": ge, ">": gt}
_Values = Mapping[str, object]


def always_or_never(tree: Condition) -> Literal["always", "never"] | None:
    """Whether a condition is met by everybody or by nobody, whatever the facts are; None: neither is shown.

    Every fact takes the values at which a comparison with a constant changes. What is compared with anything
    else counts as open, so the verdict is right where there is one, and a few conditions get none.

    >>> from qupcore.catalogue.conditions import condition
    >>> always_or_never(condition("person.age < 0"))
    'never'
    >>> always_or_never(condition("work.employed or not work.employed"))
    'always'
    >>> always_or_never(condition("person.age < 30"))
    """
    values = _values(tree)
    if prod(map(len, values.values())) > MOST_TRIED:
        return None
    found = set()
    for chosen in product(*values.values()):
        found.add(_met(tree, dict(zip(values, chosen, strict=True))))
        if len(found) == 2:
            return None
    return "always" if True in found else "never"


def divides_by_zero(tree: Condition) -> bool:
    """Whether a condition divides by the number zero.

    >>> from qupcore.catalogue.conditions import condition
    >>> divides_by_zero(condition("divided(person.age, 0, down) > 1"))
    True
    """
    return any(
        isinstance(node, Divide) and isinstance(node.right, Constant) and node.right.value == 0
        for node in walk(tree)
    )


def _values(tree: Condition) -> dict[str, list[object]]:
    """The values to try, by fact, or by the text of what is open."""
    found: dict[str, set[object]] = {}
    for node in _atoms(tree):
        compared = _compared(node)
        if compared is not None:
            term, constant = compared
            near = (constant.value - 1, constant.value, constant.value + 1)
            least = -_FAR if term.low is None else term.low
            most = _FAR if term.high is None else term.high
            found.setdefault(term.name, {least, most}).update(n for n in near if least <= n <= most)
        elif isinstance(node, OneOf) and isinstance(node.term, ChoiceTerm):
            found.setdefault(node.term.name, set(node.term.values))
        elif not _fixed(node):
            found.setdefault(_key(node), {True, False})
    return {name: sorted(values, key=str) for name, values in found.items()}


def _atoms(tree: Condition) -> Iterator[Condition]:
    if isinstance(tree, All | Any):
        for part in tree.conditions:
            yield from _atoms(part)
    elif isinstance(tree, Not):
        yield from _atoms(tree.condition)
    else:
        yield tree


def _compared(node: Condition) -> tuple[IntTerm, Constant] | None:
    """The fact and the constant of a comparison between them, on either side."""
    match node:
        case Compare(left=IntTerm() as term, right=Constant() as constant):
            return term, constant
        case Compare(left=Constant() as constant, right=IntTerm() as term):
            return term, constant
    return None


def _fixed(node: Condition) -> bool:
    return isinstance(node, Compare) and isinstance(node.left, Constant) and isinstance(node.right, Constant)


def _key(node: Node) -> str:
    return node.name if isinstance(node, BoolTerm) else json.dumps(node.canonical(), default=str)


def _met(tree: Condition, values: _Values) -> bool:
    match tree:
        case All(conditions=parts):
            return all(_met(part, values) for part in parts)
        case Any(conditions=parts):
            return any(_met(part, values) for part in parts)
        case Not(condition=part):
            return not _met(part, values)
        case OneOf(term=ChoiceTerm(name=name), values=permitted):
            return values[name] in permitted
        case Compare(operator=operator, left=left, right=right) if _compared(tree) or _fixed(tree):
            return bool(_OPERATORS[operator](_number(left, values), _number(right, values)))
    return bool(values[_key(tree)])


def _number(node: Node, values: _Values) -> typing.Any:
    return node.value if isinstance(node, Constant) else values[getattr(node, "name", "")]
