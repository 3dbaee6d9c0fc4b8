"""Days: weekdays, days off, years and months, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)


def day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def each(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def covers(thing: dict[str, Any], day: date, first: str, last: str) -> bool:
    """Whether a thing with a first and a last day (left out: without an end) runs on the day."""
    begins, ends = day_of(thing.get(first)), day_of(thing.get(last))
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def easter(year: int) -> date:
    """Gauss' rule, as Meeus gives it for the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, rest + 1)


def day_off(day: date) -> bool:
    """Regulation § 16 (1): nobody is absent on a day off."""
    if not weekday(day) or (day.month, day.day) in {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}:
        return True
    return (day - easter(day.year)).days in {-3, -2, 1, 39, 50}


def working_days(first: date, last: date) -> int:
    return sum(not day_off(day) for day in each(first, last))


def years_later(day: date, years: int) -> date:
    """The same day some years later; 29 February is 28 February in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def last_of_month(year: int, month: int) -> date:
    return (date(year, month, 28) + 4 * DAY).replace(day=1) - DAY
