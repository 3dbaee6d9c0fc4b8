"""A slow second program for courses, day by day: every set of lines, every choice of hours.

It is written from what the layers are said to mean (`CourseLayer`, `CourseLine`, `WeekRoom`, `Bounds`), and
uses nothing of the weighing, of the hours of a week or of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, groupby, product
from typing import Any

import attrs

from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem

__all__ = ["Slow", "every_set", "filler"]

QUARTER, HALF_HOUR, HALF_DAY, USUAL_OWN, MONTH, THREE_DAYS = 15, 30, 225, 180, 30, 1350
LEARNING = {"language", "basic_subjects", "formal_training"}
WORK = {"work_experience", "ordinary_workplace", "adapted_work"}
Week = tuple[dict[int, int], int, int]
"""The minutes of each line by number, the minutes that nothing fills, the distance in quarter hours."""


@attrs.frozen
class Day:
    """A day of a course.

    Attributes:
        day: The day.
        phase: The number of its phase.
        running: The lines that run.
        minutes: Their minutes a week, by number.
        missing: The minutes of its week that nothing fills.
        distance: The quarter hours of its week that are away from usual ones.
        limited: Whether the person manages less than full time.
    """

    day: date
    phase: int
    running: tuple[CourseLine, ...]
    minutes: Mapping[int, int]
    missing: int
    distance: int
    limited: bool


class Slow:
    """The costs of the courses of a problem, worked out day by day."""

    def __init__(self, problem: CourseProblem) -> None:
        self.problem = problem
        self.phases = problem.spans.phases
        self._weeks: dict[tuple[frozenset[int], WeekRoom], Week | None] = {}

    def days(self) -> Iterator[tuple[int, date]]:
        """Every day of every phase, with the number of the phase."""
        for phase, span in enumerate(self.phases):
            for number in range((span.last - span.first).days + 1):
                yield phase, span.first + timedelta(days=number)

    def best(self, lines: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The least cost of all sets of lines."""
        costs = [self.cost(some) for some in every_set(lines)]
        return min((cost for cost in costs if cost is not None), default=None)

    def cost(self, chosen: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The cost of a set of lines in each layer; None where they cannot run together."""
        return self.weighed(chosen) if self.allowed(chosen) else None

    def allowed(self, chosen: Sequence[CourseLine]) -> bool:
        """Whether lines may be in a course together: each rule on each day, and on the whole course."""
        lines = (*self.problem.weighing.fixed, *chosen)
        single = [line.item.of for line in lines if line.single]
        if len(set(single)) < len(single):
            return False
        # What is over when its needs are met comes once, whichever measure meets them.
        if any(one.ends and other.ends and filler(one, other) for one, other in combinations(lines, 2)):
            return False
        return self._whole(lines) and all(
            self._one_day([line for line in lines if line.first <= day <= line.last], day)
            for _, day in self.days()
        )

    def _one_day(self, running: Sequence[CourseLine], day: date) -> bool:
        bounds = self.problem.bounds
        ids = [line.item.id for line in running]
        if len({line.item.of for line in running}) < len(running):
            return False
        pairs = {frozenset(pair) for pair in combinations(ids, 2)}
        if any(pair in pairs and self._holds("forbidden", pair, day) for pair in bounds.forbidden):
            return False
        if any(
            one.item.busy & other.item.busy or filler(one, other) for one, other in combinations(running, 2)
        ):
            return False
        for members, most in bounds.groups:
            if sum(id in members for id in ids) > most and self._holds("groups", (members, most), day):
                return False
        return all(
            set(one_of) & set(ids) or not self._holds("required", (id, one_of), day)
            for id in ids
            for one_of in bounds.required.get(id, ())
        )

    def _holds(self, name: str, bound: object, day: date) -> bool:
        """Whether a bound holds on a day."""
        days = self.problem.bounds.days
        return not days or any(first <= day <= last for first, last in days.get((name, bound), ()))

    def _binds(self, name: str, bound: object, line: CourseLine) -> bool:
        """Whether a bound holds on some day of a course on which a line runs."""
        return any(line_runs(line, day) and self._holds(name, bound, day) for _, day in self.days())

    def _whole(self, lines: Sequence[CourseLine]) -> bool:
        """Whether lines keep what holds for a whole course, on whichever days they run."""
        bounds = self.problem.bounds
        ids = {line.item.id for line in lines}
        for one, other in product(lines, lines):
            pair = one.item.id, other.item.id
            if {*pair} in bounds.apart and self._binds("apart", pair, one):
                return False
            ended = other.last < one.first or any(  # what goes on over a leave begins again after it
                other.first < away[0] and away[1] < one.last for away in self.problem.spans.leaves
            )
            if ended and pair in bounds.too_late and self._binds("too_late", pair, one):
                return False
        for members, most in bounds.whole:
            for days in bounds.days.get(("whole", (members, most)), ((date.min, date.max),)):
                held = [line for line in lines if line.item.id in members]
                met = {line.item.of for line in held if line.first <= days[1] and days[0] <= line.last}
                if len(met) > most:
                    return False
        return all(
            set(one_of) & ids or not self._binds("companions", (line.item.id, one_of), line)
            for line in lines
            for one_of in bounds.companions.get(line.item.id, ())
        )

    def weighed(self, chosen: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The cost in each layer; None where a week has no room."""
        lines = (*self.problem.weighing.fixed, *chosen)
        course = []
        for phase, day in self.days():
            found = self._day(phase, day, tuple(line for line in lines if line.first <= day <= line.last))
            if found is None:
                return None
            course.append(found)
        weighing = self.problem.weighing
        every = len(self.phases)
        costs: dict[str, Callable[[], int]] = {
            "lead": lambda: self._lead(chosen),
            "full_time": lambda: sum(self._lacks(day) for day in course),
            "job_search": lambda: sum(self._lacks_search(day) for day in course),
            "needs": lambda: sum(self._unmet(need, course) for need in weighing.needs),
            "wishes": lambda: sum(
                self._wait(chosen, lambda line, wish=wish: line.item.wish == wish)  # type: ignore[misc]
                for wish in weighing.wishes
            ),
            "sooner": lambda: sum(self._late(need, chosen) for need in weighing.needs),
            "follow_up": lambda: 0 if weighing.fixed else every,
            "suitable": lambda: sum(line.item.costs[0] for line in chosen),
            "parallel": lambda: self._one_sided(course),
            "hours": lambda: self._away(course),
            "warnings": lambda: self._warned(lines),
            "local": lambda: sum(line.item.costs[1] for line in chosen),
            "continuity": lambda: sum(
                (line.first != self.phases[0].first) + (line.last != self.phases[-1].last) for line in chosen
            ),
            "moves": lambda: len(chosen),
        }
        return tuple(costs[layer]() for layer in weighing.aims.order())

    def _day(self, phase: int, day: date, running: tuple[CourseLine, ...]) -> Day | None:
        room = max((item for item in self.problem.weighing.rooms if item[0] <= day), key=lambda one: one[0])[
            1
        ]
        week = self._week(running, room)
        if week is None:
            return None
        return Day(day, phase, running, *week, room.managed is not None)

    def _lacks(self, day: Day) -> int:
        """Whether the week of a day is not full, or has no work."""
        working = any(line.item.works for line in day.running)
        return (1 if day.missing > 0 and not day.limited else 0) + (0 if working else 1)

    def _lacks_search(self, day: Day) -> bool:
        """Whether a day of the last part has no job search, where a course may hold it."""
        part = self.problem.weighing.searched and day.day >= self.problem.spans.search_from
        return part and not any(line.item.counts_as == "job_search" for line in day.running)

    def _unmet(self, need: str, course: Sequence[Day]) -> int:
        """0 to 4: the quarters of the days asked for that the longest stretch lacks; a begun quarter counts.

        A leave has no days of a course, so that the days on both sides follow each other.
        """
        size = self.problem.weighing.sizes.get(need)
        met = [self._meets(need, day) for day in course]
        longest = max((len(list(days)) for value, days in groupby(met) if value), default=0)
        if size is None:
            return 0 if longest else 4
        asked = len(course) if size.weeks is None else min(len(course), 7 * size.weeks)
        return next(quarters for quarters in range(5) if asked * quarters >= 4 * (asked - longest))

    def _meets(self, need: str, day: Day) -> bool:
        held = [day.minutes[line.number] for line in day.running if serves(line, need)]
        size = self.problem.weighing.sizes.get(need)
        return bool(held) and (size is None or sum(held) >= min(size.a_week, 10_000))

    def _phase_of(self, line: CourseLine) -> int:
        return next(
            number for number, span in enumerate(self.phases) if span.first <= line.first <= span.last
        )

    def _wait(self, chosen: Sequence[CourseLine], awaited: Callable[[CourseLine], bool]) -> int:
        """The phases before the first that something begins in; all of them where it never does."""
        begun = {self._phase_of(line) for line in chosen if awaited(line)}
        return next((number for number in range(len(self.phases)) if number in begun), len(self.phases))

    def _lead(self, chosen: Sequence[CourseLine]) -> int:
        """The phases that the lead waits, and all phases for each next step that is not there to the end."""
        aims, waits = self.problem.weighing.aims, 0
        if aims.lead:
            waits += self._wait(chosen, lambda line: line.item.leads)
        for step in aims.then:
            steps = [line for line in chosen if {line.item.id, line.item.of} & step]
            if not any(self._goes_on(line) for line in steps):
                waits += len(self.phases)
        return waits

    def _goes_on(self, line: CourseLine) -> bool:
        first_days = [span.first for span in self.problem.spans.phases]
        if "late" in line.item.used.phases:
            return line.last > first_days[-1]
        return line.last > (first_days[1] if len(first_days) > 1 else first_days[0])

    def _late(self, need: str, chosen: Sequence[CourseLine]) -> int:
        """The phases from the first in which something for a need usually begins, until it does."""
        could = {self._phase_of(line) for line in self.problem.lines if serves(line, need) and not line.early}
        begun = {self._phase_of(line) for line in chosen if serves(line, need)}
        return max(0, min(begun) - min(could)) if begun and could else 0

    def _one_sided(self, course: Sequence[Day]) -> int:
        """Whole months of days before the last part with work alone or learning alone."""
        needs = set(self.problem.weighing.needs)
        if not (needs & WORK and needs & LEARNING):
            return 0
        days = 0
        for day in course:
            works = any(line.item.places for line in day.running)
            learns = any(set(line.item.used_for) & LEARNING for line in day.running)
            days += works != learns and self.phases[day.phase].name != "late"
        return days // MONTH

    def _away(self, course: Sequence[Day]) -> int:
        """The whole hours a week that each phase is away from usual ones in the mean, summed."""
        found = 0
        for number in range(len(self.phases)):
            away = [
                day.distance + 4 * sum(line.early for line in day.running)
                for day in course
                if day.phase == number
            ]
            found += int(sum(away) / 4 // len(away))
        return found

    def _warned(self, lines: Sequence[CourseLine]) -> int:
        return sum(
            any(
                line_runs(one, day) and line_runs(other, day) and first <= day <= last
                for _, day in self.days()
                for first, last in self.problem.weighing.warned.get(
                    frozenset((one.item.of, other.item.of)), ()
                )
            )
            for one, other in combinations(lines, 2)
        )

    def _week(self, running: tuple[CourseLine, ...], room: WeekRoom) -> Week | None:
        key = frozenset(line.number for line in running), room
        if key not in self._weeks:
            beside = [line for line in running if line.single]
            full = len(beside) > self.problem.aims.most
            self._weeks[key] = None if full else _fill(running, room)
        return self._weeks[key]


def every_set(lines: Sequence[CourseLine]) -> Iterator[tuple[CourseLine, ...]]:
    """Every set of lines."""
    for many in range(len(lines) + 1):
        yield from combinations(lines, many)


def line_runs(line: CourseLine, day: date) -> bool:
    """Whether a line runs on a day."""
    return line.first <= day <= line.last


def serves(line: CourseLine, need: str) -> bool:
    """Whether a line serves a need: work is served by what is work, and not by what supports it."""
    return need in line.item.needs and (need not in WORK or line.item.works)


def filler(one: CourseLine, other: CourseLine) -> bool:
    """Whether one of two serves nothing that the other does not serve: the same places, or fewer needs."""
    a, b = one.item, other.item
    if not one.single and not other.single:  # every course has both
        return False
    if a.wish or b.wish or a.leads or b.leads or a.follows or b.follows:
        return a.places and b.places and one.high >= THREE_DAYS and other.high >= THREE_DAYS
    if a.used.fills != b.used.fills or a.works != b.works:
        return False
    if a.works:
        return a.places and b.places
    if a.needs and b.needs:
        return a.needs <= b.needs or b.needs <= a.needs
    # Regulation § 1: the last part has job search, whatever every course has beside it.
    if (a.searches and not other.single) or (b.searches and not one.single):
        return False
    return not a.needs and not b.needs


def _fill(running: Sequence[CourseLine], room: WeekRoom) -> Week | None:
    """The hours of a week: of all choices, the one nearest to a full week and then to usual hours.

    Where the person manages less than full time, nearness to what is managed and to usual hours count
    alike, of equals the more usual goes first, and what is set aside comes last; but a week that can be full
    is.
    """
    running = sorted(running, key=lambda line: line.number)
    best: tuple[Any, Week] | None = None
    for some in product(*(_possible(line, room) for line in running)):
        attended = sum(
            minutes
            for line, minutes in zip(running, some, strict=True)
            if line.item.counts_as in ("work_directed", "supporting", "job_search")
        )
        rest = room.full - sum(some)
        if rest < 0 or any(most is not None and attended > most for most in (room.managed, room.within)):
            continue
        away = sum(_away(line, minutes) for line, minutes in zip(running, some, strict=True))
        own = min(room.own, rest - rest % QUARTER)
        key: tuple[Any, ...]
        if room.managed is None:
            distance = away + max(0, own - USUAL_OWN) // QUARTER
            key = rest - own, distance, -own, tuple(-minutes for minutes in some)
        else:
            if rest > own:
                own = min(own, USUAL_OWN)
            left = room.managed - attended
            distance = away + left // QUARTER
            key = rest > own, left + away * QUARTER, away, rest - own
        if best is None or key < best[0]:
            value = {line.number: minutes for line, minutes in zip(running, some, strict=True)}
            best = key, (value, rest - own, distance)
    return best[1] if best else None


def _possible(line: CourseLine, room: WeekRoom) -> list[int]:
    """The minutes that a line may have: usual ones, and for work any half days."""
    if line.low == line.high:
        return [line.low]
    found = {line.low, line.usual, line.most_usual}
    adapted = room.managed is not None
    if line.item.works:
        least = HALF_DAY if adapted and line.item.places else line.low
        found |= {half for half in range(HALF_DAY, line.high + 1, HALF_DAY) if half >= least}
    elif line.item.used.fills == "time" and adapted:
        found |= set(range(line.low, line.high + 1, HALF_HOUR))
    elif line.item.used.fills == "time" and not line.early:
        middle = (line.low + line.usual) // 2
        found |= {line.high, middle - middle % QUARTER}
    return sorted(found)


def _away(line: CourseLine, minutes: int) -> int:
    """The quarter hours by which minutes are away from the usual ones."""
    if line.low == line.high:
        return 0
    if minutes < line.usual:
        return (line.usual - minutes) // QUARTER
    return max(0, minutes - line.most_usual) // QUARTER
