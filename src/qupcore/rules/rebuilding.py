"""A tree built anew with some of its nodes replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import attrs

from qupcore.rules.nodes import Node

__all__ = ["rebuilt"]

N = TypeVar("N", bound=Node)


def rebuilt(node: N, replaced: Callable[[Node], Node | None]) -> N:
    """The tree with each node for which `replaced` gives another one; the tree itself where it gives none.

    Args:
        node: The tree.
        replaced: The node to put in the place of a node and of everything below it, or None to look below.

    >>> from qupcore.rules.nodes import Constant
    >>> tree = Constant(1) + Constant(2)
    >>> two = Constant(2)
    >>> rebuilt(tree, lambda part: two if part is tree.left else None).canonical()
    ['arithmetic', '+', ['constant', 2, '1'], ['constant', 2, '1']]
    >>> rebuilt(tree, lambda part: None) is tree
    True
    """
    found = replaced(node)
    if found is not None:
        return found  # type: ignore[return-value]  # whoever replaces a condition gives a condition
    if not node.parts:
        return node
    changed: dict[str, object] = {}
    for name, below in _below(node):
        if isinstance(below, tuple):
            parts = tuple(rebuilt(part, replaced) for part in below)
            if any(new is not old for new, old in zip(parts, below, strict=True)):
                changed[name] = parts
        elif (part := rebuilt(below, replaced)) is not below:
            changed[name] = part
    return attrs.evolve(node, **changed) if changed else node


def _below(node: Node) -> list[tuple[str, Node | tuple[Node, ...]]]:
    """The fields of a node that hold nodes."""
    fields = attrs.fields_dict(type(node))
    values = ((name, getattr(node, name)) for name in fields)
    return [
        (name, value)
        for name, value in values
        if isinstance(value, Node)
        or (isinstance(value, tuple) and bool(value) and all(isinstance(part, Node) for part in value))
    ]
