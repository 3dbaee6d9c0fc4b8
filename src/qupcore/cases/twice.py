"""Money entered twice, or two amounts that nothing tells apart: it counts once, and it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qupcore.domain.course import Course

__all__ = ["entered_twice", "money_twice"]


def entered_twice(entries: Sequence[object]) -> tuple[int, ...]:
    """The places of the entries that are equal to an earlier one.

    >>> entered_twice(("a", "b", "a"))
    (2,)
    """
    return tuple(place for place, item in enumerate(entries) if item in entries[:place])


def money_twice(course: Course) -> Iterator[tuple[str, date]]:
    """Where payments, recoveries, repayments and refunds stand that may be entered twice, each with its day.

    A recovery without a day is of its month, a refund of the last day that it covers.
    """
    for place in entered_twice(course.payments):
        yield f"$.course.payments[{place}]", course.payments[place].paid_on
    for place in entered_twice(course.recoveries):
        recovery = course.recoveries[place]
        day = recovery.decided_on or date(recovery.year, recovery.month, 1)
        yield f"$.course.recoveries[{place}]", day
    for place in entered_twice(course.repayments):
        yield f"$.course.repayments[{place}]", course.repayments[place].decided_on
    for place in entered_twice(course.refunds):
        refund = course.refunds[place]
        yield f"$.course.refunds[{place}]", refund.claimed_on or refund.last
