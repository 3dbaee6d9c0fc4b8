"""The lines of one generated function. Constants are bound by name; no text of a rule stands in the source.

Names of terms and rules, choices and numbers may come from outside (a plugin, a reform). They are objects in
the namespace of the function (`c0`, `c1`), and the source only holds those names. So no text can become code,
and rulebooks of one shape have the same source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import CodeType
from typing import Any

from qupcore.memory import remembered

__all__ = ["Lines"]


class Lines:
    """Statements that each give a local variable a value; equal expressions are evaluated once."""

    def __init__(self) -> None:
        self.namespace: dict[str, object] = {"__builtins__": {}}
        self._constants: dict[tuple[type, object], str] = {}
        self._variables: dict[str, str] = {}
        self._lines: list[str] = []

    def constant(self, value: object) -> str:
        """The name that stands for a constant; equal constants of one type share a name.

        >>> lines = Lines()
        >>> lines.constant("a'b"), lines.constant(1), lines.constant(True), lines.constant("a'b")
        ('c0', 'c1', 'c2', 'c0')
        """
        key = (type(value), value)
        name = self._constants.get(key)
        if name is None:
            name = self._constants[key] = f"c{len(self._constants)}"
            self.namespace[name] = value
        return name

    def variable(self, expression: str) -> str:
        """The variable that holds the value of an expression.

        >>> lines = Lines()
        >>> lines.variable("c0 + c1"), lines.variable("c0 - c1"), lines.variable("c0 + c1")
        ('v0', 'v1', 'v0')
        """
        name = self._variables.get(expression)
        if name is None:
            name = self._variables[expression] = f"v{len(self._variables)}"
            self._lines.append(f"{name} = {expression}")
        return name

    def variables(self) -> tuple[str, ...]:
        """Every variable so far, in order."""
        return tuple(self._variables.values())

    def line(self, statement: str) -> None:
        """Add a statement."""
        self._lines.append(statement)

    def function(self, before: Iterable[str] = ()) -> Callable[..., Any]:
        """The function of the facts that the lines make, after these first lines."""
        source = "\n    ".join(("def evaluate(facts):", *before, *self._lines))
        namespace = self.namespace.copy()
        exec(_code(source), namespace)  # the source holds names of our own only
        return namespace["evaluate"]  # type: ignore[return-value]


@remembered(most=256)
def _code(source: str) -> CodeType:
    """The code of a source; rulebooks of one shape share it."""
    return compile(source, "<compiled rulebook>", "exec")
