"""Counts of leave days over time: per calendar year, in the last twelve months, and per occasion.

Every count keeps the days that surely count and the days that may count, such as entries without a known
reason. A day of refused leave uses up nothing. The days that refused leave would have used are counted apart,
since only so many days can have been refused against the regulation. Two absences of part of a day for one
reason count as one day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from datetime import date

import attrs

__all__ = ["CountedDays", "Occasions", "Rolling", "Yearly"]


@attrs.define(slots=True)
class CountedDays:
    """The days that surely count, and the further days that may count, as whole and part days."""

    whole: int = 0
    part: int = 0
    maybe_whole: int = 0
    maybe_part: int = 0

    def add(self, part: bool, sure: bool, by: int = 1) -> None:
        """Add a day to the count, or subtract it with `by=-1`."""
        if sure:
            if part:
                self.part += by
            else:
                self.whole += by
        elif part:
            self.maybe_part += by
        else:
            self.maybe_whole += by


class Yearly:
    """Days by calendar year; days are added in time order."""

    def __init__(self) -> None:
        self._years: dict[int, CountedDays] = {}
        self._last: dict[bool, date] = {}
        self._told: dict[bool, tuple[date, bool]] = {}

    def of(self, day: date) -> CountedDays:
        """The days counted so far in the year of the day."""
        return self._years.setdefault(day.year, CountedDays())

    def holds(self, day: date) -> bool:
        """Whether the day itself is already counted as sure."""
        return self._last.get(True) == day

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day once; a day that surely counts is not also a day that may count."""
        if self._last.get(sure) == day or (not sure and self._told.get(True) == (day, part)):
            return
        if sure and self._told.get(False) == (day, part):
            self.of(day).add(part, False, -1)
        self._last[sure], self._told[sure] = day, (day, part)
        self.of(day).add(part, sure)


class Rolling:
    """Counts in a window that ends on the day; callers add and ask for days in date order."""

    def __init__(self) -> None:
        self._days = CountedDays()
        self._held: deque[tuple[date, bool, bool]] = deque()
        self._last: dict[bool, date] = {}
        self._told: dict[bool, tuple[date, bool]] = {}

    def since(self, after: date) -> CountedDays:
        """The days counted after a day, that day excluded."""
        held = self._held
        while held and held[0][0] <= after:
            _, part, sure = held.popleft()
            self._days.add(part, sure, -1)
        return self._days

    def holds(self, day: date) -> bool:
        """Whether the day itself is already counted as sure."""
        return self._last.get(True) == day

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day once; a day that surely counts is not also a day that may count."""
        if self._last.get(sure) == day or (not sure and self._told.get(True) == (day, part)):
            return
        if sure and self._told.get(False) == (day, part):  # last, since days come in date order
            self._held.pop()
            self._days.add(part, False, -1)
        self._last[sure], self._told[sure] = day, (day, part)
        self._held.append((day, part, sure))
        self._days.add(part, sure)


class Occasions:
    """Counts per occasion, where part days count as whole days; callers add days in date order."""

    def __init__(self) -> None:
        self._sure: dict[Hashable, int] = {}
        self._maybe: dict[Hashable, int] = {}
        self._last: dict[tuple[Hashable, bool], date] = {}

    def of(self, occasion: Hashable, day: date) -> tuple[int, int]:
        """The days that surely count and all days that may count, the day itself excluded."""
        held = self._last.get((occasion, True)) == day
        sure = self._sure.get(occasion, 0) - held
        return sure, sure + self._maybe.get(occasion, 0) + self._maybe.get(None, 0)

    def add(self, occasion: Hashable, day: date, sure: bool = True) -> None:
        """Count a day; a day without an occasion (None) may belong to any occasion."""
        if self._last.get((occasion, sure)) != day:
            self._last[occasion, sure] = day
            counted = self._sure if sure else self._maybe
            counted[occasion] = counted.get(occasion, 0) + 1
