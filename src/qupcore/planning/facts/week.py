"""The facts that the rules about the weeks of a plan read, for each stretch of days without a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

import attrs

from qupcore.domain.case.course import Course
from qupcore.domain.case.paid_work import PaidWork, paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.times_away import times_away
from qupcore.domain.period import Period
from qupcore.domain.truth import Truth
from qupcore.law.terms.content import Combined, Content
from qupcore.planning.facts.content import content_facts
from qupcore.planning.facts.days import LATEST, Span, share_a_day, stretches
from qupcore.planning.facts.directed import DIRECTED, directed_at_work
from qupcore.planning.facts.placed import Activity
from qupcore.rules.terms import Value

__all__ = ["WHOLE_WEEK", "PlanWeek", "WeekFacts", "away_spans", "job_span", "week_facts", "weeks_of"]

WHOLE_WEEK = 7 * 24 * 60
"""The minutes of a week: the most that a time that is not known can be."""

A = TypeVar("A", bound=Activity)
A_co = TypeVar("A_co", bound=Activity, covariant=True)


@attrs.frozen(eq=False)
class PlanWeek(Generic[A_co]):
    """A week of a plan, the same on all days of a stretch.

    Attributes:
        first: The first day of the stretch, as a number.
        last: The last day.
        surely: The elements that run.
        perhaps: The elements that may run.
        least: Minutes of activities and paid work, at least.
        most: Minutes, at most; a whole week where not known.
        activity: Minutes of activities alone, at least and at most.
        content: The facts that the law's rules on content read, without the minutes a week.
        work: The facts that the law's rules on paid work read; None where there is no paid work.
        away: Whether the person is on leave or the programme is interrupted: no time is asked of the week.
    """

    first: int
    last: int
    surely: tuple[A_co, ...]
    perhaps: tuple[A_co, ...]
    least: int
    most: int
    activity: tuple[int, int]
    content: Mapping[str, Value]
    work: Mapping[str, Value] | None
    away: bool = False


@attrs.frozen(kw_only=True, eq=False)
class WeekFacts(Generic[A_co]):
    """The facts that the rules about the weeks of a plan read.

    Attributes:
        weeks: The weeks, each the same on all days of a stretch.
        content: The facts about the plan as a whole that the law on content reads.
        directed: Whether anything in the plan is directed at work, asked on every day.
    """

    weeks: tuple[PlanWeek[A_co], ...]
    content: Mapping[str, Value]
    directed: Truth


def week_facts(
    plan: Plan, running: Sequence[A], before: Sequence[Activity], case: Participant, period: Period
) -> WeekFacts[A]:
    """Work out the facts that the rules about the weeks of a period read.

    Args:
        plan: The version of the plan, for its facts other than its elements.
        running: Its elements.
        before: The elements of earlier versions.
        case: The case, with paid work and the programme as it was granted.
        period: The days to check.
    """
    low, high = _days(plan, running, case.course, period)
    jobs = paid_work(case)
    weeks = tuple(weeks_of(running, jobs, low, high, away_spans(case)))
    return WeekFacts(
        weeks=weeks,
        content=content_facts(plan, running, before, case, period.start),
        directed=_least(
            directed_at_work(plan, running, before, case.course, jobs, week.first, week.last)
            for week in weeks
        ),
    )


def _days(plan: Plan, running: Iterable[Activity], course: Course | None, period: Period) -> tuple[int, int]:
    """The first and last day to check: the days of the period on which the plan holds, and at least one day.

    The plan holds after its last element too, until a later version of it begins: those days are a gap. In a
    period without a last day it is checked until its last element ends.
    """
    low = max(period.start, plan.valid_from).toordinal()
    ends = [item.span.last for item in running]
    known = [day for day in ends if day is not None]
    planned = max(known, default=low) if len(known) == len(ends) else LATEST
    if period.end is None:
        return low, max(low, low if planned == LATEST else planned)
    later = (item.valid_from for item in (course.plans if course else ()))
    replaced = min((day.toordinal() for day in later if day > plan.valid_from), default=LATEST + 1)
    return low, max(low, min(period.end.toordinal(), max(planned, replaced - 1)))


def _least(found: Iterable[Truth]) -> Truth:
    """What holds on every day: no where one of them says no, and unknown where one is not known."""
    answers = set(found)
    return False if False in answers else None if None in answers else True


def weeks_of(
    running: Sequence[A], jobs: Sequence[PaidWork], low: int, high: int, away: Sequence[Span] = ()
) -> list[PlanWeek[A]]:
    """The stretches of the days from `low` to `high` in which a week of the plan is always the same.

    Args:
        running: The elements.
        jobs: The paid work.
        low: The first day, as a number.
        high: The last day.
        away: The days of leave and interruption.
    """
    spanned = [(job_span(item, high), item) for item in jobs]
    spans = (*(item.span for item in running), *(span for span, _ in spanned), *away)
    return [
        _week(
            running,
            [job for span, job in spanned if _holds(span, start)],
            (start, end),
            away=any(_holds(span, start) for span in away),
        )
        for start, end in stretches(spans, low, high)
    ]


def away_spans(case: Participant) -> tuple[Span, ...]:
    """The spans of leave and interruption; one without a last day goes on."""
    return tuple(
        Span(item.first.toordinal(), LATEST if item.last is None else item.last.toordinal())
        for item in times_away(case)
    )


def job_span(job: PaidWork, high: int) -> Span:
    """The days of a job up to a day at least: work without a last day certainly continues."""
    first = (job.first or date.min).toordinal()
    return Span(first, max(high, first) if job.last is None else job.last.toordinal())


def _holds(span: Span, day: int) -> bool:
    return share_a_day(span, Span(day, day)) is True


def _week(
    running: Iterable[A], jobs: Sequence[PaidWork], days: tuple[int, int], *, away: bool
) -> PlanWeek[A]:
    first, last = days
    surely, perhaps = [], []
    for item in running:
        truth = share_a_day(item.span, Span(first, first))
        if truth is True:
            surely.append(item)
        elif truth is None:
            perhaps.append(item)
    paid = [job.minutes_a_week for job in jobs]
    worked = None if None in paid else sum(minutes or 0 for minutes in paid)
    least = sum(item.minutes or 0 for item in surely)
    known = all(item.minutes is not None for item in (*surely, *perhaps))
    most = least + sum(item.minutes or 0 for item in perhaps) if known else None
    classes = {item.counts_as for item in surely}
    content: dict[str, Value] = {}
    if most == least and worked is not None and None not in classes:
        content[Content.work_directed_minutes.name] = worked + sum(
            item.minutes or 0 for item in surely if item.counts_as in DIRECTED
        )
    return PlanWeek(
        first=first,
        last=last,
        surely=tuple(surely),
        perhaps=tuple(perhaps),
        least=least + sum(minutes or 0 for minutes in paid),
        most=WHOLE_WEEK if most is None or worked is None else most + worked,
        activity=(least, WHOLE_WEEK if most is None else most),
        content=content,
        work=_work(jobs, worked) if jobs else None,
        away=away,
    )


def _work(jobs: Sequence[PaidWork], worked: int | None) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    if all(job.kind is not None for job in jobs):
        facts[Combined.apprenticeship.name] = any(job.kind == "apprenticeship" for job in jobs)
    if worked is not None:
        facts[Combined.minutes_a_week.name] = worked
    return facts
