"""The days on which nothing of a plan runs: leave to come, approved leave, and interruption."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.participant import Participant

__all__ = ["AwayKind", "TimeAway", "away_on", "planned_leave_on", "times_away"]

AwayKind = Literal["leave_planned", "leave_approved", "interrupted"]


@attrs.frozen(kw_only=True)
class TimeAway:
    """Days on which nothing of a plan runs.

    Attributes:
        kind: Leave to come, approved leave, or an interruption.
        first: First day.
        last: Last day, included. Left out: not known; it still runs.
    """

    kind: AwayKind
    first: date
    last: date | None = None

    def contains(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


def times_away(case: Participant) -> tuple[TimeAway, ...]:
    """The times away of a person, by first day.

    An absence is none of them: the plan goes on, and the absence is judged by itself.

    >>> from qupcore.domain.case.planning import Planning
    >>> from qupcore.domain.case.situation import PlannedLeave
    >>> told = PlannedLeave(first=date(2027, 1, 4), last=date(2027, 3, 28))
    >>> [item.kind for item in times_away(Participant(ref="a", planning=Planning(leaves=(told,))))]
    ['leave_planned']
    """
    planned = (case.planning.leaves or ()) if case.planning else ()
    found = [TimeAway(kind="leave_planned", first=item.first, last=item.last) for item in planned]
    if case.course is not None:
        found += [
            TimeAway(kind="leave_approved", first=item.first, last=item.last) for item in case.course.leaves
        ]
        found += [
            TimeAway(kind="interrupted", first=stop.stops_from, last=stop.last)
            for stop, _ in case.course.stops()
            if stop.last is None or stop.stops_from <= stop.last
        ]
    return tuple(sorted(found, key=lambda item: item.first))


def away_on(case: Participant, day: date) -> bool:
    """Whether a day lies in a time away."""
    return any(item.contains(day) for item in times_away(case))


def planned_leave_on(case: Participant, day: date) -> bool:
    """Whether a day lies in leave to come."""
    return any(item.contains(day) for item in times_away(case) if item.kind == "leave_planned")
