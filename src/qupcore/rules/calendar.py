"""Adding days and months to dates, which are whole numbers here (proleptic Gregorian ordinals)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["days_later", "months_later"]


def days_later(day: int, days: int) -> int | None:
    """The day a number of days later; None beyond the calendar."""
    later = day + days
    return later if date.min.toordinal() <= later <= date.max.toordinal() else None


def months_later(day: int, months: int) -> int | None:
    """The same day a number of months later, or the last day of a shorter month.

    None beyond the calendar.

    >>> date.fromordinal(months_later(date(2026, 8, 31).toordinal(), 6))
    datetime.date(2027, 2, 28)
    """
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()
