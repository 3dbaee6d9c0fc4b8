"""The phases of a course: their days, without the days of leave; the days of job search and of evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

import attrs

from qupcore.cases.ruling.calendar_days import calendar_day
from qupcore.domain.case.planning import Planning
from qupcore.phasing.aims import CourseAims, PhaseName

__all__ = ["PhaseSpan", "Spans", "lengths_of", "months_after", "other_lengths", "phases_of"]


_YEAR = 12
"""Months."""

_FOUR_WEEKS = timedelta(days=27)
"""The last phase begins so long before the last day at the latest."""

_SHORTLY = timedelta(weeks=2)
"""An evaluation less than this before the last one comes halfway from the one before it, or is left out."""

_NEAR = timedelta(days=42)
"""A phase that would end so near a leave ends with it."""


@attrs.frozen(kw_only=True)
class PhaseSpan:
    """A phase.

    Attributes:
        name: `early`, `middle` or `late`.
        first: First day.
        last: Last day, included.
    """

    name: PhaseName
    first: date
    last: date


@attrs.frozen(kw_only=True)
class Spans:
    """The days of a course.

    Attributes:
        phases: The phases in order; a leave lies between two of them, or within one that it splits.
        months: The whole months outside leave.
        leaves: The days of leave, both ends included.
        search_from: The first day of job search.
        evaluations: The days of evaluation.
        after: The day of a follow-up talk after the end.
    """

    phases: tuple[PhaseSpan, ...]
    months: int
    leaves: tuple[tuple[date, date], ...]
    search_from: date
    evaluations: tuple[date, ...]
    after: date


def phases_of(on: date, until: date, planning: Planning | None, aims: CourseAims) -> Spans:
    """The phases from a day until another, both included.

    Where the aims do not say, a quarter of the months is early. Late is a quarter of them, or a third in more
    than a year. A leave that is known is taken out.
    """
    leaves = tuple(_leaves(planning, on, until))
    free = tuple(_without(on, until, leaves))
    begin, end = (free[0][0], free[-1][1]) if free else (on, until)
    within = tuple(leave for leave in leaves if begin < leave[0] and leave[1] < end)
    months = _months(begin, end - timedelta(days=sum((b - a).days + 1 for a, b in within)))
    early, late = lengths_of(months, aims)
    bounds: list[tuple[PhaseName, date, date]] = []
    if months < 3:
        bounds.append(("late", begin, end))
    else:
        # Whole weeks: neither the early nor the late phase is shorter than its months.
        middle = _monday(_calendar(begin, early, within))
        late_from = _calendar(begin, months - late, within)
        last = min(max(middle, late_from - timedelta(days=late_from.weekday())), end - _FOUR_WEEKS)
        middle = min(middle, last)
        bounds.append(("early", begin, middle - timedelta(days=1)))
        if middle < last:
            bounds.append(("middle", middle, last - timedelta(days=1)))
        bounds.append(("late", last, end))
    phases = tuple(
        PhaseSpan(name=name, first=first, last=last)
        for name, start, end in bounds
        for first, last in _without(start, end, leaves)
    )
    search = min(aims.job_search_months, max(months // 4, 1))
    from_end = _monday(months_after(end + timedelta(days=1), -search))
    return Spans(
        phases=phases,
        months=months,
        leaves=leaves,
        search_from=_with_a_phase(min(max(from_end, begin), end), phases),
        evaluations=tuple(_evaluations(on, until, leaves, aims)),
        after=_weekday(until + timedelta(weeks=aims.follow_up_weeks)),
    )


def _with_a_phase(day: date, phases: Sequence[PhaseSpan]) -> date:
    """The day, or the first day of a phase that begins less than two weeks from it: no part is so short."""
    near = [span.first for span in phases if abs(day - span.first) < _SHORTLY]
    return min(near, key=lambda first: abs(day - first), default=day)


def lengths_of(months: int, aims: CourseAims) -> tuple[int, int]:
    """The months of the early and of the late phase of a course of so many months."""
    early = months // 4 if aims.early_months is None else aims.early_months
    late = aims.late_months
    if late is None:
        late = months // 4 if months <= _YEAR else months // 3
    early = min(max(early, 1), max(months - 1, 1))
    return early, min(max(late, 1), max(months - early, 1))


def other_lengths(months: int, aims: CourseAims) -> Iterator[CourseAims]:
    """The aims with a month more or less in the early or late phase, where they do not say how long it is."""
    early, late = lengths_of(months, aims)
    for more, later in product((0, -1, 1), repeat=2):
        other = attrs.evolve(
            aims,
            early_months=early + more if aims.early_months is None and early + more else aims.early_months,
            late_months=late + later if aims.late_months is None and late + later else aims.late_months,
        )
        if lengths_of(months, other) != (early, late):
            yield other


def months_after(day: date, months: int) -> date:
    """The same day of the month some months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _calendar(on: date, months: int, leaves: Sequence[tuple[date, date]]) -> date:
    """The day after so many months outside leave; the day after a leave, where one begins near that day."""
    day = months_after(on, months)
    for first, last in leaves:
        if first - _NEAR <= day:
            away = last - first + timedelta(days=1)
            near = abs(day - first) <= _NEAR
            day = last + timedelta(days=1) if near else day + away
    return day


