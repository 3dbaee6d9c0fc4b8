"""The durable-rules engine: a rulebook is compiled once, and fired in this process or in one of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from qupcore.engines.durable.arithmetic import compile_number, run
from qupcore.engines.durable.compiling import compile_rulebook
from qupcore.engines.durable.loading import version_here
from qupcore.engines.durable.program import Program
from qupcore.engines.protocol import Evaluator, Verdicts, refusing_results
from qupcore.errors import EngineFault
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["DurableEngine", "Firing"]


class Firing(Protocol):
    """A program that can be fired. Safe to share between threads."""

    def fire(self, values: list[int | None], /) -> set[int]:
        """The flags raised by the values of the attributes."""
        ...


class DurableEngine:
    """The engine that decides by forward chaining: clauses raise flags, and flags lead to the conclusion.

    Args:
        firing: Makes what fires a program: `session.Sessions` in this process, which needs durable-rules
            here, or `apart.SessionsApart` in a process of its own.
    """

    name = "durable-rules"
    version = version_here() or "unknown"

    def __init__(self, firing: Callable[[Program], Firing]) -> None:
        self._firing = firing

    def prepare(self, rulebook: Rulebook) -> Evaluator:
        """Compile the rulebook; durable-rules gets it at the first decision."""
        return refusing_results(rulebook, _Evaluator(rulebook, self._firing))


class _Evaluator:
    def __init__(self, rulebook: Rulebook, firing: Callable[[Program], Firing]) -> None:
        numbers = rulebook.numbers()
        self._calculations = [
            (item.gives, compile_number(item.formula.number, numbers)) for item in rulebook.calculations
        ]
        self._compiled = compile_rulebook(rulebook) if rulebook.entries else None
        self._conditions = bool(rulebook.conditions)
        self._ids = tuple(entry.id for entry in rulebook.entries)
        self._fire = None if self._compiled is None else firing(self._compiled.program).fire

    def __call__(self, facts: Mapping[str, Value]) -> Verdicts:
        amounts: dict[str, int | None] = {}
        if self._calculations:
            known = dict(facts)
            for name, program in self._calculations:
                amounts[name] = amount = run(program, known)
                if amount is not None:
                    known[name] = amount
            facts = known
        if self._compiled is None or self._fire is None:
            return Verdicts({}, True, amounts)
        flags = self._fire(self._compiled.attributes.read(facts))
        found = {name: self._truth(flags, 2 * number) for number, name in enumerate(self._ids)}
        right = self._truth(flags, self._compiled.right) if self._conditions else True
        return Verdicts(found, right, amounts)

    @staticmethod
    def _truth(flags: set[int], flag: int) -> bool | None:
        met, not_met = flag in flags, flag + 1 in flags
        if met and not_met:
            raise EngineFault("durable-rules found a condition both met and not met", remedy="report it")
        return True if met else False if not_met else None
