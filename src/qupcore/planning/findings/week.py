"""What the rules about a week find, for each stretch of days in which the plan is the same.

The law on content (§ 30, the regulation's § 1) is asked as it stands. Time that is known only within bounds
is asked at both ends: what both say, holds. What the law leaves to judgement and nobody has judged is a note:
it does not stand in the way of a plan that otherwise fits, and is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qupcore.domain.answers.plan_check import PlanFinding, Severity
from qupcore.domain.case.course import Course
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.truth import Truth, verdict_of
from qupcore.law.terms.content import Combined, Content
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.facts.week import PlanWeek, WeekFacts
from qupcore.planning.rules.law import LawRules
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rules.terms import WeekTerms
from qupcore.planning.rulings import Bounded, WeekRuling
from qupcore.rules.rulebook import Entry

__all__ = ["FULL_WEEK", "WORK", "broken_rules", "week_findings"]

WORK = "work_directed"
"""The name of the rule that something is directed at work."""

FULL_WEEK = "full_time_all_year"
"""The name of the law's rule that a week is full time."""

_OF_A_WEEK = (FULL_WEEK, "essential_part_in_hours")
"""The rules on content that are asked of every week; the others, once."""

_TOLD_APART = (Content.minutes_a_week.name, Content.adapted_minutes.name)
"""Left out of what is missing: the elements whose time is not known stand there, and no frame was claimed."""


def week_findings(
    weeks: WeekFacts[PlacedElement],
    rulings: Sequence[WeekRuling],
    running: Sequence[PlacedElement],
    course: Course | None,
    law: LawRules,
) -> Iterator[PlanFinding]:
    """What is not kept, or not known, of the rules about the weeks of a plan."""
    told: set[str] = set()
    for week, ruling in zip(weeks.weeks, rulings, strict=True):
        activity = ruling.activity
        for id, truth in activity.low.items():
            if id in told or (truth is True and activity.high[id] is True):
                continue
            if law.weeks.entries[id].rule.name == WORK:
                told.add(id)
                yield _of_work(id, truth, running, course, law.weeks)
            else:
                yield _of_week(id, activity.both[id], week, law)
        yield from _of_content(ruling.content, week, law, told)
        if ruling.work is not None:
            for entry, truth in _broken(law.work, ruling.work):
                yield _of_law(entry, truth, week, "paid_work", law.work, ruling.work)


def broken_rules(rulings: Sequence[WeekRuling], law: LawRules) -> frozenset[str]:
    """The rules of the law on content that count, and are not kept whatever is not known."""
    return frozenset(
        entry.id
        for ruling in rulings
        for entry, truth in _broken(law.content, ruling.content)
        if truth is False and entry.rule.role == "condition"
    )


def _of_work(
    id: str, truth: Truth, running: Sequence[PlacedElement], course: Course | None, rules: Ready
) -> PlanFinding:
    """That nothing is directed at work is found of the plan, not of a week."""
    provision = rules.entries[id].provision
    missing = []
    if any(item.counts_as is None for item in running):
        missing.append("element.counts_as")
    if course is not None and any(item.minutes_a_week is None for item in course.work):
        missing.append(Combined.minutes_a_week.name)
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
    ruling: Bounded, week: PlanWeek[PlacedElement], law: LawRules, told: set[str]
) -> Iterator[PlanFinding]:
    for entry, truth in _broken(law.content, ruling):
        name = entry.id.rpartition(".")[2]
        if name not in _OF_A_WEEK:
            if name in told:
                continue
            told.add(name)
        short = law.full_time - week.least
        values = (("minutes", week.least), ("short", short)) if name == FULL_WEEK and short > 0 else ()
        yield _of_law(entry, truth, week, name, law.content, ruling, values)


def _broken(rules: Ready, ruling: Bounded) -> Iterator[tuple[Entry, Truth]]:
    """What is not kept, or not known, at both ends of what is known; other ends leave it unknown."""
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
    values: tuple[tuple[str, int], ...] = (),
) -> PlanFinding:
    provision, counts = entry.provision, entry.rule.role == "condition"
    of_a_week = kind in (*_OF_A_WEEK, "paid_work")
    lacking = tuple(name for name in entry.terms if name not in ruling.facts)
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
        missing=tuple(_missing(kind, week, lacking)) if truth is None else (),
        parameters=rules.uses[entry.id],
    )


def _missing(kind: str, week: PlanWeek[PlacedElement], lacking: Sequence[str] = ()) -> Iterator[str]:
    """What is not known: hours or dates of elements, their class, paid hours, or what the law asks."""
    running = (*week.surely, *week.perhaps)
    if kind in (FULL_WEEK, "not_over"):
        if any(item.minutes is None for item in running):
            yield "element.minutes"
        if week.perhaps:
            yield "element.dates"
    if kind == FULL_WEEK and week.work is not None and Combined.minutes_a_week.name not in week.work:
        yield Combined.minutes_a_week.name
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
