"""The measures for one person as text: admission, availability, and the facts to find out."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.availability.available import Available
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.answers.availability import Admitted, Availability, OfferState
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.catalogue import place_of
from qupcore.explaining.conditions import admission_words
from qupcore.explaining.engine_words import engine_words
from qupcore.explaining.lines import Line, LineStyle, apart, named
from qupcore.explaining.measure import sourced
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import place_and_path
from qupcore.explaining.plugins import made_without
from qupcore.explaining.trial import trial_lines

__all__ = ["explain_available"]

_ORDER: tuple[Admitted, ...] = ("admitted", "unknown", "not_admitted")
_WEIGHTS: dict[Admitted, LineStyle] = {"admitted": "met", "unknown": "unknown", "not_admitted": "not_met"}


def explain_available(found: Available, lang: str = "nb", ref: str = "") -> tuple[Line, ...]:
    """Explain which measures a person may be admitted to, and the reasons against the others."""
    check_arguments(explain_available, locals())
    return tuple(apart(_lines(found, phrases(lang), ref)))


def _lines(found: Available, words: Phrases, ref: str) -> Iterator[Line]:
    snapshot = found.snapshot
    place = place_of(snapshot.municipality, snapshot.on, words)
    yield from trial_lines(found.under, words)
    yield Line(
        words.say("catalogue", "for_case", ref=ref, on=snapshot.on, place=place),
        weight="headline",
        id="available",
    )
    if not snapshot.municipality:
        yield Line(words.say("suggest_label", "no_municipality"), weight="unknown", id="no_municipality")
    counts = {admitted: len(found.ids(admitted)) for admitted in _ORDER}
    yield Line(words.say("catalogue", "counted", **counts), id="count")
    yield Line(words.say("catalogue", "no_refusal"), weight="quiet", id="no_refusal")
    everything = tuple(found)
    for admitted in _ORDER:
        chosen = [item for item in everything if item.admitted == admitted]
        if chosen:
            yield Line(words.say("admitted", admitted).capitalize(), weight="heading", id=admitted)
        for item in chosen:
            yield from named(_measure(item, words), f"measure.{item.measure.id}")
    asked = list(dict.fromkeys(name for item in everything for name in item.missing))
    if asked:
        yield Line(words.say("catalogue", "ask"), weight="heading", id="missing")
    for name in asked:
        term = admission_vocabulary()[name]
        facts, path = (term.name,), term.path
        yield Line(words.question(term.name), 2, id=f"missing.{name}", facts=facts, path=path)
        known_by = words.say("known_by", term.known_by)
        said = words.say("label", "answer_path", known_by=known_by, place=place_and_path(term.path, words))
        yield Line(said, 4, "quiet", id=f"missing.{name}.path", facts=facts, path=path)
    agree = engine_words(found.engines, words)
    yield Line(
        words.say("catalogue", "decided_by", engines=agree), weight="quiet", id="provenance.decided_by"
    )
    yield from made_without(found.failures, words.lang)


def _measure(item: Availability, words: Phrases) -> Iterator[Line]:
    yield Line(item.measure.names.in_language(words.lang), 2, _WEIGHTS[item.admitted], facts=item.missing)
    yield Line(f"{item.measure.id}. {_state(words, item.state, item.why)}", 4, id="state")
    for offer in item.offers:
        yield Line(_offer(offer, words), 6, id=f"offer.{offer.offer.id}")
    for number, finding in enumerate(item.findings):
        if finding.outcome == "met":
            continue
        said = admission_words(finding.expression, finding.says, finding.outcome, words)
        id, facts = f"condition.{number}", (*(fact.term for fact in finding.inputs), *finding.missing)
        yield Line(said, 4, id=id, facts=facts)
        yield from named(sourced(words, finding.sources, finding.confidence, 6), id)


def _state(words: Phrases, state: str, why: tuple[str, ...]) -> str:
    reasons = ", ".join(words.say("why", item) for item in why)
    text = words.say("state", state)
    return f"{text} ({reasons})" if reasons else text


def _offer(item: OfferState, words: Phrases) -> str:
    names = item.offer.names
    parts = [item.offer.id, *([names.in_language(words.lang)] if names else []), item.offer.place]
    parts.append(_state(words, item.state, item.why))
    if item.places is not None and item.places.free is not None:
        parts.append(words.say("catalogue", "free", number=item.places.free))
    if item.places is not None and item.places.waiting_days is not None:
        parts.append(words.say("catalogue", "waiting", number=item.places.waiting_days))
    if item.next_start is not None and item.state == "later":
        parts.append(words.say("catalogue", "next_start", day=item.next_start))
    return ", ".join(part for part in parts if part)
