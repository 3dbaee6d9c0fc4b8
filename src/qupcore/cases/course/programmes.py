"""The programmes of a course as known on a day, and the judgements on record about an entry.

`qupcore.domain.case.programmes_of` alone determines where a programme begins, is interrupted and ends.
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
    """The programmes decided by a day, by date."""
    return course.programmes(on)


def programme_at(found: Sequence[Programme], day: date) -> Programme | None:
    """The programme for which a plan of a day is made: the one that runs on the day, or the next one."""
    there = [item for item in found if not item.never_was]
    lasting = [item for item in there if day <= (item.last or date.max)]
    granted = [item for item in there if day <= (item.granted_last or date.max)]
    return next(iter((*lasting, *granted)), None)


def interruptions(course: Course, on: date) -> Iterator[Stop]:
    """Each interruption decided by a day, by date, including those outside every programme."""
    for stop, _ in course.stops(on):
        yield stop


def through(stop: Stop, on: date) -> date:
    """The last day of an interruption so far: the day looked at while the interruption is open."""
    return stop.last if stop.last is not None else max(on, stop.first)


def judged_facts(assessments: Iterable[Assessment], on: date) -> dict[str, Fact]:
    """The judgements known on the day; of several on one question, the newest."""
    return {item.question: Fact(item.answer, "", item) for item in newest_answers(assessments, on)}
