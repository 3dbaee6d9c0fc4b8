"""The line of time of a course: from days to places, from above to below or from left to right."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

import attrs
from babel.dates import format_date

from qupcore.drawing.shapes import Label, Shape, Stroke
from qupcore.explaining.phrases import Phrases

__all__ = ["Axis", "axis_shapes", "month_said"]

_MONTH, _TALLEST, _LABEL = 26.0, 1100.0, 20.0
"""The height of a month, of the tallest line of time, and the least between two names of months."""
_LOCALE = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


@attrs.frozen
class Axis:
    """From days to places.

    Attributes:
        first: The first day, the first of its month.
        last: The last day, the last of its month.
        start: Where the first day begins.
        end: Where the last day ends.
    """

    first: date
    last: date
    start: float
    end: float

    @classmethod
    def between(cls, first: date, last: date, start: float, end: float) -> Axis:
        """The line of time for some days between two places."""
        whole = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return cls(first.replace(day=1), whole, start, end)

    @classmethod
    def over(cls, first: date, last: date, top: float, least: float) -> Axis:
        """The line of time for some days from above to below, at least as high as its labels need."""
        axis = cls.between(first, last, top, top)
        height = max(min(len(axis.months) * _MONTH, _TALLEST), least)
        return attrs.evolve(axis, end=top + height)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        begins = self.first.year * 12 + self.first.month - 1
        count = self.last.year * 12 + self.last.month - begins
        return tuple(date(index // 12, index % 12 + 1, 1) for index in range(begins, begins + count))

    def at(self, day: date, *, after: bool = False) -> float:
        """The place at which a day begins, or at which it is over."""
        days = self.last.toordinal() - self.first.toordinal() + 1
        place = day.toordinal() - self.first.toordinal() + after
        return round(self.start + (self.end - self.start) * place / days, 2)


def month_said(day: date, words: Phrases, *, year: bool = True) -> str:
    """The name of a month in short, with its year."""
    return format_date(day, "LLL y" if year else "LLL", locale=_LOCALE[words.lang]).replace(".", "")


def axis_shapes(axis: Axis, x: float, left: float, right: float, words: Phrases) -> Iterator[Shape]:
    """The names of the months from above to below, as many as there is room for, and a line for each."""
    below = axis.start - _LABEL
    for number, day in enumerate(axis.months):
        y = axis.at(day)
        room = y - below >= _LABEL
        each = (axis.end - axis.start) / len(axis.months) >= _LABEL
        if room and (day.month in (1, 4, 7, 10) or number == 0 or each):
            yield Label(month_said(day, words), x, y + 4.5, 12.0, quiet=True)
            below = y
        yield Stroke(f"M{left - 4} {y:g}H{right}", 1.0 if day.month == 1 else 0.5)
    yield Stroke(f"M{left - 4} {axis.end:g}H{right}", 0.5)
