"""Courses joined from the sets of their phases, one phase after another.

Of two beginnings that leave the same to the rest of the course, the one that costs more is dropped; so is one
that no rest continues below the cost that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from qupcore.phasing.phase_lists import PhaseLists
from qupcore.phasing.phase_sets import PhaseSet, TooMany
from qupcore.phasing.prices import Prices
from qupcore.phasing.stretches import Served, joined_days
from qupcore.searching.limit import OFTEN, Stopped

__all__ = ["Beginning", "joined_courses", "whole_cost"]

_Key = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]
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
    looked = seen = 0
    for number, phase in enumerate(prices.phases):
        by: dict[int, list[PhaseSet]] = {}
        for one in sorted(lists.sets[number], key=lambda one: (one.cost, prices.names(one.lines))):
            by.setdefault(one.lines & ~phase.starts, []).append(one)
        following, over = prices.following(number), prices.over(number)
        after = joined_days(ideal[number + 1 :])
        seen |= phase.lines
        found: dict[_Key, Beginning] = {}
        for before, one in _pairs(begun, by, phase.lines):
            looked += 1
            if looked > most:
                raise TooMany
            if not looked % OFTEN and stop():
                raise Stopped
            rest, new = lists.rest[number + 1][one.lines & following], one.lines & phase.starts
            if before.cost + one.cost + rest >= below or new & before.gone:
                continue
            made = _then(prices, before, one, new, number)
            least = made.cost + rest + prices.parallel(made.alone)
            least += prices.waiting.unbegun(made.begun, seen | made.gone)
            if least >= below:
                continue
            ahead = joined_days([made.served, after]) if after else made.served
            if least + prices.waiting.unmet(ahead) >= below:
                continue
            key = _key(prices, made, following, over)
            other = found.get(key)
            if other is None or _goes_before(prices, made, other):
                found[key] = made
        begun = list(found.values())
    return begun


def _pairs(
    begun: Sequence[Beginning], by: dict[int, list[PhaseSet]], lines: int
) -> Iterator[tuple[Beginning, PhaseSet]]:
    """Each beginning with the sets of a phase that its lines go on in."""
    for before in begun:
        for one in by.get(before.lines & lines, ()):
            yield before, one


def _then(prices: Prices, before: Beginning, one: PhaseSet, new: int, number: int) -> Beginning:
    """The beginning with a set of the next phase, whose lines begin there or go on."""
    cost, begun, place = before.cost + one.cost, before.begun, 1
    for price, several in prices.waiting.purposes:
        if not begun & place and any(new & held for _, held in several):
            begun |= place
            cost += price * next(begins for begins, held in several if new & held)
        place <<= 1
    for soonest, held in prices.waiting.soonest:
        if not begun & place and new & held:
            begun |= place
            cost += prices.packed.one["sooner"] * max(0, number - soonest)
        place <<= 1
    served = prices.served(number, one.lines)
    return Beginning(
        cost,
        before.lines | one.lines,
        before.gone | one.clashes,
        begun,
        before.alone + one.alone,
        joined_days([before.served, served]) if number else served,
    )


def _key(prices: Prices, made: Beginning, following: int, over: int) -> _Key:
    lasting, weighing = [], prices.weighing
    for need, days in zip(weighing.needs, made.served, strict=True):
        if need not in weighing.sizes:
            lasting.append((int(days.longest > 0), 0))
            continue
        asked = weighing.asked_days(need, prices.waiting.days)
        lasting.append((asked, 0) if days.longest >= asked else (days.longest, days.end))
    return (
        made.lines & following,
        made.gone & ~(made.lines | over) if following else 0,
        made.lines & prices.asked,
        made.begun,
        made.alone,
        tuple(lasting),
    )


def _goes_before(prices: Prices, one: Beginning, other: Beginning) -> bool:
    if one.cost != other.cost:
        return one.cost < other.cost
    return prices.names(one.lines) < prices.names(other.lines)
