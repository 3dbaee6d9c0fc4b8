"""What a person manages on a day, and the hours of the day that can be used, as the case tells them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import MeasureClass, Slot
from qupcore.domain.case.situation import DayFrame, ManageableTime, Treatment

__all__ = ["ATTENDED", "asks_for_the_day", "is_treatment", "managed_on", "outside_the_day", "within_the_day"]

ATTENDED: tuple[MeasureClass, ...] = ("work_directed", "supporting", "job_search")
"""The classes whose time the person must manage: treatment, training and own activity come beside it."""

_WORKING_DAYS = 5


def managed_on(case: Participant, day: date) -> ManageableTime | None:
    """The newest judgement of what the person manages that counts on a day; None where there is none.

    >>> from qupcore.domain.case.planning import Planning
    >>> first = ManageableTime(minutes_a_week=600)
    >>> then = ManageableTime(minutes_a_week=1200, first=date(2027, 1, 4))
    >>> case = Participant(ref="a", planning=Planning(manages=(first, then)))
    >>> [managed_on(case, day).minutes_a_week for day in (date(2027, 1, 3), date(2027, 1, 4))]
    [600, 1200]
    """
    told = case.planning.manages if case.planning else ()
    known = [item for item in told if item.first is None or item.first <= day]
    return sorted(known, key=lambda item: item.first or date.min)[-1] if known else None


def within_the_day(case: Participant) -> int | None:
    """The minutes of five days within the hours of the person's day; None where those hours are not known.

    The way to a fixed point and home again takes its time from them. The care of others does not: it is why
    the hours are what they are, and they are asked for where only the care is known.

    >>> from qupcore.domain.case.planning import Planning
    >>> told = Planning(day_frame=DayFrame(start=540, end=900), travel_minutes_a_day=60)
    >>> within_the_day(Participant(ref="a", planning=told))
    1500
    """
    planning = case.planning
    if planning is None or planning.day_frame is None:
        return None
    a_day = planning.day_frame.end - planning.day_frame.start - (planning.travel_minutes_a_day or 0)
    return max(0, a_day) * _WORKING_DAYS


def asks_for_the_day(case: Participant) -> bool:
    """Whether the person cares for others in the daytime, and the hours that are left are not known."""
    planning = case.planning
    return planning is not None and bool(planning.care_minutes_a_week) and planning.day_frame is None


def outside_the_day(slots: Iterable[Slot], frame: DayFrame | None) -> tuple[Slot, ...]:
    """The fixed times that begin before, or last beyond, the hours of the day that can be used."""
    if frame is None:
        return ()
    return tuple(slot for slot in slots if slot.start < frame.start or slot.end > frame.end)


def is_treatment(slots: Iterable[Slot], treatments: Iterable[Treatment]) -> bool:
    """Whether fixed times are those of treatment that the case tells of."""
    told = {slot for item in treatments for slot in item.slots}
    these = set(slots)
    return bool(these) and these <= told
