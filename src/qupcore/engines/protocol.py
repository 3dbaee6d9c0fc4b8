"""The interface of the engines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from qupcore.domain.truth import Truth
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["Engine", "Evaluator", "Verdicts", "refusing_results"]


@attrs.frozen
class Verdicts:
    """The results of an engine.

    Attributes:
        rules: By id of the rule: true, false or None (unknown).
        right: Whether all conditions of the topic hold; for § 29, whether there is a right.
        amounts: By name of the calculated term: its value; None if a number that it needs is unknown.
    """

    rules: Mapping[str, Truth]
    right: Truth
    amounts: Mapping[str, int | None] = attrs.field(factory=dict)


class Evaluator(Protocol):
    """A rulebook prepared by one engine. Safe to call from several threads."""

    def __call__(self, facts: Mapping[str, Value], /) -> Verdicts:
        """Evaluate every rule for the facts; a fact that is not in the mapping is unknown."""
        ...


class Engine(Protocol):
    """An engine that decides rulebooks."""

    @property
    def name(self) -> str:
        """The name of the engine in provenance."""
        ...

    @property
    def version(self) -> str:
        """The version of the engine."""
        ...

    def prepare(self, rulebook: Rulebook, /) -> Evaluator:
        """Prepare a rulebook for deciding."""
        ...


def refusing_results(rulebook: Rulebook, evaluate: Evaluator) -> Evaluator:
    """An evaluator that refuses facts for terms that the rulebook calculates. Every engine uses it.

    Raises:
        BadInput: when the evaluator is called; it names the terms. A given value would otherwise be used
            where the formula has no result.
    """
    gives = frozenset(item.gives for item in rulebook.calculations)
    if not gives:
        return evaluate

    def door(facts: Mapping[str, Value], /) -> Verdicts:
        if not gives.isdisjoint(facts):
            given = sorted(gives & facts.keys())
            raise BadInput(
                worded("a fact is given for {names}, which the rules calculate", names=", ".join(given)),
                where=f"rulebook {rulebook.hash[:12]}",
                remedy="leave it out: give the facts that the formula reads",
                code="input.unknown-key",
            )
        return evaluate(facts)

    return door
