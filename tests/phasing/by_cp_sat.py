"""The best course by CP-SAT, layer by layer: another search on another principle.

Each stretch of days in which the same lines may run holds exactly one of the sets of lines that fit a week;
a line that is chosen is in the set of each stretch that it runs in. The hours of a set of lines are those of
the library (tests/phasing/slow.py proves them by themselves); everything else is linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs

from phasing.slow import LEARNING, MONTH, WORK, filler, serves
from qupcore.phasing.hours import FilledWeek, fill_week
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.warned import warned_together

__all__ = ["CpSatCourse", "TooLarge"]


class TooLarge(Exception):
    """There are more sets of lines in a week than are tried."""


@attrs.frozen(eq=False)
class Stretch:
    """Days in which the same lines may run, with the sets of them that fit a week."""

    first: date
    days: int
    phase: int
    lines: tuple[CourseLine, ...]
    sets: tuple[tuple[tuple[CourseLine, ...], FilledWeek], ...]


def kind_of(line: CourseLine) -> tuple[Any, ...]:
    """What a week knows of a line: two of the same kind are one to it."""
    return line.item.id, line.low, line.usual, line.most_usual, line.high, line.early, line.single


class CpSatCourse:
    """The problem of a course as a model of CP-SAT, one worker and a seed."""

    def __init__(
        self, problem: CourseProblem, lines: Sequence[CourseLine], *, most_sets: int = 20_000
    ) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self.problem, self.lines, self.most_sets = problem, tuple(lines), most_sets
        self.model = cp_model.CpModel()
        self.there = {line.number: self.model.new_bool_var(f"line{line.number}") for line in lines}
        self.stretches = [self._stretch(*item) for item in self._days()]
        self.in_set = [
            [self.model.new_bool_var(f"{place}.{number}") for number in range(len(item.sets))]
            for place, item in enumerate(self.stretches)
        ]
        for item, chosen in zip(self.stretches, self.in_set, strict=True):
            self.model.add_exactly_one(chosen)
            for kind in {kind_of(line) for line in item.lines}:
                held = [
                    variable
                    for (some, _), variable in zip(item.sets, chosen, strict=True)
                    if any(kind_of(line) == kind for line in some)
                ]
                self.model.add(
                    sum(held) == sum(self.there[line.number] for line in item.lines if kind_of(line) == kind)
                )
        for of in {line.item.of for line in lines}:
            self.model.add_at_most_one(self.there[line.number] for line in lines if line.item.of == of)
        self._whole()

    def _whole(self) -> None:
        """What holds for a whole course, on whichever days lines run."""
        bounds, there, fixed = self.problem.bounds, self.there, self.problem.weighing.fixed

        def is_there(line: CourseLine) -> Any:
            return there.get(line.number, 1)

        lines = (*fixed, *self.lines)
        for one, other in combinations(lines, 2):
            if (
                (one.ends and other.ends and filler(one, other))
                or any(
                    frozenset((a.item.id, b.item.id)) in bounds.apart
                    and bounds.binds("apart", (a.item.id, b.item.id), a)
                    for a, b in ((one, other), (other, one))
                )
                or bounds.too_late_for(one, other)
                or bounds.too_late_for(other, one)
            ):
                self.model.add(is_there(one) + is_there(other) <= 1)
        for members, most in bounds.whole:
            for begin, end in bounds.days_of("whole", (members, most)):
                held = [
                    line
                    for line in lines
                    if line.item.id in members and line.first <= end and begin <= line.last
                ]
                of = {line.item.of for line in held}
                self.model.add(
                    sum(self._any([line for line in held if line.item.of == one]) for one in of) <= most
                )
        for line in lines:
            for one_of in bounds.companions.get(line.item.id, ()):
                if not bounds.binds("companions", (line.item.id, one_of), line):
                    continue
                others = [is_there(other) for other in lines if other.item.id in one_of]
                self.model.add(sum(others) >= is_there(line))

    def _days(self) -> Iterator[tuple[date, date, int]]:
        """Stretches in which neither the lines that may run nor the room of a week changes."""
        weighing, after = self.problem.weighing, timedelta(days=1)
        changes = {first for first, _ in weighing.rooms} | {weighing.spans.search_from}
        for begin, end in (days for several in self.problem.bounds.days.values() for days in several):
            changes |= {begin} | ({end + after} if end < date.max else set())
        for line in (*weighing.fixed, *self.lines):
            changes |= {line.first, line.last + after}
        for phase, span in enumerate(weighing.spans.phases):
            days = sorted({span.first, *(day for day in changes if span.first < day <= span.last)})
            for day, last in zip(days, [*(day - after for day in days[1:]), span.last], strict=True):
                yield day, last, phase

    def _stretch(self, first: date, last: date, phase: int) -> Stretch:
        running = tuple(line for line in self.lines if line.runs_on(first))
        kinds = list({kind_of(line): line for line in running}.values())
        fixed = tuple(line for line in self.problem.weighing.fixed if line.runs_on(first))
        found: list[tuple[tuple[CourseLine, ...], FilledWeek]] = []

        def grow(some: tuple[CourseLine, ...], place: int) -> None:
            week = self._hours((*fixed, *some), first)
            if week is None:
                return  # with more lines there is less room
            if self._carried((*fixed, *some), first):
                found.append((some, week))
            if len(found) > self.most_sets:
                raise TooLarge
            for number, line in enumerate(kinds[place:], place):
                if self._together((*fixed, *some), line, first):
                    grow((*some, line), number + 1)

        grow((), 0)
        return Stretch(first, (last - first).days + 1, phase, running, tuple(found))

    def _hours(self, running: tuple[CourseLine, ...], day: date) -> FilledWeek | None:
        """The hours of a week, in the order of the lines given."""
        if sum(line.single for line in running) > self.problem.aims.most:
            return None
        ordered = sorted(running, key=lambda line: line.number)
        week = fill_week(ordered, self.problem.weighing.room(day))
        if week is None:
            return None
        minutes = dict(zip((line.number for line in ordered), week.minutes, strict=True))
        return attrs.evolve(week, minutes=tuple(minutes[line.number] for line in running))

    def _together(self, some: Sequence[CourseLine], line: CourseLine, day: date) -> bool:
        bounds = self.problem.bounds
        if any(
            other.item.of == line.item.of
            or other.item.busy & line.item.busy
            or filler(other, line)
            or (
                (pair := frozenset((other.item.id, line.item.id))) in bounds.forbidden
                and self._holds("forbidden", pair, day)
            )
            for other in some
        ):
            return False
        ids = [line.item.id, *(other.item.id for other in some)]
        return all(
            sum(id in members for id in ids) <= most or not self._holds("groups", (members, most), day)
            for members, most in bounds.groups
        )

    def _holds(self, name: str, bound: object, day: date) -> bool:
        return any(first <= day <= last for first, last in self.problem.bounds.days_of(name, bound))

    def _carried(self, some: Sequence[CourseLine], day: date) -> bool:
        ids = {line.item.id for line in some}
        required = self.problem.bounds.required
        return all(
            one_of & ids or not self._holds("required", (id, one_of), day)
            for id in ids
            for one_of in required.get(id, ())
        )

    def costs(self) -> dict[str, Any]:
        """The cost of each layer as a linear expression."""
        weighing, lines, there = self.problem.weighing, self.lines, self.there
        begin, end = weighing.spans.phases[0].first, weighing.spans.phases[-1].last
        every = len(weighing.spans.phases)
        return {
            "lead": self._wait([line for line in lines if line.item.leads]) if weighing.aims.lead else 0,
            "full_time": self._sum(self._lacking),
            "job_search": self._sum(self._unsearched),
            "needs": sum((self._unmet(need) for need in weighing.needs), start=0),
            "wishes": sum(
                (self._wait([line for line in lines if line.item.wish == wish]) for wish in weighing.wishes),
                start=0,
            ),
            "sooner": sum((self._late(*item) for item in weighing.soonest.items()), start=0),
            "follow_up": 0 if weighing.fixed else every,
            "suitable": sum(line.item.costs[0] * there[line.number] for line in lines),
            "parallel": self._one_sided(),
            "hours": sum(self._away(phase) for phase in range(every)),
            "warnings": self._warned(),
            "local": sum(line.item.costs[1] * there[line.number] for line in lines),
            "continuity": sum(
                ((line.first > begin) + (line.last < end)) * there[line.number] for line in lines
            ),
            "moves": sum(there[line.number] for line in lines),
        }

    def _sum(self, value: Any) -> Any:
        """The days of all stretches, each as often as the set of lines in it counts."""
        return sum(
            item.days * many * variable
            for item, chosen in zip(self.stretches, self.in_set, strict=True)
            for (some, week), variable in zip(item.sets, chosen, strict=True)
            if (many := value(item, some, week))
        )

    def _running(self, item: Stretch, some: tuple[CourseLine, ...]) -> tuple[CourseLine, ...]:
        return (*(line for line in self.problem.weighing.fixed if line.runs_on(item.first)), *some)

    def _lacking(self, item: Stretch, some: tuple[CourseLine, ...], week: FilledWeek) -> int:
        weighing, running = self.problem.weighing, self._running(item, some)
        short = week.missing > 0 and weighing.room(item.first).managed is None
        return short + (not any(line.item.works for line in running))

    def _unsearched(self, item: Stretch, some: tuple[CourseLine, ...], week: FilledWeek) -> bool:
        weighing, running = self.problem.weighing, self._running(item, some)
        searching = any(line.item.counts_as == "job_search" for line in running)
        return weighing.searched and item.first >= weighing.spans.search_from and not searching

    def _unmet(self, need: str) -> Any:
        """0 to 4, from the longest time without a break in which the need is served to its size."""
        size = self.problem.weighing.sizes.get(need)

        def served(item: Stretch, some: tuple[CourseLine, ...], week: FilledWeek) -> bool:
            running = self._running(item, some)
            minutes = [m for line, m in zip(running, week.minutes, strict=True) if serves(line, need)]
            return bool(minutes) and (size is None or sum(minutes) >= min(size.a_week, 10_000))

        whole = sum(item.days for item in self.stretches)
        found = self.model.new_int_var(0, 4, f"unmet {need}")
        if size is None:
            any_day = self.model.new_bool_var(f"met {need}")
            self.model.add(self._sum(served) >= 1).only_enforce_if(any_day)
            self.model.add(found == 4 - 4 * any_day)
            return found
        # Each may be less than the true time, never more; less is no better.
        before: Any = 0
        ends = []
        for place, (item, chosen) in enumerate(zip(self.stretches, self.in_set, strict=True)):
            here = sum(
                variable
                for (some, week), variable in zip(item.sets, chosen, strict=True)
                if served(item, some, week)
            )
            time = self.model.new_int_var(0, whole, f"{need} until {place}")
            self.model.add(time <= before + item.days)
            self.model.add(time <= whole * here)
            ends.append(time)
            before = time
        longest = self.model.new_int_var(0, whole, f"longest {need}")
        self.model.add_max_equality(longest, ends)
        asked = max(1, whole if size.weeks is None else min(whole, 7 * size.weeks))
        self.model.add(asked * found >= 4 * (asked - longest))
        return found

    def _any(self, lines: Sequence[CourseLine]) -> Any:
        """1 where at least one of the lines is chosen."""
        found = self.model.new_bool_var("any")
        variables = [self.there.get(line.number, 1) for line in lines]  # what is fixed is there
        self.model.add_max_equality(found, variables) if variables else self.model.add(found == 0)
        return found

    def _wait(self, lines: Sequence[CourseLine]) -> Any:
        """The phases before the first of some lines; all of them where none is chosen."""
        every = range(len(self.problem.spans.phases))
        return sum(1 - self._any([line for line in lines if line.begins <= phase]) for phase in every)

    def _late(self, need: str, soonest: int) -> Any:
        serving = [line for line in self.lines if serves(line, need)]
        at_all = self._any(serving)
        last = max((line.begins for line in serving), default=0)
        return sum(
            (at_all - self._any([line for line in serving if line.begins <= phase]))
            for phase in range(soonest, last)
        )

    def _one_sided(self) -> Any:
        needs = set(self.problem.weighing.needs)
        if not (needs & WORK and needs & LEARNING):
            return 0

        def alone(item: Stretch, some: tuple[CourseLine, ...], week: FilledWeek) -> bool:
            running = self._running(item, some)
            works = any(line.item.places for line in running)
            learns = any(set(line.item.used_for) & LEARNING for line in running)
            return works != learns and self.problem.spans.phases[item.phase].name != "late"

        return self._whole_parts(self._sum(alone), MONTH, "parallel")

    def _away(self, phase: int) -> Any:
        days = sum(item.days for item in self.stretches if item.phase == phase)

        def away(item: Stretch, some: tuple[CourseLine, ...], week: FilledWeek) -> int:
            early = sum(line.early for line in self._running(item, some))
            return (week.distance + 4 * early) * (item.phase == phase)

        return self._whole_parts(self._sum(away), 4 * days, f"hours {phase}")

    def _whole_parts(self, total: Any, part: int, name: str) -> Any:
        """How often a part is held wholly in a total."""
        found = self.model.new_int_var(0, 100_000, name)
        self.model.add(part * found <= total)
        self.model.add(total <= part * found + part - 1)
        return found

    def _warned(self) -> Any:
        found: list[Any] = []
        fixed = self.problem.weighing.fixed
        for place, one in enumerate(self.lines):
            for other in (*fixed, *self.lines[:place]):
                if warned_together(self.problem.weighing.warned, one, other):
                    both = self.model.new_bool_var("warned")
                    second = self.there.get(other.number, 1)
                    self.model.add(both >= self.there[one.number] + second - 1)
                    found.append(both)
        return sum(found)

    def best(
        self, *, seconds: float = 60, hint: Sequence[CourseLine] = (), most: Sequence[int] = ()
    ) -> tuple[int, ...] | None:
        """The least cost, layer by layer; None where no course is possible.

        Args:
            seconds: The most time for each layer.
            hint: A course that is known.
            most: Its cost: the search stops at the first layer in which another course costs less.

        Raises:
            TooLarge: the least of a layer is not proved in time; its argument is the layer.
        """
        costs = self.costs()
        chosen = {line.number for line in hint}
        for number, variable in self.there.items():
            self.model.add_hint(variable, number in chosen)
        found = []
        for layer in self.problem.weighing.aims.order():
            if isinstance(costs[layer], int):
                found.append(costs[layer])
                continue
            if len(found) < len(most) and tuple(found) == tuple(most[: len(found)]):
                self.model.add(costs[layer] <= most[len(found)])
            solver = self._cp.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.random_seed = 1
            solver.parameters.max_time_in_seconds = seconds
            self.model.minimize(costs[layer])
            status = solver.solve(self.model)
            if status == self._cp.INFEASIBLE:
                return None
            if status != self._cp.OPTIMAL:
                raise TooLarge(layer)
            least = round(solver.objective_value)
            self.model.add(costs[layer] <= least)
            found.append(least)
            if most and tuple(found) < tuple(most[: len(found)]):
                break
        return tuple(found)
