"""The cost of a course in each layer, from its lines and the hours of its weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import attrs

from qupcore.domain.catalogue.need import NeedSize
from qupcore.memory import Table
from qupcore.phasing.aims import CourseAims, CourseLayer
from qupcore.phasing.hours import FilledWeek, WeekRoom, fill_week
from qupcore.phasing.lines import LEARNING_NEEDS, WORK_NEEDS, CourseLine
from qupcore.phasing.spans import Spans

__all__ = ["Segment", "Weighed", "Weighing"]

_UNMET = 4
"""The cost of a need that is not met at all; a need met in part costs less."""


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


@attrs.frozen(kw_only=True, eq=False)
class Weighed:
    """A course with its cost in each layer.

    Attributes:
        cost: The cost of each layer, in the order of the aims: less is better.
        lines: Its lines.
        segments: Its segments in order.
    """

    cost: tuple[int, ...]
    lines: tuple[CourseLine, ...]
    segments: tuple[Segment, ...]


@attrs.frozen(kw_only=True, eq=False)
class Weighing:
    """What courses of one person are weighed by.

    Attributes:
        aims: The aims of the course.
        spans: The days of the course.
        rooms: What a week has room for, from each day on which it changes.
        needs: The needs of the person.
        sizes: What meets each of them at least.
        wishes: The wishes that some line can meet.
        fixed: Lines that every course has: follow-up.
        warned: Pairs of measures that a warning is about.
        searched: Whether there is a line of job search.
        soonest: The first phase in which each need or wish can begin, at its usual time.
    """

    aims: CourseAims
    spans: Spans
    rooms: Sequence[tuple[date, WeekRoom]]
    needs: tuple[str, ...]
    sizes: Mapping[str, NeedSize]
    wishes: tuple[str, ...]
    fixed: tuple[CourseLine, ...]
    warned: frozenset[frozenset[str]]
    searched: bool
    soonest: Mapping[str, int]
    _hours: Table[tuple[tuple[int, ...], WeekRoom], tuple[FilledWeek | None]] = attrs.field(
        factory=lambda: Table("phasing.weighing.Weighing", most=200_000), init=False
    )

    def weigh(self, chosen: Sequence[CourseLine]) -> Weighed | None:
        """The course of some lines with its cost; None where a week has no room for them."""
        lines = (*self.fixed, *chosen)
        segments = self._segments(lines)
        if segments is None:
            return None
        found = self._costs(lines, chosen, segments)
        cost = tuple(found[layer] for layer in self.aims.order())
        return Weighed(cost=cost, lines=lines, segments=segments)

    def _segments(self, lines: Sequence[CourseLine]) -> tuple[Segment, ...] | None:
        found = []
        for number, span in enumerate(self.spans.phases):
            starts = {span.first, *(day for day, _ in self.rooms if span.first < day <= span.last)}
            if span.first < self.spans.search_from <= span.last:
                starts.add(self.spans.search_from)
            for line in lines:
                if span.first < line.first <= span.last:
                    starts.add(line.first)
                if span.first <= line.last < span.last:
                    starts.add(line.last + timedelta(days=1))
            days = sorted(starts)
            ends = [*(day - timedelta(days=1) for day in days[1:]), span.last]
            for first, last in zip(days, ends, strict=True):
                running = tuple(line for line in lines if line.runs_on(first))
                hours = self._week(running, self.room(first))
                if hours is None:
                    return None
                found.append(Segment(first=first, last=last, phase=number, lines=running, hours=hours))
        return tuple(found)

    def room(self, day: date) -> WeekRoom:
        """What the week of a day has room for."""
        return next(room for first, room in reversed(self.rooms) if first <= day)

    def _week(self, running: Sequence[CourseLine], room: WeekRoom) -> FilledWeek | None:
        if sum(line.single for line in running) > self.aims.most:
            return None
        key = tuple(line.number for line in running), room
        known = self._hours.get(key)
        if known is None:
            known = self._hours.keep(key, (fill_week(running, room),))
        return known[0]

    def _costs(
        self, lines: Sequence[CourseLine], chosen: Sequence[CourseLine], segments: Sequence[Segment]
    ) -> dict[CourseLayer, int]:
        pairs = sum(
            frozenset((one.item.of, other.item.of)) in self.warned and one.meets(other)
            for place, one in enumerate(lines)
            for other in lines[:place]
        )
        limited = [self.room(item.first).managed is not None for item in segments]
        return {
            "lead": self._lead_waits(chosen),
            "full_time": sum(
                item.days
                for item, some in zip(segments, limited, strict=True)
                if (item.hours.missing and not some) or self._idle(item)
            ),
            "needs": sum(self.unmet(need, segments) for need in self.needs),
            "wishes": sum(self._waits(wish, chosen) for wish in self.wishes),
            "sooner": self._later(chosen),
            "follow_up": 0 if self.fixed else len(self.spans.phases),
            "parallel": self._alone(segments),
            "hours": self._away(segments),
            "suitable": sum(line.item.costs[0] for line in chosen),
            "warnings": pairs,
            "local": sum(line.item.costs[1] for line in chosen),
            "continuity": self._changes(chosen),
            "moves": len(chosen),
        }

    def _away(self, segments: Sequence[Segment]) -> int:
        """Hours a week by which hours are away from usual ones: the mean over each phase, summed.

        Less than an hour decides nothing: usual hours are not known that well.
        """
        found = [0] * len(self.spans.phases)
        for item in segments:
            early = sum(line.early for line in item.lines)
            found[item.phase] += (item.hours.distance + early * _EARLY) * item.days
        return sum(
            away // (((span.last - span.first).days + 1) * _HOUR)
            for away, span in zip(found, self.spans.phases, strict=True)
        )

    def _alone(self, segments: Sequence[Segment]) -> int:
        """The months before the last phase with only work or only learning, where the person needs both."""
        if not (WORK_NEEDS & set(self.needs) and LEARNING_NEEDS & set(self.needs)):
            return 0
        alone = 0
        for item in segments:
            if self.spans.phases[item.phase].name == "late":
                continue
            works = any(line.item.places for line in item.lines)
            learns = any(line.item.used_for & LEARNING_NEEDS for line in item.lines)
            alone += item.days * (works != learns)
        return alone // _MONTH

    def _idle(self, segment: Segment) -> bool:
        """Whether no work is in the week beside what is paid, or job search lacks in the last part."""
        if not any(line.item.works for line in segment.lines):
            return True
        searching = any(line.item.counts_as == "job_search" for line in segment.lines)
        return self.searched and segment.first >= self.spans.search_from and not searching

    def _later(self, chosen: Sequence[CourseLine]) -> int:
        """The phases by which needs begin later than they could."""
        found = 0
        for purpose, soonest in self.soonest.items():
            begins = [line.begins for line in chosen if line.serves(purpose)]
            if begins:
                found += max(0, min(begins) - soonest)
        return found

    def _lead_waits(self, chosen: Sequence[CourseLine]) -> int:
        """The phases that the lead of the course waits; all of them where it is left out."""
        if not self.aims.lead:
            return 0
        begins = (line.begins for line in chosen if line.item.leads)
        return min(begins, default=len(self.spans.phases))

    def _waits(self, wish: str, chosen: Sequence[CourseLine]) -> int:
        """The phases that a wish waits; all of them where it is not met."""
        return min((line.begins for line in chosen if line.item.wish == wish), default=len(self.spans.phases))

    def unmet(self, need: str, segments: Sequence[Segment]) -> int:
        """How much of a need is not met to its size, in one stretch that only leave interrupts: 0 to 4."""
        size = self.sizes.get(need)
        enough = 0 if size is None else min(size.a_week, 10_000)
        days = longest = 0
        for item in segments:
            minutes = [
                number
                for line, number in zip(item.lines, item.hours.minutes, strict=True)
                if line.serves(need)
            ]
            days = days + item.days if minutes and sum(minutes) >= enough else 0
            longest = max(longest, days)
        if size is None:
            return 0 if longest else _UNMET
        whole = sum(item.days for item in segments)
        asked = min(whole, size.weeks * 7) if size.weeks is not None else whole
        return max(0, -(-_UNMET * (asked - longest) // max(asked, 1)))

    def _changes(self, chosen: Sequence[CourseLine]) -> int:
        """Starts after the first day and ends before the last."""
        begin, end = self.spans.phases[0].first, self.spans.phases[-1].last
        return sum((line.first > begin) + (line.last < end) for line in chosen)


_MONTH = 30
"""Days."""

_HOUR = 4
"""Quarter hours."""

_EARLY = 4
"""Quarter hours: what a line costs that begins before its usual phases, each week: policy."""
