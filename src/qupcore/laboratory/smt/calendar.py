"""Months after a date: a date as a day of a month of a cycle of four years.

From 1901-01-01 through 2100-01-31 every fourth year is a leap year, so the calendar is 48 months and 1,461
days, over and over. A date is then a cycle, a month of 48 and a day, found without division. A date outside
these years, or whose result is, becomes any day at all or none: see `World.inside`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import attrs

from qupcore.laboratory.smt.logic import Bit, Whole, all_hold, either, implies, one_holds
from qupcore.laboratory.smt.pairs import Quantity
from qupcore.laboratory.smt.world import World
from qupcore.rules.calendar import days_later, months_later

__all__ = ["FIRST", "LAST", "after_days", "after_months"]

FIRST, LAST = date(1901, 1, 1), date(2100, 1, 31)
"""The years that are counted."""

_BEGIN, _DAYS, _MONTHS = FIRST.toordinal(), 1461, 48
_LENGTHS = tuple(monthrange(1901 + place // 12, place % 12 + 1)[1] for place in range(_MONTHS))
_STARTS = tuple(sum(_LENGTHS[:place]) for place in range(_MONTHS))
_MOST_MONTHS = (LAST.year - FIRST.year) * 12 + LAST.month


@attrs.frozen(eq=False)
class _Day:
    """A date taken apart: month 0 is January 1901, day 1 the first of a month."""

    month: Whole
    day: Whole


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
    inside, day = world.once(
        "months", (start.value, months.value), lambda: _later(start.value, months.value, world)
    )
    world.inside.append(implies(known, inside))
    somewhere = world.once("somewhere", (day,), lambda: world.bit(f"!somewhere {day}"))
    return Quantity(all_hold((known, one_holds((inside, somewhere)))), day)


def _later(start: Whole, months: Whole, world: World) -> tuple[Bit, Whole]:
    """Whether the years of the calculation are counted, and the result."""
    day, there = world.auxiliary("day"), world.auxiliary("later")
    first = _taken_apart(start, world)
    month = first.month + months
    inside = all_hold((_counted(start), month >= 0, month < _MOST_MONTHS))
    length, ordinal = _month(month, world)
    then = _taken_apart(there, world)
    world.held += [
        day == either(first.day < length, first.day, length),
        implies(inside, all_hold((there == ordinal + day - 1, then.month == month, then.day == day))),
        there >= date.min.toordinal(),
        there <= date.max.toordinal(),
    ]
    return inside, there


def _counted(day: Whole) -> Bit:
    return all_hold((day >= _BEGIN, day <= LAST.toordinal()))


def _taken_apart(ordinal: Whole, world: World) -> _Day:
    """The month and the day of a date, where it is in the years that are counted."""
    return world.once("date", (ordinal,), lambda: _apart(ordinal, world))  # type: ignore[no-any-return]


def _apart(ordinal: Whole, world: World) -> _Day:
    month, day = world.auxiliary("month"), world.auxiliary("of_month")
    length, first = _month(month, world)
    world.held += [month >= 0, month < _MOST_MONTHS, day >= 1, day <= length]
    world.held.append(implies(_counted(ordinal), ordinal == first + day - 1))
    return _Day(month, day)


def _month(month: Whole, world: World) -> tuple[Any, Any]:
    """The length of a month, and the ordinal of its first day."""
    return world.once("month", (month,), lambda: _looked_up(month, world))  # type: ignore[no-any-return]


def _looked_up(month: Whole, world: World) -> tuple[Any, Any]:
    cycle, place = world.auxiliary("cycle"), world.auxiliary("place")
    world.held += [month == cycle * _MONTHS + place, place >= 0, place < _MONTHS]
    length, start = (_table(place, values, 0, _MONTHS) for values in (_LENGTHS, _STARTS))
    return length, cycle * _DAYS + start + _BEGIN


def _table(place: Whole, values: tuple[int, ...], low: int, high: int) -> Whole:
    """The value at a place, found by halving."""
    if len(set(values[low:high])) == 1:
        return values[low]
    middle = (low + high) // 2
    return either(place < middle, _table(place, values, low, middle), _table(place, values, middle, high))
