"""The choices of an office for the layout of a week; none of them is law."""

from __future__ import annotations

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["WeekPolicy"]

_DAY = 24 * 60


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class WeekPolicy:
    """What an office chooses. Minutes are whole quarter hours.

    Attributes:
        frame_start: Minutes after midnight at which a day begins.
        frame_end: Minutes after midnight at which it ends, not included.
        travel_minutes: Travel before the first and after the last fixed time of a day. It is shown, and
            never counted.
        break_minutes: A break in the first free time from `break_from` on that lies between fixed times of
            the day. It is shown, and never counted.
        break_from: Minutes after midnight from which the break may lie.
        propose: Whether times are proposed for flexible hours. Else they are listed without one.

    >>> WeekPolicy(frame_start=960)
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: hours of the day from 960 to 960 minutes after midnight
      remedy: give quarter hours, the start before the end: 8:00 to 16:00 is 480 and 960
    """

    frame_start: int = 8 * 60
    frame_end: int = 16 * 60
    travel_minutes: int = 0
    break_minutes: int = 0
    break_from: int = 11 * 60
    propose: bool = False

    def __attrs_post_init__(self) -> None:
        if not _quarters(self.frame_start, self.frame_end) or self.frame_start >= self.frame_end:
            raise BadInput(
                worded(
                    "hours of the day from {frame_start} to {frame_end} minutes after midnight",
                    frame_start=self.frame_start,
                    frame_end=self.frame_end,
                ),
                remedy="give quarter hours, the start before the end: 8:00 to 16:00 is 480 and 960",
                code="input.number",
            )
        if not _quarters(self.travel_minutes, self.break_minutes, self.break_from):
            raise BadInput(
                "travel or a break is not a whole number of quarter hours",
                remedy="give whole quarter hours: 0, 15, 30, ...",
                code="input.number",
            )


def _quarters(*minutes: int) -> bool:
    return all(0 <= number <= _DAY and number % 15 == 0 for number in minutes)
