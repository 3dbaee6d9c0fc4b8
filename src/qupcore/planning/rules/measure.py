"""The rules about an element of one measure, as one rulebook: rules for all measures, and of the catalogue.

The rules of a measure are made once for a catalogue, and every engine evaluates them for each element. A
relation becomes a conjunction of facts about the elements beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from qupcore.catalogue.conditions import age_condition, condition
from qupcore.domain.answers.plan_check import Severity
from qupcore.domain.catalogue.catalogue import digest
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.text import Text
from qupcore.engines import Engine
from qupcore.planning.rules.held import MeasureRelation
from qupcore.planning.rules.length import length_rules
from qupcore.planning.rules.meaning import Meaning, authority_of, rule_of, without_words
from qupcore.planning.rules.ready import BesideFact, Ready, made_ready
from qupcore.planning.rules.terms import BesideTerms, ElementTerms, Offered, plan_fact
from qupcore.rules.nodes import Condition, Constant
from qupcore.rules.terms import BoolTerm
from qupcore.rules.writing import Rule, all_of, any_of, none_of

__all__ = ["ExplainedRules", "measure_rules"]

_MOST_APART = 24
"""The most measures of a relation with a separate fact each; more measures share one fact."""

ExplainedRules = Iterator[tuple[Rule, Meaning]]


def measure_rules(
    measure: Measure | None,
    relations: tuple[MeasureRelation, ...],
    offered: bool,
    engines: tuple[Engine, ...],
) -> Ready:
    """Prepare the rules of a measure.

    Args:
        measure: The measure; None for one that is not in the catalogue.
        relations: Its relations.
        offered: Whether the element names an offer.
        engines: The engines that evaluate the rules.
    """
    about = "element" if measure is None else measure.id
    found = list(_for_all(about))
    if offered:
        found += _of_offer(about)
    beside: dict[str, BesideFact] = {}
    if measure is None:
        found += _of_no_catalogue(about)
    else:
        found += _of_measure(measure)
        found += length_rules(measure)
        named: dict[str, int] = {}
        for item in relations:
            name = _name_of(item)
            named[name] = named.get(name, 0) + 1
            found += _of_relation(item, name if named[name] == 1 else f"{name}-{named[name]}", beside)
    return made_ready(found, engines, beside.values())


def _for_all(about: str) -> ExplainedRules:
    yield (
        rule_of(about, "dates", ElementTerms.last >= ElementTerms.first, "Its first and last day are known."),
        Meaning(kind="dates", weight="breach"),
    )
    yield (
        rule_of(
            about,
            "slots_clash",
            BesideTerms.clash_minutes <= 0,
            "Nothing else has the same time, in another element or in itself.",
        ),
        Meaning(kind="slots_clash", weight="breach", others=("clash",), values=(("clash_minutes", None),)),
    )
    yield (
        rule_of(
            about, "work_clash", BesideTerms.work_minutes <= 0, "The person is not at paid work at its time."
        ),
        Meaning(kind="work_clash", weight="breach", values=(("work_minutes", None),)),
    )
    yield (
        rule_of(
            about,
            "slots_hours",
            ElementTerms.slot_minutes <= ElementTerms.minutes,
            "Its slots fit in its hours.",
        ),
        Meaning(
            kind="slots_hours",
            weight="breach",
            unknown=None,  # the finding about the week names the unknown hours
            values=(("slot_minutes", None), ("minutes", None)),
        ),
    )
    yield (
        rule_of(about, "same_offer", ~BesideTerms.same_offer, "The same offer does not run twice at once."),
        Meaning(kind="same_offer", weight="breach", unknown=None, others=("same_offer",)),
    )
    yield (
        rule_of(
            about, "same_measure", ~BesideTerms.same_measure, "The same measure does not run twice at once."
        ),
        Meaning(kind="same_measure", weight="warning", unknown=None, others=("same_measure",)),
    )
    yield (
        rule_of(about, "in_catalogue", ElementTerms.in_catalogue, "The catalogue knows the measure."),
        # Where it is not known, another finding says whose measure it is, or that its catalogue is not here.
        Meaning(kind="in_catalogue", weight="warning", unknown=None),
    )


def _of_no_catalogue(about: str) -> ExplainedRules:
    """The rules about a measure that the person's municipality does not see. None makes a plan invalid."""
    yield (
        rule_of(
            about,
            "other_municipality",
            ElementTerms.of_municipality,
            "It is a national measure, or one of the person's municipality.",
        ),
        Meaning(kind="other_municipality", weight="warning", unknown="warning"),
    )
    yield (
        rule_of(
            about,
            "no_catalogue",
            ElementTerms.catalogue_here,
            "The catalogue of the person's municipality is here.",
        ),
        Meaning(kind="no_catalogue", weight="warning", unknown=None),
    )


