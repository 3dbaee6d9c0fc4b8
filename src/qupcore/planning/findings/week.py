"""What the rules about a week find, for each stretch of days in which the plan is the same.

The law on content (§ 30, the regulation's § 1) is asked as it stands. Time that is known only within bounds
is asked at both ends: what both say, holds. What the law leaves to judgement and nobody has judged is a note:
it does not stand in the way of a plan that otherwise fits, and is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.deciding.facts import Fact
from qupcore.deciding.finding import finding_of
from qupcore.deciding.prepared import Prepared
from qupcore.domain.answers.decision import Finding
from qupcore.domain.answers.plan_check import PlanFinding, Weight
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.truth import Truth, verdict_of
from qupcore.law.terms.content import Combined, Content
from qupcore.planning.facts.content import content_facts
from qupcore.planning.facts.directed import directed_at_work
from qupcore.planning.facts.laid_out import LaidPlan
from qupcore.planning.facts.week import PlanWeek, weeks_of
from qupcore.planning.rules.terms import Week
from qupcore.planning.rules.week_book import WeekBook
from qupcore.rules.terms import Value

__all__ = ["FULL_WEEK", "WORK", "week_findings"]

WORK = "work_directed"
"""The name of the rule that something is directed at work."""

FULL_WEEK = "full_time_all_year"
"""The name of the law's rule that a week is full time."""

_OF_A_WEEK = (FULL_WEEK, "essential_part_in_hours")
"""The rules on content that are asked of every week; the others, once."""

_ACTIVITY = Week.activity_minutes.name
_TOLD_APART = (Content.minutes_a_week.name, Content.adapted_minutes.name)
"""Left out of what is missing: the elements whose time is not known stand there, and no frame was claimed."""


def week_findings(
    plan: Plan,
    laid: LaidPlan,
    course: Course | None,
    period: Period,
    book: WeekBook,
) -> Iterator[PlanFinding]:
    """What is not kept, or not known, of the rules about the weeks of a period."""
    of_plan = content_facts(plan, laid, course, period.start)
    told: set[str] = set()
    days = _days(plan, laid, period)
    directed = directed_at_work(plan, laid, course, *days)
    facts: dict[str, Value] = {} if directed is None else {Week.work_directed.name: directed}
    for week in weeks_of(laid, course, *days):
        low, high = (book.decide({**facts, _ACTIVITY: minutes}).rules for minutes in week.activity)
        for id, truth in low.items():
            if id in told or (truth is True and high[id] is True):
                continue
            if book.entries[id].rule.name == WORK:
                told.add(id)
                yield _of_work(id, truth, laid, course, book)
            else:
                yield _of_week(id, truth if high[id] is truth else None, week, book)
        yield from _of_content({**of_plan, **week.content}, week, book, told)
        if week.work is not None:
            for finding, truth in _broken(book.work, week.work, week.work):
                yield _of_law(finding, truth, week, "paid_work", ())


def _days(plan: Plan, laid: LaidPlan, period: Period) -> tuple[int, int]:
    """The days to look at: those of the period that the plan has; never none."""
    low = max(period.start, plan.valid_from).toordinal()
    ends = [item.span.last for item in laid.elements]
    known = [day for day in ends if day is not None]
    high = max(known) if known and len(known) == len(ends) else low
    if period.end is not None:
        high = min(high, period.end.toordinal()) if len(known) == len(ends) else period.end.toordinal()
    return low, max(low, high)


