"""What lines of a course may run together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from qupcore.domain.days import day_after
from qupcore.memory import Table
from qupcore.phasing.lines import CourseLine

__all__ = ["Bounds", "Days"]

Days = tuple[date, date]
"""Days from a first to a last, both included."""

_ALWAYS: tuple[Days, ...] = ((date.min, date.max),)

_THREE_DAYS = 1350
"""Minutes a week: nobody has two places of work at one time where each could have this many (policy)."""


@attrs.frozen(kw_only=True, eq=False)
class Bounds:
    """What lines may run together.

    Attributes:
        lines: All lines; the number of each is its own.
        forbidden: Pairs of ids that exclude each other while both run.
        groups: Sets of ids and how many of them fit at one time.
        required: For an id, sets of ids of which one must run as long as it does.
        apart: Pairs of ids of which a course has one at most.
        too_late: Pairs of ids of which the first may not begin when the second has ended.
        whole: Sets of ids and how many of their measures a course may have.
        companions: For an id, sets of ids of which one must be in the course at some time.
        days: The days on which a bound holds, by the attribute that has it and by the bound: for `required`
            and `companions` the id with the set, for `apart` each id with the other. A line that runs on none
            of them is not bound. Empty: each bound holds always.
        restarts: The first days after leaves: what goes on over a leave is another element after it.
        undecided: Whether a line that is not among the lines might be free of a bound.
    """

    lines: tuple[CourseLine, ...]
    forbidden: frozenset[frozenset[str]]
    groups: tuple[tuple[frozenset[str], int], ...]
    required: dict[str, tuple[frozenset[str], ...]]
    apart: frozenset[frozenset[str]] = frozenset()
    too_late: frozenset[tuple[str, str]] = frozenset()
    whole: tuple[tuple[frozenset[str], int], ...] = ()
    companions: Mapping[str, tuple[frozenset[str], ...]] = attrs.field(factory=dict)
    days: Mapping[tuple[str, object], tuple[Days, ...]] = attrs.field(factory=dict)
    restarts: tuple[date, ...] = ()
    undecided: bool = False
    _clashes: Table[int, int] = attrs.field(
        factory=lambda: Table("phasing.bounds.Bounds", most=100_000), init=False
    )

    def allow(self, lines: Sequence[CourseLine]) -> bool:
        """Whether lines may run together."""
        held, known = 0, self._clashes
        for line in lines:
            clashes = known.get(line.number)
            if held & (self.clashes(line) if clashes is None else clashes):
                return False
            held |= 1 << line.number
        return self._required(lines) and self._fit(lines)

    def beside(self, always: Sequence[CourseLine], line: CourseLine) -> bool:
        """Whether some course that has the lines of every course may have a line as well."""
        if any(self.clashes(line) >> other.number & 1 for other in always):
            return False
        asked = self.required.get(line.item.id, ())
        hopeless = any(
            not one_of and self.binds("required", (line.item.id, one_of), line) for one_of in asked
        )
        return not hopeless and self._fit(tuple(dict.fromkeys((*always, line))))

    def clashes(self, line: CourseLine) -> int:
        """The lines that may not be in a course with a line: one bit for each, by number."""
        known = self._clashes.get(line.number)
        if known is None and not self._clashes:
            known = self._each_pair().get(line.number)
        if known is None:
            found = sum(1 << other.number for other in self.lines if self._clash(line, other))
            known = self._clashes.keep(line.number, found)
        return known

    def _each_pair(self) -> Mapping[int, int]:
        """The lines that each line may not be in a course with. Two clash or do not, whichever is first."""
        found = {line.number: 0 for line in self.lines}
        for place, one in enumerate(self.lines):
            for other in self.lines[:place]:
                if self._clash(one, other):
                    found[one.number] |= 1 << other.number
                    found[other.number] |= 1 << one.number
        for number, clashes in found.items():
            self._clashes.keep(number, clashes)
        return found

    def counted(self) -> frozenset[str]:
        """The ids that others ask for or count, and those that ask."""
        found: set[str] = set()
        for several in (self.required, self.companions):
            for id, sets in several.items():
                found |= {id}.union(*sets)
        for members, _ in (*self.groups, *self.whole):
            found |= members
        return frozenset(found)

    def _clash(self, one: CourseLine, other: CourseLine) -> bool:
        if one.number == other.number:
            return False
        meet = one.meets(other)
        if one.item.of == other.item.of and (meet or (one.single and other.single)):
            return True
        if one.ends and other.ends and _same_purpose(one, other):
            return True
        if self._bound_whole(one, other) or self._bound_whole(other, one):
            return True
        return meet and (
            bool(one.item.busy & other.item.busy) or _same_purpose(one, other) or self._forbidden(one, other)
        )

    def _bound_whole(self, one: CourseLine, other: CourseLine) -> bool:
        """Whether a course that has one line may not have the other, on whichever days."""
        return bool(self.apart and self._apart(one, other)) or bool(
            self.too_late and self.too_late_for(one, other)
        )

    def days_of(self, name: str, bound: object) -> tuple[Days, ...]:
        """The days on which a bound holds."""
        return self.days.get((name, bound), () if self.days else _ALWAYS)

    def binds(self, name: str, bound: object, line: CourseLine) -> bool:
        """Whether a bound holds on some day of a line."""
        return any(_within(line, days) is not None for days in self.days_of(name, bound))

    def _apart(self, one: CourseLine, other: CourseLine) -> bool:
        ids = one.item.id, other.item.id
        return frozenset(ids) in self.apart and self.binds("apart", ids, one)

    def _forbidden(self, one: CourseLine, other: CourseLine) -> bool:
        pair = frozenset((one.item.id, other.item.id))
        if pair not in self.forbidden:
            return False
        both = max(one.first, other.first), min(one.last, other.last)
        return any(both[0] <= last and first <= both[1] for first, last in self.days_of("forbidden", pair))

    def too_late_for(self, one: CourseLine, other: CourseLine) -> bool:
        """Whether a line begins when another has ended, and may not; over a leave, both begin again."""
        ids = one.item.id, other.item.id
        if ids not in self.too_late or not self.binds("too_late", ids, one):
            return False
        return other.last < one.first or any(other.first < day <= one.last for day in self.restarts)

    def _required(self, lines: Sequence[CourseLine]) -> bool:
        for one in lines if self.required else ():
            for one_of in self.required.get(one.item.id, ()):
                others = [other for other in lines if other.item.id in one_of]
                for days in self.days_of("required", (one.item.id, one_of)):
                    part = _within(one, days)
                    if part is not None and not _carried(part, others):
                        return False
        ids = {line.item.id for line in lines} if self.companions else set()
        return all(
            one_of & ids or not self.binds("companions", (line.item.id, one_of), line)
            for line in (lines if self.companions else ())
            for one_of in self.companions.get(line.item.id, ())
        )

    def _fit(self, lines: Sequence[CourseLine]) -> bool:
        for members, at_most in self.whole:
            for days in self.days_of("whole", (members, at_most)):
                held = [line for line in lines if line.item.id in members and _within(line, days)]
                if len({line.item.of for line in held}) > at_most:
                    return False
        for members, at_most in self.groups:
            for days in self.days_of("groups", (members, at_most)):
                parts = [part for line in lines if line.item.id in members and (part := _within(line, days))]
                if len(parts) > at_most and any(
                    sum(first <= begins <= last for first, last in parts) > at_most for begins, _ in parts
                ):
                    return False
        return True


def _within(line: CourseLine, days: Days) -> Days | None:
    """The days of a line that are among some days; None where there is none."""
    first, last = max(line.first, days[0]), min(line.last, days[1])
    return (first, last) if first <= last else None


def _carried(part: Days, others: Iterable[CourseLine]) -> bool:
    """Whether some of the others run on every one of some days."""
    day = part[0]
    for other in sorted(others, key=lambda line: line.first):
        if other.first <= day <= other.last:
            day = day_after(other.last)
    return day > part[1]


def _same_purpose(one: CourseLine, other: CourseLine) -> bool:
    """Whether two lines serve nothing that one of them does not serve alone, so that one is a filler."""
    if not (one.single or other.single):  # every course has both: follow-up and treatments
        return False
    if one.item.asked or other.item.asked:  # what is asked for is no filler
        return one.item.places and other.item.places and min(one.high, other.high) >= _THREE_DAYS
    if one.item.used.fills != other.item.used.fills:
        return False
    if one.item.works != other.item.works:
        return False
    if one.item.works:
        return one.item.places and other.item.places
    needs = one.item.needs, other.item.needs
    if not all(needs):  # job search beside what every course has is no filler: regulation § 1 asks for it
        searching = one.item.searches != other.item.searches and not (one.single and other.single)
        return not any(needs) and not searching
    always, more = (one, other) if other.single else (other, one)
    if not always.single and more.item.counts_as == "health":  # exercise beside treatment is no filler
        return more.item.needs <= always.item.needs
    return needs[0] <= needs[1] or needs[1] <= needs[0]