def _of_offer(about: str) -> ExplainedRules:
    kinds: tuple[tuple[str, BoolTerm, Severity, Severity | None, str], ...] = (
        ("offer_known", Offered.known, "warning", None, "The catalogue knows the offer."),
        (
            "offer_other_municipality",
            Offered.of_municipality,
            "warning",
            "warning",
            "The offer is national, or of the person's municipality.",
        ),
        ("offer_of_measure", Offered.of_measure, "breach", None, "The offer is of this measure."),
        ("offer_runs", Offered.runs, "breach", "warning", "The offer runs on all its days."),
        ("offer_start", Offered.starts_then, "breach", None, "A group starts on its first day."),
        ("enrolment", Offered.enrols, "breach", "warning", "The offer takes new participants."),
        ("places", Offered.has_place, "breach", "warning", "There is a place when it starts."),
        ("catchment", Offered.in_catchment, "breach", "needs_assessment", "The person lives in its area."),
        ("district", Offered.in_district, "breach", "needs_assessment", "The person lives in its district."),
        ("school_holidays", Offered.open_in_holidays, "warning", None, "It is open in school holidays."),
    )
    for kind, term, weight, unknown, says in kinds:
        yield (
            rule_of(about, kind, term, says),
            Meaning(kind=kind, weight=weight, unknown=unknown, authority="local", others=("offer",)),
        )


def _of_measure(measure: Measure) -> ExplainedRules:
    id = measure.id
    if band := measure.ages:
        yield (
            rule_of(id, "age", age_condition(band), "The person is of the right age on the first day."),
            Meaning(
                kind="age",
                weight="breach",
                sources=band.sources or measure.sources,
                confidence=band.confidence,
                authority=authority_of(measure),
                values=(
                    ("age", None),
                    *((("age_low", band.low),) if band.low is not None else ()),
                    *((("age_high", band.high),) if band.high is not None else ()),
                ),
            ),
        )
    for number, admission in enumerate(measure.admits):
        yield (
            rule_of(id, f"admission_{number}", condition(admission.when), admission.when),
            Meaning(
                kind="admission",
                weight="breach",
                sources=admission.sources or measure.sources,
                confidence=admission.confidence,
                authority=authority_of(measure),
                reason=admission.says or Text(admission.when, admission.when, admission.when),
                condition=admission.when,
            ),
        )
    yield (
        rule_of(id, "existence", ElementTerms.in_existence, "The measure exists on all its days."),
        Meaning(
            kind="existence",
            weight="breach",
            unknown=None,
            sources=measure.sources,
            confidence="medium",
            authority=authority_of(measure),
        ),
    )
    if starts := measure.starts:
        yield (
            rule_of(
                id, "start_window", ElementTerms.in_window, f"It starts from {starts.first} to {starts.last}."
            ),
            Meaning(
                kind="start_window",
                weight="breach",
                unknown=None,
                sources=starts.sources or measure.sources,
                confidence=starts.confidence,
                authority=authority_of(measure),
            ),
        )
    if measure.last_start:
        last = measure.last_start.toordinal()
        yield (
            rule_of(
                id,
                "last_start",
                ElementTerms.first <= Constant(last, "date"),
                "Nobody starts after this day.",
            ),
            Meaning(
                kind="last_start",
                weight="breach",
                unknown=None,
                sources=measure.sources,
                confidence=measure.confidence,
                authority=authority_of(measure),
                values=(("first", None), ("last_start", last)),
            ),
        )
    yield from _of_time(measure)


