"""What it means that a rule about a plan is not kept, or that nobody can tell."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.answers.plan_check import Severity
from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.rules.nodes import Condition
from qupcore.rules.provisions import Provision
from qupcore.rules.writing import Rule

__all__ = ["ELEMENT", "Meaning", "rule_of"]

ELEMENT = "plan_element"
"""The topic of the rules about one element, those of the catalogue included."""

_ALWAYS = Period(date(1, 1, 1))


@attrs.frozen(kw_only=True)
class Meaning:
    """What a rule's answer means for the plan.

    Attributes:
        kind: The kind of rule, as texts name it.
        weight: How much it weighs that the rule is not kept.
        unknown: How much it weighs that nobody can tell. None: another finding says it.
        sources: Where the rule is from.
        authority: What stands behind it.
        confidence: How sure the rule is. One of low confidence breaks no plan: a person must look.
        reason: The rule in words.
        relation: What tells relations apart that say the same of a pair, each way round.
        others: The terms about what runs beside the element that the rule reads.
        lacking: Ids of the measures of which one is lacking, where something is.
        values: The facts to show, and the limits: name, and a number where it is a limit.
        citation: The place in the law.
        shown: The facts whose values stand in what is found.
        broken: How much it weighs that the rule is not kept, given how sure the rule is.
    """

    kind: str
    weight: Severity
    unknown: Severity | None = "needs_assessment"
    sources: tuple[Source, ...] = ()
    authority: str = "policy"
    confidence: Confidence = "high"
    reason: Text | None = None
    relation: str = ""
    others: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    values: tuple[tuple[str, int | None], ...] = ()
    citation: Citation | None = None
    shown: tuple[str, ...] = attrs.field(init=False)
    broken: Severity = attrs.field(init=False)

    @shown.default
    def _shown(self) -> tuple[str, ...]:
        return tuple(_fact_named(name) for name, limit in self.values if limit is None)

    @broken.default
    def _broken(self) -> Severity:
        unsure = self.weight == "breach" and self.confidence == "low"
        return "needs_assessment" if unsure else self.weight


def _fact_named(name: str) -> str:
    """The fact that a finding shows under a short name."""
    return _FULL_NAMES.get(name, f"element.{name}")


_FULL_NAMES = {"age": "person.age", "clash_minutes": "beside.clash_minutes"}


def rule_of(about: str, name: str, when: Condition, says: str) -> Rule:
    """A rule about an element, written from data: `catalogue.no:mentor.requires-1a2b3c4d`."""
    place = Provision(citation=Citation(law="catalogue", section=about), valid=_ALWAYS, basis="policy")
    return Rule(name=name, role="condition", provisions=(place,), doc=says, topic=ELEMENT, when=when)
