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

__all__ = ["Segment", "Served", "Weeks", "WeighedPhase", "joined_days", "weigh_phase"]

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
    """

    spans: Spans
    rooms: Sequence[tuple[date, WeekRoom]]
    needs: tuple[str, ...]
    sizes: Mapping[str, NeedSize]
    searched: bool

    def room(self, day: date) -> WeekRoom:
        """What the week of a day has room for."""
        return self.rooms[bisect_right(self.rooms, day, key=itemgetter(0)) - 1][1]


@attrs.frozen(kw_only=True, eq=False)
class Segment:
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
    fill: Callable[[tuple[CourseLine, ...], date], FilledWeek | None],
) -> WeighedPhase | None:
    """A phase with the lines that run in it; None where a week has no room for them.

    Args:
        weeks: The weeks of the course.
        number: The number of the phase.
        lines: The lines that run on some day of it, by number.
        fill: The hours of a week from a day, with the lines that run.
    """
    segments = []
    for first, last in _parts(weeks, number, lines):
        running = tuple(line for line in lines if line.runs_on(first))
        hours = fill(running, first)
        if hours is None:
            return None
        segments.append(Segment(first=first, last=last, phase=number, lines=running, hours=hours))
    days = sum(item.days for item in segments)
    away = sum((item.hours.distance + _early(item)) * item.days for item in segments)
    return WeighedPhase(
        segments=tuple(segments),
        short=sum(item.days * _short(weeks, item) for item in segments),
        unsearched=sum(item.days for item in segments if _unsearched(weeks, item)),
        away=away // (days * _HOUR),
        alone=sum(item.days for item in segments if _alone(item)),
        served=tuple(_served(weeks, need, segments) for need in weeks.needs),
    )


def _parts(weeks: Weeks, number: int, lines: Sequence[CourseLine]) -> Iterator[tuple[date, date]]:
    span = weeks.spans.phases[number]
    starts = {span.first, *(day for day, _ in weeks.rooms), weeks.spans.search_from}
    starts |= {line.first for line in lines} | {line.last + _A_DAY for line in lines}
    days = sorted(day for day in starts if span.first <= day <= span.last)
    yield from zip(days, [*(day - _A_DAY for day in days[1:]), span.last], strict=True)


def _short(weeks: Weeks, segment: Segment) -> int:
    """What a day lacks: a full week, work, or both, so that an empty week is worse than a part of one."""
    lacks = segment.hours.missing > 0 and weeks.room(segment.first).managed is None
    return lacks + (not any(line.item.works for line in segment.lines))


def _unsearched(weeks: Weeks, segment: Segment) -> bool:
    searching = any(line.item.counts_as == "job_search" for line in segment.lines)
    return weeks.searched and segment.first >= weeks.spans.search_from and not searching


def _early(segment: Segment) -> int:
    return _EARLY * sum(line.early for line in segment.lines)


def _alone(segment: Segment) -> bool:
    works = any(line.item.places for line in segment.lines)
    learns = any(line.item.used_for & LEARNING_NEEDS for line in segment.lines)
    return works != learns


def _served(weeks: Weeks, need: str, segments: Sequence[Segment]) -> Served:
    size = weeks.sizes.get(need)
    enough = 0 if size is None else min(size.a_week, 10_000)
    found = Served(0, 0, 0, 0)
    for item in segments:
        minutes = [
            number for line, number in zip(item.lines, item.hours.minutes, strict=True) if line.serves(need)
        ]
        days = item.days if minutes and sum(minutes) >= enough else 0
        found = found.then(Served(item.days, days, days, days))
    return found
