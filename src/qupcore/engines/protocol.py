"""What every engine offers, whichever way it works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from qupcore.domain.truth import Truth
from qupcore.errors import BadInput
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["Engine", "Evaluator", "Verdicts", "refusing_results"]


@attrs.frozen
class Verdicts:
    """What an engine found.

    Attributes:
        rules: Each rule by id: true, false or None (unknown).
        right: Whether all conditions of the topic hold; of § 29, whether there is a right.
        amounts: Each calculated term by name, None where a number it needs is unknown.
    """

    rules: Mapping[str, Truth]
    right: Truth
    amounts: Mapping[str, int | None] = attrs.field(factory=dict)


class Evaluator(Protocol):
    """A rulebook made ready by one engine. Safe to call from several threads."""

    def __call__(self, facts: Mapping[str, Value], /) -> Verdicts:
        """Decide every rule for the facts; a fact that is not in the mapping is unknown."""
        ...


class Engine(Protocol):
    """A way to decide rulebooks."""

    @property
    def name(self) -> str:
        """How provenance names the engine."""
        ...

    @property
    def version(self) -> str:
        """The version of what does the work."""
        ...

    def prepare(self, rulebook: Rulebook, /) -> Evaluator:
        """Make a rulebook ready to decide with."""
        ...


def refusing_results(rulebook: Rulebook, evaluate: Evaluator) -> Evaluator:
    """An evaluator that refuses a fact for what the rulebook itself calculates; each engine's door.

    Raises:
        BadInput: from the evaluator, naming the terms. A result that is given would stand where the formula
            finds none.
    """
    gives = frozenset(item.gives for item in rulebook.calculations)
    if not gives:
        return evaluate

    def door(facts: Mapping[str, Value], /) -> Verdicts:
        if not gives.isdisjoint(facts):
            given = sorted(gives & facts.keys())
            raise BadInput(
                f"a fact is given for {', '.join(given)}, which the rules calculate",
                where=f"rulebook {rulebook.hash[:12]}",
                remedy="leave it out: give the facts that the formula reads",
                code="input.unknown-key",
            )
        return evaluate(facts)

    return door
