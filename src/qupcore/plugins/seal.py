"""Whether the law and the code that reads it are what they were: looked at before and after each plugin."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType

from qupcore.law import CONVENTIONS, RULES
from qupcore.rules.dated import Parameter
from qupcore.rules.nodes import walk
from qupcore.rules.terms import terms_of

__all__ = ["Seal", "broken", "seal"]

Seal = Mapping[str, object]
"""What each name of qupcore stood for, and what each rule, number and term of the law said."""


def seal() -> Seal:
    """Everything of qupcore that is loaded, as it is now."""
    return dict(_content())


def broken(before: Seal) -> tuple[str, ...]:
    """What has been changed or removed since, by name."""
    now = seal()
    return tuple(sorted(name for name, value in before.items() if not _same(value, now.get(name))))


def _same(before: object, now: object) -> bool:
    # What the law says is compared as text, what a name stands for by identity: code has no other equality.
    return before == now if isinstance(before, str) else before is now


def _content() -> Iterator[tuple[str, object]]:
    for placed in RULES:
        yield (
            f"law {placed.id}",
            repr((placed.role, placed.topic, placed.provisions, placed.tree.canonical())),
        )
        for term in terms_of(placed.tree).values():
            yield f"law {term.name}", repr(term.described())
    for node in (*CONVENTIONS, *(node for placed in RULES for node in walk(placed.tree))):
        if isinstance(node, Parameter):
            yield f"law {node.name}", repr((node.counted, node.values))
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == "qupcore"]:
        yield from _named(module.__name__, module)


def _named(prefix: str, owner: ModuleType | type) -> Iterator[tuple[str, object]]:
    for name, value in list(vars(owner).items()):
        if name in ("__doc__", "__annotations__", "__dict__", "__weakref__"):
            continue
        place = f"{prefix}.{name}"
        yield place, value
        if isinstance(value, FunctionType):
            yield f"{place}.__code__", value.__code__
            yield f"{place}.__defaults__", value.__defaults__
        elif isinstance(value, type) and value.__module__ == prefix:
            yield from _named(place, value)
