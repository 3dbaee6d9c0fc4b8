"""Hours as whole minutes: exact, never a float."""

from __future__ import annotations

import re
from functools import total_ordering

import attrs

from qupcore.errors import BadInput

__all__ = ["Hours"]

_DECIMAL = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?", re.ASCII)
_MOST = 168 * 60


@total_ordering
@attrs.frozen(order=False)
class Hours:
    """A stretch of time in whole minutes, from none to a week.

    >>> Hours.from_hours("37.5")
    Hours(minutes=2250)
    >>> str(Hours(minutes=450))
    '7.5'
    """

    minutes: int = attrs.field()

    @minutes.validator
    def _whole(self, _: object, minutes: object) -> None:
        if type(minutes) is not int or not 0 <= minutes <= _MOST:
            raise BadInput(
                f"a stretch of hours is 0 to {_MOST} whole minutes, got {minutes!r}",
                remedy="use Hours.from_hours",
            )

    @classmethod
    def from_hours(cls, hours: int | str) -> Hours:
        """Read hours given as a whole number or a decimal string that makes whole minutes (`"7.5"`).

        Raises:
            BadInput: for anything else.
        """
        if type(hours) is int and hours >= 0:
            return cls(hours * 60)
        if isinstance(hours, str) and (match := _DECIMAL.fullmatch(hours)):
            whole, hundredths = match.groups()
            minutes, rest = divmod(int((hundredths or "").ljust(2, "0")) * 60, 100)
            if not rest:
                return cls(int(whole) * 60 + minutes)
        raise BadInput(
            "expected hours as a whole number or a decimal string of whole minutes",
            remedy='write 18 or "37.5" (a quarter is .25)',
        )

    def __lt__(self, other: Hours) -> bool:
        return self.minutes < other.minutes if isinstance(other, Hours) else NotImplemented

    def __str__(self) -> str:
        whole, minutes = divmod(self.minutes, 60)
        return f"{whole}.{minutes * 100 // 60:02}".rstrip("0").rstrip(".")
