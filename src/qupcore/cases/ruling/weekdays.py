"""Counts of weekdays, Monday to Friday, as used for benefit days."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["has_weekday", "month_of", "weekdays_between", "weekdays_of_month", "weekdays_through"]


def weekdays_through(day: date) -> int:
    """The number of weekdays of the year up to and including the day.

    >>> weekdays_through(date(2026, 1, 1)), weekdays_through(date(2026, 12, 31))
    (1, 261)
    """
    new_year = date(day.year, 1, 1)
    whole, rest = divmod((day - new_year).days + 1, 7)
    first = new_year.weekday()
    return whole * 5 + sum((first + number) % 7 < 5 for number in range(rest))


def has_weekday(first: date, last: date) -> bool:
    """Whether there is a weekday from `first` to `last`, both included.

    >>> has_weekday(date(2026, 9, 5), date(2026, 9, 6)), has_weekday(date(2026, 9, 5), date(2026, 9, 7))
    (False, True)
    """
    span = (last - first).days + 1
    return span > 2 or any((first + timedelta(days=number)).weekday() < 5 for number in range(span))


def weekdays_between(first: date, last: date) -> int:
    """The number of weekdays from `first` to `last`, both included and in one year.

    >>> weekdays_between(date(2026, 9, 4), date(2026, 9, 7))
    2
    >>> weekdays_between(date(2026, 1, 1), date(2026, 1, 2))
    2
    """
    before = weekdays_through(first - timedelta(days=1)) if (first.month, first.day) != (1, 1) else 0
    return weekdays_through(last) - before


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month.

    >>> month_of(2028, 2)[1]
    datetime.date(2028, 2, 29)
    """
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    last = after - timedelta(days=1) if after != date.max else date.max
    return date(year, month, 1), last


def weekdays_of_month(year: int, month: int) -> int:
    """The number of weekdays in a month.

    >>> weekdays_of_month(2026, 9)
    22
    """
    first, last = month_of(year, month)
    before = weekdays_through(first - timedelta(days=1)) if month > 1 else 0
    return weekdays_through(last) - before
