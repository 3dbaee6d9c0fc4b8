"""The day after, the day before, the day of a number: also at the ends of the calendar.

Registers write 9999-12-31 for "no end". A day beyond the calendar is the last day that there is, one before
it the first: no question is about either.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["NO_END", "day_after", "day_before", "day_of", "last_day"]

_DAY = timedelta(days=1)
NO_END = date.max
"""What registers write for a time that has no end."""


def day_after(day: date) -> date:
    """The next day; after the last day that there is, that day itself.

    >>> day_after(date(2026, 2, 28)), day_after(date.max)
    (datetime.date(2026, 3, 1), datetime.date(9999, 12, 31))
    """
    return day if day == date.max else day + _DAY


def day_before(day: date) -> date:
    """The day before; before the first day that there is, that day itself.

    >>> day_before(date(2026, 3, 1)), day_before(date.min)
    (datetime.date(2026, 2, 28), datetime.date(1, 1, 1))
    """
    return day if day == date.min else day - _DAY


def day_of(number: int) -> date:
    """The day of an ordinal number, as `date.fromordinal`; beyond the calendar the last day, or the first.

    >>> day_of(date(2026, 3, 1).toordinal()), day_of(10**7)
    (datetime.date(2026, 3, 1), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


def last_day(day: date | None) -> date | None:
    """A last day as it is on record; None, as where none is, for a day that stands for "no end".

    >>> last_day(date(2026, 3, 1)), last_day(date.max)
    (datetime.date(2026, 3, 1), None)
    """
    return None if day == NO_END else day
