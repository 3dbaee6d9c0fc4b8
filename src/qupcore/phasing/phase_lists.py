"""The sets of lines of every phase that may be part of a better course, phase after phase.

The phase with the fewest lines is listed first: what its sets cost, and the lines that none of them has,
leave fewer sets to the others. Then a set stays only where sets of the phases before and after continue it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import combinations

import attrs

from qupcore.phasing.line_bits import numbers_of, sum_of
from qupcore.phasing.phase_days import PhaseDays
from qupcore.phasing.phase_sets import PhaseSet, TooMany, sets_of, short_of
from qupcore.phasing.prices import Prices
from qupcore.phasing.warned import warned_together

__all__ = ["PhaseLists", "phase_lists"]

_FIRST_SETS = 3000
"""The most sets of a phase that are looked at before those of phases with fewer."""

_NEVER = 1 << 32 * 20
"""More than any course costs."""


@attrs.frozen(kw_only=True, eq=False)
class PhaseLists:
    """The sets of each phase.

    Attributes:
        sets: The sets of each phase.
        rest: For each phase, the least that it and those after it cost, by the lines that go on into it.
        out: Lines that are in no better course.
    """

    sets: list[list[PhaseSet]]
    rest: list[dict[int, int]]
    out: int


def phase_lists(prices: Prices, below: int, *, most: int, stop: Callable[[], bool]) -> PhaseLists:
    """The sets of each phase that may be part of a course that costs less.

    Args:
        prices: What lines cost.
        below: What the course must stay below.
        most: The most sets of a phase to look at.
        stop: Whether to stop now.

    Raises:
        TooMany: a phase has more.
        Stopped: `stop` said so.
    """
    phases, out = prices.phases, prices.out
    found: list[list[PhaseSet]] = [[] for _ in phases]
    done: set[int] = set()
    waiting = sorted(range(len(phases)), key=lambda n: (phases[n].lines.bit_count(), n))
    for at_most in dict.fromkeys((min(_FIRST_SETS, most), most)):
        for number in list(waiting):
            phase = phases[number]
            rest = _rest_of(prices, number, found, done, out)
            try:
                several = sets_of(phase, prices.costs, out, below, rest, most=at_most, stop=stop)
            except TooMany:
                if at_most == most:
                    raise
                continue
            waiting.remove(number)
            done.add(number)
            found[number] = [_warned(prices, number, item) for item in several]
            # A line that no set of a phase has is in no course that costs less.
            out |= phase.lines & ~sum_of(item.lines for item in several)
    return _fitting(prices, found, below, out)


def _rest_of(
    prices: Prices, number: int, found: Sequence[Sequence[PhaseSet]], done: Collection[int], out: int
) -> Callable[[int, int], int]:
    """The least that the other phases cost with some lines and without some."""
    always = 0
    beside: list[tuple[int, list[tuple[int, int]], dict[tuple[int, int], int]]] = []
    for other, phase in enumerate(prices.phases):
        if other == number:
            continue
        if other not in done:
            always += short_of(phase.pieces, out, prices.costs)
            continue
        shared = phase.lines & prices.phases[number].lines
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


def _fitting(prices: Prices, found: list[list[PhaseSet]], below: int, out: int) -> PhaseLists:
    """The sets that some sets of the other phases continue to a better course."""
    ends: list[dict[int, int]] = [{} for _ in range(len(found) + 1)]
    ends[0] = {0: 0}
    for number, phase in enumerate(prices.phases):
        following = prices.following(number)
        for item in found[number]:
            before = ends[number].get(item.lines & ~phase.starts)
            if before is not None:
                _keep_least(ends[number + 1], item.lines & following, before + item.bound)
    rest: list[dict[int, int]] = [{} for _ in found] + [{0: 0}]
    kept: list[list[PhaseSet]] = [[] for _ in found]
    for number in reversed(range(len(found))):
        phase, following = prices.phases[number], prices.following(number)
        for item in found[number]:
            carried = item.lines & ~phase.starts
            before = ends[number].get(carried)
            after = rest[number + 1].get(item.lines & following)
            if before is None or after is None:
                continue
            least = before + item.bound + after
            if least >= below or least + prices.waiting.least(_without(phase, item, out)) >= below:
                continue
            kept[number].append(item)
            _keep_least(rest[number], carried, item.bound + after)
    return PhaseLists(sets=kept, rest=rest, out=out)


def _without(phase: PhaseDays, item: PhaseSet, out: int) -> int:
    return out | phase.lines & ~item.lines | item.clashes


def _warned(prices: Prices, number: int, item: PhaseSet) -> PhaseSet:
    """The set with the warnings about its lines; a warning costs in the first phase that holds both."""
    warned = prices.weighing.warned
    if not warned:
        return item
    span = prices.weighing.spans.phases[number]
    lines = [prices.of[n] for n in numbers_of(item.lines)]
    lines += [line for line in prices.weighing.fixed if line.first <= span.last and line.last >= span.first]
    more = prices.packed.one["warnings"] * sum(
        warned_together(warned, a, b) and (not number or max(a.first, b.first) >= span.first)
        for a, b in combinations(lines, 2)
    )
    return attrs.evolve(item, cost=item.cost + more, bound=item.bound + more) if more else item


def _keep_least(least: dict[int, int], key: int, cost: int) -> None:
    if least.get(key, cost) >= cost:
        least[key] = cost
