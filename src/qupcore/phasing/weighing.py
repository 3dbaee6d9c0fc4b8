"""The cost of a course in each layer, from its lines and the hours of its weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

import attrs

from qupcore.memory import Table
from qupcore.phasing.aims import CourseAims, CourseLayer
from qupcore.phasing.hours import FilledWeek, WeekRoom, fill_week
from qupcore.phasing.item import LEARNING_NEEDS, WORK_NEEDS
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.stretches import (
    Segment,
    Served,
    Weeks,
    WeighedDay,
    WeighedPhase,
    joined_days,
    weigh_day,
    weigh_phase,
)

__all__ = ["MONTH", "Weighed", "Weighing"]

_UNMET = 4
"""The cost of a need that is not met at all; a need met in part costs less."""


MONTH = 30
"""Days."""

_NUMBER = attrgetter("number")


@attrs.frozen(kw_only=True, eq=False)
class Weighed:
    """A course with its cost in each layer.

    Attributes:
        cost: The cost of each layer, in the order of the aims: less is better.
        lines: Its lines.
        phases: Its phases, weighed.
        unmet: How much of each need is not met to its size: 0 to 4.
    """

    cost: tuple[int, ...]
    lines: tuple[CourseLine, ...]
    phases: tuple[WeighedPhase, ...]
    unmet: Mapping[str, int]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its segments in order."""
        return tuple(segment for phase in self.phases for segment in phase.segments)


@attrs.frozen(eq=False)
class _Told:
    """What the weighing of a course reads of one line, looked up once.

    Attributes:
        phases: The numbers of the phases in which it runs.
        suitable: What choosing it costs in that layer.
        local: What choosing it costs in that layer.
        changes: Whether it begins after the first day, and whether it ends before the last, added.
        begins: Each need that it serves and that may begin later than it could, with the phase.
    """

    phases: tuple[int, ...]
    suitable: int
    local: int
    changes: int
    begins: tuple[tuple[str, int], ...]


