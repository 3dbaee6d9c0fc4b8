"""The line of time of a course: months from above to below."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

import attrs
from babel.dates import format_date

from qupcore.drawing.shapes import Label, Shape, Stroke
from qupcore.explaining.phrases import Phrases

__all__ = ["Axis", "axis_shapes"]

_MONTH, _TALLEST, _LABEL = 26.0, 1100.0, 20.0
"""The height of a month, of the tallest line of time, and the least between two names of months."""
_LOCALE = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


@attrs.frozen
class Axis:
    """From days to heights.

    Attributes:
        first: The first day, the first of its month.
        last: The last day, the last of its month.
        top: Where the first day begins.
        bottom: Where the last day ends.
    """

    first: date
    last: date
    top: float
    bottom: float

    @classmethod
    def over(cls, first: date, last: date, top: float, least: float) -> Axis:
        """The line of time for some days, at least as high as its labels need."""
        end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        months = (end.year - first.year) * 12 + end.month - first.month + 1
        return cls(first.replace(day=1), end, top, top + max(min(months * _MONTH, _TALLEST), least))

    def y(self, day: date, *, after: bool = False) -> float:
        """The height at which a day begins, or at which it is over."""
        days = self.last.toordinal() - self.first.toordinal() + 1
        place = day.toordinal() - self.first.toordinal() + after
        return round(self.top + (self.bottom - self.top) * place / days, 2)


def axis_shapes(axis: Axis, x: float, left: float, right: float, words: Phrases) -> Iterator[Shape]:
    """The names of the months, as many as there is room for, and a line for each."""
    below = axis.top - _LABEL
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    for number in range(months):
        year, month = divmod(axis.first.month - 1 + number, 12)
        day = date(axis.first.year + year, month + 1, 1)
        y = axis.y(day)
        room = y - below >= _LABEL
        if room and (
            day.month in (1, 4, 7, 10) or number == 0 or (axis.bottom - axis.top) / months >= _LABEL
        ):
            name = format_date(day, "LLL y", locale=_LOCALE[words.lang]).replace(".", "")
            yield Label(name, x, y + 4.5, 12.0, quiet=True)
            below = y
        yield Stroke(f"M{left - 4} {y:g}H{right}", 1.0 if day.month == 1 else 0.5)
    yield Stroke(f"M{left - 4} {axis.bottom:g}H{right}", 0.5)
