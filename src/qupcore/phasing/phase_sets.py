"""Every set of lines of one phase that may be part of a course that costs less than one that is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from qupcore.phasing.line_bits import numbers_of
from qupcore.phasing.phase_days import PhaseDays, Piece
from qupcore.phasing.weighing import MONTH
from qupcore.searching.limit import OFTEN, Stopped

__all__ = ["Costs", "PhaseSet", "TooMany", "sets_of", "short_of"]


class TooMany(Exception):
    """There are more sets than are looked at."""


@attrs.frozen(eq=False)
class PhaseSet:
    """Lines that run in a phase and no others.

    Attributes:
        lines: The lines, as bits.
        cost: What they cost in the layers that add up, in one number.
        bound: The same with the months of only work or only learning.
        alone: The days with only work or only learning.
        clashes: The lines that may not be in a course with them.
    """

    lines: int
    cost: int
    bound: int
    alone: int
    clashes: int


@attrs.frozen(kw_only=True, eq=False)
class Costs:
    """What lines cost, in one number.

    Attributes:
        line: What each line costs where it begins.
        clashes: The lines that may not be in a course with each.
        day: A day that is not full; a day without work. One that is both costs twice.
        search: A day without job search where it belongs.
        hour: An hour a week away from usual.
        least: The least that any course costs without some lines, beside what a phase costs.
        telling: The lines that the least tells of: they are decided before others.
        month: A month with only work or only learning.
        early: Quarter hours a week that each early line is away from usual.
    """

    line: dict[int, int]
    clashes: dict[int, int]
    day: int
    search: int
    hour: int
    least: Callable[[int], int]
    telling: int
    month: int
    early: dict[int, int]


def short_of(pieces: Sequence[Piece], out: int, costs: Costs) -> int:
    """What the days cost that can have no work, or no job search where it belongs, without some lines."""
    return sum(cost for asked, cost in _asked(pieces, costs).items() if not asked & ~out)


def _asked(pieces: Sequence[Piece], costs: Costs) -> dict[int, int]:
    """The lines of which some days ask for one, in the order of the days, and what the days cost without."""
    found: dict[int, int] = {}
    for piece in pieces:
        for asked, cost in ((piece.works, costs.day), (piece.searches, costs.search)):
            if asked is not None:
                found[asked] = found.get(asked, 0) + piece.days * cost
    return found


def _none(asked: int | None, lines: int) -> bool:
    """Whether none of the lines asked for is among some; False where none is asked for."""
    return asked is not None and not asked & lines


def sets_of(
    phase: PhaseDays,
    costs: Costs,
    out: int,
    below: int,
    rest: Callable[[int, int], int],
    *,
    most: int,
    stop: Callable[[], bool] = lambda: False,
) -> list[PhaseSet]:
    """The sets of a phase.

    Args:
        phase: The phase.
        costs: What lines cost.
        out: Lines that no course holds.
        below: What the course must stay below.
        rest: The least that the other phases cost in the layers that add up, with some lines and without
            some.
        most: The most sets to look at.
        stop: Whether to stop now.

    Raises:
        TooMany: there are more.
        Stopped: `stop` said so.
    """
    found: list[PhaseSet] = []
    looked = 0
    pieces, quarters = phase.pieces, phase.days * 4
    asks = tuple(_asked(pieces, costs).items())
    masks = tuple(asked for asked, _ in asks)
    weeks = [piece.week.week for piece in pieces]
    places = {
        number: [place for place, piece in enumerate(pieces) if piece.lines >> number & 1]
        for number in phase.kinds
    }
    early = sum(1 << number for number, more in costs.early.items() if more) & phase.lines

    def go(chosen: int, gone: int, cost: int, held: tuple[int, ...], away: int) -> None:
        nonlocal looked
        looked += 1
        if looked > most:
            raise TooMany
        if not looked % OFTEN and stop():
            raise Stopped
        free = ~gone
        least = cost + away // quarters * costs.hour
        for asked, short in asks:
            if not asked & free:
                least += short
        if least >= below:
            return
        least += rest(chosen, gone)
        if least >= below or least + costs.least(gone) >= below:
            return
        may = phase.lines & free & ~chosen
        pick = 0
        for asked in masks:
            if asked & may and not asked & chosen:
                pick = asked & may
                break
        pick = pick or may & costs.telling or may
        if not pick:
            leaf(chosen, gone, cost, held)
            return
        bit = pick & -pick
        number = bit.bit_length() - 1
        kind, after = phase.kinds[number], away
        now = list(held)
        for place in places[number]:
            piece, before = pieces[place], weeks[place](held[place])
            now[place] |= kind
            week = weeks[place](now[place])
            if week is None or (piece.lines & (chosen | bit)).bit_count() > piece.most:
                break
            assert before is not None
            after += (week.least - before.least + costs.early[number]) * piece.days
        else:
            begins = costs.line[number] if phase.starts & bit else 0
            go(chosen | bit, gone | costs.clashes[number], cost + begins, tuple(now), after)
        go(chosen, gone | bit, cost, held, away)

    def leaf(chosen: int, gone: int, cost: int, held: tuple[int, ...]) -> None:
        short = unsearched = away = alone = 0
        for piece, kinds in zip(pieces, held, strict=True):
            week = piece.week.week(kinds)
            assert week is not None
            lacks = week.missing > 0 and not piece.limited
            short += piece.days * (lacks + _none(piece.works, chosen))
            unsearched += piece.days * _none(piece.searches, chosen)
            away += week.distance * piece.days
            works = piece.places is None or bool(piece.places & chosen)
            learns = piece.learns is None or bool(piece.learns & chosen)
            alone += piece.days * (works != learns)
        for number in numbers_of(chosen & early):
            away += costs.early[number] * sum(pieces[place].days for place in places[number])
        alone = 0 if phase.late else alone
        total = cost + short * costs.day + unsearched * costs.search + away // quarters * costs.hour
        bound = total + alone // MONTH * costs.month
        gone |= phase.lines & ~chosen
        least = bound + rest(chosen, gone)
        if least < below and least + costs.least(gone) < below:
            found.append(PhaseSet(chosen, total, bound, alone if costs.month else 0, gone & ~phase.lines))

    begun = tuple(0 for _ in pieces)
    always = [piece.week.week(0) for piece in pieces]
    if None not in always:
        first = sum(week.least * piece.days for week, piece in zip(always, pieces, strict=True) if week)
        go(0, out, 0, begun, first)
    return found
