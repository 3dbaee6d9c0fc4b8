"""Days of leave counted as time goes on: in a calendar year, in the last twelve months, on one occasion.

Every count keeps the days that surely count and those that may, as entries without a known reason do. A day
that the office refused leave for uses nothing up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from datetime import date

import attrs

__all__ = ["Days", "Occasions", "Rolling", "Yearly"]


@attrs.define(slots=True)
class Days:
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
    """Days by calendar year."""

    def __init__(self) -> None:
        self._years: dict[int, Days] = {}

    def of(self, day: date) -> Days:
        """What is counted so far in the year of the day."""
        return self._years.setdefault(day.year, Days())

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day."""
        self.of(day).add(part, sure)


class Rolling:
    """Days in a window that ends on the day; days are added and asked about in time order."""

    def __init__(self) -> None:
        self._days = Days()
        self._held: deque[tuple[date, bool, bool]] = deque()

    def since(self, after: date) -> Days:
        """What is counted after a day, that day not included."""
        held = self._held
        while held and held[0][0] <= after:
            _, part, sure = held.popleft()
            self._days.add(part, sure, -1)
        return self._days

    def add(self, day: date, part: bool, sure: bool) -> None:
        """Count a day."""
        self._held.append((day, part, sure))
        self._days.add(part, sure)


class Occasions:
    """Days by the occasion they were for, part days as whole ones."""

    def __init__(self) -> None:
        self._sure: dict[Hashable, int] = {}
        self._maybe = 0

    def of(self, occasion: Hashable) -> tuple[int, int]:
        """The days that surely count, and all that may."""
        sure = self._sure.get(occasion, 0)
        return sure, sure + self._maybe

    def add(self, occasion: Hashable) -> None:
        """Count a day."""
        self._sure[occasion] = self._sure.get(occasion, 0) + 1

    def add_maybe(self) -> None:
        """Count a day that may have been for any occasion."""
        self._maybe += 1
