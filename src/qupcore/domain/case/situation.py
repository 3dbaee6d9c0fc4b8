"""A person's situation, as far as it bears on a plan: time that is managed, treatment, a position, leave.

Each value is optional in a case. None of it bears on the right to a programme (§ 29).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import Slot, in_order
from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["DayFrame", "ManageableTime", "PlannedLeave", "Position", "Treatment", "week_minutes"]

_A_WEEK = 7 * 24 * 60


def week_minutes(minutes: int | None, what: str, *, least: int = 0) -> None:
    """Refuse minutes that no week has.

    Args:
        minutes: Minutes a week; None is not known.
        what: What they are of, for the message.
        least: The fewest that are possible.

    Raises:
        BadInput: There are fewer than `least`, or more than a week has.
    """
    if minutes is not None and not least <= minutes <= _A_WEEK:
        raise BadInput(
            worded("{what}: {minutes} minutes a week", what=worded(what), minutes=minutes),
            remedy=worded("give {least} to {most}", least=least, most=_A_WEEK),
            code="input.number",
        )


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class ManageableTime:
    """How much activity with others or at a workplace the person manages a week, as somebody judged it.

    Attributes:
        minutes_a_week: Minutes a week of work, courses and job search. Treatment, training and own activity
            come beside it.
        first: The first day it is for. Left out: from the beginning of the programme.
        by: Who judged it: a role or an opaque user id. Empty: not on record.
        at: The day of the judgement. Left out: not known.
        grounds: What the judgement rests on.
    """

    minutes_a_week: int
    first: date | None = None
    by: str = ""
    at: date | None = None
    grounds: str = ""

    def __attrs_post_init__(self) -> None:
        week_minutes(self.minutes_a_week, "the time that the person manages", least=1)


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Treatment:
    """Treatment that the person is in, or that is planned.

    Attributes:
        kind: For mental illness, addiction, or illness of the body. Left out: not known.
        minutes_a_week: The time that it takes a week. Left out: not known.
        slots: Its fixed times. Empty: none are known.
        first: First day. Left out: it runs already.
        last: Last day, included. Left out: not known.
    """

    kind: Literal["mental", "addiction", "body"] | None = None
    minutes_a_week: int | None = None
    slots: tuple[Slot, ...] = ()
    first: date | None = None
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the treatment")
        week_minutes(self.minutes_a_week, "the treatment")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Position:
    """A paid position that the person holds when the plan is made. § 30 counts it in full time.

    Attributes:
        minutes_a_week: Paid time a week. Left out: not known.
        slots: Its fixed times. Empty: none are known.
        last: Last day, included. Left out: it has no end.
        kind: Ordinary paid work, or apprenticeship (possible from 2019).
    """

    minutes_a_week: int | None = None
    slots: tuple[Slot, ...] = ()
    last: date | None = None
    kind: Literal["work", "apprenticeship"] = "work"

    def __attrs_post_init__(self) -> None:
        week_minutes(self.minutes_a_week, "the position")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class PlannedLeave:
    """A leave to come, in which nothing of a plan runs.

    Attributes:
        first: First day.
        last: Last day, included.
        reason: Why.
    """

    first: date
    last: date
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the leave")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class DayFrame:
    """The hours of a day within which fixed points can lie, as with a kindergarten or a bus.

    Attributes:
        start: Minutes after midnight before which nothing begins.
        end: Minutes after midnight after which nothing lasts.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end <= 24 * 60:
            raise BadInput(
                worded("a day from {start} to {end} minutes after midnight", start=self.start, end=self.end),
                remedy="give the start before the end: 8:30 is 510",
                code="input.number",
            )
