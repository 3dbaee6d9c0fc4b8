"""Dates as whole numbers, and calendar months: what "within six months" means."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["LATEST", "months_later"]

LATEST = date.max.toordinal()


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of the month where that day is missing.

    Raises:
        OverflowError: the year is beyond what a date can hold.

    >>> months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"the year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
