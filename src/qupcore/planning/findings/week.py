"""The findings of the rules about a week, for each stretch of days in which the plan is the same.

The rules on content (§ 30, the regulation's § 1) are evaluated without change. Time that is known only
within bounds is evaluated at both bounds, and an answer counts if both agree. A missing assessment of a
question that the law leaves to judgement is a note: it does not make the plan invalid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qupcore.domain.answers.plan_check import PlanFinding, Severity
from qupcore.domain.case.paid_work import PaidWork
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.truth import Truth, verdict_of
from qupcore.law.terms.content import Combined, Content
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.facts.week import WHOLE_WEEK, PlanWeek, WeekFacts
from qupcore.planning.rules.law import LawRules
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rules.terms import WeekTerms
from qupcore.planning.rulings import Bounded, WeekRuling
from qupcore.rules.rulebook import Entry

__all__ = ["FULL_WEEK", "WORK", "broken_rules", "week_findings"]

WORK = "work_directed"
"""The name of the rule that something in the programme is directed at work."""

FULL_WEEK = "full_time_all_year"
"""The name of the law's rule that the programme is full time."""

POSITION_HOURS = "position.minutes"
"""What is missing where a case tells of a position, or that the person is employed, without the hours."""

_OF_A_WEEK = (FULL_WEEK, "essential_part_in_hours")
"""The rules on content that give a finding for every week; the others give one for the plan."""

_TOLD_APART = (Content.minutes_a_week.name, Content.adapted_minutes.name)
"""Terms never listed as missing: the elements whose time is unknown are listed in place of them."""


def week_findings(
    weeks: WeekFacts[PlacedElement],
    rulings: Sequence[WeekRuling],
    running: Sequence[PlacedElement],
    jobs: Sequence[PaidWork],
    law: LawRules,
) -> Iterator[PlanFinding]:
    """A finding for each rule about the weeks of a plan that is not met or not known.

    On leave, and while the programme is interrupted, no time is asked of a week.
    """
    told: set[str] = set()
    hours = _hours_of(jobs)
    for week, ruling in zip(weeks.weeks, rulings, strict=True):
        activity = ruling.activity
        for id, truth in activity.low.items():
            if id in told or (truth is True and activity.high[id] is True):
                continue
            if law.weeks.entries[id].rule.name == WORK:
                told.add(id)
                yield _of_work(id, truth, running, jobs, law.weeks)
            elif not week.away:
                yield _of_week(id, activity.both[id], week, law)
        yield from _of_content(ruling.content, week, law, told, hours)
        if ruling.work is not None and not week.away:
            for entry, truth in _broken(law.work, ruling.work):
                yield _of_law(entry, truth, week, "paid_work", law.work, ruling.work, hours)


def broken_rules(rulings: Sequence[WeekRuling], law: LawRules) -> frozenset[str]:
    """The conditions of the law on content that are not met, whatever the unknown facts are."""
    return frozenset(
        entry.id
        for ruling in rulings
        for entry, truth in _broken(law.content, ruling.content)
        if truth is False and entry.rule.role == "condition"
    )


def _of_work(
    id: str, truth: Truth, running: Sequence[PlacedElement], jobs: Sequence[PaidWork], rules: Ready
) -> PlanFinding:
    """The finding that nothing is directed at work is about the plan, not about a week."""
    provision = rules.entries[id].provision
    missing = []
    if any(item.counts_as is None for item in running):
        missing.append("element.counts_as")
    if any(item.minutes_a_week is None for item in jobs):
        missing.append(_hours_of(jobs))
    return PlanFinding(
        rule=id,
        kind=WORK,
        weight="breach" if truth is False else "needs_assessment",
        outcome=verdict_of(truth),
        elements=tuple(item.place for item in running),
        measures=tuple(dict.fromkeys(item.element.measure for item in running)),
        citation=provision.citation,
        sources=(Source(text=provision.source),) if provision.source else (),
        authority=provision.basis,
        confidence=provision.confidence,
        missing=tuple(missing or [WeekTerms.work_directed.name]) if truth is None else (),
        parameters=rules.uses[id],
    )


def _of_week(id: str, truth: Truth, week: PlanWeek[PlacedElement], law: LawRules) -> PlanFinding:
    entry = law.weeks.entries[id]
    provision = entry.provision
    kind = entry.rule.name
    broken: Severity = "needs_assessment" if provision.confidence == "low" else "breach"
    over = week.activity[0] - law.full_time
    return PlanFinding(
        rule=id,
        kind=kind,
        weight=broken if truth is False else "needs_assessment",
        outcome=verdict_of(truth),
        elements=_places(week),
        measures=_measures(week),
        period=_period(week),
        citation=provision.citation,
        sources=(Source(text=provision.source),) if provision.source else (),
        authority=provision.basis,
        confidence=provision.confidence,
        values=(("over", over),) if kind == "not_over" and over > 0 else (),
        missing=tuple(_missing(kind, week)) if truth is None else (),
        parameters=law.weeks.uses[id],
    )


