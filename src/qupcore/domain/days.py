"""The next day, the day before, and the day of a number, also at the ends of the calendar.

Registers write 9999-12-31 for "no end". A day after the calendar becomes its last day, and a day before the
calendar becomes its first day: no question concerns either.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["NO_END", "day_after", "day_before", "day_of", "last_day"]

_DAY = timedelta(days=1)
NO_END = date.max
"""What registers write for a time that has no end."""


def day_after(day: date) -> date:
    """The next day; the last day of the calendar is its own next day.

    >>> day_after(date(2026, 2, 28)), day_after(date.max)
    (datetime.date(2026, 3, 1), datetime.date(9999, 12, 31))
    """
    return day if day == date.max else day + _DAY


def day_before(day: date) -> date:
    """The day before; the first day of the calendar is its own day before.

    >>> day_before(date(2026, 3, 1)), day_before(date.min)
    (datetime.date(2026, 2, 28), datetime.date(1, 1, 1))
    """
    return day if day == date.min else day - _DAY


def day_of(number: int) -> date:
    """The day of an ordinal number, as `date.fromordinal`, limited to the ends of the calendar.

    >>> day_of(date(2026, 3, 1).toordinal()), day_of(10**7)
    (datetime.date(2026, 3, 1), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


def last_day(day: date | None) -> date | None:
    """The last day on record; None where there is none, or where the day means "no end".

    >>> last_day(date(2026, 3, 1)), last_day(date.max)
    (datetime.date(2026, 3, 1), None)
    """
    return None if day == NO_END else day
