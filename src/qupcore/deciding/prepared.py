"""A rulebook prepared for deciding: engines, single conditions and cells, all built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from qupcore.deciding.cells import Cell, cells_of
from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.truth import Truth
from qupcore.engines import Engine, installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.engines.reference import condition_of
from qupcore.law.national import NATIONAL
from qupcore.memory import remembered
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Entry, Rulebook, parameter_uses
from qupcore.rules.terms import Value
from qupcore.rules.writing import RIGHT

__all__ = ["CompiledRulebook", "prepared_on"]

Decide = Callable[[Mapping[str, Value]], Truth]


class CompiledRulebook:
    """The parts of a rulebook that do not depend on the case; immutable and shared between threads."""

    def __init__(self, rulebook: Rulebook, engines: tuple[Engine, ...]) -> None:
        numbers = rulebook.numbers()
        self.rulebook = rulebook
        self.numbers: Mapping[str, int | None] = MappingProxyType(numbers)
        self.agreement = agreement_of(rulebook, engines)
        self.single: Mapping[str, Decide] = MappingProxyType(
            {entry.id: condition_of(entry.when, numbers) for entry in rulebook.entries}
        )
        trees = [entry.when for entry in rulebook.conditions]
        self.cells: Mapping[str, tuple[Cell, ...] | None] = MappingProxyType(
            {
                name: cells_of(term, trees, numbers)
                for entry in rulebook.conditions
                for name, term in entry.terms.items()
            }
        )
        self.uses: Mapping[str, ParameterUse] = MappingProxyType(parameter_uses(rulebook))
        self.parameters: Mapping[str, tuple[ParameterUse, ...]] = MappingProxyType(
            {entry.id: tuple(self.uses[name] for name in entry.parameters) for entry in rulebook.entries}
        )
        self.otherwise = tuple(
            self._otherwise(name) for name, use in self.uses.items() if use.basis == "policy"
        )

    @property
    def engines(self) -> tuple[tuple[str, str], ...]:
        """Name and version of each engine."""
        return self.agreement.engines

    def together(self, entries: Iterable[Entry], facts: Mapping[str, Value]) -> Truth:
        """Whether all of these conditions hold (Kleene)."""
        truth: Truth = True
        for entry in entries:
            found = self.single[entry.id](facts)
            if found is False:
                return False
            truth = truth and found
        return truth

    def _otherwise(self, name: str) -> tuple[str, int, tuple[tuple[tuple[str, Decide], ...], ...]]:
        """A policy number, with the conditions that read it under each other permitted value."""
        value = self.rulebook.values[name]
        readers = [entry for entry in self.rulebook.conditions if name in entry.parameters]
        others: list[int | None] = [choice for choice in value.choices if choice != value.value]
        versions = tuple(
            tuple((e.id, condition_of(e.when, {**self.numbers, name: other})) for e in readers)
            for other in others or [None]
            if readers
        )
        return name, len(others), versions


def prepared_on(
    day: date,
    policy: Mapping[str, int] | None = None,
    topic: str = RIGHT,
    law: Law = NATIONAL,
    *,
    require_engines: int | None = None,
) -> CompiledRulebook:
    """The law of a topic in force on a day, prepared for deciding; the right if left out."""
    return _prepared(law.in_force(day, topic, policy), installed_engines(require_engines))


@remembered(most=128)
def _prepared(rulebook: Rulebook, engines: tuple[Engine, ...]) -> CompiledRulebook:
    return CompiledRulebook(rulebook, engines)
