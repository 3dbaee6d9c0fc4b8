"""A check of a plan as text: breaches, required assessments, clashes and repairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import attrs

from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.answers.plan_check import PlanChange, PlanCheck, PlanFinding, PlanOutcome, Severity
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.times_away import AwayKind
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import namespace_of
from qupcore.domain.days import day_after
from qupcore.domain.period import Period
from qupcore.domain.truth import Verdict
from qupcore.explaining import lines
from qupcore.explaining.findings import plan_state, reason_words
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, Reader, phrases
from qupcore.explaining.trial import trial_lines
from qupcore.law.vocabulary import vocabulary
from qupcore.planning.rules.terms import plan_vocabulary

__all__ = ["explain_plan", "missing_said", "names_of", "time_said"]

_WEIGHTS: Mapping[Severity, lines.LineStyle] = {
    "breach": "not_met",
    "needs_assessment": "unknown",
    "warning": "plain",
    "note": "quiet",
}
_OUTCOMES: Mapping[PlanOutcome, lines.LineStyle] = {
    "valid": "met",
    "invalid": "not_met",
    "needs_assessment": "unknown",
}
_SIGNS: Mapping[Verdict, str] = {"met": "+", "not_met": "-", "unknown": "?"}
_AWAY = (*get_args(AwayKind), "plan_ends", "plan_ended")
"""The notes that are told in the first layer: on these days, or after them, nothing is asked of the plan."""

_FEW = 3
"""The most stretches of days that a headline names."""

_TIMES = (
    "minutes",
    "at_least",
    "at_most_minutes",
    "short",
    "over",
    "slot_minutes",
    "clash_minutes",
    "work_minutes",
    "managed_minutes",
    "day_minutes",
)


def names_of(catalogues: Iterable[Catalogue], lang: str) -> dict[str, str]:
    """The names of measures, offers and needs, by id.

    An offer without a name of its own is called as its measure, with where it is held.
    """
    catalogues = tuple(catalogues)
    found: dict[str, str] = {}
    for catalogue in catalogues:
        found |= {item.id: item.names.in_language(lang) for item in catalogue.measures}
        found |= {item.id: item.names.in_language(lang) for item in catalogue.needs}
    for offer in (offer for catalogue in catalogues for offer in catalogue.offers):
        if offer.names is not None:
            found[offer.id] = offer.names.in_language(lang)
        elif offer.measure in found:
            known = municipalities().get(namespace_of(offer.id))
            where = offer.place or (known.name if known else "")
            found[offer.id] = f"{found[offer.measure]}, {where}" if where else found[offer.measure]
    return found


def explain_plan(
    check: PlanCheck,
    plan: Plan,
    lang: str = "nb",
    names: Mapping[str, str] | None = None,
    *,
    reader: Reader = "adviser",
) -> tuple[Line, ...]:
    """Explain a check of a plan; notes, and what each rule rests on, are details.

    Args:
        check: The result of the check.
        plan: The plan that was checked.
        lang: `nb`, `nn` or `en`.
        names: The names of measures by id; a measure without a name is shown by its id.
        reader: Whom the text is for; a `participant` is addressed as "you".
    """
    check_arguments(explain_plan, locals())
    return tuple(apart(_lines(check, plan, phrases(lang, reader), names or {})))


def time_said(minutes: int | None, words: Phrases) -> str:
    """Minutes as text in hours and minutes."""
    if minutes is None:
        return words.say("plan_time", "unknown")
    hours, rest = divmod(minutes, 60)
    key = "hours_minutes" if rest else "hours"
    return words.say("plan_time", key, hours=hours, minutes=rest)


def _lines(check: PlanCheck, plan: Plan, words: Phrases, names: Mapping[str, str]) -> Iterator[Line]:
    told = tuple(dict.fromkeys(finding.rule for finding in check.findings))
    yield from trial_lines(check.under, words)
    yield Line(_headline(check, words), weight="headline", id="outcome", findings=told)
    yield Line(words.say("plan_label", "right"), weight="quiet", id="right")
    weight = None
    away = any(finding.kind in _AWAY for finding in check.findings)
    for finding in check.findings:
        layer: lines.Layer = "answer" if finding.weight != "note" or finding.kind in _AWAY else "details"
        if finding.weight != weight:
            weight = finding.weight
            heading = words.say("plan_weight", weight)
            shown: lines.Layer = "answer" if weight != "note" or away else "details"
            yield Line(heading, weight="heading", id=f"findings.{weight}", layer=shown)
        id = f"finding.{finding.rule}{list(finding.elements) or ''}"
        for name, line in _finding(finding, plan, words, names):
            yield attrs.evolve(
                line,
                id=f"{id}{name}",
                findings=(finding.rule,),
                facts=finding.missing if name == ".missing" else (),
                parameters=tuple(use.name for use in finding.parameters),
                citation="" if finding.citation is None else str(finding.citation),
                layer="details" if name == ".basis" else layer,
            )
    if check.conflict:
        yield Line(words.say("plan_heading", "conflict"), weight="heading", id="conflict")
        for place in check.conflict:
            yield Line(_element(place, plan, words, names), 2, id=f"conflict.{place}")
    if check.repairs:
        yield Line(words.say("plan_heading", "repairs"), weight="heading", id="repairs")
        joined = f" {words.say('plan_label', 'and')} "
        for repair in check.repairs:
            said = joined.join(_change(change, words, names) for change in repair.changes)
            outcome = words.say("plan_outcome_word", repair.outcome)
            then = words.say("plan_label", "leads_to", outcome=outcome)
            yield Line(f"* {said} ({then})", 2, _OUTCOMES[repair.outcome], id="repair")
    if not check.complete:
        yield Line(words.say("plan_label", "incomplete"), weight="unknown", id="incomplete")


def _headline(check: PlanCheck, words: Phrases) -> str:
    """The outcome on the day; of a period, the outcome and the days on which a rule is broken."""
    if check.period is None:
        return words.say("plan_outcome", check.outcome, on=check.on)
    days = _broken_days(check)
    if not days:
        return words.say("plan_outcome_period", check.outcome, period=check.period)
    said = [words.say("plan_label", "broken_days", period=item) for item in days[:_FEW]]
    if len(days) > _FEW:
        said.append(words.say("plan_label", "more_days", number=len(days) - _FEW))
    return words.say("plan_outcome_period", "invalid_on", period=check.period, days=words.listed(said))


def _broken_days(check: PlanCheck) -> list[Period]:
    """The days of the period on which a rule is broken, joined; none where they are all of it."""
    assert check.period is not None
    broken = [
        None if item.period is None else _within(item.period, check.period)
        for item in check.findings
        if item.weight == "breach"
    ]
    joined: list[Period] = []
    for item in sorted((days for days in broken if days is not None), key=lambda days: days.start):
        before = joined[-1] if joined else None
        if before is None or (before.end is not None and item.start > day_after(before.end)):
            joined.append(item)
        elif before.end is not None:
            joined[-1] = Period(before.start, None if item.end is None else max(before.end, item.end))
    return [] if None in broken or joined == [check.period] else joined


def _within(days: Period, whole: Period) -> Period:
    """The days within a period; the days themselves where none is, as of an element that ends before."""
    start = max(days.start, whole.start)
    ends = [end for end in (days.end, whole.end) if end is not None]
    end = min(ends, default=None)
    return days if end is not None and end < start else Period(start, end)


def _element(place: int, plan: Plan, words: Phrases, names: Mapping[str, str]) -> str:
    measure = plan.elements[place].measure
    known = municipalities().get(measure.partition(":")[0])
    said = f"{measure} ({known.name})" if known else measure  # no catalogue here has its name
    return words.say("plan_label", "element", number=place + 1, measure=names.get(measure, said))


def _finding(
    finding: PlanFinding, plan: Plan, words: Phrases, names: Mapping[str, str]
) -> Iterator[tuple[str, Line]]:
    """The lines of a finding, each with the end of its id."""
    yield "", Line(f"{_SIGNS[finding.outcome]} {plan_state(finding, words)}", 2, _WEIGHTS[finding.weight])
    if finding.elements:
        elements = ", ".join(_element(place, plan, words, names) for place in finding.elements)
        yield ".concerns", Line(words.say("plan_label", "concerns", elements=elements), 6)
    if (why := reason_words(finding, words)) is not None:
        yield ".reason", Line(why, 6)
    own = {plan.elements[place].measure for place in finding.elements}
    lacking = [names.get(id, id) for id in finding.measures if id not in own]
    if lacking and finding.kind.startswith("requires"):
        yield ".lacking", Line(words.say("plan_label", "lacking", measures=", ".join(lacking)), 6)
    if finding.period is not None:
        yield ".period", Line(words.say("plan_label", "period", period=finding.period), 6, "quiet")
    if finding.values:
        values = ", ".join(
            f"{words.say('plan_value', key)} {_value(key, v, words)}" for key, v in finding.values
        )
        yield ".values", Line(words.say("plan_label", "values", values=values), 6)
    if finding.missing:
        missing = ", ".join(dict.fromkeys(missing_said(name, words) for name in finding.missing))
        yield ".missing", Line(words.say("plan_label", "missing", missing=missing), 6, "unknown")
    if (remedy := words.tables["plan_remedy"].get(finding.kind)) is not None:
        yield ".remedy", Line(words.say("plan_label", "remedy", remedy=remedy), 6)
    yield ".basis", _basis(finding, words)


def _basis(finding: PlanFinding, words: Phrases) -> Line:
    authority = words.say("plan_authority", finding.authority)
    confidence = words.say("confidence", finding.confidence)
    places = [words.place(finding.citation)] if finding.citation else []
    places += [words.cited(source) for source in finding.sources]
    basis = words.say("plan_label", "basis", authority=authority, confidence=confidence)
    return Line("; ".join((basis, *places)), 6, "quiet")


def _value(key: str, value: int | str, words: Phrases) -> str:
    if key in _TIMES and isinstance(value, int):
        return time_said(value, words)
    return str(value)


def missing_said(name: str, words: Phrases) -> str:
    """What is not known, by the name that a finding has for it."""
    if said := words.tables["plan_missing"].get(name):
        return str(said)
    if said := words.tables["term"].get(name):
        return str(said)
    terms = {**vocabulary(), **admission_vocabulary(), **plan_vocabulary()}
    return words.question(name) if name in terms else name


def _change(change: PlanChange, words: Phrases, names: Mapping[str, str]) -> str:
    measure = names.get(change.measure, change.measure)
    becomes = change.becomes
    if becomes is None:
        return words.say("plan_change", "drop", measure=measure)
    if change.kind == "hours" and becomes.minutes_a_week is None:
        return words.say("plan_change", "percent", measure=measure, percent=becomes.percent)
    return words.say(
        "plan_change",
        change.kind,
        measure=measure,
        first=becomes.first or "..",
        last=becomes.last or "..",
        time=time_said(becomes.minutes_a_week, words),
    )
