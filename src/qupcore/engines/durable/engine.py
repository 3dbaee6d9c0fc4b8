"""The durable-rules engine: a rulebook is compiled once and decided in one session at a time.

Importing this module needs durable-rules; `engines.here` imports it only if durable-rules can be loaded.
"""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.engines.durable.arithmetic import compile_number, run
from qupcore.engines.durable.loading import version_here
from qupcore.engines.durable.program import Program, compile_rulebook
from qupcore.engines.durable.session import Session
from qupcore.engines.protocol import Evaluator, Verdicts, refusing_results
from qupcore.errors import EngineFault
from qupcore.memory import keeps
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["DurableEngine"]


class DurableEngine:
    """The engine that decides by forward chaining: clauses raise flags, and flags lead to the conclusion."""

    name = "durable-rules"
    version = version_here() or "unknown"

    def prepare(self, rulebook: Rulebook) -> Evaluator:
        """Compile the rulebook; a session is opened at the first decision, and more while threads meet."""
        return refusing_results(rulebook, _Evaluator(rulebook))


class _Evaluator:
    def __init__(self, rulebook: Rulebook) -> None:
        numbers = rulebook.numbers()
        self._calculations = [
            (item.gives, compile_number(item.formula.number, numbers)) for item in rulebook.calculations
        ]
        self._program: Program | None = compile_rulebook(rulebook) if rulebook.entries else None
        self._conditions = bool(rulebook.conditions)
        self._ids = tuple(entry.id for entry in rulebook.entries)
        self._idle: list[Session] = []

    def __call__(self, facts: Mapping[str, Value]) -> Verdicts:
        amounts: dict[str, int | None] = {}
        for name, program in self._calculations:
            amounts[name] = amount = run(program, facts)
            if amount is not None:
                facts = {**facts, name: amount}
        if self._program is None:
            return Verdicts({}, True, amounts)
        values = self._program.attributes.read(facts)
        # Taken out while it fires: a thread or signal handler that decides meanwhile opens another session,
        # and a session with an error is not put back.
        try:
            session = self._idle.pop()
        except IndexError:
            session = Session(self._program)
        flags = session.fire(values)
        if keeps() and not self._idle:  # sessions are large, and threads seldom meet
            self._idle.append(session)
        found = {name: self._truth(flags, 2 * number) for number, name in enumerate(self._ids)}
        right = self._truth(flags, self._program.right) if self._conditions else True
        return Verdicts(found, right, amounts)

    @staticmethod
    def _truth(flags: set[int], flag: int) -> bool | None:
        met, not_met = flag in flags, flag + 1 in flags
        if met and not_met:
            raise EngineFault("durable-rules found a condition both met and not met", remedy="report it")
        return True if met else False if not_met else None
