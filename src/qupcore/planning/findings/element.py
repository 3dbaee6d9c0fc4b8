"""The findings of the rules about each element's measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qupcore.domain.answers.plan_check import PlanFinding, Severity
from qupcore.domain.days import day_of
from qupcore.domain.period import Period
from qupcore.domain.truth import Truth
from qupcore.planning.facts.laid_out import Laid
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.rules.meaning import Meaning
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rulings import ElementRuling
from qupcore.rules.terms import Value

__all__ = ["element_findings", "element_weights"]

_MUTUAL = ("slots_clash", "same_offer", "same_measure", "forbids", "warns", "unknown")


def element_findings(elements: Sequence[Laid], rulings: Sequence[ElementRuling]) -> Iterator[PlanFinding]:
    """A finding for each rule about an element that is not met or not known."""
    told: set[object] = set()
    for one, ruling in zip(elements, rulings, strict=True):
        yield from _told(one, ruling.truths, elements, told)
        yield from _later(one, ruling)


def element_weights(one: Laid, ruling: ElementRuling) -> Iterator[Severity]:
    """The weight of each rule about an element that is not met or not known."""
    for _, _, weight in _unmet(one, ruling.truths):
        yield weight
    for finding in _later(one, ruling):
        yield finding.weight


def _unmet(one: Laid, truths: Mapping[str, Truth]) -> Iterator[tuple[str, Meaning, Severity]]:
    """The rules that are not met or not known, and what that weighs."""
    for id, truth in truths.items():
        if truth is True:
            continue
        meaning = one.rules.meanings[id]
        weight = meaning.broken if truth is False else meaning.unknown
        if weight is None:
            continue
        if meaning.kind == "extension" and truths.get(id.replace(".extension", ".length")) is not True:
            continue  # the finding about its length already says it
        yield id, meaning, weight


def _told(
    one: Laid, truths: Mapping[str, Truth], elements: Sequence[Laid], told: set[object]
) -> Iterator[PlanFinding]:
    placed, rules = one.placed, one.rules
    for id, meaning, weight in _unmet(one, truths):
        truth = truths[id]
        others = sorted({other.place for other in _others(one, meaning)})
        names = dict.fromkeys(
            (placed.element.measure, *(elements[p].placed.element.measure for p in others if p >= 0))
        )
        places = tuple(sorted((placed.place, *(place for place in others if place >= 0))))
        if others and meaning.kind in _MUTUAL:
            # Two elements with the same finding about each other give one finding.
            if (same := (meaning.kind, meaning.relation, places, truth)) in told:
                continue
            told.add(same)
        yield PlanFinding(
            rule=id,
            kind=meaning.kind,
            weight=weight,
            outcome="not_met" if truth is False else "unknown",
            elements=places,
            measures=tuple(names) + tuple(m for m in meaning.lacking if m not in names),
            period=_period(placed),
            citation=meaning.citation,
            sources=meaning.sources,
            authority=meaning.authority,
            confidence=meaning.confidence,
            reason=meaning.reason,
            condition=meaning.condition,
            values=tuple(_values(meaning, one.facts.facts)),
            missing=tuple(_missing(id, rules, one.facts.facts)) if truth is None else (),
        )


def _later(one: Laid, ruling: ElementRuling) -> Iterator[PlanFinding]:
    """A finding for each rule met on the first day and not on a later day, when the person is older."""
    met = {id for id, truth in ruling.truths.items() if truth is True}
    for day, truths in ruling.later:
        for id in sorted(met):
            meaning = one.rules.meanings[id]
            if truths[id] is False and meaning.kind in ("age", "admission"):
                met.discard(id)
                yield PlanFinding(
                    rule=f"{id}.later",
                    kind=f"{meaning.kind}_later",
                    # The ages of a measure apply at its start; a condition applies on every day.
                    weight="warning" if meaning.kind == "age" else meaning.broken,
                    outcome="not_met",
                    elements=(one.placed.place,),
                    measures=(one.placed.element.measure,),
                    period=Period(day, one.placed.element.last),
                    sources=meaning.sources,
                    authority=meaning.authority,
                    confidence=meaning.confidence,
                    reason=meaning.reason,
                    condition=meaning.condition,
                )


def _values(meaning: Meaning, facts: Mapping[str, Value]) -> Iterator[tuple[str, int | str]]:
    """The limits, and the facts compared with them."""
    full_names = iter(meaning.shown)
    for name, limit in meaning.values:
        if limit is not None:
            yield name, limit
        elif (full := next(full_names)) in facts:
            value = facts[full]
            yield name, _day(value) if name in ("first", "last") else value


def _day(value: Value) -> str:
    return day_of(int(value)).isoformat()


def _missing(id: str, rules: Ready, facts: Mapping[str, Value]) -> Iterator[str]:
    """The unknown facts: of the person and the element; for a relation, the dates."""
    beside = {item.name for item in rules.beside}
    for name in rules.entries[id].terms:
        if name not in facts:
            yield "element.dates" if name in beside else name


def _others(one: Laid, meaning: Meaning) -> Iterator[PlacedElement]:
    """The other elements that a rule's facts are about."""
    for name in meaning.others:
        yield from one.facts.others.get(name, ())


def _period(placed: PlacedElement) -> Period | None:
    first, last = placed.element.first, placed.element.last
    return None if first is None else Period(first, last)
