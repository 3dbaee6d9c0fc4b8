"""A phase of a course with the lines that run in it: its weeks, and what they cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import itemgetter
from typing import NamedTuple

import attrs

from qupcore.domain.catalogue.need import NeedSize
from qupcore.phasing.hours import FilledWeek, WeekRoom
from qupcore.phasing.item import LEARNING_NEEDS
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.spans import Spans

__all__ = [
    "Segment",
    "Served",
    "Weeks",
    "WeighedDay",
    "WeighedPhase",
    "joined_days",
    "weigh_day",
    "weigh_phase",
]

_A_DAY = timedelta(days=1)

_HOUR = 4
"""Quarter hours."""

_EARLY = 4
"""Quarter hours: what a line costs that begins before its usual phases, each week: policy."""


@attrs.frozen(kw_only=True, eq=False)
class Weeks:
    """The weeks of one person's courses, and what they should hold.

    Attributes:
        spans: The days of the course.
        rooms: What a week has room for, from each day on which it changes.
        needs: The needs of the person.
        sizes: What meets each of them at least.
        searched: Whether there is a line of job search that a course may hold.
        starts: The days of each phase from which a week may change whatever runs.
    """

    spans: Spans
    rooms: Sequence[tuple[date, WeekRoom]]
    needs: tuple[str, ...]
    sizes: Mapping[str, NeedSize]
    searched: bool
    starts: tuple[frozenset[date], ...] = attrs.field(init=False, repr=False)

    @starts.default
    def _starts(self) -> tuple[frozenset[date], ...]:
        days = {day for day, _ in self.rooms} | {self.spans.search_from}
        return tuple(
            frozenset({span.first, *(day for day in days if span.first <= day <= span.last)})
            for span in self.spans.phases
        )

    def room(self, day: date) -> WeekRoom:
        """What the week of a day has room for."""
        return self.rooms[bisect_right(self.rooms, day, key=itemgetter(0)) - 1][1]


class Segment(NamedTuple):
    """Days on which the same lines run.

    Attributes:
        first: First day.
        last: Last day, included.
        phase: The number of the phase.
        lines: The lines that run.
        hours: Their hours in each week.
    """

    first: date
    last: date
    phase: int
    lines: tuple[CourseLine, ...]
    hours: FilledWeek

    @property
    def days(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1


@attrs.frozen(eq=False)
class WeighedDay:
    """A day with the lines that run on it, and what it costs.

    Attributes:
        hours: Their hours in the week.
        short: What it lacks: a full week, work, or both, so that an empty week is worse than a part of one.
        unsearched: Whether it lacks job search where that belongs.
        away: The quarter hours a week by which hours are away from usual ones.
        alone: Whether it has only work or only learning.
        served: Whether each need is served to its size.
    """

    hours: FilledWeek
    short: int
    unsearched: bool
    away: int
    alone: bool
    served: tuple[bool, ...]


class Served(NamedTuple):
    """The days of a phase, or of several in a row, on which a need is served to its size.

    Attributes:
        days: All days.
        begin: The days served without a break from the first day.
        end: The days served without a break until the last day.
        longest: The longest time served without a break.
    """

    days: int
    begin: int
    end: int
    longest: int

    def then(self, after: Served) -> Served:
        """The days of this and of what follows."""
        days, begin, end, longest = self
        other_days, other_begin, other_end, other_longest = after
        return Served(
            days + other_days,
            begin + other_begin if begin == days else begin,
            end + other_end if other_end == other_days else other_end,
            max(longest, other_longest, end + other_begin),
        )


def joined_days(phases: Sequence[tuple[Served, ...]]) -> tuple[Served, ...]:
    """The days on which each need is served, of phases in a row."""
    return tuple(reduce(Served.then, several) for several in zip(*phases, strict=True))


@attrs.frozen(kw_only=True, eq=False)
class WeighedPhase:
    """A phase with its cost.

    Attributes:
        segments: Its segments in order.
        short: The days without a full week, and those without work.
        unsearched: The days without job search where it belongs.
        away: The hours a week by which hours are away from usual ones, in the mean, rounded down. Less than
            an hour decides nothing: usual hours are not known that well.
        alone: The days with only work or only learning.
        served: The days on which each need is served.
    """

    segments: tuple[Segment, ...]
    short: int
    unsearched: int
    away: int
    alone: int
    served: tuple[Served, ...]


def weigh_phase(
    weeks: Weeks,
    number: int,
    lines: Sequence[CourseLine],
    weigh: Callable[[tuple[CourseLine, ...], date], WeighedDay | None],
) -> WeighedPhase | None:
    """A phase with the lines that run in it; None where a week has no room for them.

    Args:
        weeks: The weeks of the course.
        number: The number of the phase.
        lines: The lines that run on some day of it, by number.
        weigh: A day with the lines that run on it.
    """
    segments, weighed = [], []
    days = short = unsearched = away = alone = 0
    for first, last in _parts(weeks, number, lines):
        running = tuple([line for line in lines if line.first <= first <= line.last])
        day = weigh(running, first)
        if day is None:
            return None
        many = (last - first).days + 1
        segments.append(Segment(first, last, number, running, day.hours))
        weighed.append((many, day.served))
        days += many
        short += many * day.short
        unsearched += many * day.unsearched
        away += many * day.away
        alone += many * day.alone
    return WeighedPhase(
        segments=tuple(segments),
        short=short,
        unsearched=unsearched,
        away=away // (days * _HOUR),
        alone=alone,
        served=tuple(_served(weighed, place, days) for place in range(len(weeks.needs))),
    )


def weigh_day(weeks: Weeks, running: Sequence[CourseLine], hours: FilledWeek, day: date) -> WeighedDay:
    """A day with the lines that run on it.

    Args:
        weeks: The weeks of the course.
        running: The lines.
        hours: Their hours in the week.
        day: The day.
    """
    lacks = hours.missing > 0 and weeks.room(day).managed is None
    searching = any(line.item.counts_as == "job_search" for line in running)
    works = any(line.item.places for line in running)
    learns = any(line.item.used_for & LEARNING_NEEDS for line in running)
    return WeighedDay(
        hours=hours,
        short=lacks + (not any(line.item.works for line in running)),
        unsearched=weeks.searched and day >= weeks.spans.search_from and not searching,
        away=hours.distance + _EARLY * sum(line.early for line in running),
        alone=works != learns,
        served=tuple(_serves(weeks, need, running, hours) for need in weeks.needs),
    )


def _serves(weeks: Weeks, need: str, running: Sequence[CourseLine], hours: FilledWeek) -> bool:
    size = weeks.sizes.get(need)
    minutes = [number for line, number in zip(running, hours.minutes, strict=True) if line.serves(need)]
    return bool(minutes) and sum(minutes) >= (0 if size is None else min(size.a_week, 10_000))


def _parts(weeks: Weeks, number: int, lines: Sequence[CourseLine]) -> Iterator[tuple[date, date]]:
    span = weeks.spans.phases[number]
    starts = set(weeks.starts[number])
    starts.update(line.first for line in lines if line.first > span.first)
    starts.update(line.last + _A_DAY for line in lines if line.last < span.last)
    days = sorted(starts)
    yield from zip(days, [*(day - _A_DAY for day in days[1:]), span.last], strict=True)


def _served(weighed: Sequence[tuple[int, tuple[bool, ...]]], place: int, days: int) -> Served:
    """The days of a phase on which a need is served."""
    begin: int | None = None
    run = longest = 0
    for many, served in weighed:
        if served[place]:
            run += many
            longest = max(longest, run)
        else:
            begin = run if begin is None else begin
            run = 0
    return Served(days, run if begin is None else begin, run, longest)
