"""One measure as text: its content, admission, length and relations, and the source of each fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from qupcore.catalogue.municipalities import municipalities
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit, WeeklyTime
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.period import Period
from qupcore.domain.source import Confidence, Source
from qupcore.explaining.conditions import condition_clause
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.practice import hours_words, practice_lines

__all__ = ["limit_words", "measure_names", "show_measure", "sourced"]


def measure_names(sources: Iterable[Catalogue], lang: str) -> dict[str, str]:
    """The name of each measure, by id; a group has the names of its members."""
    return {measure.id: measure.names.in_language(lang) for source in sources for measure in source.measures}


def show_measure(
    versions: Iterable[Measure],
    sources: Iterable[Catalogue],
    lang: str = "nb",
    on: date | None = None,
) -> tuple[Line, ...]:
    """Every version of a measure, with its relations.

    Args:
        versions: The versions, oldest first.
        sources: The catalogues that hold the relations.
        lang: `nb`, `nn` or `en`.
        on: The day of the relations; if left out, the relations of all days.
    """
    words = phrases(lang)
    sources = tuple(sources)
    names = measure_names(sources, lang)
    needs = {need.id: need.names.in_language(lang) for source in sources for need in source.needs}
    lines: list[Line] = []
    for measure in versions:
        lines += _measure(measure, needs, words)
        lines += _practice(measure, sources, words)
        lines += _capacities(measure, sources, words, on)
        lines += _relations(measure, sources, names, words, on)
    return tuple(lines)


def sourced(words: Phrases, sources: Iterable[Source], confidence: Confidence, indent: int) -> Iterator[Line]:
    """The sources of a fact, and its confidence."""
    text = "; ".join(words.cited(source) for source in sources)
    sure = words.say("confidence", confidence)
    yield Line(
        words.say("catalogue", "source", source=text, confidence=sure),
        indent,
        "quiet",
        id="source",
        layer="details",
    )


def limit_words(words: Phrases, limit: LengthLimit) -> str:
    """A limit of length as text, like `never longer than: 18 months`."""
    if limit.unlimited:
        length = words.say("catalogue", "unlimited")
    else:
        unit = "months" if limit.months else "weeks" if limit.weeks else "years"
        length = words.say("catalogue", unit, number=getattr(limit, unit))
    text = f"{words.say('limit', limit.kind)}: {length}"
    if not limit.when:
        return text
    return words.say("catalogue", "limit_when", limit=text, when=condition_clause(limit.when, words))


def _measure(measure: Measure, needs: dict[str, str], words: Phrases) -> Iterator[Line]:
    say = words.say
    yield Line(f"{measure.names.in_language(words.lang)} ({measure.id})", weight="headline")
    yield Line(say("catalogue", "valid", period=measure.valid), 2)
    yield from sourced(words, measure.sources, measure.confidence, 4)
    if measure.organisers:
        who = ", ".join(say("organiser", item) for item in measure.organisers)
        yield Line(say("catalogue", "organisers", who=who), 2)
    if measure.covers:
        yield Line(say("catalogue", "covers", needs=", ".join(needs.get(n, n) for n in measure.covers)), 2)
    yield Line(say("catalogue", "wage", answer=say("wage", measure.wage)), 2)
    if measure.classes:
        yield Line(say("catalogue", "classes"), weight="heading")
    for item in measure.classes:
        kind = say("measure_class", item.counts_as)
        if item.municipality:
            place = municipalities()[item.municipality].name
            kind = say("catalogue", "in_one", kind=kind, municipality=f"{item.municipality} {place}")
        yield Line(kind, 2)
        yield from sourced(words, item.sources or measure.sources, item.confidence, 4)
    if measure.ages is not None:
        yield Line(say("catalogue", "ages"), weight="heading")
        yield Line(_ages(measure.ages, words), 2)
        yield from sourced(words, measure.ages.sources or measure.sources, measure.ages.confidence, 4)
    if measure.admits:
        yield Line(say("catalogue", "admits"), weight="heading")
    for asked in measure.admits:
        clause = words.say("condition", "asks", clause=condition_clause(asked.when, words))
        yield Line(asked.says.in_language(words.lang) if asked.says else clause, 2)
        if asked.says:
            yield Line(clause, 4, "quiet", layer="details")
        yield from sourced(words, asked.sources or measure.sources, asked.confidence, 4)
    yield from _length(measure, words)
    if measure.codes:
        yield Line(say("catalogue", "codes"), weight="heading", layer="details")
    for code in measure.codes:
        yield Line(f"{code.system} {code.code}", 2, layer="details")
        yield from sourced(words, code.sources or measure.sources, code.confidence, 4)
    if measure.notes:
        yield Line(say("catalogue", "notes"), weight="heading")
    for note in measure.notes:
        about = words.tables["note_about"].get(note.about, note.about)
        yield Line(f"{about}: {words.source(note.text.in_language(words.lang))}", 2)
        yield from sourced(words, note.sources or measure.sources, note.confidence, 4)


def _length(measure: Measure, words: Phrases) -> Iterator[Line]:
    say = words.say
    if measure.limits or measure.starts or measure.last_start:
        yield Line(say("catalogue", "limits"), weight="heading")
    for limit in measure.limits:
        yield Line(limit_words(words, limit), 2)
        yield from sourced(words, limit.sources or measure.sources, limit.confidence, 4)
    if measure.starts is not None:
        yield Line(say("catalogue", "starts", first=measure.starts.first, last=measure.starts.last), 2)
        yield from sourced(words, measure.starts.sources or measure.sources, measure.starts.confidence, 4)
    if measure.last_start is not None:
        yield Line(say("catalogue", "last_start", day=measure.last_start), 2)
    if measure.time is not None:
        yield Line(say("catalogue", "time"), weight="heading")
        yield Line("; ".join(_time(measure.time, words)), 2)
        yield from sourced(words, measure.time.sources or measure.sources, measure.time.confidence, 4)


def _practice(measure: Measure, sources: tuple[Catalogue, ...], words: Phrases) -> Iterator[Line]:
    """How the measure is used: as its owner says, and as each municipality says."""

    def cited(own: Iterable[Source]) -> Callable[[Iterable[Source], Confidence], Iterator[Line]]:
        return lambda stated, confidence: sourced(words, tuple(stated) or own, confidence, 4)

    if measure.practice is not None:
        yield Line(words.say("practice", "heading"), weight="heading")
        yield from practice_lines(measure.practice, words, cited(measure.sources))
    for source in sources:
        for used in source.practices:
            if used.of == measure.id:
                place = municipalities()[source.namespace].name
                yield Line(words.say("practice", "heading_in", municipality=place), weight="heading")
                yield from practice_lines(used.practice, words, cited(used.sources or measure.sources))


def _capacities(
    measure: Measure, sources: tuple[Catalogue, ...], words: Phrases, on: date | None
) -> Iterator[Line]:
    """For how many the providers of its offers have room, in all their offers together."""
    for source in sources:
        giving = {item.provider_orgnr for item in source.offers if item.measure == measure.id}
        for item in source.capacities:
            if item.provider_orgnr not in giving or (on is not None and not item.valid.contains(on)):
                continue
            told = {"orgnr": item.provider_orgnr, "total": item.total, "period": item.valid}
            key = "capacity" if item.free is None else "capacity_free"
            yield Line(words.say("catalogue", key, free=item.free or 0, **told), 2)
            yield from sourced(words, item.sources, item.confidence, 4)


def _ages(band: AgeBand, words: Phrases) -> str:
    parts = []
    if band.low is not None:
        parts.append(words.say("catalogue", "age_from", low=band.low))
    if band.high is not None:
        parts.append(words.say("catalogue", "age_to", high=band.high))
    if band.reached_in_year:
        parts.append(words.say("catalogue", "age_in_year"))
    return ", ".join(parts)


def _time(time: WeeklyTime, words: Phrases) -> Iterator[str]:
    say = words.say
    for key, minutes in (
        ("hours", time.minutes_a_week),
        ("follow_up_hours", time.follow_up_minutes_a_month),
    ):
        if minutes is not None:
            yield say("catalogue", key, hours=hours_words(minutes, words))
    for key, percent in (
        ("min_percent", time.min_percent),
        ("min_percent_at_start", time.min_percent_at_start),
    ):
        if percent is not None:
            yield say("catalogue", key, percent=percent)
    for key, holds in (("stated", time.stated), ("adapted", time.adapted)):
        if holds:
            yield say("catalogue", key)


def _relations(
    measure: Measure,
    sources: tuple[Catalogue, ...],
    names: dict[str, str],
    words: Phrases,
    on: date | None,
) -> Iterator[Line]:
    def holds(valid: Period) -> bool:
        return on is None or valid.contains(on)

    groups = {group.id: group for source in sources for group in source.groups}
    mine = [group for group in groups.values() if measure.id in group.members]
    ids = {measure.id, *(group.id for group in mine)}
    found = [
        item for source in sources for item in source.relations if ids & set(item.of) and holds(item.valid)
    ]
    limited = [group for group in mine if group.at_most is not None and holds(group.valid)]
    if found or limited:
        yield Line(words.say("catalogue", "relations"), weight="heading")
    for relation in found:
        yield from _relation(relation, measure, groups, names, words)
    for group in limited:
        members = ", ".join(names.get(id, id) for id in group.members)
        reason = group.reason.in_language(words.lang)
        yield Line(words.say("catalogue", "group", reason=reason, number=group.at_most, members=members), 2)
        yield Line(
            f"{words.say('authority', group.authority)}; {words.written(group.valid)}",
            4,
            "quiet",
            layer="details",
        )
        yield from sourced(words, group.sources, group.confidence, 4)


def _relation(
    relation: Relation, measure: Measure, groups: dict[str, Group], names: dict[str, str], words: Phrases
) -> Iterator[Line]:
    members = (member for id in relation.to for member in (groups[id].members if id in groups else (id,)))
    to = ", ".join(names.get(id, id) for id in dict.fromkeys(members) if id != measure.id)
    kind = words.say("relation", relation.kind)
    yield Line(words.say("catalogue", "one_relation", kind=kind, to=to), 2)
    yield Line(relation.reason.in_language(words.lang), 4)
    if relation.unless:
        yield Line(words.say("catalogue", "unless", when=condition_clause(relation.unless, words)), 4)
    yield Line(
        f"{words.say('authority', relation.authority)}; {words.written(relation.valid)}",
        4,
        "quiet",
        layer="details",
    )
    yield from sourced(words, relation.sources, relation.confidence, 4)