def _monday(day: date) -> date:
    """The day, or the Monday after it: weeks begin with what they hold."""
    return day + timedelta(days=-day.weekday() % 7)


def _months(on: date, until: date) -> int:
    """Whole months, where a month that lacks at most a week counts."""
    months = 0
    while months_after(on, months + 1) <= until + timedelta(days=8):
        months += 1
    return months


def _leaves(planning: Planning | None, on: date, until: date) -> Iterator[tuple[date, date]]:
    for leave in sorted(planning.leaves or (), key=lambda item: item.first) if planning else ():
        if leave.first <= until and leave.last >= on:
            yield max(leave.first, on), min(leave.last, until)


def _without(first: date, last: date, leaves: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    start = first
    for begins, ends in leaves:
        if ends < start or begins > last:
            continue
        if begins > start:
            yield start, begins - timedelta(days=1)
        start = max(start, ends + timedelta(days=1))
    if start <= last:
        yield start, last


def _evaluations(
    on: date, until: date, leaves: Sequence[tuple[date, date]], aims: CourseAims
) -> Iterator[date]:
    """Weekdays at most so many weeks apart: four weeks after the first day and after a leave, and in the last
    week before a leave and before the end. Each plan must state one (regulation § 1 (3)).
    """
    step = timedelta(weeks=aims.evaluation_weeks)
    for begins, ends in _without(on, until, leaves):
        last = _within(max(begins, ends - timedelta(days=7)), begins, ends)
        if last is None:  # no day of it is a weekday
            continue
        day = _weekday(begins + timedelta(weeks=min(4, aims.evaluation_weeks)))
        found: list[date] = []
        while day + timedelta(days=7) < last:
            found.append(day)
            day = _weekday(day + step)
        if found and last - found[-1] < min(_SHORTLY, step / 2):
            found.pop()
            if found:
                found.append(_weekday(found[-1] + (last - found[-1]) / 2))
        yield from found
        yield last


def _within(day: date, begins: date, ends: date) -> date | None:
    """The nearest weekday from a day back to the first of some days, else from it on to the last of them."""
    before = _weekday(day)
    if before >= begins:
        return before
    later = (day + timedelta(days=many) for many in range((ends - day).days + 1))
    return next((one for one in later if calendar_day(one) == "weekday"), None)


def _weekday(day: date) -> date:
    """The day, or the last day before it that is no weekend and no public holiday."""
    while calendar_day(day) != "weekday":
        day -= timedelta(days=1)
    return day
