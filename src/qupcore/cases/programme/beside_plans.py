"""What a case tells for planning that the rules on content read: a position, wishes, leave to come."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.situation import PlannedLeave
from qupcore.law.terms.content import Combined
from qupcore.law.vocabulary import question

__all__ = ["NOTHING_BESIDE", "BesidePlans", "beside_plans"]

_HOURS = "$.planning.position.minutes_a_week"


@attrs.frozen(kw_only=True)
class BesidePlans:
    """What the case tells beside its plans.

    Attributes:
        wishes: Whether something that the participant wants is on record.
        work: The position, where the course has no paid work.
        leaves: Leave to come, in which no time is asked of a week.
    """

    wishes: bool = False
    work: tuple[Work, ...] = ()
    leaves: tuple[PlannedLeave, ...] = ()

    def on_leave(self, day: date) -> bool:
        """Whether a day lies in leave to come."""
        return any(item.first <= day <= item.last for item in self.leaves)

    @property
    def asks(self) -> tuple[Question, ...]:
        """The question about the hours of the position; empty where they are known."""
        if all(item.minutes_a_week is not None for item in self.work):
            return ()
        return (attrs.evolve(question(Combined.minutes_a_week.name, "$.course.work[0]"), path=_HOURS),)


NOTHING_BESIDE = BesidePlans()
"""For a course without its case."""


def beside_plans(case: Participant) -> BesidePlans:
    """The position, wishes and leave to come of a case; the jobs of the course come before a position.

    >>> from qupcore.domain.case.planning import Planning
    >>> from qupcore.domain.case.situation import Position
    >>> told = Planning(interests=("no:aft",), position=Position(minutes_a_week=900))
    >>> found = beside_plans(Participant(ref="a", planning=told))
    >>> found.wishes, [item.minutes_a_week for item in found.work]
    (True, [900])
    """
    planning, course = case.planning, case.course
    if planning is None:
        return NOTHING_BESIDE
    position = planning.position if course is None or not course.work else None
    work: tuple[Work, ...] = ()
    if position is not None:
        hours, kind = position.minutes_a_week, position.kind
        work = (Work(first=date.min, last=position.last, minutes_a_week=hours, kind=kind),)
    return BesidePlans(wishes=bool(planning.interests), work=work, leaves=planning.leaves or ())
