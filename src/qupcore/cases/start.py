"""The start of a programme, held against § 31.

The application on record is the one for the first programme. When somebody who is taken in again applied
is not on record, so that the six months are held against the first start only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.cases.programmes import programmes
from qupcore.domain.course import Course
from qupcore.domain.what_became import what_became
from qupcore.law.programme_terms import Start, StartDays

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("start",)


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Whether the programme started in time, by the rules of the day on which it started.

    Nothing on record of a start is not taken as a start that never was: the rule is then unknown. Of a
    programme that was ended before it began, no start is asked for.
    """
    started, _ = _start(course, on)
    awarded = any(item.decided_on <= on for item in course.granted())
    if started or (awarded and not _called_off(course, on)):
        yield _ruled(course, on, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """The last day for the start, for whoever has applied, was not refused, and did not give it up before."""
    if course.applied_on is None or course.applied_on > on or _refused(course, on) or _called_off(course, on):
        return
    item = _ruled(course, on, policy)
    latest = StartDays.latest
    if course.start_deferrals and StartDays.latest_deferred.name in item.ruling.amounts:
        latest = StartDays.latest_deferred
    yield deadline("start", item, latest, done_on=_start(course, on)[0])


def _start(course: Course, on: date) -> tuple[date | None, str]:
    """The start of the first programme, where it is on record, and where that stands."""
    there = [item for item in programmes(course, on) if not item.never_was]
    started, path = course.started_on, "$.course.started_on"
    if there:
        started, path = there[0].started_on, there[0].start_path
    return (started if started and started <= on else None), path


def _called_off(course: Course, on: date) -> bool:
    """Whether all that was granted was ended before it began."""
    found = programmes(course, on)
    return bool(found) and all(item.never_was for item in found)


def _ruled(course: Course, on: date, policy: Mapping[str, int] | None) -> ItemRuling:
    started, path = _start(course, on)
    facts = {
        Start.applied_on.name: course.applied_on,
        Start.started_on.name: started,
        Start.deferrals.name: course.start_deferrals,
    }
    return ruled(path, "start", started or on, facts, policy)


def _refused(course: Course, on: date) -> bool:
    """Whether the last word on the application is a refusal that stands: else the right counts as before."""
    read = what_became(course.decisions, course.appeals, on)
    known = [
        (item.decision.decided_on, number)
        for number, item in enumerate(read)
        if item.decision.decided_on <= on and item.fate not in ("undone", "open")
    ]
    return bool(known) and course.decisions[max(known)[1]].kind == "refused"
