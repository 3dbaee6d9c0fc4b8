"""How much of a week an element takes, and how that is known."""

from __future__ import annotations

import attrs

from qupcore.domain.plan import Element
from qupcore.domain.week import TimeFrom

__all__ = ["ElementTime", "element_time"]


@attrs.frozen
class ElementTime:
    """The time of an element in a full week, in minutes.

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


def element_time(element: Element, full_time: int) -> ElementTime:
    """The time of an element in a full week.

    Minutes a week go before percent; an element with fixed times only takes those. Where fixed times come
    to more than is stated, they are counted, since they are what the week is laid out with.

    Args:
        element: The element.
        full_time: Minutes of a full-time place, which percent are of. Half minutes are rounded up.

    >>> element_time(Element(measure="no:oppfoelging", percent=50), 2250).whole
    1125
    >>> element_time(Element(measure="no:oppfoelging"), 2250).whole is None
    True
    """
    fixed = sum(slot.end - slot.start for slot in element.slots)
    if element.minutes_a_week is not None:
        stated, known_from = element.minutes_a_week, "stated"
    elif element.percent is not None:
        stated, known_from = (full_time * element.percent + 50) // 100, "percent"
    elif fixed:
        return ElementTime("slots", fixed, fixed)
    else:
        return ElementTime("unknown", None, 0)
    return ElementTime(
        "stated" if known_from == "stated" else "percent", max(stated, fixed), fixed, fixed > stated
    )
