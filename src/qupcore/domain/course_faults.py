"""What cannot be in one course: overlaps, gaps, and days outside the programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from qupcore.domain.period import Period
from qupcore.errors import Fault

if TYPE_CHECKING:
    from qupcore.domain.course import Course

__all__ = ["course_faults"]

_DAY = timedelta(days=1)


class _Span(Protocol):
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date | None: ...


def course_faults(course: Course) -> Iterator[Fault]:
    """Everything in which the entries of a course contradict each other; paths are from the course."""
    yield from _overlaps("absences", [(item.first, item.through) for item in course.absences])
    for name, entries in (("leaves", course.leaves), ("withdrawals", course.withdrawals)):
        yield from _overlaps(name, _spans(entries))
    yield from _overlaps_by_kind(course)
    yield from _granted(course)
    yield from _plans(course)
    yield from _outside(course)


def _spans(entries: Sequence[_Span]) -> list[tuple[date, date]]:
    return [(item.first, item.last or date.max) for item in entries]


def _overlaps(name: str, spans: Sequence[tuple[date, date]], numbers: Sequence[int] = ()) -> Iterator[Fault]:
    """Entries that share a day, each named with the one it overlaps."""
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    for before, after in pairwise(order):
        if spans[after][0] <= spans[before][1]:
            first, second = ((numbers[n] if numbers else n) for n in (before, after))
            yield Fault(
                f".{name}[{second}]",
                f"{_said(*spans[after])} overlaps {name}[{first}], {_said(*spans[before])}",
                "end the one before the other begins",
            )


def _overlaps_by_kind(course: Course) -> Iterator[Fault]:
    for kind in ("work", "apprenticeship"):
        numbers = [n for n, item in enumerate(course.work) if item.kind == kind]
        yield from _overlaps("work", _spans([course.work[n] for n in numbers]), numbers)
    numbers = [n for n, item in enumerate(course.decisions) if item.kind == "interrupted"]
    spans = [
        (item.applies_from or item.decided_on, item.applies_to or date.max)
        for item in (course.decisions[n] for n in numbers)
    ]
    yield from _overlaps("decisions", spans, numbers)


def _granted(course: Course) -> Iterator[Fault]:
    """Periods granted follow each other without overlap or gap, unless a programme ended in between."""
    numbers = [n for n, item in enumerate(course.decisions) if item.kind in ("granted", "extended")]
    for number in numbers:
        item = course.decisions[number]
        for field in ("applies_from", "applies_to"):
            if getattr(item, field) is None:
                yield Fault(f".decisions[{number}].{field}", "missing: a period granted has both days")
    periods = _periods(course)
    for before, after in pairwise(periods):
        one, two = periods[before], periods[after]
        where, other = f".decisions[{after}]", f"decisions[{before}] ({one})"
        assert one.end is not None
        if two.start <= one.end:
            yield Fault(where, f"{two} begins in or before {other}", "begin the day after it ends")
        elif course.decisions[after].kind == "extended" and two.start != one.end + _DAY:
            yield Fault(
                where,
                f"a gap from {one.end + _DAY} to {two.start - _DAY} after {other}",
                "an extension begins the day after; a new programme is `granted`",
            )


def _periods(course: Course) -> dict[int, Period]:
    """The periods granted, by the number of their decision."""
    return {
        number: Period(item.applies_from, item.applies_to)
        for number, item in enumerate(course.decisions)
        if item.kind in ("granted", "extended") and item.applies_from and item.applies_to
    }


def _plans(course: Course) -> Iterator[Fault]:
    for number, (before, after) in enumerate(pairwise(course.plans), 1):
        if after.valid_from <= before.valid_from:
            yield Fault(
                f".plans[{number}]",
                f"{after.valid_from} is not after plans[{number - 1}], {before.valid_from}",
                "give the versions oldest first, one a day",
            )


def _outside(course: Course) -> Iterator[Fault]:
    """A start before anything is granted; absence and leave on days without a programme."""
    granted = _periods(course)
    if not granted:
        return
    said = ", ".join(f"decisions[{number}] ({period})" for number, period in granted.items())
    begins = next(iter(granted.values())).start
    if course.started_on is not None and course.started_on < begins:
        yield Fault(".started_on", f"{course.started_on} is before {said}", "start in the period granted")
    programme = course.periods() or tuple(granted.values())
    for name, spans in (
        ("absences", [(item.first, item.through) for item in course.absences]),
        ("leaves", [(item.first, item.last or item.first) for item in course.leaves]),
    ):
        for number, (first, last) in enumerate(spans):
            if not any(period.contains(first) and period.contains(last) for period in programme):
                when = ", ".join(map(str, programme))
                yield Fault(
                    f".{name}[{number}]",
                    f"{_said(first, last)} is not in the programme: {when}, from {said}",
                    "mend the dates; split an entry that spans two programmes",
                )


def _said(first: date, last: date) -> str:
    return str(first) if first == last else f"{first}/{'..' if last == date.max else last}"
