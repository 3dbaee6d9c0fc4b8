"""The remembered answers of both engines: facts that no rule distinguishes are evaluated once.

A value is identified by its cell (`deciding/cell_keys.py`): within a cell every rule gives the same answer. A
number that goes into a calculation is identified by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType

from qupcore.cases.ruling.lacking import Amounts
from qupcore.deciding.cell_keys import CellFinder, cell_finders, itself
from qupcore.deciding.facts import Fact
from qupcore.deciding.prepared import CompiledRulebook
from qupcore.engines import Verdicts
from qupcore.memory import Table, remembered
from qupcore.rules.terms import Value

__all__ = ["Answers", "answers_of"]


class Answers:
    """The answers of one rulebook, compared by value; they may be shared between threads.

    Equal answers are often one object, which saves memory. No code may rely on that, since old answers are
    dropped when there are too many.

    Attributes:
        prepared: The rulebook and the engines made ready for it.
    """

    def __init__(self, prepared: CompiledRulebook) -> None:
        self.prepared = prepared
        finders = cell_finders(prepared.rulebook).items()
        self._themselves = tuple(name for name, find in finders if find is itself)
        self._places: tuple[tuple[str, CellFinder], ...] = tuple(
            (name, find) for name, find in finders if find is not itself
        )
        self._found: Table[tuple[Hashable, ...], Verdicts] = Table(
            "cases.ruling.answers.Answers", most=100_000, together=True
        )
        self._once: Table[tuple[Hashable, ...], Verdicts] = Table(
            "cases.ruling.answers.Answers.once", most=100_000, together=True
        )

    @property
    def rulebook(self) -> str:
        """SHA-256 of the rules and numbers behind the answers."""
        return self.prepared.rulebook.hash

    def __call__(self, facts: Mapping[str, Fact | Value]) -> Verdicts:
        """The answers of both engines for the facts; a fact that is not in the mapping is unknown.

        Raises:
            EngineDisagreement: two engines gave different answers.
        """
        return self.of({name: fact.value if isinstance(fact, Fact) else fact for name, fact in facts.items()})

    def of(self, values: Mapping[str, Value]) -> Verdicts:
        """The same for the values of facts, without their sources."""
        key: list[Hashable] = [*map(values.get, self._themselves)]
        for name, place in self._places:
            value = values.get(name)
            key.append(None if value is None else place(value))
        cells = tuple(key)
        found = self._found.get(cells)
        if found is None:
            found = self._found.keep(cells, self._asked(values))
        return found

    def _asked(self, values: Mapping[str, Value]) -> Verdicts:
        found = self.prepared.agreement(values)
        content = (*found.rules.values(), found.right, *found.amounts.values())
        known = self._once.get(content)
        if known is None:
            # The answers are shared between callers, so nobody may write to them.
            shared = Verdicts(
                MappingProxyType(found.rules), found.right, MappingProxyType(Amounts(found.amounts))
            )
            known = self._once.keep(content, shared)
        return known


@remembered(most=512)
def answers_of(prepared: CompiledRulebook) -> Answers:
    """The answers of a rulebook, shared between callers."""
    return Answers(prepared)
