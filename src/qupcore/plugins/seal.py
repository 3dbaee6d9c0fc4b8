"""The seal: whether a plugin changed the law or the code of qupcore, in its own process.

It tells an author of a mistake. It is no defence, since a plugin can change this module too: what a plugin
changes has no effect on any other process.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType

import attrs

import qupcore
from qupcore.law.national import NATIONAL
from qupcore.rules.dated import Parameter
from qupcore.rules.nodes import Node, walk
from qupcore.rules.terms import Term

__all__ = ["ModuleSeal", "broken", "load_all", "seal"]

_Held = tuple[str, ModuleType | type | FunctionType, str, object]
"""A name and its value: full name, owner, name within the owner, value."""
_UNTOUCHED = ("__doc__", "__annotations__", "__dict__", "__weakref__")


@attrs.frozen
class ModuleSeal:
    """The state of the modules of qupcore.

    Attributes:
        law: The content of each rule, number and term, by name.
        names: The value of each name of each module and class, and the code of each function.
    """

    law: Mapping[str, str]
    names: tuple[_Held, ...]


def load_all() -> None:
    """Import what the package gives to others: only loaded modules are sealed.

    It takes as long as everything else that a process for plugins imports, so it is done for the seal only.
    """
    for name in dir(qupcore):
        getattr(qupcore, name)


def seal() -> ModuleSeal:
    """The present state of the modules of qupcore."""
    load_all()
    law = dict(_law())  # first: it imports every section
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "qupcore"]
    held = tuple(item for module in modules for item in _names(module.__name__, module))
    return ModuleSeal(law, held)


def broken(before: ModuleSeal) -> tuple[str, ...]:
    """The names of everything changed or removed since then."""
    now = dict(_law())
    changed = {name for name, said in before.law.items() if said != now.get(name)}
    changed |= {place for place, owner, name, value in before.names if _holds(owner, name) is not value}
    return tuple(sorted(changed))


def _law() -> Iterator[tuple[str, str]]:
    """The content of the law: every rule, number and term."""
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
    """The present value of a name; None if it was removed."""
    return getattr(owner, name) if isinstance(owner, FunctionType) else vars(owner).get(name)
