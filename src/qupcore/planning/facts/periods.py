"""Spans held against periods: whether all days lie inside, and which days a period has."""

from __future__ import annotations

from datetime import date

from qupcore.domain.period import Period
from qupcore.domain.truth import Truth
from qupcore.planning.facts.days import Span

__all__ = ["bounds", "inside"]

_LATEST = date.max.toordinal()


def bounds(period: Period) -> tuple[int, int]:
    """The first and last day of a period as numbers."""
    return period.start.toordinal(), _LATEST if period.end is None else period.end.toordinal()


def inside(span: Span, period: Period) -> Truth:
    """Whether all days of the span lie in the period; None where missing dates leave it open.

    >>> year = Period(date(2026, 1, 1), date(2026, 12, 31))
    >>> inside(Span(date(2026, 3, 1).toordinal(), None), year)
    """
    low, high = bounds(period)
    if (sure := span.sure) is not None and (sure[0] < low or sure[1] > high):
        return False
    after = span.first is not None and low <= span.first
    before = (span.last is not None and span.last <= high) or (period.end is None and span.first is not None)
    return True if after and before else None
