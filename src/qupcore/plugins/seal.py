"""Whether the law and the code that reads it are what they were: looked at before and after each plugin."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType

import attrs

from qupcore.law.national import NATIONAL
from qupcore.rules.dated import Parameter
from qupcore.rules.nodes import Node, walk
from qupcore.rules.terms import Term

__all__ = ["ModuleSeal", "broken", "seal"]

_Held = tuple[str, ModuleType | type | FunctionType, str, object]
"""What a name stands for: the whole name, whose it is, the name there, and what it stands for."""
_UNTOUCHED = ("__doc__", "__annotations__", "__dict__", "__weakref__")


@attrs.frozen
class ModuleSeal:
    """Everything of qupcore that was loaded, as it was.

    Attributes:
        law: What each rule, number and term said, by its name and place in the law.
        names: What each name of each module, class and function stood for.
    """

    law: Mapping[str, str]
    names: tuple[_Held, ...]


def seal() -> ModuleSeal:
    """Everything of qupcore that is loaded, as it is now."""
    law = dict(_law())  # first: it imports every section
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "qupcore"]
    held = tuple(item for module in modules for item in _names(module.__name__, module))
    return ModuleSeal(law, held)


def broken(before: ModuleSeal) -> tuple[str, ...]:
    """What has been changed or removed since, by name."""
    now = dict(_law())
    changed = {name for name, said in before.law.items() if said != now.get(name)}
    changed |= {place for place, owner, name, value in before.names if _holds(owner, name) is not value}
    return tuple(sorted(changed))


def _law() -> Iterator[tuple[str, str]]:
    """What the law says, word for word: every rule, and every number and term wherever it stands."""
    nodes: dict[int, Node] = {id(node): node for node in NATIONAL.conventions}
    for placed in NATIONAL.rules:
        yield (
            f"law {placed.id}",
            repr((placed.role, placed.topic, placed.provisions, placed.tree.canonical())),
        )
        nodes |= {id(node): node for node in walk(placed.tree) if isinstance(node, Parameter | Term)}
    said: dict[str, list[object]] = {}
    for node in nodes.values():
        if isinstance(node, Parameter):
            said.setdefault(node.name, []).append((node.counted, node.values))
        elif isinstance(node, Term):
            said.setdefault(node.name, []).append(node.described())
    yield from ((f"law {name}", repr(content)) for name, content in said.items())


def _names(prefix: str, owner: ModuleType | type) -> Iterator[_Held]:
    for name, value in list(vars(owner).items()):
        if name in _UNTOUCHED:
            continue
        place = f"{prefix}.{name}"
        yield place, owner, name, value
        if isinstance(value, FunctionType):
            yield f"{place}.__code__", value, "__code__", value.__code__
            yield f"{place}.__defaults__", value, "__defaults__", value.__defaults__
        elif isinstance(value, type) and value.__module__ == prefix:
            yield from _names(place, value)


def _holds(owner: ModuleType | type | FunctionType, name: str) -> object:
    """What a name stands for now; nothing where it is gone."""
    return getattr(owner, name) if isinstance(owner, FunctionType) else vars(owner).get(name)
