"""The course of least cost among all courses: phase by phase, with the least that the rest may cost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations
from operator import or_

import attrs

from qupcore.phasing.bounds import Bounds
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.packed import Packed
from qupcore.phasing.phase_days import PhaseDays, bits, phase_days
from qupcore.phasing.phase_sets import Costs, PhaseSet, TooMany, sets_of, short_of
from qupcore.phasing.stretches import Served, joined
from qupcore.phasing.weighing import MONTH, Weighed, Weighing

__all__ = ["cheaper_course"]

_FIRST_SETS = 3000
"""The most sets of a phase that are looked at before those of phases with fewer."""

_FEW = 2
"""Hours."""

_JOINED = 4
"""Beginnings of courses for each set."""

_NEVER = 1 << 32 * 20
"""More than any course costs."""

_Key = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]
"""What the rest of a course knows of its beginning: lines that go on, lines that may not follow, lines that
others ask for, what has begun, days with only work or learning, and how long each need was served."""


def cheaper_course(
    lines: Sequence[CourseLine], weighing: Weighing, bounds: Bounds, than: Weighed, *, most: int
) -> tuple[Weighed, bool]:
    """The course of least cost, and whether that is proved.

    Args:
        lines: The lines to choose among.
        weighing: What courses are weighed by.
        bounds: What lines may run together.
        than: A course that is known: it stays where none costs less.
        most: The most sets of lines of a phase to look at, and four times as many beginnings of courses.
    """
    try:
        for below in _belows(weighing, than):
            found, proved = _Exact(lines, weighing, bounds, than, below, most).best()
            if found is not than or not proved:
                return found, proved
    except TooMany:
        return than, False
    return than, True


def _belows(weighing: Weighing, than: Weighed) -> Iterator[tuple[int, ...]]:
    """The costs to stay below, with few hours away from usual first: few sets of lines have them."""
    place = weighing.aims.order().index("hours")
    hours = _FEW
    while hours < than.cost[place]:
        yield (*than.cost[:place], hours, *(0 for _ in than.cost[place + 1 :]))
        hours += (hours + 1) // 2
    yield than.cost


@attrs.frozen(eq=False)
class _Begun:
    """The beginning of a course.

    Attributes:
        cost: What it costs in the layers that add up, in one number.
        lines: Its lines, as bits.
        gone: The lines that may not follow.
        begun: The wishes and needs that have begun, as bits.
        alone: The days with only work or only learning.
        served: The days on which each need is served.
    """

    cost: int
    lines: int
    gone: int
    begun: int
    alone: int
    served: tuple[Served, ...]


class _Exact:
    def __init__(
        self,
        lines: Sequence[CourseLine],
        weighing: Weighing,
        bounds: Bounds,
        than: Weighed,
        below: Sequence[int],
        most: int,
    ) -> None:
        self.weighing, self.bounds, self.than, self.most = weighing, bounds, than, most
        self.of = {line.number: line for line in lines}
        self.packed = Packed(weighing.aims.order())
        self.phases = [phase_days(weighing, n, lines) for n in range(len(weighing.spans.phases))]
        all_lines = bits(lines)
        fixed = 0
        for line in weighing.fixed:
            fixed |= bounds.clashes(line)
        self.out = fixed & all_lines
        self.purposes = list(self._purposes(lines))
        self.asked = bits(line for line in lines if line.item.id in _asked(bounds))
        self.begin, self.end = weighing.spans.phases[0].first, weighing.spans.phases[-1].last
        self.serving = [bits(line for line in lines if line.serves(need)) for need in weighing.needs]
        self.telling = self.out | sum_of(self.serving) | sum_of(h for _, e in self.purposes for _, h in e)
        self.known: dict[int, int] = {}
        self.costs = Costs(
            line={line.number: self._line(line) for line in lines},
            clashes={line.number: bounds.clashes(line) & all_lines for line in lines},
            day=self.packed.one["full_time"],
            search=self.packed.one["job_search"],
            hour=self.packed.one["hours"],
            least=self._least,
            telling=self.telling,
            month=self.packed.one["parallel"] * weighing.counts_alone(),
            early={line.number: 4 * line.early for line in lines},
        )
        self.below = self.packed.cost(below)
        if not weighing.fixed:
            self.below -= self.packed.one["follow_up"] * len(self.phases)
        self.soonest = [
            (soonest, bits(line for line in lines if line.serves(need)))
            for need, soonest in weighing.soonest.items()
        ]
        self.always = [any(line.serves(need) for line in weighing.fixed) for need in weighing.needs]
        self.days = sum(phase.days for phase in self.phases)

    def _line(self, line: CourseLine) -> int:
        one = self.packed.one
        changes = (line.first > self.begin) + (line.last < self.end)
        found = line.item.costs[0] * one["suitable"] + line.item.costs[1] * one["local"]
        return found + changes * one["continuity"] + one["moves"]

    def _purposes(self, lines: Sequence[CourseLine]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The lead and each wish: what a phase of waiting costs, and the lines by the phase they begin in."""
        weighing, one = self.weighing, self.packed.one
        if weighing.aims.lead:
            yield one["lead"], _by_phase(line for line in lines if line.item.leads)
        for wish in weighing.wishes:
            yield one["wishes"], _by_phase(line for line in lines if line.item.wish == wish)

    def _waits(self, out: int) -> int:
        """The least that waiting costs without some lines."""
        found, last = 0, len(self.phases)
        for cost, several in self.purposes:
            found += cost * next((begins for begins, held in several if held & ~out), last)
        return found

    def _least(self, out: int) -> int:
        """The least that waiting and unmet needs cost without some lines."""
        out &= self.telling
        known = self.known.get(out)
        if known is None:
            served = joined([self._ideal(phase, out) for phase in self.phases])
            known = self.known[out] = self._waits(out) + self._unmet(served)
        return known

    def best(self) -> tuple[Weighed, bool]:
        """The course of least cost, and whether that is proved."""
        sets = self._sets()
        ideal = [self._ideal(phase, self.out) for phase in self.phases]
        served = [
            {one.lines: self._served(number, one.lines) for one in several}
            for number, several in enumerate(sets)
        ]
        after = [joined(ideal[place:]) for place in range(len(ideal))]
        if not all(sets):
            return self.than, True
        begun: list[_Begun] = [_Begun(0, 0, self.out, 0, 0, ())]
        looked, seen = 0, 0
        for number, phase in enumerate(self.phases):
            by: dict[int, list[PhaseSet]] = {}
            for one in sorted(sets[number], key=lambda one: (one.cost, self._names(one.lines))):
                by.setdefault(one.lines & ~phase.starts, []).append(one)
            last = number + 1 == len(self.phases)
            following = 0 if last else self.phases[number + 1].lines
            seen |= phase.lines
            found: dict[_Key, _Begun] = {}
            for before in begun:
                carried = before.lines & phase.lines
                cheapest = self.rest[number + 1]
                for one in by.get(carried, ()):
                    looked += 1
                    if looked > _JOINED * self.most:
                        raise TooMany
                    rest = cheapest[one.lines & following]
                    if before.cost + one.cost + rest >= self.below:
                        continue
                    new = one.lines & phase.starts
                    if new & before.gone:
                        continue
                    made = self._joined(before, one, new, number, served[number][one.lines])
                    least = made.cost + rest + self._parallel(made.alone)
                    least += self._unbegun(made, seen)
                    if least >= self.below:
                        continue
                    ahead = made.served if last else joined([made.served, after[number + 1]])
                    if least + self._unmet(ahead) >= self.below:
                        continue
                    key = self._key(made, following)
                    other = found.get(key)
                    if other is None or self._before(made, other):
                        found[key] = made
            begun = list(found.values())
        return self._chosen(begun)

    def _chosen(self, begun: Sequence[_Begun]) -> tuple[Weighed, bool]:
        """The first of the courses made that is allowed as a whole."""
        best, proved = self.than, True
        for one in begun:
            chosen = [self.of[number] for number in _numbers(one.lines)]
            if self.bounds.allow((*self.weighing.fixed, *chosen)):
                weighed = self.weighing.weigh(chosen)
                total = self._total(one)
                if weighed is None or self.packed.cost(weighed.cost) != total:
                    proved = False
                if weighed is not None and (weighed.cost, self._names(one.lines)) < (
                    best.cost,
                    self._names(bits(best.lines)) if best is not self.than else (),
                ):
                    best = weighed
        return best, proved

    def _total(self, one: _Begun) -> int:
        fixed = 0 if self.weighing.fixed else self.packed.one["follow_up"] * len(self.phases)
        waits = self._unbegun(one, -1)
        return one.cost + self._parallel(one.alone) + waits + self._unmet(one.served) + fixed

    def _sets(self) -> list[list[PhaseSet]]:
        """The sets of each phase that may be part of a better course."""
        phases = self.phases
        found: list[list[PhaseSet]] = [[] for _ in phases]
        done: set[int] = set()
        waiting = sorted(range(len(phases)), key=lambda n: (phases[n].lines.bit_count(), n))
        for most in (min(_FIRST_SETS, self.most - 1), self.most):
            for number in list(waiting):
                phase = phases[number]
                rest = self._rest_of(number, found, done)
                try:
                    several = sets_of(phase, self.costs, self.out, self.below, rest, most=most)
                except TooMany:
                    if most == self.most:
                        raise
                    continue
                waiting.remove(number)
                done.add(number)
                found[number] = [self._warned(number, item) for item in several]
                # A line that no set of a phase has is in no course that costs less.
                self.out |= phase.lines & ~sum_of(item.lines for item in several)
        return self._fitting(found)

    def _rest_of(
        self, number: int, found: Sequence[Sequence[PhaseSet]], done: Collection[int]
    ) -> Callable[[int, int], int]:
        """The least that the other phases cost with some lines and without some."""
        always = 0
        beside: list[tuple[int, list[tuple[int, int]], dict[tuple[int, int], int]]] = []
        for other, phase in enumerate(self.phases):
            if other == number:
                continue
            if other not in done:
                always += short_of(phase.pieces, self.out, self.costs)
                continue
            shared = phase.lines & self.phases[number].lines
            least: dict[int, int] = {}
            for item in found[other]:
                _keep_least(least, item.lines & shared, item.bound)
            if len(least) > 1 or 0 not in least:
                beside.append((shared, sorted(least.items(), key=lambda one: one[1]), {}))
            else:
                always += least[0]

        def rest(chosen: int, gone: int) -> int:
            total = always
            for shared, several, known in beside:
                key = chosen & shared, gone & shared
                cost = known.get(key)
                if cost is None:
                    asked, barred = key
                    cost = next((c for held, c in several if not asked & ~held and not held & barred), _NEVER)
                    known[key] = cost
                total += cost
            return total

        return rest

    def _fitting(self, found: list[list[PhaseSet]]) -> list[list[PhaseSet]]:
        """The sets that some sets of the other phases continue to a better course."""
        count = len(found)
        ends: list[dict[int, int]] = [{} for _ in range(count + 1)]
        ends[0] = {0: 0}
        for number in range(count):
            phase = self.phases[number]
            following = self.phases[number + 1].lines if number + 1 < count else 0
            for item in found[number]:
                before = ends[number].get(item.lines & ~phase.starts)
                if before is not None:
                    _keep_least(ends[number + 1], item.lines & following, before + item.bound)
        self.rest: list[dict[int, int]] = [{} for _ in range(count)] + [{0: 0}]
        kept: list[list[PhaseSet]] = [[] for _ in found]
        for number in reversed(range(count)):
            phase = self.phases[number]
            following = self.phases[number + 1].lines if number + 1 < count else 0
            for item in found[number]:
                carried = item.lines & ~phase.starts
                before = ends[number].get(carried)
                after = self.rest[number + 1].get(item.lines & following)
                if before is None or after is None:
                    continue
                least = before + item.bound + after
                if least >= self.below or least + self._least(self._without(phase, item)) >= self.below:
                    continue
                kept[number].append(item)
                _keep_least(self.rest[number], carried, item.bound + after)
        return kept

    def _without(self, phase: PhaseDays, item: PhaseSet) -> int:
        return self.out | phase.lines & ~item.lines | item.clashes

    def _warned(self, number: int, item: PhaseSet) -> PhaseSet:
        warned = self.weighing.warned
        if not warned:
            return item
        span = self.weighing.spans.phases[number]
        lines = [self.of[n] for n in _numbers(item.lines)]
        lines += [line for line in self.weighing.fixed if line.first <= span.last and line.last >= span.first]
        more = self.packed.one["warnings"] * sum(
            frozenset((a.item.of, b.item.of)) in warned
            and a.meets(b)
            and (not number or max(a.first, b.first) >= span.first)
            for a, b in combinations(lines, 2)
        )
        return attrs.evolve(item, cost=item.cost + more, bound=item.bound + more)

    def _served(self, number: int, lines: int) -> tuple[Served, ...]:
        span = self.weighing.spans.phases[number]
        held = [line for line in self.weighing.fixed if line.first <= span.last and line.last >= span.first]
        held += [self.of[n] for n in _numbers(lines)]
        phase = self.weighing.phase(number, sorted(held, key=lambda line: line.number))
        assert phase is not None
        return phase.served

    def _ideal(self, phase: PhaseDays, out: int) -> tuple[Served, ...]:
        """The days of a phase on which each need could be served."""
        found = []
        for held, always in zip(self.serving, self.always, strict=True):
            serving = held & ~out
            pieces = [(piece.days, bool(always or piece.lines & serving)) for piece in phase.pieces]
            each = [Served(days, days * can, days * can, days * can) for days, can in pieces]
            found.append(reduce(Served.then, each))
        return tuple(found)

    def _joined(
        self, before: _Begun, one: PhaseSet, new: int, number: int, served: tuple[Served, ...]
    ) -> _Begun:
        cost, begun, place = before.cost + one.cost, before.begun, 1
        for price, several in self.purposes:
            if not begun & place and any(new & held for _, held in several):
                begun |= place
                cost += price * next(begins for begins, held in several if new & held)
            place <<= 1
        for soonest, held in self.soonest:
            if not begun & place and new & held:
                begun |= place
                cost += self.packed.one["sooner"] * max(0, number - soonest)
            place <<= 1
        return _Begun(
            cost,
            before.lines | one.lines,
            before.gone | one.clashes,
            begun,
            before.alone + one.alone,
            joined([before.served, served]) if number else served,
        )

    def _unbegun(self, made: _Begun, seen: int) -> int:
        """The least that waiting for what has not begun costs."""
        gone, found, place, last = seen | made.gone, 0, 1, len(self.phases)
        for price, several in self.purposes:
            if not made.begun & place:
                found += price * next((begins for begins, held in several if held & ~gone), last)
            place <<= 1
        return found

    def _parallel(self, alone: int) -> int:
        return alone // MONTH * self.packed.one["parallel"]

    def _unmet(self, served: Sequence[Served]) -> int:
        return sum(self.weighing.unmet(served).values()) * self.packed.one["needs"]

    def _key(self, made: _Begun, following: int) -> _Key:
        lasting = []
        for need, days in zip(self.weighing.needs, made.served, strict=True):
            if need not in self.weighing.sizes:
                lasting.append((int(days.longest > 0), 0))
                continue
            asked = self.weighing.asked_days(need, self.days)
            lasting.append((asked, 0) if days.longest >= asked else (days.longest, days.end))
        later = ~(made.lines | self._over(following))
        return (
            made.lines & following,
            made.gone & later if following else 0,
            made.lines & self.asked,
            made.begun,
            made.alone,
            tuple(lasting),
        )

    def _over(self, following: int) -> int:
        """The lines that have begun when the next phase begins."""
        found = 0
        for phase in self.phases:
            if phase.lines == following:
                return found | (following & ~phase.starts)
            found |= phase.lines
        return found

    def _before(self, one: _Begun, other: _Begun) -> bool:
        if one.cost != other.cost:
            return one.cost < other.cost
        return self._names(one.lines) < self._names(other.lines)

    def _names(self, lines: int) -> tuple[tuple[str, int, int], ...]:
        held = (self.of[number] for number in _numbers(lines) if number in self.of)
        return tuple(sorted((line.item.id, line.first.toordinal(), line.last.toordinal()) for line in held))


def _keep_least(least: dict[int, int], key: int, cost: int) -> None:
    if least.get(key, cost) >= cost:
        least[key] = cost


def sum_of(several: Iterable[int]) -> int:
    """All bits of some numbers."""
    return reduce(or_, several, 0)


def _numbers(lines: int) -> Iterator[int]:
    while lines:
        bit = lines & -lines
        lines ^= bit
        yield bit.bit_length() - 1


def _by_phase(lines: Iterable[CourseLine]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for line in lines:
        found[line.begins] = found.get(line.begins, 0) | 1 << line.number
    return sorted(found.items())


def _asked(bounds: Bounds) -> set[str]:
    """The ids that others ask for or count, and those that ask."""
    found: set[str] = set()
    for several in (bounds.required, bounds.companions):
        for id, sets in several.items():
            found |= {id}.union(*sets)
    for members, _ in (*bounds.groups, *bounds.whole):
        found |= members
    return found
