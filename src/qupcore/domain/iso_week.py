"""A week of the calendar, numbered as in Norway: ISO 8601."""

from __future__ import annotations

import re
from datetime import date, timedelta

import attrs

from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["IsoWeek"]


@attrs.frozen(order=True, field_transformer=sound_fields)
class IsoWeek:
    """A week by its ISO year and number.

    >>> IsoWeek.parse("2026-W36").working_days[0]
    datetime.date(2026, 8, 31)
    >>> str(IsoWeek.of(date(2027, 1, 1)))
    '2026-W53'
    """

    year: int
    number: int

    def __attrs_post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, 5)
        except ValueError:
            raise BadInput(
                worded("there is no week {number} in {year}", number=self.number, year=self.year),
                remedy="a year has the weeks 1 to 52, a long one 53 (2026 has 53)",
                code="input.date",
            ) from None

    @classmethod
    def parse(cls, text: str, *, path: str = "week") -> IsoWeek:
        """Read `2026-W36`.

        Args:
            text: The year, `-W` and two digits.
            path: How the error calls the place it stands in.

        Raises:
            BadInput: it is no week, or no week of that year.
        """
        if not re.fullmatch(r"\d{4}-W\d\d", text, re.ASCII):
            raise BadInput(
                worded("{text!r} is not a week", text=text),
                remedy="write the ISO year and week as 2026-W36",
                faults=(Fault(path, "expected YYYY-Www", code="input.date"),),
                code="input.date",
            )
        try:
            return cls(int(text[:4]), int(text[6:]))
        except BadInput as error:
            raise BadInput(
                error.what,
                remedy=error.remedy,
                faults=(Fault(path, worded("{text} is not in the calendar", text=text), code="input.date"),),
                code="input.date",
            ) from None

    @classmethod
    def of(cls, day: date) -> IsoWeek:
        """The week that contains a day."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def working_days(self) -> tuple[date, ...]:
        """Monday to Friday."""
        monday = date.fromisocalendar(self.year, self.number, 1)
        return tuple(monday + timedelta(days=number) for number in range(5))

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday; the last week of the calendar ends on a Friday.

        >>> IsoWeek(2026, 53).days[-1]
        datetime.date(2027, 1, 3)
        """
        first = self.working_days[0].toordinal()
        return tuple(map(date.fromordinal, range(first, min(first + 6, date.max.toordinal()) + 1)))

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"
