"""A suggested course for its picture and tables: its parts with their hours, its measures and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import attrs

from qupcore.domain.answers.course import CourseElement, CoursePhase, SuggestedCourse
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.period import Period
from qupcore.explaining.phrases import Phrases

__all__ = [
    "CLASSES",
    "MeasureRow",
    "PhasePart",
    "class_said",
    "days_of_course",
    "hours_in_short",
    "measure_rows",
    "name_of",
    "phase_parts",
    "shown_classes",
    "whole_days",
]

CLASSES: tuple[MeasureClass | None, ...] = (
    "work_directed",
    "supporting",
    "health",
    "job_search",
    "own_activity",
    None,
)
_DAY = timedelta(days=1)
Leaves = tuple[tuple[date, date], ...]


@attrs.frozen(kw_only=True)
class PhasePart:
    """The days of a phase in which its elements stay the same.

    Attributes:
        phase: The phase.
        first: First day.
        last: Last day, included.
        minutes: Minutes a week of each class that has some, in the order of `CLASSES`.
    """

    phase: CoursePhase
    first: date
    last: date
    minutes: Mapping[MeasureClass | None, int]

    @property
    def activity(self) -> int:
        """Minutes a week of all activities."""
        return sum(self.minutes.values())

    @property
    def set_aside(self) -> int:
        """Minutes a week of full time that no activity fills."""
        return max(0, self.phase.full_time - self.activity)


@attrs.frozen(kw_only=True)
class MeasureRow:
    """A measure in a course.

    Attributes:
        name: Its name.
        counts_as: Its class; None where no source gives one.
        pieces: The pieces of time in which its hours stay the same, over the bounds of phases.
    """

    name: str
    counts_as: MeasureClass | None
    pieces: tuple[CourseElement, ...]


def phase_parts(course: SuggestedCourse) -> tuple[PhasePart, ...]:
    """The phases of a course, cut where an element begins or ends."""
    return tuple(part for phase in course.phases for part in _parts(phase))


def _parts(phase: CoursePhase) -> Iterator[PhasePart]:
    begins = {phase.first, *(item.first for item in phase.elements)}
    begins |= {item.last + _DAY for item in phase.elements if item.last < phase.last}
    days = sorted(begins)
    for first, after in zip(days, [*days[1:], phase.last + _DAY], strict=True):
        held = [item for item in phase.elements if item.first <= first <= item.last]
        sums = {kind: sum(item.minutes_a_week for item in held if item.counts_as == kind) for kind in CLASSES}
        minutes = {kind: amount for kind, amount in sums.items() if amount}
        yield PhasePart(phase=phase, first=first, last=after - _DAY, minutes=minutes)


def measure_rows(course: SuggestedCourse, names: Mapping[str, str]) -> tuple[MeasureRow, ...]:
    """The measures of a course by their first day and class, each measure or offer once."""
    held: dict[str, list[CourseElement]] = {}
    for item in (item for phase in course.phases for item in phase.elements):
        pieces = held.setdefault(item.offer or item.measure, [])
        longer = attrs.evolve(pieces[-1], last=item.last) if pieces else None
        if (
            longer
            and longer == attrs.evolve(item, first=longer.first)
            and pieces[-1].last + _DAY == item.first
        ):
            pieces[-1] = longer
        else:
            pieces.append(item)
    rows = [
        MeasureRow(name=name_of(pieces[0], names), counts_as=pieces[0].counts_as, pieces=tuple(pieces))
        for pieces in held.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.pieces[0].first, CLASSES.index(row.counts_as), row.name)))


def name_of(item: CourseElement, names: Mapping[str, str]) -> str:
    """The name of the offer or measure; its id where there is none."""
    return names.get(item.offer or item.measure, names.get(item.measure, item.measure))


def hours_in_short(minutes: int, words: Phrases) -> str:
    """Hours as a number with at most two decimals: a quarter of an hour is 0.25."""
    whole, rest = divmod(round(minutes * 100 / 60), 100)
    decimals = f"{rest:02}".rstrip("0")
    return f"{whole}{words.say('label', 'decimal_comma')}{decimals}" if rest else str(whole)


def whole_days(first: date, last: date, words: Phrases) -> str:
    """A period of which no date is broken between two lines."""
    return words.written(Period(first, last)).replace(" ", "\N{NO-BREAK SPACE}")


def class_said(kind: MeasureClass | None, words: Phrases) -> str:
    """A class of measures as words."""
    return words.say("week_class", kind) if kind else words.say("week", "unclassed")


def shown_classes(course: SuggestedCourse) -> tuple[MeasureClass | None, ...]:
    """The classes of the measures in a course, in order."""
    held = {item.counts_as for phase in course.phases for item in phase.elements}
    return tuple(kind for kind in CLASSES if kind in held)


def days_of_course(course: SuggestedCourse, leaves: Leaves, words: Phrases) -> tuple[tuple[str, str], ...]:
    """The days of a course in order, as words: what happens on them."""
    days = [day for phase in course.phases for day in (phase.first, phase.last)]
    first, last = min(days), max(days)
    found: list[tuple[date, date | None, str]] = [
        (first, None, "first_day"),
        *((day, None, "evaluation") for day in course.evaluations),
        *((begins, None, "decision") for begins, _ in course.decisions if begins > first),
        *((begins, ends, "leave") for begins, ends in leaves),
        (last, None, "last_day"),
        (course.follow_up_after, None, "after"),
    ]
    return tuple(
        (
            whole_days(day, ends or day, words),
            words.say("course_picture", key),
        )
        for day, ends, key in sorted(found, key=lambda item: item[0])
    )
