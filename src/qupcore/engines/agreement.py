"""The agreement of several engines, without which there is no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qupcore.engines.protocol import Engine, Evaluator, Verdicts
from qupcore.errors import EngineDisagreement
from qupcore.memory import remembered
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["Agreement", "agreement_of"]


class Agreement:
    """A rulebook prepared by every engine; called like one evaluator.

    Attributes:
        rulebook: The rulebook.
        engines: Name and version of each engine.
        evaluators: The evaluator of each engine, in the same order.
    """

    def __init__(self, rulebook: Rulebook, engines: Sequence[Engine]) -> None:
        self.rulebook = rulebook
        self.engines = tuple((engine.name, engine.version) for engine in engines)
        self.evaluators: tuple[Evaluator, ...] = tuple(engine.prepare(rulebook) for engine in engines)
        self._made_by = tuple(engines)

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle: another process prepares the rulebook with its own engines."""
        return agreement_of, (self.rulebook, self._made_by)

    def __call__(self, facts: Mapping[str, Value]) -> Verdicts:
        """The verdicts of all engines for the facts.

        Raises:
            EngineDisagreement: the verdicts differ.
        """
        found = [evaluate(facts) for evaluate in self.evaluators]
        first = found[0]
        if found.count(first) < len(found):
            raise EngineDisagreement(
                "the engines disagree, so there is no decision",
                where=f"rulebook {self.rulebook.hash[:12]}",
                remedy="report it with the traces; no outcome may be used",
                traces={
                    name: {**verdicts.rules, "right": verdicts.right, **verdicts.amounts}
                    for (name, _), verdicts in zip(self.engines, found, strict=True)
                },
            )
        return first


@remembered(most=256)
def agreement_of(rulebook: Rulebook, engines: tuple[Engine, ...]) -> Agreement:
    """The rulebook prepared by the engines; remembered."""
    return Agreement(rulebook, engines)