@attrs.frozen(kw_only=True, eq=False)
class Weighing(Weeks):
    """What courses of one person are weighed by.

    Attributes:
        aims: The aims of the course.
        wishes: The wishes of the person, also those that no line can meet.
        fixed: Lines that every course has: follow-up.
        warned: Pairs of measures that a warning is about.
        soonest: The first phase in which each need can begin, at its usual time.
    """

    aims: CourseAims
    wishes: tuple[str, ...]
    fixed: tuple[CourseLine, ...]
    warned: frozenset[frozenset[str]]
    soonest: Mapping[str, int]
    _hours: Table[tuple[tuple[tuple[object, ...], ...], WeekRoom], tuple[FilledWeek | None]] = attrs.field(
        factory=lambda: Table("phasing.weighing.Weighing.hours", most=100_000), init=False
    )
    _days: Table[tuple[tuple[int, ...], WeekRoom, bool], tuple[WeighedDay | None]] = attrs.field(
        factory=lambda: Table("phasing.weighing.Weighing.days", most=100_000), init=False
    )
    _phases: Table[tuple[int, tuple[int, ...]], tuple[WeighedPhase | None]] = attrs.field(
        factory=lambda: Table("phasing.weighing.Weighing.phases", most=100_000), init=False
    )
    _lines: Table[int, _Told] = attrs.field(
        factory=lambda: Table("phasing.weighing.Weighing.lines", most=100_000), init=False
    )

    def weigh(self, chosen: Sequence[CourseLine]) -> Weighed | None:
        """The course of some lines with its cost; None where a week has no room for them."""
        lines = (*self.fixed, *chosen)
        held: list[list[CourseLine]] = [[] for _ in self.spans.phases]
        for line in sorted(lines, key=_NUMBER):
            for number in self._told(line).phases:
                held[number].append(line)
        phases = []
        for number, some in enumerate(held):
            phase = self.phase(number, some)
            if phase is None:
                return None
            phases.append(phase)
        unmet = self.unmet(joined_days([phase.served for phase in phases]))
        found = self._costs(lines, chosen, phases)
        found["needs"] = sum(unmet.values())
        return Weighed(
            cost=tuple([found[layer] for layer in self.aims.order()]),
            lines=lines,
            phases=tuple(phases),
            unmet=unmet,
        )

    def _told(self, line: CourseLine) -> _Told:
        known = self._lines.get(line.number)
        if known is None:
            spans = self.spans.phases
            known = self._lines.keep(
                line.number,
                _Told(
                    tuple(n for n, x in enumerate(spans) if line.first <= x.last and line.last >= x.first),
                    *line.item.costs,
                    (line.first > spans[0].first) + (line.last < spans[-1].last),
                    tuple((need, line.begins) for need in self.soonest if line.serves(need)),
                ),
            )
        return known

    def phase(self, number: int, lines: Sequence[CourseLine]) -> WeighedPhase | None:
        """A phase with the lines that run in it. Courses that differ in another phase share it."""
        key = number, tuple([line.number for line in lines])
        known = self._phases.get(key)
        if known is None:
            known = self._phases.keep(key, (weigh_phase(self, number, lines, self._day),))
        return known[0]

    def _day(self, running: tuple[CourseLine, ...], day: date) -> WeighedDay | None:
        """A day with the lines that run on it. Days with the same room for them share it."""
        room = self.room(day)
        key = tuple([line.number for line in running]), room, day >= self.spans.search_from
        known = self._days.get(key)
        if known is None:
            hours = self._week(running, room)
            weighed = None if hours is None else weigh_day(self, running, hours, day)
            known = self._days.keep(key, (weighed,))
        return known[0]

    def _week(self, running: tuple[CourseLine, ...], room: WeekRoom) -> FilledWeek | None:
        if sum(line.single for line in running) > self.aims.most:
            return None
        key = tuple(line.kind for line in running), room
        known = self._hours.get(key)
        if known is None:
            known = self._hours.keep(key, (fill_week(running, room),))
        return known[0]

    def _costs(
        self, lines: Sequence[CourseLine], chosen: Sequence[CourseLine], phases: Sequence[WeighedPhase]
    ) -> dict[CourseLayer, int]:
        told = [self._told(line) for line in chosen]
        return {
            "lead": self._lead_waits(chosen),
            "full_time": sum([phase.short for phase in phases]),
            "job_search": sum([phase.unsearched for phase in phases]),
            "wishes": sum(self._waits(wish, chosen) for wish in self.wishes),
            "sooner": self._later(told),
            "follow_up": 0 if self.fixed else len(self.spans.phases),
            "suitable": sum([line.suitable for line in told]),
            "parallel": self._alone(phases),
            "hours": sum([phase.away for phase in phases]),
            "warnings": self._warnings(lines),
            "local": sum([line.local for line in told]),
            "continuity": sum([line.changes for line in told]),
            "moves": len(chosen),
        }

    def _warnings(self, lines: Sequence[CourseLine]) -> int:
        if not self.warned:
            return 0
        return sum(
            frozenset((one.item.of, other.item.of)) in self.warned and one.meets(other)
            for place, one in enumerate(lines)
            for other in lines[:place]
        )

    def _alone(self, phases: Sequence[WeighedPhase]) -> int:
        """The months before the last part with only work or only learning, where the person needs both."""
        if not self.counts_alone():
            return 0
        before = zip(phases, self.spans.phases, strict=True)
        return sum(phase.alone for phase, span in before if span.name != "late") // MONTH

    def counts_alone(self) -> bool:
        """Whether days with only work or only learning count: the person needs both."""
        return bool(WORK_NEEDS & set(self.needs) and LEARNING_NEEDS & set(self.needs))

    def _later(self, told: Sequence[_Told]) -> int:
        """The phases by which needs begin later than they could."""
        begins: dict[str, int] = {}
        for line in told:
            for need, phase in line.begins:
                begins[need] = min(begins.get(need, phase), phase)
        return sum([max(0, phase - self.soonest[need]) for need, phase in begins.items()])

    def _lead_waits(self, chosen: Sequence[CourseLine]) -> int:
        """The phases that the lead of the course waits; all of them where it, or a next step, is left out."""
        phases, waits = len(self.spans.phases), 0
        if self.aims.lead:
            waits += min((line.begins for line in chosen if line.item.leads), default=phases)
        for step in self.aims.then:
            if not any(line.item.is_of(step) and self._goes_on(line) for line in chosen):
                waits += phases
        return waits

    def _goes_on(self, line: CourseLine) -> bool:
        """Whether it goes on beyond the first phase; into the last one, where it belongs there."""
        spans = self.spans.phases
        return line.last > spans[-1 if "late" in line.item.used.phases else min(1, len(spans) - 1)].first

    def _waits(self, wish: str, chosen: Sequence[CourseLine]) -> int:
        """The phases that a wish waits; all of them where it is not met."""
        return min((line.begins for line in chosen if line.item.wish == wish), default=len(self.spans.phases))

    def unmet(self, served: Sequence[Served]) -> dict[str, int]:
        """How much of each need is not met to its size, in one stretch that only leave interrupts: 0 to 4.

        Args:
            served: The days of the course on which each need is served.
        """
        return {
            need: self.unmet_need(need, days.longest, days.days)
            for need, days in zip(self.needs, served, strict=True)
        }

    def unmet_need(self, need: str, longest: int, days: int) -> int:
        """How much of a need is not met that is served so many days in a row, in a course of so many days."""
        if need not in self.sizes:
            return 0 if longest else _UNMET
        asked = self.asked_days(need, days)
        return max(0, -(-_UNMET * (asked - longest) // max(asked, 1)))

    def asked_days(self, need: str, days: int) -> int:
        """The days in a row that meet a need of known size, in a course of so many days."""
        weeks = self.sizes[need].weeks
        return days if weeks is None else min(days, weeks * 7)
