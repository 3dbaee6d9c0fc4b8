"""The start of each programme, held against § 31.

Each programme is held against the application that it answers: the one that the grant names, or that of the
course, which is the first that a grant can answer. An application after a programme was over waits for
another; a start from before it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.item import Held
from qupcore.cases.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.cases.programmes import programmes
from qupcore.domain.course import Course
from qupcore.domain.programme import Programme
from qupcore.domain.programmes_of import unplaced
from qupcore.domain.what_became import what_became
from qupcore.law.programme_terms import Start, StartDays
from qupcore.law.vocabulary import question

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("start",)


@attrs.frozen(kw_only=True)
class _Start:
    """A programme as it was applied for and started.

    Attributes:
        applied_on: The day of the application. None: not known.
        started_on: The first day of participation. None: none by the day looked at, or not known.
        path: Where in the case that day stands, or should stand.
        deferrals: How many times it was deferred because of the pandemic.
        of_course: Whether the application is that of the course.
        granted: Whether a programme was granted.
    """

    applied_on: date | None
    started_on: date | None
    path: str
    deferrals: int = 0
    of_course: bool
    granted: bool


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Whether each programme started in time, by the rules of the day on which it started.

    Nothing on record of a start is not taken as a start that never was: the rule is then unknown. Of a
    programme that was ended before it began, no start is asked for.
    """
    for item in _starts(course, on):
        if not (item.started_on or item.granted):
            continue
        found = _ruled(item, on, policy)
        if item.applied_on is None and not item.of_course:
            asked = question(Start.applied_on.name, item.path)
            asks = (attrs.evolve(asked, path=item.path.replace("started_on", "applied_on")),)
            found = Held(path=found.path, topic=found.topic, ruling=found.ruling, code="", asks=asks)
        yield found


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """The last day for the start, for whoever has applied, was not refused, and did not give it up before."""
    for item in _starts(course, on):
        if item.applied_on is None or item.applied_on > on:
            continue
        if item.of_course and (_refused(course, on) or _called_off(course, on)):
            continue
        found = _ruled(item, on, policy)
        latest = StartDays.latest
        if item.deferrals and StartDays.latest_deferred.name in found.ruling.amounts:
            latest = StartDays.latest_deferred
        yield deadline("start", found, latest, done_on=item.started_on)


def _starts(course: Course, on: date) -> Iterator[_Start]:
    """Each programme that there was, and the application that waits for one."""
    there = [item for item in programmes(course, on) if not item.never_was]
    answered, before = False, _granted_from_no_day(course, on)
    for place, item in enumerate(there):
        own = item.periods[0].decision.applied_on
        waits = before is not None and before < item.periods[0].decision.decided_on
        answers = own is None and not answered and not waits and _answers(course, there, place)
        answered |= answers or (own is not None and own == course.applied_on)
        started = item.started_on if item.started_on and item.started_on <= on else None
        yield _Start(
            applied_on=course.applied_on if answers else own,
            started_on=started,
            path=item.start_path,
            deferrals=course.start_deferrals if answers or own == course.applied_on else 0,
            of_course=answers,
            granted=True,
        )
    if not answered and (course.applied_on is not None or not there):
        own = course.started_on if not there or before is not None else None
        started = own if own and own <= on else None
        if started and course.applied_on and started < course.applied_on:
            started = None  # of a programme before this application
        yield _Start(
            applied_on=course.applied_on,
            started_on=started,
            path="$.course.started_on",
            deferrals=course.start_deferrals,
            of_course=True,
            granted=any(item.decided_on <= on for item in course.granted()) and not there,
        )


def _granted_from_no_day(course: Course, on: date) -> date | None:
    """The first day on which something was granted without its first day: that may answer the application."""
    read = course.read(on)
    placed = {item.number for programme in programmes(course, on) for item in programme.periods}
    days = [course.decisions[number].decided_on for number in unplaced(read, on) if number not in placed]
    return min((day for day in days if course.applied_on is None or day >= course.applied_on), default=None)


def _answers(course: Course, there: list[Programme], place: int) -> bool:
    """Whether a programme may answer the application of the course: it was granted, or ran, after it."""
    if course.applied_on is None:
        return place == 0
    item = there[place]
    if item.periods[0].decision.decided_on >= course.applied_on:
        return True
    over = item.last is not None and item.last < course.applied_on
    return place == len(there) - 1 and not over  # granted before it was applied for, as far as is on record


def _ruled(item: _Start, on: date, policy: Mapping[str, int] | None) -> ItemRuling:
    facts = {
        Start.applied_on.name: item.applied_on,
        Start.started_on.name: item.started_on,
        Start.deferrals.name: item.deferrals,
    }
    return ruled(item.path, "start", item.started_on or on, facts, policy)


def _called_off(course: Course, on: date) -> bool:
    """Whether all that was granted was ended before it began."""
    found = programmes(course, on)
    return bool(found) and all(item.never_was for item in found)


def _refused(course: Course, on: date) -> bool:
    """Whether the last word on the application is a refusal that stands: else the right counts as before."""
    read = what_became(course.decisions, course.appeals, on)
    known = [
        (item.decision.decided_on, number)
        for number, item in enumerate(read)
        if item.decision.decided_on <= on and item.fate not in ("undone", "open")
    ]
    return bool(known) and course.decisions[max(known)[1]].kind == "refused"
