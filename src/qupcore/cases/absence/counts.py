"""Days of leave counted as time goes on: in a calendar year, in the last twelve months, on one occasion.

Every count keeps the days that surely count and those that may, as entries without a known reason do. A day
that the office refused leave for uses nothing up of what was given; what a refusal would have used is counted
by itself, since only so many days can have been refused against the regulation. A day of which two parts were
missed for one reason is one day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from datetime import date

import attrs

__all__ = ["CountedDays", "Occasions", "Rolling", "Yearly"]


@attrs.define(slots=True)
class CountedDays:
    """Whole and part days that surely count, and those that may count besides."""

    whole: int = 0
    part: int = 0
    maybe_whole: int = 0
    maybe_part: int = 0

    def add(self, part: bool, sure: bool, by: int = 1) -> None:
        """Count a day, or with `by=-1` no longer count it."""
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
        """What is counted so far in the year of the day."""
        return self._years.setdefault(day.year, CountedDays())

    def holds(self, day: date) -> bool:
        """Whether the day itself is already surely counted."""
        return self._last.get(True) == day

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day, once; one that surely counts is not one that may count besides."""
        if self._last.get(sure) == day or (not sure and self._told.get(True) == (day, part)):
            return
        if sure and self._told.get(False) == (day, part):
            self.of(day).add(part, False, -1)
        self._last[sure], self._told[sure] = day, (day, part)
        self.of(day).add(part, sure)


class Rolling:
    """Days in a window that ends on the day; days are added and asked about in time order."""

    def __init__(self) -> None:
        self._days = CountedDays()
        self._held: deque[tuple[date, bool, bool]] = deque()
        self._last: dict[bool, date] = {}
        self._told: dict[bool, tuple[date, bool]] = {}

    def since(self, after: date) -> CountedDays:
        """What is counted after a day, that day not included."""
        held = self._held
        while held and held[0][0] <= after:
            _, part, sure = held.popleft()
            self._days.add(part, sure, -1)
        return self._days

    def holds(self, day: date) -> bool:
        """Whether the day itself is already surely counted."""
        return self._last.get(True) == day

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day, once; one that surely counts is not one that may count besides."""
        if self._last.get(sure) == day or (not sure and self._told.get(True) == (day, part)):
            return
        if sure and self._told.get(False) == (day, part):  # it stands last: days come in time order
            self._held.pop()
            self._days.add(part, False, -1)
        self._last[sure], self._told[sure] = day, (day, part)
        self._held.append((day, part, sure))
        self._days.add(part, sure)


class Occasions:
    """Days by the occasion they were for, part days as whole ones; days are added in time order."""

    def __init__(self) -> None:
        self._sure: dict[Hashable, int] = {}
        self._maybe: dict[Hashable, int] = {}
        self._last: dict[tuple[Hashable, bool], date] = {}

    def of(self, occasion: Hashable, day: date) -> tuple[int, int]:
        """The days that surely count, and all that may, without the day itself."""
        held = self._last.get((occasion, True)) == day
        sure = self._sure.get(occasion, 0) - held
        return sure, sure + self._maybe.get(occasion, 0) + self._maybe.get(None, 0)

    def add(self, occasion: Hashable, day: date, sure: bool = True) -> None:
        """Count a day; of no occasion (None) it may have been for any."""
        if self._last.get((occasion, sure)) != day:
            self._last[occasion, sure] = day
            counted = self._sure if sure else self._maybe
            counted[occasion] = counted.get(occasion, 0) + 1
