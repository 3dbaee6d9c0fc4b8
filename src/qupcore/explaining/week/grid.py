"""The days of a week beside each other, on a grid of hours."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import attrs

from qupcore.domain.answers.week import Week, WeekDay
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.palette import GROUND, LINE, QUIET
from qupcore.explaining.formats import said_short_day
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.week.blocks import SIZE, add_block
from qupcore.explaining.week.saying import clock, day_name, mark_said

__all__ = ["AXIS", "SCALE", "WIDTH", "Grid", "add_grid"]

WIDTH, AXIS = 1000, 56
_DAYS = WIDTH - AXIS - 4
"""The width of all days together: five have 188 each."""
_DATE_BESIDE = 180
"""The least width of a column with the date beside the name of the day; in another it stands below."""
SCALE = 1.2
"""The height of a minute; a quarter of an hour has room for a line of text."""
_LEAST = 0.85
"""The least height of a minute in a long day that must fit a sheet."""


@attrs.frozen
class Grid:
    """The grid of hours.

    Attributes:
        top: The top of the headings of the days.
        column: The width of a day.
        marks: The marks of each day, in lines that fit its column.
        start: The first minute shown.
        end: The last minute shown.
        size: The size of the letters in the pieces and marks.
        scale: The height of a minute.
    """

    top: float
    column: float
    marks: tuple[tuple[str, ...], ...]
    start: int
    end: int
    size: float
    scale: float

    @classmethod
    def of(
        cls, week: Week, words: Phrases, *, top: float, size: float = SIZE, height: float | None = None
    ) -> Grid:
        """The whole hours that have room for the frame and for all blocks outside it.

        Args:
            week: The week.
            words: The language.
            top: The top of the headings of the days.
            size: The size of the letters in the pieces and marks.
            height: The height to fill, where minutes are stretched or shrunk.
        """
        blocks = [block for day in week.days for block in day.blocks]
        start = min([week.frame[0], *(block.start for block in blocks)]) // 60 * 60
        end = -(-max([week.frame[1], *(block.end for block in blocks)]) // 60) * 60
        column = round(_DAYS / len(week.days), 2)
        marks = tuple(_marks(day, words, size, column) for day in week.days)
        grid = cls(top, column, marks, start, end, size, SCALE)
        if height is None:
            return grid
        return attrs.evolve(grid, scale=max(_LEAST, (height - grid.first) / (end - start)))

    @property
    def first(self) -> float:
        """The top of the first hour, below the headings and marks."""
        return self.top + self.heading + (self.size + 3) * max(map(len, self.marks))

    @property
    def heading(self) -> float:
        """The height of the name and date of a day."""
        return 28 if self.column >= _DATE_BESIDE else 44

    def left(self, number: int) -> float:
        """The left edge of a day, from 0; after the last day, the right edge."""
        return round(AXIS + number * self.column, 2)

    def y(self, minutes: int) -> float:
        """The place of a minute of the day."""
        return self.first + (minutes - self.start) * self.scale


def _heads(week: Week, words: Phrases, column: float) -> list[tuple[str, str]]:
    """The weekday and date of each day; the month in short in all where one date does not fit whole."""
    heads = [day_name(day.on, words) for day in week.days]
    beside = column >= _DATE_BESIDE
    if all(
        text_width(on, 12) + (text_width(weekday, 14) if beside else 0) <= column - 14
        for weekday, on in heads
    ):
        return heads
    return [
        (weekday, said_short_day(day.on, words.lang))
        for day, (weekday, _) in zip(week.days, heads, strict=True)
    ]


def _marks(day: WeekDay, words: Phrases, size: float, column: float) -> tuple[str, ...]:
    return tuple(line for mark in day.marks for line in wrapped(mark_said(mark, words), column - 14, size, 3))


def add_grid(root: ET.Element, week: Week, words: Phrases, prefix: str, grid: Grid) -> float:
    """Draw the days with their headings, hours and pieces; return the bottom."""
    bottom = grid.y(grid.end)
    heads = _heads(week, words, grid.column)
    for number, day in enumerate(week.days):
        x = grid.left(number)
        ground = GROUND if day.counts else f"url(#{prefix}-free)"
        add(root, "rect", x=x, y=grid.first, width=grid.column, height=bottom - grid.first, fill=ground)
        weekday, on = heads[number]
        head = add(root, "text", x=x + 6, y=grid.top + 16, font_size=14)
        add(head, "tspan", weekday, font_weight="bold")
        if grid.column >= _DATE_BESIDE:
            add(head, "tspan", on, font_size=12, fill=QUIET, dx=6)
        else:
            add(root, "text", on, x=x + 6, y=grid.top + 33, font_size=12, fill=QUIET)
        for line, text in enumerate(grid.marks[number]):
            y = grid.top + grid.heading + 4 + (grid.size + 3) * line
            add(root, "text", text, x=x + 6, y=y, font_size=grid.size, font_weight="bold")
    for minutes in range(grid.start, grid.end + 1, 60):
        y = grid.y(minutes)
        add(root, "line", x1=AXIS - 4, y1=y, x2=WIDTH - 4, y2=y, stroke="#c8c8c8")
        add(root, "text", clock(minutes), x=AXIS - 8, y=y + 4, font_size=12, text_anchor="end", fill=QUIET)
    for number in range(len(week.days) + 1):
        x = grid.left(number)
        add(root, "line", x1=x, y1=grid.top, x2=x, y2=bottom, stroke=LINE)
    for number, day in enumerate(week.days):
        left = grid.left(number)
        add_block(root, day, week, words, prefix, left=left, width=grid.column, y=grid.y, size=grid.size)
    return bottom
