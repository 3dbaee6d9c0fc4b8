"""A week as an SVG picture; the same week gives the same bytes."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

import attrs

from qupcore.domain.answers.week import Week, WeekDay
from qupcore.drawing.lettering import fitted, wrapped
from qupcore.drawing.markup import add, svg_text
from qupcore.drawing.palette import GROUND, INK, LINE, QUIET, add_patterns
from qupcore.explaining.phrases import phrases
from qupcore.explaining.week.blocks import add_block
from qupcore.explaining.week.legend import add_legend
from qupcore.explaining.week.rows import day_rows, element_rows
from qupcore.explaining.week.saying import clock, day_name, mark_said, sum_said, title, whole_span

__all__ = ["picture_prefix", "week_picture", "week_svg"]

WIDTH, AXIS, COLUMN = 1000, 56, 188
TOP = 64
"""The top of the headings of the days."""
SCALE = 1.2
"""The height of a minute; a quarter of an hour has room for a line of text."""
FONT = "system-ui, 'Segoe UI', Roboto, Arial, 'DejaVu Sans', sans-serif"
_MARK = 11.0


@attrs.frozen
class _Grid:
    """The grid of hours: the first and last minute shown, and the top of the first."""

    start: int
    end: int
    top: float

    def y(self, minutes: int) -> float:
        return self.top + (minutes - self.start) * SCALE


def week_svg(week: Week, lang: str = "nb") -> str:
    """The week as an SVG file.

    Colours and patterns show the classes, each piece has a label, and pieces that overlap are side by side. A
    label that does not fit ends in an ellipsis and is complete in a title. A description gives all as text.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: the language is not one of these.
    """
    return svg_text(week_picture(week, lang))


def picture_prefix(week: Week, lang: str) -> str:
    """The prefix of the ids in the picture of this week: no other week has it."""
    # The ids are those of 0.1, so that a picture drawn again is the same file. They are a hash of `repr`,
    # which names the classes; no hash of the content alone gives them. Whoever renames a class of a week, or
    # changes its fields, adds a replacement here. `WorkBeside` was called `Beside` in 0.1.
    key = f"{lang} {week!r}".replace("WorkBeside(", "Beside(")
    return "w" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10]


def week_picture(week: Week, lang: str, *, hidden: bool = False) -> ET.Element:
    """The picture as an element for use in a page; its ids are unique to this week.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.
        hidden: Whether screen readers pass it by, because tables beside it say the same.
    """
    words = phrases(lang)
    prefix = picture_prefix(week, lang)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "lang": lang,
            "xml:lang": lang,
            **(
                {"aria-hidden": "true"}
                if hidden
                else {"role": "img", "aria-labelledby": f"{prefix}-title {prefix}-desc"}
            ),
            "font-family": FONT,
            "fill": INK,
        },
    )
    if not hidden:
        add(root, "title", f"{title(week, words)}, {whole_span(week, words)}", id=f"{prefix}-title")
        add(root, "desc", _described(week, lang), id=f"{prefix}-desc")
    add_patterns(root, prefix)
    ground = add(root, "rect", width=WIDTH, fill=GROUND)
    add(root, "text", title(week, words), x=12, y=30, font_size=22, font_weight="bold")
    span = whole_span(week, words)
    add(root, "text", span, x=WIDTH - 8, y=30, font_size=14, text_anchor="end", fill=QUIET)
    marks = [_marks(day, lang) for day in week.days]
    head = 24 + 14 * max(map(len, marks))
    grid = _grid(week, TOP + head + 4)
    _add_days(root, week, marks, grid, lang, prefix)
    bottom = add_legend(root, week, words, prefix, top=grid.y(grid.end) + 30, width=WIDTH)
    ground.set("height", f"{bottom:g}")
    root.set("viewBox", f"0 0 {WIDTH} {bottom:g}")
    root.set("width", str(WIDTH))
    root.set("height", f"{bottom:g}")
    return root


def _described(week: Week, lang: str) -> str:
    """The content of the picture as one text."""
    words = phrases(lang)
    said = []
    for day in day_rows(week, words):
        times = "; ".join(
            " ".join(filter(None, (row.time, row.what, row.collision and f"({row.collision})")))
            for row in day.rows
        )
        said.append(f"{day.day}{''.join(f', {mark}' for mark in day.marks)}: {times}.")
    said += [f"{row.number} {row.name}: {row.classed}, {row.time}." for row in element_rows(week, words)]
    return " ".join([*said, *sum_said(week, words)])


def _marks(day: WeekDay, lang: str) -> list[str]:
    """The marks of a day, in lines that fit its column."""
    words = phrases(lang)
    return [line for mark in day.marks for line in wrapped(mark_said(mark, words), COLUMN - 14, _MARK, 3)]


def _grid(week: Week, top: float) -> _Grid:
    """The grid of whole hours that has room for the frame and for all blocks outside it."""
    blocks = [block for day in week.days for block in day.blocks]
    start = min([week.frame[0], *(block.start for block in blocks)])
    end = max([week.frame[1], *(block.end for block in blocks)])
    return _Grid(start // 60 * 60, -(-end // 60) * 60, top)


def _add_days(
    root: ET.Element, week: Week, marks: list[list[str]], grid: _Grid, lang: str, prefix: str
) -> None:
    words = phrases(lang)
    height = (grid.end - grid.start) * SCALE
    for number, day in enumerate(week.days):
        x = AXIS + number * COLUMN
        ground = GROUND if day.counts else f"url(#{prefix}-free)"
        add(root, "rect", x=x, y=grid.top, width=COLUMN, height=height, fill=ground)
        weekday, on = day_name(day.on, words)
        head = add(root, "text", x=x + 6, y=TOP + 16, font_size=14)
        add(head, "tspan", weekday, font_weight="bold")
        add(head, "tspan", fitted(on, COLUMN - 92, 12), font_size=12, fill=QUIET, dx=6)
        for line, text in enumerate(marks[number]):
            add(root, "text", text, x=x + 6, y=TOP + 32 + 14 * line, font_size=_MARK, font_weight="bold")
    _add_hours(root, grid)
    for number in range(len(week.days) + 1):
        x = AXIS + number * COLUMN
        add(root, "line", x1=x, y1=TOP, x2=x, y2=grid.y(grid.end), stroke=LINE)
    for number, day in enumerate(week.days):
        left = AXIS + number * COLUMN
        add_block(root, day, week, words, prefix, left=left, width=COLUMN, y=grid.y)


def _add_hours(root: ET.Element, grid: _Grid) -> None:
    right = AXIS + 5 * COLUMN
    for minutes in range(grid.start, grid.end + 1, 60):
        y = grid.y(minutes)
        add(root, "line", x1=AXIS - 4, y1=y, x2=right, y2=y, stroke="#c8c8c8")
        add(root, "text", clock(minutes), x=AXIS - 8, y=y + 4, font_size=12, text_anchor="end", fill=QUIET)
