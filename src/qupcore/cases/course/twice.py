"""Possible duplicates among money and child entries: each counts once, and a question asks about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from qupcore.domain.case.course import Course

__all__ = ["entered_twice", "money_twice", "same_children"]


def entered_twice(entries: Sequence[object]) -> tuple[int, ...]:
    """The indexes of the entries that are equal to an earlier entry.

    >>> entered_twice(("a", "b", "a"))
    (2,)
    """
    return tuple([place for place, item in enumerate(entries) if item in entries[:place]])


def money_twice(course: Course) -> Iterator[tuple[str, date]]:
    """The paths of payments, recoveries, repayments and refunds that may be duplicates, each with its day.

    A recovery without a day is dated by its month, a refund by the last day that it covers.
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


def same_children(course: Course) -> Iterator[tuple[int, int]]:
    """The indexes of two child entries without a difference: twins, or one child entered twice."""
    for one, other in combinations(range(len(course.children)), 2):
        before, after = course.children[one], course.children[other]
        if before.may_be(after) and before.supported_with(after):
            yield one, other
