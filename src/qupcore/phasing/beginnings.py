"""Courses joined from the sets of their phases, one phase after another.

Of two beginnings that leave the same to the rest of the course, the one that costs more is dropped; so is one
that no rest continues below the cost that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from qupcore.phasing.line_bits import sum_of
from qupcore.phasing.phase_lists import PhaseLists
from qupcore.phasing.phase_sets import PhaseSet, TooMany
from qupcore.phasing.prices import Prices
from qupcore.phasing.stretches import Served, joined_days
from qupcore.phasing.weighing import MONTH
from qupcore.searching.limit import OFTEN, Stopped

__all__ = ["Beginning", "joined_courses", "whole_cost"]

_Needs = tuple[tuple[int, int], ...]
"""How long each need was served: the longest time without a break, and the one that goes on."""

_Key = tuple[int, int, int, int, int, _Needs]
"""What the rest of a course knows of its beginning: lines that go on, lines that may not follow, lines that
others ask for, what has begun, days with only work or learning, and how long each need was served."""


@attrs.frozen(eq=False)
class Beginning:
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


def whole_cost(prices: Prices, one: Beginning) -> int:
    """What a beginning costs that goes to the end of the course."""
    waits = prices.waiting.unbegun(one.begun, -1) + prices.waiting.unmet(one.served)
    return one.cost + prices.parallel(one.alone) + waits + prices.always


def joined_courses(
    prices: Prices, lists: PhaseLists, below: int, *, most: int, stop: Callable[[], bool]
) -> list[Beginning]:
    """The courses that may cost less.

    Args:
        prices: What lines cost.
        lists: The sets of each phase.
        below: What a course must stay below.
        most: The most beginnings to look at.
        stop: Whether to stop now.

    Raises:
        TooMany: there are more.
        Stopped: `stop` said so.
    """
    ideal = [prices.waiting.ideal(phase, lists.out) for phase in prices.phases]
    begun = [Beginning(0, 0, lists.out, 0, 0, ())]
    looked = 0
    for number, phase in enumerate(prices.phases):
        by: dict[int, list[_Next]] = {}
        for one in lists.sets[number]:
            by.setdefault(one.lines & ~phase.starts, []).append(_next(prices, lists, one, number))
        for some in by.values():
            some.sort(key=lambda one: one.least)
        pairs = [(before, by.get(before.lines & phase.lines, [])) for before in begun]
        looked += sum(len(some) for _, some in pairs)
        if looked > most:
            raise TooMany
        lasting = _Lasting(prices, joined_days(ideal[number + 1 :]))
        begun = list(_longer(prices, pairs, below, number, lasting, stop).values())
    return begun


def _longer(
    prices: Prices,
    pairs: Iterable[tuple[Beginning, Sequence[_Next]]],
    below: int,
    number: int,
    lasting: _Lasting,
    stop: Callable[[], bool],
) -> dict[_Key, Beginning]:
    """The beginnings with the sets of a phase that may follow each: of equals, the one that costs least."""
    following, over, asked = prices.following(number), prices.over(number), prices.asked
    unbegun, month, each = prices.waiting.unbegun, MONTH, prices.packed.one["parallel"]
    seen = sum_of(phase.lines for phase in prices.phases[: number + 1])
    found: dict[_Key, Beginning] = {}
    for place, (before, some) in enumerate(pairs):
        if not place % OFTEN and stop():
            raise Stopped
        spare = below - before.cost
        for one in some:
            if one.least >= spare:
                break  # so do those after it
            if one.new & before.gone:
                continue
            cost, begun = before.cost + one.of.cost, before.begun
            for bit, waits in one.begins:
                if not begun & bit:
                    begun |= bit
                    cost += waits
            gone, alone = before.gone | one.of.clashes, before.alone + one.of.alone
            least = cost + one.rest + alone // month * each + unbegun(begun, seen | gone)
            if least >= below:
                continue
            served = lasting.then(before.served, one.served)
            unmet, known = lasting.of(served)
            if least + unmet >= below:
                continue
            lines = before.lines | one.of.lines
            left = gone & ~(lines | over) if following else 0
            key = lines & following, left, lines & asked, begun, alone, known
            other = found.get(key)
            if other is None or _goes_before(prices, cost, lines, other):
                found[key] = Beginning(cost, lines, gone, begun, alone, served)
    return found


@attrs.frozen(eq=False)
class _Next:
    """A set of a phase with what any beginning that it follows reads of it.

    Attributes:
        of: The set.
        new: Its lines that begin in the phase.
        rest: The least that the phases after it cost.
        least: What it costs, and the rest.
        served: The days on which each need is served.
        begins: The wishes and needs that begin with it: each as a bit, and what its waiting costs.
    """

    of: PhaseSet
    new: int
    rest: int
    least: int
    served: tuple[Served, ...]
    begins: tuple[tuple[int, int], ...]


def _next(prices: Prices, lists: PhaseLists, one: PhaseSet, number: int) -> _Next:
    new = one.lines & prices.phases[number].starts
    rest = lists.rest[number + 1][one.lines & prices.following(number)]
    served = prices.served(number, one.lines)
    return _Next(one, new, rest, one.cost + rest, served, tuple(_begins(prices, new, number)))


def _begins(prices: Prices, new: int, number: int) -> Iterator[tuple[int, int]]:
    """The wishes and needs that begin with some lines, in the order of their bits."""
    place = 1
    for price, several in prices.waiting.purposes:
        waits = next((begins for begins, held in several if new & held), None)
        if waits is not None:
            yield place, price * waits
        place <<= 1
    for soonest, held in prices.waiting.soonest:
        if new & held:
            yield place, prices.packed.one["sooner"] * max(0, number - soonest)
        place <<= 1


class _Lasting:
    """How long each need was served by the end of a phase, worked out once for equal days."""

    def __init__(self, prices: Prices, after: tuple[Served, ...]) -> None:
        self._prices, self._after = prices, after
        self._joined: dict[tuple[tuple[Served, ...], tuple[Served, ...]], tuple[Served, ...]] = {}
        self._told: dict[tuple[Served, ...], tuple[int, _Needs]] = {}

    def then(self, before: tuple[Served, ...], served: tuple[Served, ...]) -> tuple[Served, ...]:
        """The days of a beginning and of the phase after it."""
        if not before:
            return served
        found = self._joined.get((before, served))
        if found is None:
            found = self._joined[before, served] = joined_days([before, served])
        return found

    def of(self, served: tuple[Served, ...]) -> tuple[int, _Needs]:
        """The least that unmet needs cost, and what the rest of a course knows of them."""
        found = self._told.get(served)
        if found is None:
            ahead = joined_days([served, self._after]) if self._after else served
            found = self._told[served] = self._prices.waiting.unmet(ahead), tuple(self._known(served))
        return found

    def _known(self, served: tuple[Served, ...]) -> Iterator[tuple[int, int]]:
        weighing = self._prices.weighing
        for need, days in zip(weighing.needs, served, strict=True):
            if need not in weighing.sizes:
                yield int(days.longest > 0), 0
                continue
            asked = weighing.asked_days(need, self._prices.waiting.days)
            yield (asked, 0) if days.longest >= asked else (days.longest, days.end)


def _goes_before(prices: Prices, cost: int, lines: int, other: Beginning) -> bool:
    if cost != other.cost:
        return cost < other.cost
    return prices.names(lines) < prices.names(other.lines)
