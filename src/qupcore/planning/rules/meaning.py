"""What it means for a plan that a rule is not met, or not known."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.answers.plan_check import Severity
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.rules.nodes import Condition
from qupcore.rules.provisions import Provision
from qupcore.rules.writing import Rule

__all__ = ["ELEMENT", "Meaning", "authority_of", "rule_of", "without_words"]

ELEMENT = "plan_element"
"""The topic of the rules about one element, including those of the catalogue."""

_ALWAYS = Period(date(1, 1, 1))


@attrs.frozen(kw_only=True)
class Meaning:
    """What the truth of a rule means for the plan.

    Attributes:
        kind: The kind of rule, by which texts are chosen.
        weight: The severity where the rule is not met.
        unknown: The severity where the rule is not known to be met; None where another finding says it.
        sources: The sources of the rule.
        authority: The kind of source that the rule rests on.
        confidence: How certain the rule is. A rule of low confidence makes no plan invalid: it is assessed.
        reason: The rule in words.
        condition: The condition of admission that it is, as an expression; "" for any other rule.
        relation: A digest of the relation, the same for both elements that it is about.
        others: The terms about other elements that the rule reads.
        lacking: Ids of the measures of which one is required.
        values: The facts and limits to show: a name, and a number for a limit.
        citation: The citation of the law.
        shown: The facts whose values are shown in a finding.
        broken: The severity where the rule is not met, given its confidence.
    """

    kind: str
    weight: Severity
    unknown: Severity | None = "needs_assessment"
    sources: tuple[Source, ...] = ()
    authority: str = "policy"
    confidence: Confidence = "high"
    reason: Text | None = None
    condition: str = ""
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
    """The full name of a fact that a finding shows under a short name."""
    return _FULL_NAMES.get(name, f"element.{name}")


_FULL_NAMES = {
    "age": "person.age",
    "clash_minutes": "beside.clash_minutes",
    "work_minutes": "beside.work_minutes",
}


def authority_of(measure: Measure) -> str:
    """What a rule of a measure rests on: what Nav publishes of a national one; else it is a local rule."""
    return "guidance" if namespace_of(measure.id) == NATIONAL_ID else "local"


def without_words(item: Relation | Group) -> tuple[object, ...]:
    """The fields of a relation or group but for its words: other words for the same rule keep its id."""
    said = ("reason", "sources")
    return tuple(getattr(item, field.name) for field in attrs.fields(type(item)) if field.name not in said)


def rule_of(about: str, name: str, when: Condition, says: str) -> Rule:
    """A rule about an element, made from data, with an id like `catalogue.no:mentor.requires-1a2b3c4d`."""
    place = Provision(citation=Citation(law="catalogue", section=about), valid=_ALWAYS, basis="policy")
    return Rule(name=name, role="condition", provisions=(place,), doc=says, topic=ELEMENT, when=when)
