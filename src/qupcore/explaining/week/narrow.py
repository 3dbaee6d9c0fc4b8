"""The picture of a week for a narrow window: the days below each other."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.palette import GROUND, LINE, QUIET
from qupcore.explaining.phrases import phrases
from qupcore.explaining.week.blocks import add_block
from qupcore.explaining.week.grid import SCALE
from qupcore.explaining.week.saying import clock, day_said, mark_said
from qupcore.explaining.week.svg import hidden_root, picture_prefix

__all__ = ["narrow_picture"]

WIDTH, AXIS = 340, 44
_HEADING, _MARK, _HOUR = 15.0, 12.0, 12.0


def narrow_picture(week: Week, lang: str, *, mark: str = "") -> ET.Element:
    """The days below each other, each from its first hour to its last; hidden from screen readers.

    At the width of a telephone its letters are as large as those of the wide picture on a desk. Its ids begin
    with `mark`, so that the same week may stand twice in a page.
    """
    words = phrases(lang)
    prefix = f"{mark}{picture_prefix(week, lang)}-narrow"
    root = hidden_root(lang, prefix)
    ground = add(root, "rect", width=WIDTH, fill=GROUND)
    bottom = 4.0
    for day in week.days:
        bottom += 20
        add(root, "text", day_said(day, words), x=0, y=bottom, font_size=_HEADING, font_weight="bold")
        said = [mark_said(mark, words) for mark in day.marks]
        for text in [*said, *([] if day.blocks else [words.say("week", "nothing_fixed")])]:
            for line in wrapped(text, WIDTH, _MARK):
                bottom += 16
                add(root, "text", line, x=0, y=bottom, font_size=_MARK)
        bottom += 16
        if day.blocks:
            start = min(block.start for block in day.blocks) // 60 * 60
            end = -(-max(block.end for block in day.blocks) // 60) * 60
            top = bottom
            fill = GROUND if day.counts else f"url(#{prefix}-free)"
            height = (end - start) * SCALE
            add(root, "rect", x=AXIS, y=top, width=WIDTH - AXIS, height=height, fill=fill)
            for minutes in range(start, end + 1, 60):
                y = top + (minutes - start) * SCALE
                add(root, "line", x1=AXIS - 4, y1=y, x2=WIDTH, y2=y, stroke=LINE)
                hour = add(root, "text", clock(minutes), x=AXIS - 6, y=y + 4, font_size=_HOUR, fill=QUIET)
                hour.set("text-anchor", "end")

            def at(minutes: int, top: float = top, start: int = start) -> float:
                return top + (minutes - start) * SCALE

            add_block(root, day, week, words, prefix, left=AXIS, width=WIDTH - AXIS, y=at)
            bottom += height + 12
    ground.set("height", f"{bottom:g}")
    root.set("viewBox", f"0 0 {WIDTH} {bottom:g}")
    return root