def _of_work(id: str, truth: Truth, laid: LaidPlan, course: Course | None, book: WeekBook) -> PlanFinding:
    """That nothing is directed at work is found of the plan, not of a week."""
    provision = book.entries[id].provision
    missing = []
    if any(item.counts_as is None for item in laid.elements):
        missing.append("element.counts_as")
    if course is not None and any(item.minutes_a_week is None for item in course.work):
        missing.append(Combined.minutes_a_week.name)
    return PlanFinding(
        rule=id,
        kind=WORK,
        weight="breach" if truth is False else "needs_assessment",
        outcome=verdict_of(truth),
        elements=tuple(item.place for item in laid.elements),
        measures=tuple(dict.fromkeys(item.element.measure for item in laid.elements)),
        citation=provision.citation,
        sources=(Source(text=provision.source),) if provision.source else (),
        authority=provision.basis,
        confidence=provision.confidence,
        missing=tuple(missing or [Week.work_directed.name]) if truth is None else (),
        parameters=book.uses[id],
    )


def _of_week(id: str, truth: Truth, week: PlanWeek, book: WeekBook) -> PlanFinding:
    entry = book.entries[id]
    provision = entry.provision
    kind = entry.rule.name
    broken: Weight = "needs_assessment" if provision.confidence == "low" else "breach"
    over = week.activity[0] - book.full_time
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
        parameters=book.uses[id],
    )


def _of_content(
    facts: Mapping[str, Value], week: PlanWeek, book: WeekBook, told: set[str]
) -> Iterator[PlanFinding]:
    low = {**facts, Content.minutes_a_week.name: week.least}
    high = low if week.most == week.least else {**facts, Content.minutes_a_week.name: week.most}
    for finding, truth in _broken(book.content, low, high):
        name = finding.rule.rpartition(".")[2]
        if name not in _OF_A_WEEK:
            if name in told:
                continue
            told.add(name)
        short = book.full_time - week.least
        values = (("minutes", week.least), ("short", short)) if name == FULL_WEEK and short > 0 else ()
        yield _of_law(finding, truth, week, name, values)


def _broken(
    law: Prepared, low: Mapping[str, Value], high: Mapping[str, Value]
) -> Iterator[tuple[Finding, Truth]]:
    """What is not kept, or not known, at both ends of what is known; other ends leave it unknown."""
    found = law.agreement(low).rules
    other = found if high is low else law.agreement(high).rules
    facts: dict[str, Fact] = {}
    for entry in (*law.rulebook.conditions, *law.rulebook.readings):
        truth = found[entry.id] if found[entry.id] is other[entry.id] else None
        if truth is not True:
            facts = facts or {name: Fact(value) for name, value in low.items()}
            yield finding_of(law, entry, facts, truth), truth


def _of_law(
    finding: Finding, truth: Truth, week: PlanWeek, kind: str, values: tuple[tuple[str, int], ...]
) -> PlanFinding:
    weight: Weight = "note"
    if truth is False:
        weight = "breach" if finding.counts else "warning"
    elif kind in (FULL_WEEK, "paid_work") and finding.counts:
        weight = "needs_assessment"
    return PlanFinding(
        rule=finding.rule,
        kind=kind,
        weight=weight,
        outcome=verdict_of(truth),
        elements=_places(week) if kind in (*_OF_A_WEEK, "paid_work") else (),
        measures=_measures(week) if kind in (*_OF_A_WEEK, "paid_work") else (),
        period=_period(week) if kind in (*_OF_A_WEEK, "paid_work") else None,
        citation=finding.citation,
        sources=(Source(text=finding.source),) if finding.source else (),
        authority=finding.basis,
        confidence=finding.confidence,  # type: ignore[arg-type]
        values=values,
        missing=tuple(_missing(kind, week, finding)) if truth is None else (),
        parameters=finding.parameters,
    )


def _missing(kind: str, week: PlanWeek, finding: Finding | None = None) -> Iterator[str]:
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
    if finding is not None and kind != "essential_part_in_hours":
        yield from (name for name in finding.missing if name not in _TOLD_APART)


def _places(week: PlanWeek) -> tuple[int, ...]:
    return tuple(sorted(item.place for item in (*week.surely, *week.perhaps)))


def _measures(week: PlanWeek) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.element.measure for item in (*week.surely, *week.perhaps)))


def _period(week: PlanWeek) -> Period:
    return Period(date.fromordinal(week.first), date.fromordinal(week.last))
