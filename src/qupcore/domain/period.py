"""A span of days."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Period"]


@attrs.frozen(field_transformer=sound_entry)
class Period:
    """From the first day to the last, both included; no last day means it runs on.

    >>> Period.parse("2010-01-01/2018-12-31").contains(date(2018, 12, 31))
    True
    >>> Period.parse("2019-01-01/..").contains(date(2018, 12, 31))
    False
    """

    start: date
    end: date | None = attrs.field(default=None)

    @end.validator
    def _in_order(self, _: object, end: date | None) -> None:
        if end is not None and end < self.start:
            raise BadInput(
                worded("a period ends ({end}) before it starts ({start})", end=end, start=self.start),
                remedy="swap or correct the dates",
                code="input.period",
            )

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ISO 8601 `start/end`, where `..` as the end means open."""
        if not isinstance(text, str):
            raise BadInput(
                "a period must be a text", remedy="write 2019-01-01/.. or both dates", code="input.type"
            )
        start, _, end = text.partition("/")
        try:
            return cls(date.fromisoformat(start), None if end == ".." else date.fromisoformat(end))
        except ValueError:
            raise BadInput(
                worded("{text!r} is not a period", text=text),
                remedy="write 2019-01-01/.. or both dates",
                code="input.date",
            ) from None

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share at least one day."""
        return (other.end is None or self.start <= other.end) and (
            self.end is None or other.start <= self.end
        )

    def __str__(self) -> str:
        return f"{self.start}/{self.end or '..'}"
