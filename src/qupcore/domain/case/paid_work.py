"""The paid work beside a plan: the jobs of the course, else the position that the case tells of."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Slot

__all__ = ["PaidWork", "paid_work"]


@attrs.frozen(kw_only=True)
class PaidWork:
    """A job beside the plan.

    Attributes:
        source: Where the case tells of it: the jobs of the course, the position, or only that the person is
            employed.
        first: First day. Left out: it runs already.
        last: Last day, included. Left out: it has no end.
        minutes_a_week: Paid time a week. Left out: not known.
        kind: Ordinary paid work, or apprenticeship. Left out: not known.
        slots: Its fixed times. Empty: none are known.
    """

    source: Literal["course", "position", "employed"]
    first: date | None = None
    last: date | None = None
    minutes_a_week: int | None = None
    kind: Literal["work", "apprenticeship"] | None = None
    slots: tuple[Slot, ...] = ()

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def paid_work(case: Participant) -> tuple[PaidWork, ...]:
    """The jobs of a person, each counted once.

    The jobs of the course are the record, so the position, which was told for planning, counts only where the
    course has none. A person who is employed has a job of which nothing else is known.

    >>> from qupcore.domain.case.planning import Planning
    >>> from qupcore.domain.case.situation import Position
    >>> told = Participant(ref="a", planning=Planning(position=Position(minutes_a_week=1125)))
    >>> [(job.source, job.minutes_a_week) for job in paid_work(told)]
    [('position', 1125)]
    """
    if case.course is not None and case.course.work:
        return tuple(
            PaidWork(
                source="course",
                first=item.first,
                last=item.last,
                minutes_a_week=item.minutes_a_week,
                kind=item.kind,
            )
            for item in case.course.work
        )
    position = case.planning.position if case.planning else None
    if position is not None:
        return (
            PaidWork(
                source="position",
                last=position.last,
                minutes_a_week=position.minutes_a_week,
                kind=position.kind,
                slots=position.slots,
            ),
        )
    about = case.circumstances
    return (PaidWork(source="employed"),) if about is not None and about.employed else ()
