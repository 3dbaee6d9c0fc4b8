"""The result of the rules of one topic for one thing in a case: an absence, a decision, a child, a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

import attrs

from qupcore.cases.ruling.answers import answers_of
from qupcore.cases.ruling.still_open import still_open
from qupcore.cases.ruling.timeline import timeline
from qupcore.deciding.facts import Fact
from qupcore.deciding.finding import finding_of
from qupcore.deciding.prepared import CompiledRulebook, prepared_on
from qupcore.domain.answers.decision import Finding, ParameterUse
from qupcore.domain.truth import Truth
from qupcore.engines import Verdicts
from qupcore.law.vocabulary import vocabulary
from qupcore.memory import found_once
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.dated import DatedValue
from qupcore.rules.provisions import Provision
from qupcore.rules.rulebook import Calculation, Entry, Rulebook
from qupcore.rules.terms import IntTerm, Value

__all__ = ["Instead", "Ruling", "evaluate"]

_BARE = frozenset((bool, int, str))


@attrs.frozen(kw_only=True)
class Instead:
    """A fact that is not known and that can be asked about only through other terms.

    Attributes:
        asks: Names of the terms that are asked in its place: the reasons' day where time runs from them.
    """

    asks: tuple[str, ...]


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Ruling:
    """The result of both engines for one set of facts under the rules of a topic.

    Attributes:
        topic: The topic.
        on: The day whose rules were used.
        verdicts: What each rule came to, and each amount.
    """

    topic: str
    on: date
    verdicts: Verdicts
    _known: Mapping[str, Fact | Value]
    _prepared: CompiledRulebook = attrs.field(eq=False, repr=False)
    _instead: Mapping[str, Instead] = MappingProxyType({})

    @found_once
    def facts(self) -> Mapping[str, Fact]:
        """The known facts, by term."""
        return {
            name: value if isinstance(value, Fact) else Fact(value) for name, value in self._known.items()
        }

    @property
    def holds(self) -> Truth:
        """Whether all conditions of the topic hold."""
        return self.verdicts.right

    @found_once
    def findings(self) -> tuple[Finding, ...]:
        """Each condition and reading with its citation, its inputs and its numbers."""
        rulebook = self._prepared.rulebook
        known = {name: Fact(value) for name, value in self.amounts.items() if value is not None}
        return tuple(
            self._found(entry, {**self.facts, **known})
            for entry in (*rulebook.conditions, *rulebook.readings)
        )

    def _found(self, entry: Entry, known: Mapping[str, Fact]) -> Finding:
        """A finding; for a result that could not be calculated, the missing facts behind it."""
        finding = finding_of(self._prepared, entry, known, self.verdicts.rules[entry.id])
        waits = finding.missing
        if finding.outcome == "unknown" and len(waits) > 1:
            values = {name: fact.value for name, fact in known.items()}
            open_ = still_open(entry.when, values, self._prepared.numbers)
            waits = tuple(name for name in waits if name in open_)
        needs = {item.gives: item.terms for item in self._prepared.rulebook.calculations}
        missing: dict[str, None] = {}
        waiting = list(reversed(waits))
        while waiting:
            name = waiting.pop()
            if name in needs:
                waiting += [term for term in reversed(tuple(needs[name])) if term not in known]
            else:
                missing[name] = None
        return attrs.evolve(finding, missing=self.asked_for(missing))

    def asked_for(self, names: Iterable[str]) -> tuple[str, ...]:
        """The facts to ask for about unknown terms, without calculated terms."""
        asked: dict[str, None] = {}
        for name in names:
            if name in self._instead:
                asked |= dict.fromkeys(self._instead[name].asks)
            elif name not in vocabulary() or vocabulary()[name].path:
                asked[name] = None
        return tuple(asked)

    @property
    def policy(self) -> tuple[ParameterUse, ...]:
        """The policy numbers used."""
        return self._prepared.policy

    @property
    def values(self) -> Mapping[str, DatedValue]:
        """The numbers in force, by full name, with the day until which each is known."""
        return self._prepared.rulebook.values

    @property
    def in_force(self) -> Rulebook:
        """The rules and numbers used, with the numbers that were chosen."""
        return self._prepared.rulebook

    @property
    def rulebook(self) -> str:
        """SHA-256 of the rules and numbers used."""
        return self._prepared.rulebook.hash

    @property
    def engines(self) -> tuple[tuple[str, str], ...]:
        """Name and version of each engine; they agreed."""
        return self._prepared.engines

    @property
    def calculations(self) -> tuple[Calculation, ...]:
        """The formulas in force."""
        return self._prepared.rulebook.calculations

    def place_of(self, amount: IntTerm) -> Provision:
        """The citation of the calculation of an amount.

        Raises:
            KeyError: nothing calculates it on the day.
        """
        return self._prepared.rulebook.places[amount.name]

    def missing(self) -> tuple[str, ...]:
        """The unknown terms read by undecided conditions."""
        undecided = [f for f in self.findings if f.counts and f.outcome == "unknown"]
        return tuple(dict.fromkeys(name for finding in undecided for name in finding.missing))

    @property
    def amounts(self) -> Mapping[str, int | None]:
        """Each calculated term, None where a number that it needs is unknown."""
        return self.verdicts.amounts


def evaluate(
    topic: str,
    on: date,
    facts: Mapping[str, Fact | Value | Instead | None],
    applied: AppliedLaw,
) -> Ruling:
    """Evaluate the rules of a topic for a set of facts.

    Args:
        topic: The topic, as rules declare it.
        on: The day whose rules are used.
        facts: What is known, by term; None is the same as left out, and so is what is asked otherwise.
        applied: The law, with policy values of any topic; those of this one are used.

    Raises:
        NoRulesInForce: nothing about the topic is in force on the day.
        EngineDisagreement: two engines gave different answers.

    >>> from datetime import date
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> str(evaluate("rates", date(2026, 9, 1), {}, AS_IT_STANDS).amounts["rate.yearly"])
    '27869700'
    """
    answers = None if applied.policy else timeline(topic, applied).on(on)
    if answers is None:  # the error where there are no rules; a number that may not be chosen on the day
        answers = answers_of(prepared_on(on, applied.chosen_for(topic), topic, applied.law))
    if _BARE.issuperset(map(type, facts.values())):  # as most facts are: nothing to sort out
        values = dict(cast("Mapping[str, Value]", facts))
        return Ruling(
            topic=topic, on=on, known=values, verdicts=answers.of(values), prepared=answers.prepared
        )
    instead = {name: value for name, value in facts.items() if isinstance(value, Instead)}
    known = {
        name: value for name, value in facts.items() if value is not None and not isinstance(value, Instead)
    }
    verdicts, prepared = answers(known), answers.prepared
    return Ruling(topic=topic, on=on, known=known, verdicts=verdicts, prepared=prepared, instead=instead)
