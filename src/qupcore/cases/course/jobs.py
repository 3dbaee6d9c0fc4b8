"""Paid work on a day: a possible duplicate counts once, and a question asks whether it is a second job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from qupcore.domain.case.course import Work

__all__ = ["distinct_jobs", "jobs_on", "told_apart"]


def told_apart(one: Work, other: Work) -> bool:
    """Whether two jobs differ in first day, hours or kind, or share no day."""
    if (one.first, one.minutes_a_week, one.kind) != (other.first, other.minutes_a_week, other.kind):
        return True
    return one.minutes_a_week is None  # the question about the hours tells them apart


def jobs_on(work: Sequence[Work], day: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The indexes of the jobs that run on a day, and of their possible duplicates.

    >>> half = Work(first=date(2026, 9, 1), minutes_a_week=900)
    >>> jobs_on((half, half), date(2026, 9, 1)), jobs_on((half, half), date(2026, 8, 31))
    (((0,), (1,)), ((), ()))
    """
    jobs: list[int] = []
    twice: list[int] = []
    for place, item in enumerate(work):
        if item.first <= day and (item.last is None or day <= item.last):
            again = not all(told_apart(work[other], item) for other in jobs)
            (twice if again else jobs).append(place)
    return tuple(jobs), tuple(twice)


def distinct_jobs(work: Iterable[Work]) -> tuple[Work, ...]:
    """The jobs of one period without possible duplicates."""
    seen: set[tuple[date, int, str]] = set()
    found: list[Work] = []
    for item in work:
        if item.minutes_a_week is not None:  # otherwise the question about its hours tells
            key = (item.first, item.minutes_a_week, item.kind)
            if key in seen:
                continue
            seen.add(key)
        found.append(item)
    return tuple(found)
