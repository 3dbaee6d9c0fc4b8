"""The catalogue as text: the measures of a day, the gaps of a municipality, and the confidence of facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.catalogue.confidence import confidence_counts
from qupcore.catalogue.municipalities import municipality_on
from qupcore.catalogue.snapshot import Snapshot
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.measure import sourced
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.plugins import made_without
from qupcore.explaining.practice import say_number, size_words

__all__ = ["list_measures", "place_of", "show_confidence", "show_gaps", "show_needs", "show_sound"]


def list_measures(snapshot: Snapshot, measures: Iterable[Measure], lang: str = "nb") -> tuple[Line, ...]:
    """The measures of a snapshot, by class."""
    words = phrases(lang)
    by_class: dict[str, list[Line]] = {}
    classes: dict[str, str] = {}
    count = 0
    for measure in measures:
        count += 1
        counts_as = snapshot.counts_as(measure)
        kind = words.say("measure_class", counts_as) if counts_as else words.say("catalogue", "not_classed")
        classes[kind] = f"class.{counts_as or 'none'}"
        owner = words.say("owner", measure.owner)
        by_class.setdefault(kind, []).extend(
            (
                Line(measure.names.in_language(lang), 2, id=f"measure.{measure.id}"),
                Line(
                    words.say("catalogue", "one_measure", id=measure.id, owner=owner, kind=kind),
                    4,
                    "quiet",
                    id=f"measure.{measure.id}.class",
                ),
            )
        )
    place = place_of(snapshot.municipality, snapshot.on, words)
    lines = [
        Line(
            words.say("catalogue", "listed", on=snapshot.on, place=place, count=count),
            weight="headline",
            id="measures",
        )
    ]
    for kind in sorted(by_class):
        lines += [Line(kind.capitalize(), weight="heading", id=classes[kind]), *by_class[kind]]
    made_of = ", ".join(f"{by} {hash[:12]}" for by, hash in snapshot.sources)
    lines.append(
        Line(words.say("catalogue", "hash", hash=snapshot.hash[:12], sources=made_of), 0, "quiet", id="hash")
    )
    return tuple(apart((*lines, *made_without(snapshot.failures, lang))))


def show_gaps(snapshot: Snapshot, lang: str = "nb") -> tuple[Line, ...]:
    """The needs that no local measure covers."""
    words = phrases(lang)
    gaps = snapshot.gaps()
    here = municipality_on(snapshot.municipality, snapshot.on)
    headline = words.say(
        "catalogue", "gaps", number=here.number, name=here.name, on=snapshot.on, count=len(gaps)
    )
    told = (
        Line(headline, weight="headline", id="gaps"),
        *_needs(gaps, lang),
        *made_without(snapshot.failures, lang),
    )
    return tuple(apart(told))


def show_needs(needs: Iterable[Need], lang: str = "nb") -> tuple[Line, ...]:
    """The closed list of needs, and what meets each at least."""
    needs = tuple(needs)
    words = phrases(lang)
    lines = [Line(words.say("catalogue", "needs", count=len(needs)), weight="headline", id="needs")]
    for need in needs:
        lines += _needs((need,), lang)
        for number, size in enumerate(need.sizes):
            told = say_number(size_words(size, words), size, words)
            lines.append(Line(told, 4, id=f"need.{need.id}.size.{number}"))
            lines += sourced(words, size.sources, size.confidence, 6)
    return tuple(apart(lines))


def show_confidence(catalogues: Iterable[Catalogue], lang: str = "nb") -> tuple[Line, ...]:
    """The number of facts of each kind and confidence."""
    words = phrases(lang)
    lines = [Line(words.say("catalogue", "confidence"), weight="headline", id="confidence")]
    for item in catalogues:
        lines.append(Line(f"{item.by} {item.hash[:12]}", weight="heading", id=f"confidence.{item.by}"))
        for part, counts in confidence_counts(item).items():
            text = words.say("catalogue", "confidence_row", part=words.say("part", part), **counts)
            lines.append(Line(text, 2, id=f"confidence.{item.by}.{part}"))
    return tuple(apart(lines))


def show_sound(path: str, catalogue: Catalogue, lang: str = "nb") -> tuple[Line, ...]:
    """The message that a catalogue was read without a fault."""
    counts = {name: len(getattr(catalogue, name)) for name in ("measures", "offers", "relations", "groups")}
    return (Line(phrases(lang).say("catalogue", "sound", path=path, **counts), weight="met", id="sound"),)


def place_of(municipality: str, on: date, words: Phrases) -> str:
    """The place as text, like ` in 1804 Bodø`; empty without a municipality."""
    if not municipality:
        return ""
    here = municipality_on(municipality, on)
    return " " + words.say("catalogue", "in_municipality", number=here.number, name=here.name)


def _needs(needs: Iterable[Need], lang: str) -> list[Line]:
    return [Line(f"{need.id}: {need.names.in_language(lang)}", 2, id=f"need.{need.id}") for need in needs]
