"""Brute force: every way of filling in, and of changing, the facts of a small random rulebook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import product

from qupcore.deciding.filling import Filled, fill
from qupcore.deciding.prepared import CompiledRulebook
from qupcore.domain.truth import Truth
from qupcore.engines import ReferenceEngine
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value
from qupcore.testing import choice_term, number, yes_no

__all__ = ["SMALL", "every_way", "holds", "made_ready", "possible", "read", "scaled", "settled"]

SMALL: tuple[Term, ...] = (
    yes_no("try.p"),
    yes_no("try.q"),
    yes_no("try.r"),
    number("try.weeks", "weeks", 0, 3),
    number("try.before", "weeks", -1, 2),
    choice_term("try.home", "alone", "couple", "shared"),
)
"""Terms of which every value can be tried: 8 × 4 × 4 × 3 ways in all."""


def scaled(examples: int) -> int:
    """How many examples to try: ten times as many under the thorough profile."""
    return examples * (10 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1)


def made_ready(rulebook: Rulebook) -> CompiledRulebook:
    """The rulebook, for the reference engine alone: what durable-rules finds is tested elsewhere."""
    return CompiledRulebook(rulebook, (ReferenceEngine(),))


def possible(term: Term) -> tuple[Value, ...]:
    """Every value of a term that has bounds."""
    if isinstance(term, BoolTerm):
        return (True, False)
    if isinstance(term, ChoiceTerm):
        return term.values
    assert isinstance(term, IntTerm)
    assert term.low is not None
    assert term.high is not None
    return tuple(range(term.low, term.high + 1))


def read(prepared: CompiledRulebook) -> dict[str, Term]:
    """The terms that conditions of the right read."""
    return {name: term for entry in prepared.rulebook.conditions for name, term in entry.terms.items()}


def holds(prepared: CompiledRulebook, facts: Mapping[str, Value]) -> Truth:
    """Whether all conditions hold, without filling in."""
    return prepared.agreement.evaluators[0](facts).right


def every_way(
    prepared: CompiledRulebook, facts: Mapping[str, Value]
) -> Iterator[tuple[dict[str, Value], Truth]]:
    """Each way of filling in what conditions read and facts lack, and what it comes to."""
    missing = {name: term for name, term in read(prepared).items() if name not in facts}
    for values in product(*(possible(term) for term in missing.values())):
        way = {**facts, **dict(zip(missing, values, strict=True))}
        yield way, holds(prepared, way)


def settled(prepared: CompiledRulebook, facts: Mapping[str, Value]) -> Filled:
    """What `decide` comes to at the level of terms."""
    verdicts = prepared.agreement.evaluators[0](facts)
    if verdicts.right is not None:
        return Filled(verdicts.right, True, ())
    return fill(prepared, facts, verdicts.rules)
