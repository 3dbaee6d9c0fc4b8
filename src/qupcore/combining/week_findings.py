"""What the rules about a week find, for each stretch of days in which the plan is the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.combining.laid_out import LaidPlan
from qupcore.combining.plan_terms import Week
from qupcore.combining.week_book import WeekBook
from qupcore.combining.week_facts import PlanWeek, weeks_of
from qupcore.domain.participant import Participant
from qupcore.domain.period import Period
from qupcore.domain.plan import Plan
from qupcore.domain.plan_check import PlanFinding
from qupcore.domain.source import Source

__all__ = ["week_findings"]


def week_findings(
    plan: Plan, laid: LaidPlan, participant: Participant, period: Period, book: WeekBook
) -> Iterator[PlanFinding]:
    """What is not kept, or not known, of the rules about the weeks of a period."""
    low = max(period.start, plan.valid_from).toordinal()
    last = [item.span.last for item in laid.elements]
    known = [day for day in last if day is not None]
    ends = max(known) if known and None not in last else None
    high = (
        low
        if period.end is None and ends is None
        else min(day for day in (ends, period.end.toordinal() if period.end else None) if day is not None)
    )
    for week in weeks_of(plan, laid, participant.course, low, max(low, high)):
        yield from _told(week, plan, book)


def _told(week: PlanWeek, plan: Plan, book: WeekBook) -> Iterator[PlanFinding]:
    for id, truth in book.decide(week.facts).rules.items():
        if truth is True:
            continue
        entry = book.entries[id]
        provision = entry.provision
        kind = entry.rule.name
        breach = truth is False and provision.confidence != "low"
        running = (*week.surely, *week.perhaps)
        yield PlanFinding(
            rule=id,
            kind=kind,
            weight="breach" if breach else "needs_assessment",
            outcome="not_met" if truth is False else "unknown",
            elements=tuple(item.place for item in running),
            measures=tuple(dict.fromkeys(item.element.measure for item in running)),
            period=Period(date.fromordinal(week.first), date.fromordinal(week.last)),
            citation=provision.citation,
            sources=(Source(text=provision.source),) if provision.source else (),
            authority=provision.basis,
            confidence=provision.confidence,
            values=tuple(_values(kind, week, plan, book)),
            missing=tuple(_missing(kind, week, plan)) if truth is None else (),
            parameters=book.uses[id],
        )


def _values(kind: str, week: PlanWeek, plan: Plan, book: WeekBook) -> Iterator[tuple[str, int | str]]:
    facts = week.facts
    frame = min(book.full_time, plan.minutes_a_week or book.full_time)
    if kind == "full_week":
        yield "minutes", int(facts[Week.least.name])
        yield "frame", frame
        yield "short", max(0, frame - int(facts[Week.least.name]))
    elif kind == "not_over":
        yield "minutes", int(facts[Week.activity_least.name])
        yield "frame", frame
        yield "over", max(0, int(facts[Week.activity_least.name]) - frame)
    elif kind == "paid_work" and Week.work_minutes.name in facts:
        yield "minutes", int(facts[Week.work_minutes.name])


def _missing(kind: str, week: PlanWeek, plan: Plan) -> Iterator[str]:
    """What is not known: hours or dates of elements, their class, paid hours, who certified a frame."""
    if kind in ("full_week", "not_over"):
        if any(item.minutes is None for item in (*week.surely, *week.perhaps)):
            yield "element.minutes"
        if week.perhaps:
            yield "element.dates"
        if plan.minutes_a_week is not None and Week.adapted.name not in week.facts:
            yield Week.adapted.name
    if kind in ("full_week", "paid_work") and Week.work_minutes.name not in week.facts:
        yield Week.work_minutes.name
    if kind == "work_directed":
        if any(item.counts_as is None for item in (*week.surely, *week.perhaps)):
            yield "element.counts_as"
        if week.perhaps:
            yield "element.dates"
