"""A slow second program for courses, day by day: every set of lines, every choice of hours.

It is written from what the layers are said to mean (`CourseLayer`, `CourseLine`, `WeekRoom`, `Bounds`), and uses
nothing of the weighing, of the hours of a week or of the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem

__all__ = ["Slow", "every_set", "filler"]

QUARTER, HALF_DAY, USUAL_OWN = 15, 225, 180
Week = tuple[dict[int, int], int, int]
"""The minutes of each line by its number, the minutes that nothing fills, and the distance in quarter hours."""


class Slow:
    """The costs of the courses of a problem, worked out day by day."""

    def __init__(self, problem: CourseProblem) -> None:
        self.problem = problem
        self.phases = problem.spans.phases
        self._weeks: dict[tuple[frozenset[int], WeekRoom], Week | None] = {}

    def days(self) -> Iterator[date]:
        """Every day of every phase."""
        for span in self.phases:
            for number in range((span.last - span.first).days + 1):
                yield span.first + timedelta(days=number)

    def best(self, lines: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The least cost of all sets of lines."""
        costs = [self.cost(some) for some in every_set(lines)]
        return min((cost for cost in costs if cost is not None), default=None)

    def cost(self, chosen: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The cost of a set of lines in each layer; None where they cannot run together."""
        return self.weighed(chosen) if self.allowed(chosen) else None

    def allowed(self, chosen: Sequence[CourseLine]) -> bool:
        """Whether lines may run together: each rule on each day."""
        bounds = self.problem.bounds
        lines = (*self.problem.weighing.fixed, *chosen)
        single = [line.item.of for line in lines if line.single]
        if len(set(single)) < len(single):
            return False
        for day in self.days():
            running = [line for line in lines if line.first <= day <= line.last]
            ids = [line.item.id for line in running]
            if len({line.item.of for line in running}) < len(running):
                return False
            if any(frozenset(pair) in bounds.forbidden for pair in combinations(ids, 2)):
                return False
            if any(one.item.busy & other.item.busy for one, other in combinations(running, 2)):
                return False
            if any(filler(one, other) for one, other in combinations(running, 2)):
                return False
            if any(sum(id in members for id in ids) > most for members, most in bounds.groups):
                return False
            if any(not set(one_of) & set(ids) for id in ids for one_of in bounds.required.get(id, ())):
                return False
        return True

    def weighed(self, chosen: Sequence[CourseLine]) -> tuple[int, ...] | None:
        """The cost in each layer; None where a week has no room."""
        weighing = self.problem.weighing
        lines = (*weighing.fixed, *chosen)
        lacking = distance = many = 0
        served = dict.fromkeys(weighing.needs, 0)
        for day in self.days():
            running = tuple(line for line in lines if line.first <= day <= line.last)
            room = next(room for first, room in reversed(weighing.rooms) if first <= day)
            week = self._week(running, room)
            if week is None:
                return None
            minutes, missing, away = week
            many += 1
            distance += away + sum(4 for line in running if line.early and line in chosen)
            working = any(line.item.works for line in running)
            searching = any(line.item.counts_as == "job_search" for line in running)
            must_search = weighing.searched and day >= self.problem.spans.search_from
            short = missing > 0 and room.managed is None
            lacking += short or not working or (must_search and not searching)
            for need in weighing.needs:
                held = [minutes[line.number] for line in running if need in line.item.needs]
                size = weighing.sizes.get(need)
                served[need] += bool(held) and (size is None or sum(held) >= min(size.a_week, 10_000))
        found: dict[str, int] = {
            "full_time": lacking,
            "needs": sum(self._unmet(need, days, many) for need, days in served.items()),
            "wishes": sum(all(wish != line.item.wish for line in chosen) for wish in weighing.wishes),
            "sooner": sum(_late(purpose, soon, chosen) for purpose, soon in weighing.soonest.items()),
            "follow_up": 0 if weighing.fixed else len(self.phases),
            "hours": distance // (4 * many),
            "warnings": sum(line.item.costs[0] for line in chosen) + self._warned(lines),
            "local": sum(line.item.costs[1] for line in chosen),
            "continuity": sum(
                (line.first != self.phases[0].first) + (line.last != self.phases[-1].last) for line in chosen
            ),
            "moves": len(chosen),
        }
        return tuple(found[layer] for layer in weighing.aims.order())

    def _warned(self, lines: Sequence[CourseLine]) -> int:
        return sum(
            {one.item.of, other.item.of} in self.problem.weighing.warned
            for one, other in combinations(lines, 2)
            if one.first <= other.last and other.first <= one.last
        )

    def _unmet(self, need: str, days: int, many: int) -> int:
        """0 to 4: the quarters of the days asked for that are not met, a begun quarter counts."""
        size = self.problem.weighing.sizes.get(need)
        if size is None:
            return 0 if days else 4
        asked = many if size.weeks is None else min(many, 7 * size.weeks)
        return next(quarters for quarters in range(5) if asked * quarters >= 4 * (asked - days))

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


def filler(one: CourseLine, other: CourseLine) -> bool:
    """Whether one of two serves nothing that the other does not serve: the same places, or fewer needs."""
    a, b = one.item, other.item
    if a.wish or b.wish or a.used.fills != b.used.fills or a.works != b.works:
        return False
    if a.works:
        return a.places and b.places
    if a.needs and b.needs:
        return a.needs <= b.needs or b.needs <= a.needs
    return not a.needs and not b.needs


def _late(purpose: str, soonest: int, chosen: Sequence[CourseLine]) -> int:
    begins = [line.begins for line in chosen if purpose in (*line.item.needs, line.item.wish)]
    return max(0, min(begins) - soonest) if begins else 0


def _fill(running: Sequence[CourseLine], room: WeekRoom) -> Week | None:
    """The hours of a week: of all choices, the one nearest to a full week and then to usual hours.

    Where the person manages less than full time, nearness to what is managed and to usual hours count alike.
    """
    best: tuple[Any, Week] | None = None
    for some in product(*(_possible(line, room) for line in running)):
        attended = sum(
            minutes
            for line, minutes in zip(running, some, strict=True)
            if line.item.counts_as in ("work_directed", "supporting", "job_search")
        )
        rest = room.full - sum(some)
        if rest < 0 or (room.managed is not None and attended > room.managed):
            continue
        away = sum(_away(line, minutes) for line, minutes in zip(running, some, strict=True))
        own = min(room.own, rest - rest % QUARTER)
        key: tuple[int, ...]
        if room.managed is None:
            distance = away + max(0, own - USUAL_OWN) // QUARTER
            key = rest - own, distance, own
        else:
            if rest > own:
                own = min(own, USUAL_OWN)
            left = room.managed - attended
            distance = away + left // QUARTER
            key = left + away * QUARTER, rest - own
        value = {line.number: minutes for line, minutes in zip(running, some, strict=True)}
        order = tuple(-minutes for _, minutes in sorted(value.items())) if room.managed is None else ()
        if best is None or (key, order) < best[0]:
            best = (key, order), (value, rest - own, distance)
    return best[1] if best else None


def _possible(line: CourseLine, room: WeekRoom) -> list[int]:
    """The minutes that a line may have: usual ones, and for work any half days."""
    if line.low == line.high:
        return [line.low]
    found = {line.low, line.usual, line.most_usual}
    if line.item.works:
        least = HALF_DAY if room.managed is not None else line.low
        found |= {half for half in range(0, line.high + 1, HALF_DAY) if half and half >= least}
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
