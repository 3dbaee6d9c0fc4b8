"""The compact form of a problem: candidates, slots, totals, goals and groups are bits.

The algorithms answer every question about a set of candidates with a few operations on whole numbers:

- a *goal* is a need or a part; a plan must have at least one element for each goal;
- a *timing* is a list of (key, reach). The key holds the slots that are taken and, above them, the units so
  far of each part that requires a number of units, up to that number. Bit `t` of reach is set when some
  choice of options gives that key and a total of `t` units;
- `counts` holds one field for each group that allows more than one. A field starts at 2^w - 1 - most, so that
  one member too many carries into the bit above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qupcore.searching.problem import Candidate, Option, Problem

__all__ = ["Compact", "Timing", "bits", "compacted", "longest"]

Timing = Sequence[tuple[int, int]]


def bits(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def compacted(problem: Problem) -> Compact:
    """The compact form with the longest candidates first, so that candidates that do not fit show early."""
    form: Compact | None = problem.built.get("form")
    if form is None:
        order = sorted(problem.candidates, key=lambda one: (-longest(one, problem), one.id))
        form = problem.built.keep("form", Compact(problem, order))
    return form


def longest(one: Candidate, problem: Problem) -> int:
    """The units of a candidate's longest option that a plan has room for; 0 where it has room for none."""
    return max((option.units for option in one.options if option.units <= problem.most_units), default=0)


