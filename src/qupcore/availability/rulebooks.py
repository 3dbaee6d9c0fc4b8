"""Conditions of admission for every engine: each distinct condition once, in rulebooks of limited size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.domain.catalogue.catalogue import digest
from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.domain.truth import Truth
from qupcore.engines import Engine
from qupcore.engines.agreement import Agreement
from qupcore.errors import RuleError
from qupcore.rules.nodes import Condition
from qupcore.rules.provisions import Provision
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.rules.terms import Value, terms_of
from qupcore.rules.writing import Rule

__all__ = ["Conditions"]

_IN_ONE_RULEBOOK = 256
"""Conditions asked together. A rulebook that an engine cannot take is halved until it can."""

_PLACE = Provision(
    citation=Citation(law="catalogue", section="admission"),
    valid=Period(date.min),
    basis="policy",
)


@attrs.frozen(eq=False)
class Conditions:
    """Prepared conditions, evaluated all at once."""

    trees: tuple[Condition, ...]
    parts: tuple[Agreement, ...]

    @classmethod
    def of(cls, trees: Sequence[Condition], engines: tuple[Engine, ...]) -> Conditions:
        """Prepare conditions for every engine.

        Raises:
            RuleError: one condition by itself is more than an engine can take.
        """
        parts: list[Agreement] = []
        for start in range(0, len(trees), _IN_ONE_RULEBOOK):
            parts += _agreements(list(enumerate(trees))[start : start + _IN_ONE_RULEBOOK], engines)
        return cls(tuple(trees), tuple(parts))

    def __call__(self, values: Mapping[str, Value]) -> list[Truth]:
        """The truth of each condition, in order.

        Raises:
            EngineDisagreement: two engines gave different answers.
        """
        found: list[Truth] = [None] * len(self.trees)
        for part in self.parts:
            for name, truth in part(values).rules.items():
                found[int(name.rpartition(".c")[2])] = truth
        return found


def _agreements(numbered: list[tuple[int, Condition]], engines: tuple[Engine, ...]) -> list[Agreement]:
    try:
        return [Agreement(_rulebook(numbered), engines)]
    except RuleError:
        if len(numbered) == 1:
            raise
        middle = len(numbered) // 2
        return [*_agreements(numbered[:middle], engines), *_agreements(numbered[middle:], engines)]


def _rulebook(numbered: list[tuple[int, Condition]]) -> Rulebook:
    entries = []
    for number, tree in numbered:
        rule = Rule(
            name=f"c{number}", role="reading", provisions=(_PLACE,), doc="", topic="admission", when=tree
        )
        entries.append(Entry(rule.id, rule, _PLACE, terms_of(tree), ()))
    return Rulebook(
        calculations=(),
        conditions=(),
        readings=tuple(entries),
        starting_points=MappingProxyType({}),
        values=MappingProxyType({}),
        chosen=MappingProxyType({}),
        units=MappingProxyType({}),
        terms=MappingProxyType({name: term for entry in entries for name, term in entry.terms.items()}),
        hash=digest([[entry.id, entry.when.canonical()] for entry in entries]),
    )
