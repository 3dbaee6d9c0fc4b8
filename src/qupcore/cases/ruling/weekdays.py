"""Counts of weekdays, Monday to Friday, as used for benefit days."""

from __future__ import annotations

from calendar import isleap
from datetime import date

__all__ = ["has_weekday", "month_of", "weekdays_between", "weekdays_of_month", "weekdays_through"]

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month of a common year."""


def weekdays_through(day: date) -> int:
    """The number of weekdays of the year up to and including the day.

    >>> weekdays_through(date(2026, 1, 1)), weekdays_through(date(2026, 12, 31))
    (1, 261)
    """
    return _weekdays_until(day.toordinal()) - _weekdays_until(date(day.year, 1, 1).toordinal() - 1)


def _weekdays_until(number: int) -> int:
    """The number of weekdays up to and including a day, by its ordinal number; day 1 is a Monday."""
    weeks, rest = divmod(number, 7)
    return weeks * 5 + (rest if rest < 5 else 5)


def has_weekday(first: date, last: date) -> bool:
    """Whether there is a weekday from `first` to `last`, both included.

    >>> has_weekday(date(2026, 9, 5), date(2026, 9, 6)), has_weekday(date(2026, 9, 5), date(2026, 9, 7))
    (False, True)
    """
    return _weekdays_until(last.toordinal()) > _weekdays_until(first.toordinal() - 1)


def weekdays_between(first: date, last: date) -> int:
    """The number of weekdays from `first` to `last`, both included and in one year.

    >>> weekdays_between(date(2026, 9, 4), date(2026, 9, 7))
    2
    >>> weekdays_between(date(2026, 1, 1), date(2026, 1, 2))
    2
    """
    return _weekdays_until(last.toordinal()) - _weekdays_until(first.toordinal() - 1)


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month.

    >>> month_of(2028, 2)[1]
    datetime.date(2028, 2, 29)
    """
    return date(year, month, 1), date(year, month, _DAYS[month - 1] + (month == 2 and isleap(year)))


def weekdays_of_month(year: int, month: int) -> int:
    """The number of weekdays in a month.

    >>> weekdays_of_month(2026, 9)
    22
    """
    return weekdays_between(*month_of(year, month))
