"""The start of each programme, checked against § 31.

Each programme is checked against the application that it answers: the application that the grant names, or
that of the course, which belongs to the first grant that can answer it. An application made after a programme
was over is for another programme, and an earlier start does not answer it. Where the application of the
course was refused and the refusal stands, a later grant most likely answers another application; the question
about it comes before any remark that the start is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import effective, programmes
from qupcore.cases.ruling.item import EntryRuling
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import Programme
from qupcore.domain.case.programmes_of import unplaced
from qupcore.law.terms.programme import Start, StartDays
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw

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
        asked_at: Where the day of the application stands, or should stand.
        of_course: Whether the application is that of the course.
        granted: Whether a programme was granted.
        refused: Whether the application was refused before the programme was granted.
        over_on: The day from which it is given up: ended, or the person died. None: it is not.
    """

    applied_on: date | None
    started_on: date | None
    path: str
    asked_at: str
    deferrals: int = 0
    of_course: bool
    granted: bool
    refused: bool = False
    over_on: date | None = None


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Whether each programme started in time, under the rules of the day on which it started.

    Where no start is on record, the rule is unknown: the programme may have started. A programme ended before
    it began needs no start.
    """
    for item in _starts(course, on):
        if not (item.started_on or item.granted):
            continue
        found = _ruled(item, on, applied)
        if item.refused and found.ruling.holds is not True:
            item = attrs.evolve(item, applied_on=None, of_course=False)
            found = _ruled(item, on, applied)
        if item.applied_on is None and not item.of_course:
            asks = (attrs.evolve(question(Start.applied_on.name, item.path), path=item.asked_at),)
            found = EntryRuling(path=found.path, topic=found.topic, ruling=found.ruling, code="", asks=asks)
        yield found


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The last day for the start, for each application that was neither refused nor given up."""
    for item in _starts(course, on):
        if item.applied_on is None or item.applied_on > on:
            continue
        if item.of_course and (_refused(course, on, item) or _called_off(course, on)):
            continue
        found = _deadline(item, on, applied)
        if item.refused and found.on is not None and (item.started_on or on) > found.on:
            found = _deadline(attrs.evolve(item, applied_on=None), on, applied)  # another application's
        given_up = item.started_on is None and item.over_on is not None
        if not (given_up and item.over_on and (found.on is None or item.over_on <= found.on)):
            yield found


def _deadline(item: _Start, on: date, applied: AppliedLaw) -> Deadline:
    found = _ruled(item, on, applied)
    latest = StartDays.latest
    if item.deferrals and StartDays.latest_deferred.name in found.ruling.amounts:
        latest = StartDays.latest_deferred
    return deadline("start", found, latest, done_on=item.started_on)


def _starts(course: Course, on: date) -> Iterator[_Start]:
    """Each programme that existed, and the application that waits for one."""
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
            asked_at=f"$.course.decisions[{item.periods[0].number}].applied_on",
            deferrals=course.start_deferrals if answers or own == course.applied_on else 0,
            of_course=answers,
            granted=True,
            refused=answers and _refused_before(course, item.periods[0].decision.decided_on, on),
            over_on=effective(item.ended) if item.ended else None,
        )
    if not answered and (course.applied_on is not None or not there):
        own = course.started_on if not there or before is not None else None
        started = own if own and own <= on else None
        if started and course.applied_on and started < course.applied_on:
            started = None  # a programme before this application
        yield _Start(
            applied_on=course.applied_on,
            started_on=started,
            path="$.course.started_on",
            asked_at="$.course.applied_on",
            deferrals=course.start_deferrals,
            of_course=True,
            granted=any(item.decided_on <= on for item in course.granted())
            and not there
            and not _called_off(course, on),
            over_on=None if there else _given_up(course, on),
        )


def _granted_from_no_day(course: Course, on: date) -> date | None:
    """The day of the first grant without a first day, which may answer the application."""
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
    return place == len(there) - 1 and not over  # granted before the application, as far as is on record


def _ruled(item: _Start, on: date, applied: AppliedLaw) -> ItemRuling:
    facts = {
        Start.applied_on.name: item.applied_on,
        Start.started_on.name: item.started_on,
        Start.deferrals.name: item.deferrals,
    }
    return ruled(item.path, "start", item.started_on or on, facts, applied)


def _called_off(course: Course, on: date) -> bool:
    """Whether all grants were ended before they began."""
    found = programmes(course, on)
    return bool(found) and all(item.never_was for item in found)


def _given_up(course: Course, on: date) -> date | None:
    """The day from which an application without a programme is given up: an end, or a death."""
    days = [
        effective(item)
        for item in course.endings()
        if item.decided_on <= on and (course.applied_on is None or effective(item) >= course.applied_on)
    ]
    return min(days, default=None)


def _refused(course: Course, on: date, item: _Start) -> bool:
    """Whether the application was refused and the refusal stands; else the right applies as before.

    For an application answered with a programme, the latest decision on it counts.
    """
    if not item.granted:
        return _refused_before(course, date.max, on)
    standing = _standing(course, on)
    return bool(standing) and max(standing)[2] == "refused"


def _refused_before(course: Course, day: date, on: date) -> bool:
    """Whether a refusal of the application of the course, made before a day, stands."""
    applied = course.applied_on
    return applied is not None and any(
        kind == "refused" and applied <= decided_on < day and course.decisions[number].extension is None
        for decided_on, number, kind in _standing(course, on)
    )


def _standing(course: Course, on: date) -> list[tuple[date, int, str]]:
    """The decisions up to a day that were not undone, including refusals withdrawn by a grant."""
    results = [(one.against, one.result) for one in course.appeals if one.result is not None]
    undone = {item.reverses for item in course.decisions if item.decided_on <= on}
    undone |= {
        against
        for against, result in results
        if result.decided_on <= on and result.outcome in ("changed", "annulled")
    }
    return [
        (item.decision.decided_on, number, item.decision.kind)
        for number, item in enumerate(course.became(on))
        if item.decision.decided_on <= on
        and item.fate not in ("undone", "open")
        and not (item.decision.kind == "refused" and item.decision.decided_on in undone)
    ]
