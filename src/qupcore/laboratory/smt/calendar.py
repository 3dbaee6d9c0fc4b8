"""Months after a date: a date as a day of a cycle of four years.

From 1901-01-01 through 2100-01-31 every fourth year is a leap year, so the calendar is 48 months and 1,461
days, over and over. Of a date only its place among these days is found by division; the rest is a
choice among months. A date outside these years, or whose result is, becomes any day at all or none: see
`World.inside`.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from qupcore.laboratory.smt.logic import Formal, Numeral, all_hold, chosen_by, implies, one_holds
from qupcore.laboratory.smt.pairs import Quantity
from qupcore.laboratory.smt.world import FIRST, LAST, World
from qupcore.rules.calendar import days_later, months_later

__all__ = ["after_days", "after_months"]

_BEGIN, _DAYS, _MONTHS = FIRST.toordinal(), 1461, 48
_LENGTHS = tuple(monthrange(1901 + place // 12, place % 12 + 1)[1] for place in range(_MONTHS))
_STARTS = tuple(sum(_LENGTHS[:place]) for place in range(_MONTHS + 1))
_LAST = tuple(length - 1 for length in _LENGTHS)
_MOST_MONTHS = (LAST.year - FIRST.year) * 12 + LAST.month


def after_days(start: Quantity, days: Quantity) -> Quantity:
    """The day a number of days later; unknown beyond the calendar."""
    known = all_hold((start.known, days.known))
    if isinstance(start.value, int) and isinstance(days.value, int):
        later = days_later(start.value, days.value)
        return Quantity(False, 0) if later is None else Quantity(known, later)
    day = start.value + days.value
    return Quantity(all_hold((known, day >= date.min.toordinal(), day <= date.max.toordinal())), day)


def after_months(start: Quantity, months: Quantity, world: World) -> Quantity:
    """The same day a number of months later, or the last day of a shorter month."""
    known = all_hold((start.known, months.known))
    if isinstance(start.value, int) and isinstance(months.value, int):
        later = months_later(start.value, months.value) if known is not False else None
        return Quantity(False, 0) if later is None else Quantity(known, later)
    inside, exists, day = world.once(
        "months", (start.value, months.value), lambda: _later(start.value, months.value, world)
    )
    world.inside.append(implies(known, inside))
    return Quantity(all_hold((known, exists)), day)


def _later(start: Numeral, months: Numeral, world: World) -> tuple[Formal, Formal, Numeral]:
    """Whether the years of the calculation are counted, whether there is a result, and the result."""
    if isinstance(months, int):
        first, over = (_first_of(month) for month in (max(0, -months), _MOST_MONTHS - max(0, months)))
        inside = all_hold((start >= first, start < over))
        within = _shifted(start - _BEGIN, months)
    else:
        inside, within = _counted_out(start - _BEGIN, months)
    elsewhere, number = world.auxiliary("elsewhere"), next(world.numbered)
    later, somewhere = world.whole(f"!later{number}"), world.bit(f"!somewhere{number}")
    earliest, latest = date.min.toordinal(), date.max.toordinal()
    world.held += [
        later == chosen_by(inside, within + _BEGIN, elsewhere),
        # Wherever the date is, a month has 28 to 31 days.
        implies(months >= 0, all_hold((later >= start + 28 * months, later <= start + 31 * months))),
        implies(months <= 0, all_hold((later >= start + 31 * months, later <= start + 28 * months))),
        implies(all_hold((months >= 0, start + 31 * months <= latest)), somewhere),
        implies(all_hold((months <= 0, start + 31 * months >= earliest)), somewhere),
        implies(somewhere, all_hold((later >= earliest, later <= latest))),
    ]
    # As many months after a date that is not later come to a day that is not later.
    for other, other_months, other_later in world.moved:
        if _same(months, other_months):
            world.held += [
                implies(start <= other, later <= other_later),
                implies(start >= other, later >= other_later),
            ]
    world.moved.append((start, months, later))
    return inside, one_holds((inside, somewhere)), later


def _same(one: Numeral, other: Numeral) -> bool:
    if isinstance(one, int) or isinstance(other, int):
        return isinstance(one, int) and isinstance(other, int) and one == other
    return bool(one.get_id() == other.get_id())


def _first_of(month: int) -> int:
    """The ordinal of the first day of a month, counted from the first of the years that are counted."""
    month = min(max(month, 0), _MOST_MONTHS)
    return date(FIRST.year + month // 12, month % 12 + 1, 1).toordinal()


def _shifted(days: Numeral, months: int) -> Numeral:
    """A date a fixed number of months later: most days move as far as those around them."""
    cycle, place = _divided(days, _DAYS)
    pieces: list[tuple[int, bool, int]] = []
    for month, length in enumerate(_LENGTHS):
        whole, target = divmod(month + months, _MONTHS)
        first = whole * _DAYS + _STARTS[target]
        pieces.append((_STARTS[month], True, first - _STARTS[month]))
        if length > _LENGTHS[target]:
            pieces.append((_STARTS[month] + _LENGTHS[target], False, first + _LAST[target]))
    kept = [piece for number, piece in enumerate(pieces) if not number or piece[1:] != pieces[number - 1][1:]]

    def moved(piece: int) -> Numeral:
        _, shifts, by = kept[piece]
        return place + by if shifts else by

    return cycle * _DAYS + _chosen(place, [*(start for start, _, _ in kept), _DAYS], moved)


def _counted_out(days: Numeral, months: Numeral) -> tuple[Formal, Numeral]:
    """The same for a number of months that is not fixed, and whether the years are counted."""
    cycle, place = _divided(days, _DAYS)
    month = _chosen(place, _STARTS, lambda number: number)
    day = place - _chosen(place, _STARTS, _STARTS.__getitem__)
    later = cycle * _MONTHS + month + months
    inside = all_hold((days >= 0, days <= LAST.toordinal() - _BEGIN, later >= 0, later < _MOST_MONTHS))
    return inside, _in_month(_divided(later, _MONTHS), day)


def _in_month(month: tuple[Numeral, Numeral], day: Numeral) -> Numeral:
    """The day of a month, or its last one, counted from the first day of a cycle; days begin with 0."""
    cycle, place = month
    steps = range(_MONTHS)
    last, first = (_chosen(place, (*steps, _MONTHS), values.__getitem__) for values in (_LAST, _STARTS))
    return cycle * _DAYS + first + chosen_by(day < last, day, last)


def _divided(number: Numeral, by: int) -> tuple[Numeral, Numeral]:
    """Quotient and rest; z3's own are Python's where the divisor is positive."""
    return divmod(number, by) if isinstance(number, int) else (number / by, number % by)


def _chosen(place: Numeral, starts: Sequence[int], value: Callable[[int], Numeral]) -> Numeral:
    """The value of the stretch that a place is in, found by halving; each goes from its start to the next."""
    if isinstance(place, int):
        return value(bisect_right(starts, place) - 1)

    def among(low: int, high: int) -> Numeral:
        if high - low == 1:
            return value(low)
        middle = (low + high) // 2
        return chosen_by(place < starts[middle], among(low, middle), among(middle, high))

    return among(0, len(starts) - 1)
