"""Months after a date, with whole numbers alone: every backend counts them in the same way.

A year begins in March here, so that the leap day is its last. Then the first day of a month is a formula of
the number of months since March of the year 0.
"""

from __future__ import annotations

from qupcore.table.building import ColumnLayers
from qupcore.table.expressions import Expression, NumberValue
from qupcore.table.intervals import LAST_ORDINAL

__all__ = ["days_past", "months_past"]

_BEFORE = 305
"""Days from 0000-03-01 to the day before 0001-01-01, which is day 0."""


def days_past(day: Expression, days: Expression, layers: ColumnLayers) -> Expression:
    """The day a number of days later; unknown beyond the calendar."""
    return layers.within(layers.combined("+", day, days), 1, LAST_ORDINAL)


def months_past(day: Expression, months: Expression, layers: ColumnLayers) -> Expression:
    """The same day a number of months later, or the last of a shorter month; unknown beyond the calendar."""
    plus, minus = _Terms(layers), _Terms(layers)
    month, of_month = _month_and_day(day, layers, plus)
    later = layers.step(plus.sum(month, months))
    first = layers.step(_first_day(later, layers, plus))
    following = _first_day(layers.step(plus.sum(later, NumberValue(1))), layers, plus)
    length = layers.step(minus.difference(following, first))
    found = layers.extreme("min", of_month, length)
    return layers.within(plus.difference(plus.sum(first, found), NumberValue(_BEFORE + 1)), 1, LAST_ORDINAL)


class _Terms:
    """Short forms of sums, differences, products with a number, and quotients rounded down."""

    def __init__(self, layers: ColumnLayers) -> None:
        self._layers = layers

    def sum(self, *numbers: Expression) -> Expression:
        total, *others = numbers
        for other in others:
            total = self._layers.combined("+", total, other)
        return total

    def difference(self, left: Expression, right: Expression) -> Expression:
        return self._layers.combined("-", left, right)

    def times(self, number: Expression, by: int) -> Expression:
        return self._layers.product(NumberValue(by), number)

    def quotient(self, number: Expression, by: int) -> Expression:
        return self._layers.divided(number, NumberValue(by), "down")


def _month_and_day(day: Expression, layers: ColumnLayers, of: _Terms) -> tuple[Expression, Expression]:
    """The months since March of the year 0, and the day of the month from 1."""
    since = layers.step(of.sum(day, NumberValue(_BEFORE)))
    era = layers.step(of.quotient(since, 146_097))
    in_era = layers.step(of.difference(since, of.times(era, 146_097)))
    leaps = of.difference(of.quotient(in_era, 36_524), of.quotient(in_era, 1_460))
    kept = of.difference(of.sum(in_era, leaps), of.quotient(in_era, 146_096))
    year = layers.step(of.quotient(kept, 365))
    before = of.difference(of.sum(of.times(year, 365), of.quotient(year, 4)), of.quotient(year, 100))
    in_year = layers.step(of.difference(in_era, before))
    month = layers.step(of.quotient(of.sum(of.times(in_year, 5), NumberValue(2)), 153))
    begun = of.quotient(of.sum(of.times(month, 153), NumberValue(2)), 5)
    of_month = layers.step(of.sum(of.difference(in_year, begun), NumberValue(1)))
    return layers.step(of.sum(of.times(of.sum(of.times(era, 400), year), 12), month)), of_month


def _first_day(month: Expression, layers: ColumnLayers, of: _Terms) -> Expression:
    """The days from 0000-03-01 to the first day of a month, counted in months since then."""
    year = layers.step(of.quotient(month, 12))
    place = layers.step(of.difference(month, of.times(year, 12)))
    leaps = of.sum(of.difference(of.quotient(year, 4), of.quotient(year, 100)), of.quotient(year, 400))
    begun = of.quotient(of.sum(of.times(place, 153), NumberValue(2)), 5)
    return of.sum(of.times(year, 365), leaps, begun)
