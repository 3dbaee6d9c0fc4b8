"""The facts that a rule still needs: parts that are already decided need none.

For example, whether a person will likely not return matters for ending a programme, but is not asked for a
programme that is interrupted.
"""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.engines.reference import condition_of
from qupcore.rules.nodes import Condition, Node
from qupcore.rules.terms import Term, Value

__all__ = ["still_open"]


def still_open(node: Node, values: Mapping[str, Value], numbers: Mapping[str, int | None]) -> set[str]:
    """The names of the terms in the undecided parts of a rule, including known terms.

    Args:
        node: The rule, or a part of it.
        values: What is known, by term.
        numbers: The numbers in force.
    """
    if isinstance(node, Condition) and condition_of(node, numbers)(values) is not None:
        return set()
    if isinstance(node, Term):
        return {node.name}
    return set().union(*(still_open(part, values, numbers) for part in node.parts))
