"""The numbers that rules read, each identified by its name alone."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.writing import Placed

__all__ = ["numbers_read"]


def numbers_read(rules: Iterable[Placed], conventions: Iterable[Parameter] = ()) -> dict[str, Parameter]:
    """Every number that the rules read, and the conventions, by full name.

    Several sections may read the same file: numbers with the same name, unit and values are one number.

    Raises:
        RuleError: two numbers with the same name have different units or values.
    """
    found = {number.name: (number, "the conventions") for number in conventions}
    for rule in rules:
        for node in walk(rule.tree):
            if isinstance(node, Parameter):
                known, place = found.setdefault(node.name, (node, rule.id))
                if known is not node and (known.counted, known.values) != (node.counted, node.values):
                    raise RuleError(
                        worded("two different numbers have the name {name}", name=node.name),
                        where=f"{place} ({_sources(known)}) and {rule.id} ({_sources(node)})",
                        why="a rule is decided with the number of that name, and there can be one only",
                        remedy="give one of them another name, or let both rules read the same number",
                    )
    return {name: number for name, (number, _) in found.items()}


def _sources(number: Parameter) -> str:
    return ", ".join(dict.fromkeys(value.source for value in number.values))
