"""Prepared rules about a plan: one type for every rulebook of this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

import attrs

from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.catalogue.relation import Group, Overlap
from qupcore.domain.period import Period
from qupcore.engines import Engine
from qupcore.engines.agreement import Agreement
from qupcore.memory import remembered
from qupcore.planning.rules.meaning import ELEMENT, Meaning
from qupcore.planning.rules.person_facts import NOBODY, PersonFacts, person_facts
from qupcore.rules.rulebook import Entry, Rulebook, parameter_uses, rulebook_on
from qupcore.rules.writing import Rule

__all__ = ["BesideFact", "Ready", "made_ready", "ready_of"]

_NOTHING: Mapping[str, Meaning] = MappingProxyType({})
_NO_GROUPS: Mapping[str, Group] = MappingProxyType({})


@attrs.frozen
class BesideFact:
    """A fact about the elements beside an element: their measures, the relation, and the days that count."""

    name: str
    way: Literal["with", "carried"]
    members: frozenset[str]
    overlap: Overlap
    valid: Period


@attrs.frozen(kw_only=True, eq=False)
class Ready:
    """A rulebook with its engines, and the data for giving it facts and reading its answers.

    Attributes:
        decide: The rulebook and the engines that evaluate it.
        entries: The rules by id, with their provisions.
        uses: The numbers that each rule reads, by id of the rule.
        meanings: The meaning for a plan of each rule of a catalogue, by id of the rule.
        beside: The facts that the rules read about elements beside an element.
        person: The facts that the rules read about a person.
        groups: The group that a rule is about, by id of the rule.
    """

    decide: Agreement
    entries: Mapping[str, Entry]
    uses: Mapping[str, tuple[ParameterUse, ...]]
    meanings: Mapping[str, Meaning] = _NOTHING
    beside: tuple[BesideFact, ...] = ()
    person: PersonFacts = NOBODY
    groups: Mapping[str, Group] = _NO_GROUPS


def ready_of(decide: Agreement) -> Ready:
    """Prepared rules of law; they need no meanings, because the law states what their answers mean."""
    return _ready(decide.rulebook, decide)


def _ready(rulebook: Rulebook, decide: Agreement) -> Ready:
    uses = parameter_uses(rulebook)
    return Ready(
        decide=decide,
        entries={entry.id: entry for entry in rulebook.entries},
        uses={entry.id: tuple(uses[name] for name in entry.parameters) for entry in rulebook.entries},
    )


def made_ready(
    told: Iterable[tuple[Rule, Meaning]],
    engines: tuple[Engine, ...],
    beside: Iterable[BesideFact] = (),
    groups: Mapping[str, Group] = _NO_GROUPS,
) -> Ready:
    """Prepared rules of a catalogue, each with its meaning for a plan."""
    found = list(told)
    rulebook = rulebook_on((rule for rule, _ in found), date(2007, 11, 1), topic=ELEMENT)
    return attrs.evolve(
        _ready(rulebook, _agreement(_ByHash(rulebook.hash, rulebook), engines)),
        meanings={rule.id: meaning for rule, meaning in found},
        beside=tuple(beside),
        person=person_facts(rulebook, (name for _, meaning in found for name in meaning.shown)),
        groups=groups,
    )


@attrs.frozen
class _ByHash:
    """A rulebook; equal to one with the same trees, terms and numbers, whatever else is told of its rules."""

    hash: str
    rulebook: Rulebook = attrs.field(eq=False)


@remembered(most=128)
def _agreement(given: _ByHash, engines: tuple[Engine, ...]) -> Agreement:
    """The engines made ready for a rulebook: a megabyte for a measure, which every view of it shares."""
    return Agreement(given.rulebook, engines)
