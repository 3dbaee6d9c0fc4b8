"""What a week of each phase has room for: full time, less paid work, and what the person manages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from qupcore.domain.case.manageable import within_the_day
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_after
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.spans import PhaseSpan, Spans, months_after

__all__ = ["paid_minutes", "rooms_of"]

_HALF_YEAR = 6
"""Months."""

_A_TALK = 15
"""Minutes a week: follow-up is a duty, and a course holds a talk so long beside what is managed."""


def rooms_of(
    case: Participant, spans: Spans, full: int, aims: CourseAims, own: bool
) -> tuple[tuple[tuple[date, WeekRoom], ...], bool]:
    """The room from each day on which it may change, and whether it rests on an estimate of what is managed.

    What somebody judged counts from its day. After the last judgement it grows from phase to phase, and in a
    long phase after each half-year.
    """
    told = sorted(case.planning.manages, key=lambda item: item.first or date.min) if case.planning else []
    assumed = not told and _may_not_manage(case)
    managed: int | None = aims.start_minutes if assumed else None
    begins = {day for span in spans.phases for day in _steps(span)}
    last = max((item.first or date.min for item in told), default=date.min)
    found: list[tuple[date, WeekRoom]] = []
    within, most_own = within_the_day(case), aims.own_activity if own else 0
    if within is not None and within + most_own < full:
        within = None  # no week could be full: the course asks which hours can be used
    for day in sorted(begins | _changes(case, spans)):
        known = [item for item in told if item.first is None or item.first <= day]
        before = [item for item in known if found and (item.first or date.min) <= found[-1][0]]
        if len(known) > len(before) or not found:
            managed = known[-1].minutes_a_week if known else managed
        elif managed is not None and day in begins and last <= day:
            managed = managed * aims.growth_percent // 100
            assumed = True
        room = max(0, full - paid_minutes(case, day))
        limit = None if managed is None or managed >= room else max(_A_TALK, managed // 15 * 15)
        found.append((day, WeekRoom(room, limit, most_own, within)))
    return tuple(found), assumed


def _steps(span: PhaseSpan) -> Iterator[date]:
    """The first day of a phase, and the Mondays after each half-year of it."""
    for months in count(0, _HALF_YEAR):
        day = months_after(span.first, months)
        day += timedelta(days=-day.weekday() % 7 if months else 0)
        if day > span.last:
            return
        yield day


def _changes(case: Participant, spans: Spans) -> set[date]:
    """The days within the course on which a judgement counts for the first time, or paid work changes."""
    days = {item.first for item in case.planning.manages} if case.planning else set()
    jobs = paid_work(case)
    days |= {job.first for job in jobs} | {day_after(job.last) for job in jobs if job.last}
    return {day for day in days if day and any(s.first < day <= s.last for s in spans.phases)}


def paid_minutes(case: Participant, day: date) -> int:
    """The known minutes a week of paid work on a day."""
    return sum(job.minutes_a_week or 0 for job in paid_work(case) if job.runs_on(day))


def _may_not_manage(case: Participant) -> bool:
    """Whether the person has reduced capacity, and is in treatment or needs health care."""
    facts, planning = case.circumstances, case.planning
    if facts is None or facts.reduced_capacity is not True:
        return False
    needs = planning.needs if planning is not None else None
    return facts.in_treatment is True or "health_care" in (needs or ())
