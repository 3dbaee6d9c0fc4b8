"""Days on which a provider was closed; they are no absence from that provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from qupcore.cases.absence.part import AbsencePart
from qupcore.domain.case.course import Closure, Course
from qupcore.domain.period import Period

__all__ = ["closed_on", "closures_on", "doubted", "held_on"]


def doubted(course: Course, number: int) -> Iterator[Period]:
    """The closed days of an absence where it is not known whether the absence was from something else.

    Args:
        course: The course.
        number: The place of the absence in `course.absences`.

    >>> from qupcore.cases import Absence
    >>> from qupcore.domain.case.course import Closure
    >>> away = Absence(first=date(2026, 7, 1), last=date(2026, 7, 10))
    >>> shut = Closure(first=date(2026, 7, 6), last=date(2026, 7, 17))
    >>> [str(item) for item in doubted(Course(absences=(away,), closures=(shut,)), 0)]
    ['2026-07-06/2026-07-10']
    """
    if course.absences[number].from_something_else is None:
        yield from _closed(course, number)


def closed_on(course: Course, number: int, day: date) -> bool:
    """Whether a provider was closed on a day of an absence that is not known to be from something else."""
    if course.absences[number].from_something_else:
        return False
    return any(period.contains(day) for period in _closed(course, number))


def held_on(course: Course | None, parts: Iterable[AbsencePart]) -> tuple[AbsencePart, ...]:
    """The absences without the days on which a provider was closed; unknown facts remove no day."""
    if course is None or not course.closures:
        return tuple(parts)
    return tuple(
        attrs.evolve(part, days=days)
        for part in parts
        if (days := tuple(day for day in part.days if not closed_on(course, part.number, day)))
    )


def closures_on(course: Course, day: date) -> tuple[Closure, ...]:
    """The closures on the day, in the order of the course."""
    return tuple(item for item in course.closures if item.first <= day <= item.last)


def _closed(course: Course, number: int) -> Iterator[Period]:
    item = course.absences[number]
    for closed in course.closures:
        first, last = max(item.first, closed.first), min(item.through, closed.last)
        if first <= last:
            yield Period(first, last)
