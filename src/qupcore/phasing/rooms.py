"""What a week of each phase has room for: full time, less paid work, and what the person manages."""

from __future__ import annotations

from datetime import date

from qupcore.domain.case.participant import Participant
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.spans import Spans

__all__ = ["paid_minutes", "rooms_of"]


def rooms_of(
    case: Participant, spans: Spans, full: int, aims: CourseAims, own: bool
) -> tuple[tuple[WeekRoom, ...], bool]:
    """The room in each phase, and whether what the person manages is an assumption."""
    planning = case.planning
    told = planning.manages if planning else ()
    assumed = not told and _may_not_manage(case)
    found: list[WeekRoom] = []
    managed: int | None = aims.start_minutes if assumed else None
    stated: object = None
    for span in spans.phases:
        known = [item for item in told if item.first is None or item.first <= span.first]
        newest = max(known, key=lambda item: item.first or date.min, default=None)
        if newest is not None and newest is not stated:
            managed, stated = newest.minutes_a_week, newest
        elif managed is not None and found:
            managed = managed * aims.growth_percent // 100
        room = max(0, full - paid_minutes(case, span.first))
        limit = None if managed is None or managed >= room else managed // 15 * 15
        found.append(WeekRoom(room, limit, aims.own_activity if own else 0))
    return tuple(found), assumed


def paid_minutes(case: Participant, day: date) -> int:
    """The known minutes a week of paid work on a day."""
    course, planning = case.course, case.planning
    if course is not None and course.work:
        return sum(
            item.minutes_a_week or 0
            for item in course.work
            if item.first <= day and (item.last is None or day <= item.last)
        )
    position = planning.position if planning else None
    if position is None or (position.last is not None and position.last < day):
        return 0
    return position.minutes_a_week or 0


def _may_not_manage(case: Participant) -> bool:
    """Whether the case says that the person is in treatment and has reduced capacity."""
    facts = case.circumstances
    return facts is not None and facts.in_treatment is True and facts.reduced_capacity is True
