"""The programmes of a course as they are known on a day, and the judgements on record about an entry.

Where a programme begins, is interrupted and ends is read in one place: `qupcore.domain.case.programmes_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from qupcore.deciding.facts import Fact
from qupcore.domain.case.assessment import Assessment, newest_answers
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import DAY, Granted, Programme, Stop, effective

__all__ = [
    "DAY",
    "Granted",
    "Programme",
    "Stop",
    "effective",
    "interruptions",
    "judged_facts",
    "programme_at",
    "programmes",
    "through",
]


def programmes(course: Course, on: date) -> tuple[Programme, ...]:
    """The programmes decided on up to a day, in time order."""
    return course.programmes(on)


def programme_at(found: Sequence[Programme], day: date) -> Programme | None:
    """The programme that a plan made for a day is about: the one that runs on it, or the next one."""
    there = [item for item in found if not item.never_was]
    lasting = [item for item in there if day <= (item.last or date.max)]
    granted = [item for item in there if day <= (item.granted_last or date.max)]
    return next(iter((*lasting, *granted)), None)


def interruptions(course: Course, on: date) -> Iterator[Stop]:
    """Each interruption decided on up to a day, in time order, those outside every programme too."""
    for stop, _ in course.stops(on):
        yield stop


def through(stop: Stop, on: date) -> date:
    """The last day of an interruption so far: while it is open, the day looked at."""
    return stop.last if stop.last is not None else max(on, stop.first)


def judged_facts(assessments: Iterable[Assessment], on: date) -> dict[str, Fact]:
    """The judgements known on the day; of several on one question the newest."""
    return {item.question: Fact(item.answer, "", item) for item in newest_answers(assessments, on)}
