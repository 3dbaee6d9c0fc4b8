"""A rulebook made ready to decide with: engines, single conditions, and cells, all built once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from qupcore.deciding.cells import Cell, cells_of
from qupcore.domain.decision import ParameterUse
from qupcore.domain.truth import Truth
from qupcore.engines import Engine, Evaluator, available
from qupcore.engines.reference import condition_of
from qupcore.errors import ParameterError, QupError
from qupcore.law import CONVENTIONS, RULES
from qupcore.rules.rulebook import Entry, Rulebook, change_days, rulebook_on
from qupcore.rules.terms import Value

__all__ = ["Prepared", "prepared_on"]

Decide = Callable[[Mapping[str, Value]], Truth]


class Prepared:
    """Everything about a rulebook that does not depend on the case. Shared between threads, never changed."""

    def __init__(self, rulebook: Rulebook, engines: tuple[Engine, ...]) -> None:
        numbers = rulebook.numbers()
        self.rulebook = rulebook
        self.numbers: Mapping[str, int | None] = MappingProxyType(numbers)
        self.engines: tuple[tuple[str, str], ...] = tuple((e.name, e.version) for e in engines)
        self.evaluators: tuple[Evaluator, ...] = tuple(engine.prepare(rulebook) for engine in engines)
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
        self.uses: Mapping[str, ParameterUse] = MappingProxyType(
            {name: _use(rulebook, name) for name in rulebook.values}
        )
        self.parameters: Mapping[str, tuple[ParameterUse, ...]] = MappingProxyType(
            {entry.id: tuple(self.uses[name] for name in entry.parameters) for entry in rulebook.entries}
        )
        self.otherwise = tuple(
            self._otherwise(name) for name, use in self.uses.items() if use.basis == "policy"
        )

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
        """A policy number, and the conditions that read it under each other value it may have."""
        value = self.rulebook.values[name]
        readers = [entry for entry in self.rulebook.conditions if name in entry.parameters]
        others: list[int | None] = [choice for choice in value.choices if choice != value.value]
        versions = tuple(
            tuple((e.id, condition_of(e.when, {**self.numbers, name: other})) for e in readers)
            for other in others or [None]
            if readers
        )
        return name, len(others), versions


def _use(rulebook: Rulebook, name: str) -> ParameterUse:
    value = rulebook.values[name]
    return ParameterUse(
        name=name,
        value=value.value,
        unit=rulebook.units[name],
        basis=value.basis,
        source=value.source,
        link=value.link,
        confidence=value.confidence,
        valid=value.valid,
        chosen=name in rulebook.chosen,
    )


def prepared_on(day: date, policy: Mapping[str, int] | None = None) -> Prepared:
    """The law in force on a day, ready to decide with. Days between two changes of the law share one."""
    if wrong := [name for name, number in (policy or {}).items() if type(number) is not int]:
        raise ParameterError(f"{wrong[0]} is not given a whole number", remedy="give an int")
    begun = _CHANGES[max(bisect_right(_CHANGES, day) - 1, 0)]
    try:
        return _prepared(begun, tuple(sorted((policy or {}).items())), available())
    except QupError:
        rulebook_on(RULES, day, policy, CONVENTIONS)  # the same error, about the day asked for
        raise


_CHANGES = change_days(RULES, CONVENTIONS)


@lru_cache(maxsize=128)
def _prepared(day: date, policy: tuple[tuple[str, int], ...], engines: tuple[Engine, ...]) -> Prepared:
    return Prepared(rulebook_on(RULES, day, dict(policy), CONVENTIONS), engines)