def _of_content(
    ruling: Bounded, week: PlanWeek[PlacedElement], law: LawRules, told: set[str], hours: str
) -> Iterator[PlanFinding]:
    for entry, truth in _broken(law.content, ruling):
        name = entry.id.rpartition(".")[2]
        if name in _OF_A_WEEK:
            if week.away:
                continue
        else:
            if name in told:
                continue
            told.add(name)
        values = _hours(week, law.full_time, truth) if name == FULL_WEEK else ()
        yield _of_law(entry, truth, week, name, law.content, ruling, hours, values)


def _hours(week: PlanWeek[PlacedElement], full_time: int, truth: Truth) -> tuple[tuple[str, int], ...]:
    """The hours of a week that is short of full time, or what they are within, and what is surely short."""
    if week.least >= full_time:
        return ()
    if week.least == week.most:
        return ("minutes", week.least), ("short", full_time - week.least)
    known = (("at_most_minutes", week.most),) if week.most < WHOLE_WEEK else ()
    short = (("short", full_time - week.most),) if truth is False and week.most < full_time else ()
    return ("at_least", week.least), *known, *short


def _broken(rules: Ready, ruling: Bounded) -> Iterator[tuple[Entry, Truth]]:
    """The rules that are not met at both bounds, or unknown; bounds that differ leave a rule unknown."""
    rulebook = rules.decide.rulebook
    for entry in (*rulebook.conditions, *rulebook.readings):
        if (truth := ruling.both[entry.id]) is not True:
            yield entry, truth


def _of_law(
    entry: Entry,
    truth: Truth,
    week: PlanWeek[PlacedElement],
    kind: str,
    rules: Ready,
    ruling: Bounded,
    hours: str,
    values: tuple[tuple[str, int], ...] = (),
) -> PlanFinding:
    provision, counts = entry.provision, entry.rule.role == "condition"
    of_a_week = kind in (*_OF_A_WEEK, "paid_work")
    lacking = tuple(
        hours if name == Combined.minutes_a_week.name else name
        for name in entry.terms
        if name not in ruling.facts
    )
    weight: Severity = "note"
    if truth is False:
        weight = "breach" if counts else "warning"
    elif kind in (FULL_WEEK, "paid_work") and counts:
        weight = "needs_assessment"
    return PlanFinding(
        rule=entry.id,
        kind=kind,
        weight=weight,
        outcome=verdict_of(truth),
        elements=_places(week) if of_a_week else (),
        measures=_measures(week) if of_a_week else (),
        period=_period(week) if of_a_week else None,
        citation=provision.citation,
        sources=(Source(text=provision.source),) if provision.source else (),
        authority=provision.basis,
        confidence=provision.confidence,
        values=values,
        missing=tuple(dict.fromkeys(_missing(kind, week, lacking, hours))) if truth is None else (),
        parameters=rules.uses[entry.id],
    )


def _hours_of(jobs: Sequence[PaidWork]) -> str:
    """What to ask for where the hours of paid work are not known: those of the job, or of the position."""
    return Combined.minutes_a_week.name if any(job.source == "course" for job in jobs) else POSITION_HOURS


def _missing(
    kind: str, week: PlanWeek[PlacedElement], lacking: Sequence[str] = (), hours: str = ""
) -> Iterator[str]:
    """The unknown facts: hours, dates or class of elements, paid hours, or terms of the rule."""
    running = (*week.surely, *week.perhaps)
    if kind in (FULL_WEEK, "not_over"):
        if any(item.minutes is None for item in running):
            yield "element.minutes"
        if week.perhaps:
            yield "element.dates"
    if kind == FULL_WEEK and week.work is not None and Combined.minutes_a_week.name not in week.work:
        yield hours
    if kind == "essential_part_in_hours":
        if any(item.counts_as is None for item in running):
            yield "element.counts_as"
        if week.perhaps:
            yield "element.dates"
    if kind != "essential_part_in_hours":
        yield from (name for name in lacking if name not in _TOLD_APART)


def _places(week: PlanWeek[PlacedElement]) -> tuple[int, ...]:
    return tuple(sorted(item.place for item in (*week.surely, *week.perhaps)))


def _measures(week: PlanWeek[PlacedElement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.element.measure for item in (*week.surely, *week.perhaps)))


def _period(week: PlanWeek[PlacedElement]) -> Period:
    return Period(date.fromordinal(week.first), date.fromordinal(week.last))
