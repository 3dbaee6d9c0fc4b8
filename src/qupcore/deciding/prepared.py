"""A rulebook prepared for deciding: engines, single conditions and cells, all built once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar, cast

from qupcore.deciding.cell_keys import CellFinder, cell_finder, cells_key
from qupcore.deciding.cells import Cell, cells_of
from qupcore.domain.answers.decision import Finding, ParameterUse
from qupcore.domain.truth import Truth, verdict_of
from qupcore.engines import Engine, installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.engines.reference import condition_of
from qupcore.law.national import NATIONAL
from qupcore.memory import Table, remembered
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Entry, Rulebook, parameter_uses
from qupcore.rules.terms import Value
from qupcore.rules.writing import RIGHT

__all__ = ["CompiledRulebook", "prepared_by", "prepared_on"]

R = TypeVar("R")
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
        self.finders: Mapping[str, CellFinder] = MappingProxyType(
            {name: cell_finder(rulebook.terms[name], cells) for name, cells in self.cells.items()}
        )
        self.filled: Table[Hashable, object] = Table(
            "deciding.prepared.CompiledRulebook.filled", most=20_000, together=True
        )
        self.uses: Mapping[str, ParameterUse] = MappingProxyType(parameter_uses(rulebook))
        self.chosen = tuple(rulebook.chosen.items())
        self.new_terms = tuple(term.new for term in rulebook.terms.values() if term.new is not None)
        self.policy = tuple(use for use in self.uses.values() if use.basis == "policy")
        self.parameters: Mapping[str, tuple[ParameterUse, ...]] = MappingProxyType(
            {entry.id: tuple(self.uses[name] for name in entry.parameters) for entry in rulebook.entries}
        )
        self.bare_findings: Mapping[tuple[str, Truth], Mapping[str, object]] = MappingProxyType(
            {
                (entry.id, truth): vars(_bare(entry, truth, self.parameters[entry.id]))
                for entry in rulebook.entries
                for truth in (True, False, None)
            }
        )
        self.otherwise = tuple(self._otherwise(use.name) for use in self.policy)

    @property
    def engines(self) -> tuple[tuple[str, str], ...]:
        """Name and version of each engine."""
        return self.agreement.engines

    def remembered(
        self,
        what: Hashable,
        names: Iterable[str],
        facts: Mapping[str, Value],
        least: Mapping[str, int] | None,
        find: Callable[[], R],
    ) -> R:
        """What depends on the cells of some facts only: found now, or remembered for those cells.

        Args:
            what: What is found, and for which rules.
            names: The terms that it depends on, which conditions of the rulebook read.
            facts: What is known.
            least: Numbers that are not known, and what they are no smaller than.
            find: Finds it.
        """
        key = (what, cells_key(((name, self.finders[name]) for name in names), facts, least))
        found = self.filled.get(key)
        return cast(R, self.filled.keep(key, find()) if found is None else found)

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


def _bare(entry: Entry, truth: Truth, parameters: tuple[ParameterUse, ...]) -> Finding:
    """The finding of a rule without the facts of a case."""
    provision = entry.provision
    return Finding(
        rule=entry.id,
        citation=provision.citation,
        outcome=verdict_of(truth),
        counts=entry.rule.role == "condition",
        basis=provision.basis,
        source=provision.source,
        confidence=provision.confidence,
        inputs=(),
        parameters=parameters,
        missing=(),
        doc=entry.rule.doc,
    )


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


def prepared_by(engines: tuple[Engine, ...], rulebook: Rulebook) -> CompiledRulebook:
    """A rulebook, prepared for deciding by these engines."""
    return _prepared(rulebook, engines)


@remembered(most=128)
def _prepared(rulebook: Rulebook, engines: tuple[Engine, ...]) -> CompiledRulebook:
    return CompiledRulebook(rulebook, engines)
