"""What the rules of each element's measure find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_of
from qupcore.domain.period import Period
from qupcore.domain.truth import Truth
from qupcore.planning.facts.element import Whole, clashing, element_facts, held_against
from qupcore.planning.facts.laid_out import Laid, LaidPlan
from qupcore.planning.facts.people import facts_about
from qupcore.planning.rules.meaning import Meaning, fact_named
from qupcore.planning.rules.measure import MeasureRules
from qupcore.planning.rules.view import View
from qupcore.rules.terms import Value, terms_of

__all__ = ["element_findings"]

_MUTUAL = ("slots_clash", "same_offer", "same_measure", "forbids", "warns", "unknown")


def element_findings(
    laid: LaidPlan,
    participant: Participant,
    view: View,
    on: date,
    whole: Whole,
    people: dict[date, Mapping[str, Value]],
) -> list[PlanFinding]:
    """What every rule about every element finds that is not kept, or not known."""
    found: list[PlanFinding] = []
    told: set[object] = set()
    for one in laid.elements:
        day = one.element.first or on
        if day not in people:
            people[day] = facts_about(participant, day)
        rules = view.rules_of(one.measure, bool(one.element.offer))
        facts = element_facts(one, laid, rules, participant, people[day], on, whole)
        verdicts = rules.decide(facts).rules
        found += _told(one, laid, rules, facts, verdicts, told)
        if rules.person.reads_age:
            found += _later(one, rules, facts, verdicts, participant)
    return found


def _told(
    one: Laid,
    laid: LaidPlan,
    rules: MeasureRules,
    facts: Mapping[str, Value],
    verdicts: Mapping[str, Truth],
    told: set[object],
) -> Iterator[PlanFinding]:
    for id, truth in verdicts.items():
        if truth is True:
            continue
        meaning = rules.meanings[id]
        weight = meaning.broken if truth is False else meaning.unknown
        if weight is None:
            continue
        if meaning.kind == "extension" and verdicts.get(id.replace(".extension", ".length")) is not True:
            continue  # it lasts too long, or nobody knows how long: told already
        others = sorted({other.place for other in _others(one, laid, rules, meaning)})
        names = dict.fromkeys(
            (one.element.measure, *(laid.elements[p].element.measure for p in others if p >= 0))
        )
        elements = tuple(sorted((one.place, *(place for place in others if place >= 0))))
        if others and meaning.kind in _MUTUAL:
            # Two elements that meet each other say the same thing twice.
            if (same := (meaning.kind, meaning.relation, elements, truth)) in told:
                continue
            told.add(same)
        yield PlanFinding(
            rule=id,
            kind=meaning.kind,
            weight=weight,
            outcome="not_met" if truth is False else "unknown",
            elements=elements,
            measures=tuple(names) + tuple(m for m in meaning.lacking if m not in names),
            period=_period(one),
            citation=meaning.citation,
            sources=meaning.sources,
            authority=meaning.authority,
            confidence=meaning.confidence,
            reason=meaning.reason,
            values=tuple(_values(meaning, facts)),
            missing=tuple(_missing(id, rules, facts)) if truth is None else (),
        )


def _later(
    one: Laid,
    rules: MeasureRules,
    facts: Mapping[str, Value],
    verdicts: Mapping[str, Truth],
    participant: Participant,
) -> Iterator[PlanFinding]:
    """What is met on the first day and no longer on a later one, since the person has grown older."""
    first, last = one.element.first, one.element.last
    if first is None or last is None or participant.birth_date is None:
        return
    if not rules.person.aged_apart(facts, facts_about(participant, last)):
        return
    met = {id for id, truth in verdicts.items() if truth is True}
    for day in _days_of_age(participant.birth_date, first, last):
        later = rules.decide({**facts, **facts_about(participant, day)}).rules
        for id in sorted(met):
            meaning = rules.meanings[id]
            if later[id] is False and meaning.kind in ("age", "admission"):
                met.discard(id)
                yield PlanFinding(
                    rule=f"{id}.later",
                    kind=f"{meaning.kind}_later",
                    # The ages of a measure are those at which one may start; a condition holds throughout.
                    weight="warning" if meaning.kind == "age" else meaning.broken,
                    outcome="not_met",
                    elements=(one.place,),
                    measures=(one.element.measure,),
                    period=Period(day, last),
                    sources=meaning.sources,
                    authority=meaning.authority,
                    confidence=meaning.confidence,
                    reason=meaning.reason,
                )


def _days_of_age(born: date, first: date, last: date) -> Iterator[date]:
    """The days after the first on which somebody is a year older, by birthday or by calendar year."""
    days = set()
    for year in range(first.year, last.year + 1):
        days |= {date(year, 1, 1), *(date(year, born.month, d) for d in _birthdays(born, year))}
    days |= {
        date(year, 3, 1) for year in range(first.year, last.year + 1) if (born.month, born.day) == (2, 29)
    }
    yield from sorted(day for day in days if first < day <= last)


def _birthdays(born: date, year: int) -> tuple[int, ...]:
    """The day of the month; both readings of 29 February where the year has none."""
    if (born.month, born.day) != (2, 29):
        return (born.day,)
    return (28,) if year % 4 or (year % 100 == 0 and year % 400) else (28, 29)


def _values(meaning: Meaning, facts: Mapping[str, Value]) -> Iterator[tuple[str, int | str]]:
    """The limits, and the facts held against them."""
    for name, limit in meaning.values:
        if limit is not None:
            yield name, limit
        else:
            full = fact_named(name)
            if full in facts:
                value = facts[full]
                yield name, _day(value) if name in ("first", "last") else value


def _day(value: Value) -> str:
    return day_of(int(value)).isoformat()


def _missing(id: str, rules: MeasureRules, facts: Mapping[str, Value]) -> Iterator[str]:
    """What would have to be known: facts of the person and the element; of a relation, the dates."""
    entry = next(entry for entry in rules.decide.rulebook.entries if entry.id == id)
    beside = {item.name for item in rules.beside}
    for name in terms_of(entry.when):
        if name not in facts:
            yield "element.dates" if name in beside else name


def _others(one: Laid, laid: LaidPlan, rules: MeasureRules, meaning: Meaning) -> Iterator[Laid]:
    """The elements that a rule found in the way."""
    for tag in meaning.others:
        if tag == "clash":
            yield from (other for other, _ in laid.beside(one) if clashing(one, other))
        elif tag in ("same_offer", "same_measure"):
            field = "offer" if tag == "same_offer" else "measure"
            own = getattr(one.element, field)
            yield from (other for other, _ in laid.beside(one) if getattr(other.element, field) == own)
        elif tag != "offer":
            item = next(item for item in rules.beside if item.name == tag)
            if item.way == "with":
                yield from (other for other, _ in held_against(item, one, laid))


def _period(one: Laid) -> Period | None:
    first, last = one.element.first, one.element.last
    return None if first is None else Period(first, last)
