"""The start of a programme, held against § 31."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.domain.course import Course
from qupcore.law.programme_terms import Start, StartDays

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("start",)


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Whether the programme started in time, by the rules of the day on which it started.

    Nothing on record of a start is not taken as a start that never was: the rule is then unknown.
    """
    awarded = any(item.decided_on <= on for item in course.granted())
    if awarded or (course.started_on and course.started_on <= on):
        yield _ruled(course, on, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """The last day for the start, for whoever has applied and was not refused."""
    if course.applied_on is None or course.applied_on > on or _refused(course, on):
        return
    item = _ruled(course, on, policy)
    latest = StartDays.latest
    if course.start_deferrals and StartDays.latest_deferred.name in item.ruling.amounts:
        latest = StartDays.latest_deferred
    started = course.started_on if course.started_on and course.started_on <= on else None
    yield deadline("start", item, latest, done_on=started)


def _ruled(course: Course, on: date, policy: Mapping[str, int] | None) -> ItemRuling:
    started = course.started_on if course.started_on and course.started_on <= on else None
    facts = {
        Start.applied_on.name: course.applied_on,
        Start.started_on.name: started,
        Start.deferrals.name: course.start_deferrals,
    }
    return ruled("$.course.started_on", "start", started or on, facts, policy)


def _refused(course: Course, on: date) -> bool:
    """Whether the last word on the application is a refusal."""
    last = [item.kind for item in course.decisions if item.decided_on <= on]
    return bool(last) and last[-1] == "refused"
