"""A tree with one thing in it changed, in every way that an author could have got it wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import attrs

from qupcore.rules.nodes import (
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Divide,
    Node,
    Not,
    OneOf,
    Proportion,
    Rounding,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import Term

__all__ = ["said", "variants"]

# The slip of the pen: the bound included or not, the same or not. What is the other way round altogether is
# made by negating.
_SLIPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
_SIGNS = {"+": "-", "-": "+", "min": "max", "max": "min"}

Variant = tuple[str, str, Node]


def variants(node: Node) -> Iterator[Variant]:
    """Each tree that differs from this one in one place: the kind of change, what it is, and the tree.

    What it is says the place first, as numbers of parts: `2.1` is the first part of the second part.
    """
    for kind, what, changed in _here(node):
        yield kind, f": {what}", changed
    below = 0
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        parts = value if isinstance(value, tuple) else (value,)
        for place, part in enumerate(parts):
            if not isinstance(part, Node):
                continue
            below += 1
            for kind, what, changed in variants(part):
                several = (*parts[:place], changed, *parts[place + 1 :])
                new = several if isinstance(value, tuple) else changed
                yield kind, f".{below}{what}", attrs.evolve(node, **{field.name: new})


def _here(node: Node) -> Iterator[Variant]:
    match node:
        case Compare(operator=operator):
            slip = _SLIPS[operator]
            yield "comparison", f"{slip} for {operator} in {said(node)}", attrs.evolve(node, operator=slip)
        case Arithmetic(sign=sign) if sign in _SIGNS:
            other = _SIGNS[sign]
            yield "calculation", f"{other} for {sign} in {said(node)}", attrs.evolve(node, sign=other)
        case Divide(rounding=rounding) | Proportion(rounding=rounding):
            for other in sorted({*get_args(Rounding)} - {rounding}):
                yield "rounding", f"{other} for {rounding}", attrs.evolve(node, rounding=other)
        case All(conditions=parts) | Any(conditions=parts):
            other = Any if isinstance(node, All) else All
            yield "all and any", f"{other.kind} for {said(node)}", other(parts)
            for place, part in enumerate(parts):
                before, after = parts[:place], parts[place + 1 :]
                if len(parts) > 1:
                    yield "part dropped", f"without {said(part)}", type(node)((*before, *after))
                # A part that is a Not is dropped by itself, where it stands.
                if not isinstance(part, Not):
                    yield "negated", f"not {said(part)}", type(node)((*before, Not(part), *after))
        case Not(condition=inner):
            yield "negated", f"{said(inner)} without its not", inner


def said(node: Node, deep: bool = True) -> str:
    """A tree in a few words, for a name: what lies further down is three dots."""
    match node:
        case Term(name=name) | Parameter(name=name):
            return name
        case Constant(value=value):
            return str(value)
        case OneOf(term=Term(name=name), values=values):
            return f"{name} of {', '.join(values)}"
    if not deep:
        return "..."
    parts = [said(part, deep=False) for part in node.parts]
    match node:
        case Compare(operator=sign) | Arithmetic(sign=sign):
            return f"{parts[0]} {sign} {parts[1]}"
    return f"{node.kind}({', '.join(parts)})"
