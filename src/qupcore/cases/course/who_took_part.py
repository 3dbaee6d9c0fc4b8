"""The questions where the record does not tell whether there was participation on some days.

A breach that requires participation, or a running programme, is not reported until that is known: an end
whose first day is not on record may have come earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qupcore.cases.course.undone import asked_of_stop
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.participation import Participation
from qupcore.domain.case.programme import Programme
from qupcore.domain.case.programmes_of import undated, unplaced
from qupcore.law.terms.benefit import Day
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.programme import Start
from qupcore.law.vocabulary import question

__all__ = ["surely_took_part", "when_it_ended", "who_took_part"]


def who_took_part(course: Course, on: date) -> tuple[Question, ...]:
    """The missing days of a grant, a start, an interruption or an end.

    Args:
        course: The course.
        on: The last day looked at: decisions made after it are left out.
    """
    return tuple(dict.fromkeys(_left_out(course, on))) or (question(Day.in_programme.name, "$.course"),)


def when_it_ended(course: Course, programme: Programme, on: date) -> tuple[Question, ...]:
    """The question about the day from which a decision ends a programme, or about its result on appeal."""
    read = course.read(on)
    return tuple(asked_of_stop(course, n, on) for n in undated(read, on) if read[n] == programme.ended)


def surely_took_part(days: Participation, of: Iterable[date]) -> bool:
    """Whether some day is surely one of participation; any day is where no programme is on record."""
    return not days.on_record or any(days.takes_part(day) is True for day in of)


def _left_out(course: Course, on: date) -> Iterator[Question]:
    read = course.read(on)
    for number in undated(read, on):
        yield asked_of_stop(course, number, on)
    for number in unplaced(read, on):
        yield question(DurationFacts.period_first.name, f"$.course.decisions[{number}].applies_from")
    for programme in course.programmes(on):
        if programme.started_on is None and not programme.never_was:
            yield question(Start.started_on.name, programme.start_path)
