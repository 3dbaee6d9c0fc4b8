"""Spans of days with an unknown first or last day: the days certainly in them, and the days possibly in them.

Days are whole numbers (`date.toordinal`); None is a day that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import attrs

from qupcore.domain.period import Period
from qupcore.domain.truth import Truth

__all__ = [
    "LATEST",
    "PlanDays",
    "Span",
    "UnsureDays",
    "bounds",
    "carried",
    "inside",
    "share_a_day",
    "span_of",
    "stretches",
]

EARLIEST, LATEST = 1, date.max.toordinal()


class Span(NamedTuple):
    """The days from a first to a last, both included; either may be unknown."""

    first: int | None
    last: int | None

    @property
    def sure(self) -> tuple[int, int] | None:
        """The days that are certainly in it; None where no day is known."""
        known = [day for day in self if day is not None]
        return (known[0], known[-1]) if known else None

    @property
    def possible(self) -> tuple[int, int]:
        """The days that are possibly in it."""
        return (
            EARLIEST if self.first is None else self.first,
            LATEST if self.last is None else self.last,
        )

    @property
    def there(self) -> bool:
        """Whether it certainly has a day."""
        return True

    def within(self, low: int, high: int) -> PlanDays | None:
        """The part of it from `low` to `high`; None where it can have no day there.

        Where a day of the span is unknown, only the known day is certain: the span may end before `low`.
        """
        first, last = self.possible
        if last < low or high < first:
            return None
        first, last = max(first, low), min(last, high)
        if None not in self:
            return Span(first, last)
        if (sure := self.sure) is None:
            return self
        return UnsureDays(sure if low <= sure[0] <= high else None, (first, last))


@attrs.frozen
class UnsureDays:
    """The part between two days of a span with an unknown day.

    Attributes:
        sure: The days that are certainly in it; None where it may have none.
        possible: The days that are possibly in it.
    """

    sure: tuple[int, int] | None
    possible: tuple[int, int]

    @property
    def there(self) -> bool:
        """Whether it certainly has a day."""
        return self.sure is not None


PlanDays = Span | UnsureDays
"""A span, or the part of one between two days."""


def span_of(first: date | None, last: date | None) -> Span:
    """The span of two dates, either of which may be unknown."""
    return Span(
        None if first is None else first.toordinal(),
        None if last is None else last.toordinal(),
    )


def share_a_day(one: PlanDays, other: PlanDays) -> Truth:
    """Whether two spans have a day in common; False only where the known dates rule it out.

    >>> share_a_day(Span(1, 5), Span(3, 4)), share_a_day(Span(3, 4), Span(1, 5))
    (True, True)
    >>> share_a_day(Span(1, 5), Span(6, None)), share_a_day(Span(1, 5), Span(None, 9))
    (False, None)
    """
    (a, b), (c, d) = one.possible, other.possible
    if b < c or d < a:
        return False
    first, second = one.sure, other.sure
    if first is None or second is None:
        return None
    return True if first[0] <= second[1] and second[0] <= first[1] else None


def carried(span: PlanDays, by: Iterable[PlanDays]) -> Truth:
    """Whether every day of the span lies in one of the others.

    >>> carried(Span(1, 9), [Span(1, 4), Span(5, 9)]), carried(Span(1, 9), [Span(1, 4), Span(6, 9)])
    (True, False)
    >>> carried(Span(1, 9), [Span(1, None)]), carried(Span(1, None), [])
    (None, False)
    """
    others = tuple(by)
    if not others:
        return False if span.there else None
    if _covers((item.sure for item in others), *span.possible):
        return True
    sure = span.sure
    if sure is not None and not _covers((item.possible for item in others), *sure):
        return False
    return None


def _covers(parts: Iterable[tuple[int, int] | None], low: int, high: int) -> bool:
    for first, last in sorted(part for part in parts if part is not None):
        if first > low:
            return False
        low = max(low, last + 1)
        if low > high:
            return True
    return False


def stretches(spans: Iterable[Span], low: int, high: int) -> list[tuple[int, int]]:
    """The days from `low` to `high`, divided wherever a span begins or ends.

    >>> stretches([Span(1, 4), Span(3, None)], 1, 9)
    [(1, 2), (3, 4), (5, 9)]
    """
    cuts = {low, high + 1}
    for span in spans:
        if span.first is not None and low < span.first <= high:
            cuts.add(span.first)
        if span.last is not None and low <= span.last < high:
            cuts.add(span.last + 1)
    ordered = sorted(cuts)
    return [(start, end - 1) for start, end in pairwise(ordered)]


def bounds(period: Period) -> tuple[int, int]:
    """The first and last day of a period as numbers."""
    return period.start.toordinal(), LATEST if period.end is None else period.end.toordinal()


def inside(span: Span, period: Period) -> Truth:
    """Whether all days of the span lie in the period; None where unknown dates leave it open.

    >>> year = Period(date(2026, 1, 1), date(2026, 12, 31))
    >>> inside(Span(date(2026, 3, 1).toordinal(), None), year)
    """
    low, high = bounds(period)
    if (sure := span.sure) is not None and (sure[0] < low or sure[1] > high):
        return False
    after = span.first is not None and low <= span.first
    before = (span.last is not None and span.last <= high) or (period.end is None and span.first is not None)
    return True if after and before else None
