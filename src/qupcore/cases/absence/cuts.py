"""An undone reduction frees the absence that it was about, and no other absence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

import attrs

from qupcore.cases.absence.part import AbsencePart
from qupcore.cases.course.undone import cuts_undone, undone_on
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import effective
from qupcore.domain.days import day_before
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question

__all__ = ["unclear_cuts", "unexplained_cuts", "without_cuts_undone"]

_Days: TypeAlias = Callable[[date], bool]


def without_cuts_undone(course: Course | None, parts: Iterable[AbsencePart]) -> tuple[AbsencePart, ...]:
    """The absences without the days of undone reductions: no decision reduces the benefit for them.

    Absence on later days reduces the benefit as usual (§ 36 (1)). Where it is not known which absence the
    reduction was about, the days are reduced when that is known.

    Source: sosialtjenesteloven § 36 (1); forvaltningsloven §§ 34, 35.
    """
    found = tuple(parts)
    for number in () if course is None or not found else cuts_undone(course):
        assert course is not None
        if course.decisions[number].because in (None, "absence"):
            found = tuple(_cut_anew(course, number, found))
    return tuple(sorted(found, key=lambda part: (part.first, part.number)))


def unclear_cuts(course: Course, on: date) -> Iterator[int]:
    """The numbers of the reductions undone by a day whose absence is not known.

    Only where the record has absence without permission on the days that the reduction may have been about.
    """
    for number in cuts_undone(course, on):
        cut = course.decisions[number]
        first, last = _may_be_about(course, number)
        away = (item for item in course.absences if item.permitted is False and item.first <= on)
        if cut.because in (None, "absence") and any(a.first <= last and first <= a.through for a in away):
            yield number


def _cut_anew(course: Course, number: int, parts: tuple[AbsencePart, ...]) -> Iterator[AbsencePart]:
    first, last = _may_be_about(course, number)
    asked = question(Record.cut_concerns.name, f"$.course.decisions[{number}].absence_from")
    for part in parts:
        about = _about(course, number, part.number)
        rest = tuple(day for day in part.days if not about(day))
        unclear = tuple(day for day in rest if first <= day <= last)
        if not unclear:
            yield from _of(part, rest)
            continue
        yield from _of(part, tuple(day for day in rest if day < first))
        yield from _of(attrs.evolve(part, doubts=(*part.doubts, asked)), unclear)
        yield from _of(part, tuple(day for day in rest if day > last))


def _of(part: AbsencePart, days: tuple[date, ...]) -> Iterator[AbsencePart]:
    if days == part.days:
        yield part
    elif days:
        yield attrs.evolve(part, days=days, first=days[0], last=days[-1])


def _about(course: Course, number: int, entry: int) -> _Days:
    """Whether the reduction is known to have been about this day of an absence.

    The field `absence_from` tells; else it was about the days that had passed when it was decided.
    """
    cut, absence = course.decisions[number], course.absences[entry]
    began = cut.absence_from
    if began is not None:
        of_it = absence.first <= began <= absence.through
        last = cut.applies_to or date.max
        return lambda day: of_it and began <= day <= last
    if cut.applies_from is None:
        return lambda day: False
    until = min(cut.applies_to or date.max, cut.decided_on)
    return lambda day: effective(cut) <= day <= until


def _may_be_about(course: Course, number: int) -> tuple[date, date]:
    """The first and last day that a reduction may have been about; a reversed pair means none.

    A reduction without a first day was about absence before it. A reduction for future days was about planned
    absence, until it was undone.
    """
    cut = course.decisions[number]
    if cut.absence_from is not None:
        return date.max, date.min
    if cut.applies_from is None:
        return date.min, cut.decided_on
    if cut.applies_from <= cut.decided_on:
        return date.max, date.min
    return cut.applies_from, min(cut.applies_to or date.max, day_before(undone_on(course, number)))


def unexplained_cuts(course: Course, first: date, last: date, on: date | None = None) -> Iterator[int]:
    """The numbers of the reductions of some days without a reason on record."""
    for number, item in enumerate(course.read(on)):
        if item is None or item.kind != "reduced" or (on and item.decided_on > on):
            continue
        begins, ends = effective(item), item.applies_to or date.max
        spans = [(entry.first, entry.through) for entry in course.absences]
        spans += [(entry.first, entry.last or date.max) for entry in course.work]
        explained = any(start <= ends and begins <= end for start, end in spans)
        if begins <= last and first <= ends and not explained:
            yield number
