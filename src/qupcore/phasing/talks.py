"""The days of follow-up talks in a course, and whether the adviser has the time for them.

How often there are talks is policy (`CourseAims`). No law sets a day for one, and no lack of time takes a
talk out of the course.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.cases.ruling.calendar_days import calendar_day
from qupcore.domain.answers.course import AdviserTime, CourseElement, CourseTalk, TalkReason
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.spans import Spans

__all__ = ["adviser_time", "talks_of"]

_SELDOM = 4
"""Weeks between talks where the course has no follow-up that says how often."""

_MINUTES = 30
"""Minutes of a talk where the course has no follow-up that says how long."""

_SOON = timedelta(days=7)
"""The first talk at a workplace is so long after the start there: then there is something to talk of."""

_WEEK = 7
"""Days."""

_NEAR = 14
"""Days: a talk is moved less than this."""

_REASONS: tuple[TalkReason, ...] = ("start", "after_leave", "phase_ends", "placement", "regular")
"""Why there is a talk. In a week with several reasons there is one talk, on the day of the first of these."""


@attrs.frozen
class _Asked:
    """A talk that something asks for, before the talks of one week become one."""

    day: date
    why: TalkReason
    measure: str = ""


def talks_of(
    spans: Spans,
    follow_up: Sequence[CourseElement],
    placements: Sequence[CourseElement],
    aims: CourseAims,
) -> tuple[CourseTalk, ...]:
    """The talks of a course by day: at most one a week, on working days outside leave.

    Args:
        spans: The days of the course.
        follow_up: The elements of follow-up, which say how often and how long talks are.
        placements: The elements at a workplace, whose employer or provider takes part in some talks.
        aims: How often talks are, where the caller says.
    """
    by_week: dict[date, list[_Asked]] = {}
    for first, last in _stretches(spans):
        for asked in _asked(spans, first, last, follow_up, placements, aims):
            by_week.setdefault(asked.day - timedelta(days=asked.day.weekday()), []).append(asked)
    talks = []
    for week in sorted(by_week):
        held = sorted(by_week[week], key=lambda item: (_REASONS.index(item.why), item.day, item.measure))
        at_work = tuple(sorted({item.measure for item in held if item.measure}))
        talks.append(
            CourseTalk(
                day=held[0].day,
                with_whom="three_party" if at_work else "adviser",
                why=tuple(dict.fromkeys(item.why for item in held)),
                measures=at_work,
                minutes=_minutes(held[0].day, follow_up),
            )
        )
    return tuple(talks)


def _stretches(spans: Spans) -> Iterator[tuple[date, date]]:
    """The days of the course from one leave to the next."""
    first = spans.phases[0].first
    for begins, ends in spans.leaves:
        if first < begins:
            yield first, begins - timedelta(days=1)
        first = max(first, ends + timedelta(days=1))
    if first <= spans.phases[-1].last:
        yield first, spans.phases[-1].last


def _asked(
    spans: Spans,
    first: date,
    last: date,
    follow_up: Sequence[CourseElement],
    placements: Sequence[CourseElement],
    aims: CourseAims,
) -> Iterator[_Asked]:
    """The talks that the days between two leaves ask for."""
    after_leave = any(ends + timedelta(days=1) == first for _, ends in spans.leaves)
    wanted: list[tuple[date, TalkReason, str]] = [(first, "after_leave" if after_leave else "start", "")]
    day = first
    while (day := day + timedelta(weeks=_every(day, follow_up, aims))) <= last:
        wanted.append((day, "regular", ""))
    for phase in spans.phases:
        if first <= phase.last <= last:
            before = phase.last - timedelta(days=1)
            monday = before - timedelta(days=before.weekday())
            wanted.append((max(first, monday), "phase_ends", ""))
    for measure, begins, ends in _placed(placements):
        day = max(min(begins + _SOON, ends), first)
        while day <= min(ends, last):
            wanted.append((day, "placement", measure))
            day += timedelta(weeks=aims.three_party_weeks)
    for day, why, measure in wanted:
        free = _working_day(day, first, last)
        if free is not None:
            yield _Asked(free, why, measure)


def _placed(placements: Sequence[CourseElement]) -> Iterator[tuple[str, date, date]]:
    """Each measure at a workplace with its days: one whose hours change goes on."""
    found: dict[str, list[tuple[date, date]]] = {}
    for item in sorted(placements, key=lambda item: item.first):
        held = found.setdefault(item.offer or item.measure, [])
        if held and item.first <= held[-1][1] + timedelta(days=1):
            held[-1] = (held[-1][0], max(held[-1][1], item.last))
        else:
            held.append((item.first, item.last))
    for id in sorted(found):
        for begins, ends in found[id]:
            yield id, begins, ends


def _working_day(day: date, first: date, last: date) -> date | None:
    """The next working day of the week, else one before it, else one of another week; None without one."""
    near = [day + timedelta(days=many) for many in (*range(_NEAR), *range(-1, -_NEAR, -1))]
    free = [one for one in near if first <= one <= last and calendar_day(one) == "weekday"]
    monday = day - timedelta(days=day.weekday())
    in_week = [one for one in free if 0 <= (one - monday).days < _WEEK]
    return next(iter((*in_week, *free)), None)


def _every(day: date, follow_up: Sequence[CourseElement], aims: CourseAims) -> int:
    """Weeks until the next talk: what the caller says, else as often as the follow-up of the day."""
    if aims.talk_weeks is not None:
        return aims.talk_weeks
    often = [item.every_weeks for item in follow_up if item.first <= day <= item.last]
    return min(often, default=_SELDOM)


def _minutes(day: date, follow_up: Sequence[CourseElement]) -> int:
    """Minutes of a talk: those of the follow-up of the day."""
    held = (item.minutes_a_week * item.every_weeks for item in follow_up if item.first <= day <= item.last)
    return max(held, default=0) or _MINUTES


def adviser_time(talks: Sequence[CourseTalk], aims: CourseAims) -> AdviserTime:
    """Whether the talks fit in the time that the adviser has left in a week.

    >>> from qupcore.plans import CourseAims
    >>> adviser_time((), CourseAims()).state
    'not_asked'
    >>> adviser_time((), CourseAims(adviser_minutes=600)).state
    'undetermined'
    >>> adviser_time((), CourseAims(adviser_minutes=600, adviser_used=600)).state
    'fits'
    """
    limit, used = aims.adviser_minutes, aims.adviser_used
    if limit is None and used is None:
        return AdviserTime(state="not_asked", left=None, lacking=0, weeks=())
    if limit is None or used is None:
        return AdviserTime(state="undetermined", left=None, lacking=0, weeks=())
    left = max(0, limit - used)
    over = [talk for talk in talks if talk.minutes > left]
    return AdviserTime(
        state="does_not_fit" if over else "fits",
        left=left,
        lacking=max((talk.minutes - left for talk in over), default=0),
        weeks=tuple(talk.day - timedelta(days=talk.day.weekday()) for talk in over),
    )