class Compact:
    """A problem as bits, its candidates in the order given."""

    def __init__(self, problem: Problem, order: Iterable[Candidate]) -> None:
        self.problem = problem
        self.order = order = tuple(order)
        self.n = len(order)
        self.ids = [one.id for one in order]
        self.place = {name: i for i, name in enumerate(self.ids)}
        self.score = [one.score for one in order]
        self.all = (1 << self.n) - 1
        self.most = min(problem.most, self.n)
        self.low = problem.least_units
        self.full = (1 << (problem.most_units + 1)) - 1
        self.band = self.full & ~((1 << self.low) - 1)
        self._goals()
        self._rules()
        self._times()

    def mask(self, ids: Iterable[str]) -> int:
        """The ids as bits."""
        return sum(1 << self.place[name] for name in set(ids))

    def _goals(self) -> None:
        """Set the goals (needs, then parts) of each candidate, and the candidates for each goal."""
        problem = self.problem
        self.goal_names = [*sorted(problem.needs), *(part.name for part in problem.parts)]
        needs = {name: 1 << place for place, name in enumerate(sorted(problem.needs))}
        parts = {part.name: 1 << (len(needs) + place) for place, part in enumerate(problem.parts)}
        self.goals = (1 << len(self.goal_names)) - 1
        self.cover = []
        self.providers = [0] * len(self.goal_names)
        for i, one in enumerate(self.order):
            covered = 0
            for name in one.needs:
                covered |= needs.get(name, 0)
            for name in one.parts:
                covered |= parts.get(name, 0)
            self.cover.append(covered)
            for goal in bits(covered):
                self.providers[goal] |= 1 << i

    def _rules(self) -> None:
        """Set the exclusions, the counts of groups and the requirements."""
        place = self.place
        self.excludes = [0] * self.n
        for first, second in self.problem.forbidden:
            self.excludes[place[first]] |= 1 << place[second]
            self.excludes[place[second]] |= 1 << place[first]
        self.adds = [0] * self.n
        self.over = self.no_counts = 0
        self.groups: list[tuple[int, int, int]] = []  # members, position of the field, the field when full
        at = 0
        for group in self.problem.groups:
            members = self.mask(group.members)
            if len(group.members) <= group.most:
                continue
            if group.most == 1:
                for i in bits(members):
                    self.excludes[i] |= members & ~(1 << i)
                continue
            width = group.most.bit_length()
            for i in bits(members):
                self.adds[i] |= 1 << at
            self.no_counts |= ((1 << width) - 1 - group.most) << at
            self.over |= 1 << (at + width)
            self.groups.append((members, at, ((1 << width) - 1) << at))
            at += width + 1
        self.requires: list[tuple[int, ...]] = [()] * self.n
        for rule in self.problem.requirements:
            if rule.element not in rule.one_of:
                self.requires[place[rule.element]] += (self.mask(rule.one_of),)

    def _times(self) -> None:
        """Set the options as shifts of the totals; as shifts only, where slots and parts do not matter."""
        most = self.problem.most_units
        self.moves = [tuple(option for option in one.options if option.units <= most) for one in self.order]
        self.longest = [longest(one, self.problem) for one in self.order]
        self.shortest = [options[0].units if options else most + 1 for options in self.moves]
        above = max((option.slots.bit_length() for one in self.order for option in one.options), default=0)
        self.fields: dict[
            str, tuple[int, int, int]
        ] = {}  # part: position of its field, mask of the field, units required
        self.measured = 0
        for part in self.problem.parts:
            if part.least_units:
                width = part.least_units.bit_length()
                self.fields[part.name] = (above, (1 << width) - 1, part.least_units)
                self.measured |= part.least_units << above
                above += width
        self.counted = [
            tuple(self.fields[name] for name in sorted(one.parts) if name in self.fields)
            for one in self.order
        ]
        self.shifts = [
            None
            if counted or any(option.slots for option in options)
            else [option.units for option in options]
            for counted, options in zip(self.counted, self.moves, strict=True)
        ]

    no_timing: Timing = ((0, 1),)

    def extend(self, timing: Timing, i: int) -> Timing:
        """The timing with candidate `i` added; empty where there is no room for it."""
        full = self.full
        shifts = self.shifts[i]
        if shifts is not None:
            longer = []
            for key, reach in timing:
                total = 0
                for units in shifts:
                    total |= reach << units
                total &= full
                if total:
                    longer.append((key, total))
            return longer
        return self._moved(timing, i, self.moves[i])

    def _moved(self, timing: Timing, i: int, options: tuple[Option, ...]) -> Timing:
        """The timing with one of these options of candidate `i` added."""
        full = self.full
        merged: dict[int, int] = {}
        counted = self.counted[i]
        for key, reach in timing:
            for units, slots in options:
                if not key & slots:
                    total = (reach << units) & full
                    if total:
                        after = self._count(key, counted, units) | slots if counted else key | slots
                        merged[after] = merged.get(after, 0) | total
        return list(merged.items())

    @staticmethod
    def _count(key: int, counted: tuple[tuple[int, int, int], ...], units: int) -> int:
        for at, field, least in counted:
            so_far = key >> at & field
            key += (min(so_far + units, least) - so_far) << at
        return key

    def fills(self, timing: Timing) -> bool:
        """Whether some choice of options has a total in the band and the units that every part requires."""
        band = self.band
        measured = self.measured
        for key, reach in timing:  # noqa: SIM110  (called so often that a generator would be slower)
            if reach & band and key & measured == measured:
                return True
        return False

    def timed(self, chosen: int, kept: Mapping[int, Option] | None = None) -> dict[str, Option] | None:
        """An option for each, with the largest total; None where no choice meets the hours and the parts.

        Candidates in `kept` have the option given there.
        """
        kept = kept or {}
        elements = [(i, (kept[i],) if i in kept else self.moves[i]) for i in bits(chosen)]
        timings = [self.no_timing]
        for i, options in elements:
            timings.append(self._moved(timings[-1], i, options))
        ends = [
            ((reach & self.band).bit_length() - 1, -key)
            for key, reach in timings[-1]
            if reach & self.band and key & self.measured == self.measured
        ]
        if not ends:
            return None
        total, key = max(ends)
        key = -key
        choice = {}
        for (i, options), before in zip(reversed(elements), reversed(timings[:-1]), strict=True):
            option, key, total = self._step_back(i, options, before, key, total)
            choice[self.ids[i]] = option
        return dict(sorted(choice.items()))

    def _step_back(
        self, i: int, options: tuple[Option, ...], before: Timing, key: int, total: int
    ) -> tuple[Option, int, int]:
        for option in options:
            for earlier, reach in sorted(before):
                if total < option.units or earlier & option.slots or not reach >> (total - option.units) & 1:
                    continue
                if self._count(earlier, self.counted[i], option.units) | option.slots == key:
                    return option, earlier, total - option.units
        raise AssertionError("a total that no option leads to")  # extend() made every total from an option