def _of_time(measure: Measure) -> ExplainedRules:
    time = measure.time
    if time is None:
        return
    sources = time.sources or measure.sources
    if time.min_percent is not None:
        least = Constant(time.min_percent, "percent")
        enough: Condition = ElementTerms.percent >= least
        limits: tuple[tuple[str, int | None], ...] = (("percent", None), ("min_percent", time.min_percent))
        if time.min_percent_at_start is not None:
            at_start = Constant(time.min_percent_at_start, "percent")
            enough = any_of(
                enough, all_of(ElementTerms.percent >= at_start, ElementTerms.percent_later >= least)
            )
            limits = (*limits, ("min_percent_at_start", time.min_percent_at_start))
        yield (
            rule_of(measure.id, "percent", enough, "The participation is large enough."),
            Meaning(
                kind="percent",
                weight="breach",
                sources=sources,
                confidence=time.confidence,
                authority=authority_of(measure),
                values=limits,
            ),
        )
    if time.stated:
        yield (
            rule_of(measure.id, "time_stated", ElementTerms.time_stated, "The participation is stated."),
            Meaning(
                kind="time_stated",
                weight="needs_assessment",
                sources=sources,
                confidence=time.confidence,
                authority=authority_of(measure),
            ),
        )


_WEIGHTS: Mapping[str, Severity] = {
    "requires": "breach",
    "requires_one_of": "breach",
    "forbids": "breach",
    "warns": "warning",
    "unknown": "needs_assessment",
}


def _name_of(item: MeasureRelation) -> str:
    """The name of the rule of a relation: the same where only the words of the relation are others."""
    says = (*without_words(item.relation), tuple(sorted(item.others)))
    return f"{item.relation.kind}-{digest(says)[:8]}"


def _of_relation(item: MeasureRelation, name: str, beside: dict[str, BesideFact]) -> ExplainedRules:
    about, relation, others = item.of, item.relation, item.others
    if relation.kind == "allows":
        return
    way: Literal["with", "carried"] = "carried" if relation.kind.startswith("requires") else "with"
    # Several required measures in turn may cover the days together, so they share a fact.
    together = way == "carried" or len(others) > _MOST_APART
    parts = [others] if together else [frozenset((other,)) for other in sorted(others)]
    terms = []
    for members in parts:
        label = "+".join(sorted(members)) if len(members) <= _MOST_APART else digest(tuple(sorted(members)))
        fact = f"{way}.{label}.{relation.overlap}.{relation.valid}"
        beside.setdefault(fact, BesideFact(fact, way, members, relation.overlap, relation.valid))
        terms.append(plan_fact(fact, ""))
    kept: Condition = none_of(*terms) if way == "with" else all_of(*terms)
    if relation.unless:
        kept = any_of(condition(relation.unless), kept)
    yield (
        rule_of(
            about,
            name,
            kept,
            relation.reason.en,
        ),
        Meaning(
            kind=relation.kind if relation.scope != "host" else f"{relation.kind}_host",
            weight=_WEIGHTS[relation.kind],
            unknown="warning" if relation.kind == "warns" else "needs_assessment",
            sources=relation.sources,
            authority=relation.authority,
            confidence=relation.confidence,
            reason=relation.reason,
            relation=digest(relation)[:8],
            others=tuple(term.name for term in terms),
            lacking=tuple(sorted(others)) if way == "carried" else (),
        ),
    )
