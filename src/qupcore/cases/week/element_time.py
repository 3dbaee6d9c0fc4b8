"""The time of an element in a week, and the source of that time."""

from __future__ import annotations

import attrs

from qupcore.cases.week.active import Active
from qupcore.domain.answers.week import TimeFrom
from qupcore.domain.case.fixed_times import mean_minutes

__all__ = ["ElementTime", "element_time"]


@attrs.frozen
class ElementTime:
    """The time of an element in one week, all of whose days count, in minutes.

    Attributes:
        known_from: Where it is known from.
        whole: All of it. None: not known.
        fixed: What its fixed times come to.
        more_slots: Whether they come to more than the plan says.
    """

    known_from: TimeFrom
    whole: int | None
    fixed: int
    more_slots: bool = False

    @property
    def flexible(self) -> int | None:
        """The part without a fixed time. None: not known."""
        return None if self.whole is None else self.whole - self.fixed


def element_time(item: Active) -> ElementTime:
    """The time of an element in a full week.

    The first of these counts: the time stated in the plan, the fixed times, the offer, and the full place in
    the catalogue where it is not adapted to the person. Participation in percent without fixed times gives no
    known minutes, since no source gives the full time. Fixed times above the stated time are counted, since
    the week is laid out with them.

    The time stated is a mean where a fixed time or the offer is not held every week: what it has beyond the
    mean of the fixed times is without a time, and this week has its own fixed times.

    >>> from qupcore import Element

    >>> from qupcore.cases import Slot
    >>> element_time(Active(Element(measure="no:aft", percent=50), (0, 1, 2, 3, 4))).whole is None
    True
    >>> slots = (Slot(day="monday", start=540, end=600),)
    >>> element_time(Active(Element(measure="Norsk", minutes_a_week=150, slots=slots), (0,))).flexible
    90
    """
    mean = mean_minutes(item.slots)
    fixed = sum(slot.end - slot.start for slot in item.slots_of_week)
    found = _stated(item, mean)
    if found is None:
        return ElementTime("unknown", None, 0)
    known_from, minutes = found
    flexible = max(minutes - mean, 0) * item.share_of_week
    return ElementTime(known_from, fixed + flexible, fixed, mean > minutes)


def _stated(item: Active, mean: int) -> tuple[TimeFrom, int] | None:
    element = item.element
    if element.minutes_a_week is not None:
        return "stated", element.minutes_a_week
    if element.slots:
        return "slots", mean
    if element.percent is not None:
        return None
    if item.offer is not None and item.offer.minutes_a_week is not None:
        return "offer", item.offer.minutes_a_week
    if mean:
        return "offer", mean
    time = item.measure.time if item.measure else None
    if time is None or time.adapted or time.minutes_a_week is None:
        return None
    return "catalogue", time.minutes_a_week
