"""What happened and what comes in a course, for its picture and tables: days with a state, and periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.review import Duty, DutyState
from qupcore.domain.case.course import Course
from qupcore.domain.period import Period
from qupcore.drawing.sheet import SheetTable
from qupcore.explaining.phrases import Phrases

__all__ = [
    "CourseDay",
    "CourseSpan",
    "DayState",
    "SpanKind",
    "days_of",
    "days_table",
    "spans_of",
    "spans_table",
    "state_said",
]

DayState = DutyState | Literal["event"]
SpanKind = Literal["granted", "extended", "interrupted", "leave", "absence"]


@attrs.frozen(kw_only=True)
class CourseDay:
    """A day of a course on which something happened, or by which something must.

    Attributes:
        day: The day; None where it cannot be told yet.
        what: What happened, or must.
        state: The state of a duty, or `event` for what is on record.
        whose: Whose duty it is, as words; "" for an event.
        done_on: The day on which a duty was done.
    """

    day: date | None
    what: str
    state: DayState
    whose: str = ""
    done_on: date | None = None


@attrs.frozen(kw_only=True)
class CourseSpan:
    """A period of a course.

    Attributes:
        kind: What it is.
        first: Its first day.
        last: Its last day, included; None where none is on record.
        note: Why, where that is on record.
    """

    kind: SpanKind
    first: date
    last: date | None
    note: str = ""


def days_of(course: Course | None, duties: Iterable[Duty], words: Phrases) -> tuple[CourseDay, ...]:
    """The days of a course in order; those without a day come last."""
    found = [*(_events(course, words) if course else ()), *(_duty(duty, words) for duty in duties)]
    return tuple(
        sorted(found, key=lambda item: (item.day is None, item.day or date.max, item.state != "event"))
    )


def _events(course: Course, words: Phrases) -> Iterator[CourseDay]:
    if course.applied_on:
        yield CourseDay(day=course.applied_on, what=words.say("picture", "applied"), state="event")
    for day in dict.fromkeys(item.started_on for item in course.programmes()):
        if day:
            yield CourseDay(day=day, what=words.say("picture", "started"), state="event")
    for made in course.decisions:
        kind, because = words.say("value", made.kind), made.because and words.say("value", made.because)
        key = "decision_because" if because else "decision_made"
        what = words.say("picture", key, kind=kind, because=because)
        yield CourseDay(day=made.decided_on, what=what, state="event")


def _duty(duty: Duty, words: Phrases) -> CourseDay:
    what = words.say("duty", duty.kind)
    return CourseDay(
        day=duty.due,
        what=what[0].upper() + what[1:],
        state=duty.state,
        whose=words.say("whose", duty.whose),
        done_on=duty.done_on,
    )


def spans_of(course: Course | None, words: Phrases) -> tuple[CourseSpan, ...]:
    """The periods granted, interruptions, leave and absence, in order."""
    return tuple(sorted(_spans(course, words), key=lambda item: item.first)) if course else ()


def _spans(course: Course, words: Phrases) -> Iterator[CourseSpan]:
    for programme in course.programmes():
        for period in programme.periods:
            kind: SpanKind = "extended" if period.decision.kind == "extended" else "granted"
            last = min(filter(None, (period.last, programme.last)), default=None)
            if last is None or period.first <= last:
                yield CourseSpan(kind=kind, first=period.first, last=last)
        for stop in programme.stops:
            because = stop.decision.because
            note = words.say("value", because) if because else ""
            yield CourseSpan(kind="interrupted", first=stop.first, last=stop.last, note=note)
    for leave in course.leaves:
        yield CourseSpan(kind="leave", first=leave.first, last=leave.last, note=leave.reason)
    for absence in course.absences:
        note = words.say("value", absence.reason) if absence.reason else words.say("picture", "no_reason")
        yield CourseSpan(kind="absence", first=absence.first, last=absence.through, note=note)


def whole_day(day: date, words: Phrases) -> str:
    """A day that is not broken between two lines."""
    return words.written(day).replace(" ", "\N{NO-BREAK SPACE}")


def state_said(item: CourseDay, words: Phrases) -> str:
    """The state of a day as words, with the day on which it was done."""
    if item.done_on is not None and item.state in ("done", "done_late"):
        return words.say("picture_state_on", item.state, day=item.done_on)
    return words.say("picture_state", item.state)


def days_table(days: tuple[CourseDay, ...], words: Phrases) -> SheetTable:
    """The table of days: what, whose and its state."""
    undated = words.say("label", "no_day_yet")
    return SheetTable(
        caption=words.say("picture", "dates_table"),
        columns=tuple(words.say("picture", name) for name in ("day", "what", "whose", "state")),
        rows=tuple(
            (
                whole_day(item.day, words) if item.day else undated,
                item.what,
                item.whose,
                state_said(item, words),
            )
            for item in days
        ),
    )


def spans_table(spans: tuple[CourseSpan, ...], words: Phrases) -> SheetTable:
    """The table of periods: what, and why where that is on record."""
    return SheetTable(
        caption=words.say("picture", "periods_table"),
        columns=tuple(words.say("picture", name) for name in ("from_to", "what", "why")),
        rows=tuple(
            (words.written(Period(span.first, span.last)), words.say("picture_span", span.kind), span.note)
            for span in spans
        ),
    )
