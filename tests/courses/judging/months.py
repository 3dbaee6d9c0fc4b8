"""The days that an expectation is about. Its months are counted from the first day of the course."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both included."""

    first: date
    last: date

    def __iter__(self) -> Iterator[date]:
        """The working days, Monday to Friday."""
        day = self.first
        while day <= self.last:
            if day.weekday() < 5:
                yield day
            day += DAY

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def after_months(first: date, months: float) -> date:
    """The day that many months later; half a month is 15 days, and a month without the day ends it.

    >>> after_months(date(2026, 9, 7), 4.5)
    datetime.date(2027, 1, 22)
    """
    whole = int(months)
    year, month = divmod(first.month - 1 + whole, 12)
    year, month = first.year + year, month + 1
    day = date(year, month, min(first.day, monthrange(year, month)[1]))
    return day + timedelta(days=round((months - whole) * 30))


def phases_of(expected: dict) -> dict[str, Days]:
    """The days of each phase. `any` is the whole course, and `leave` a gap between two phases."""
    on, until = date.fromisoformat(expected["on"]), date.fromisoformat(expected["until"])
    spans = sorted(expected["phases"].items(), key=lambda item: item[1])
    found = {
        name: Days(after_months(on, low), min(after_months(on, high) - DAY, until))
        for name, (low, high) in spans
    }
    for (_, (_, end)), (_, (start, _)) in pairwise(spans):
        if end < start:
            found["leave"] = Days(after_months(on, end), after_months(on, start) - DAY)
    return {"any": Days(on, until), **found}
