"""The pieces of a day in the picture of a week."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Block, Week, WeekDay
from qupcore.drawing.lanes import LanePiece, side_by_side
from qupcore.drawing.lettering import fitted, text_width, wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.palette import GROUND, INK, QUIET, SHADE, look_of
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.week.saying import block_name, class_name, clock

__all__ = ["SIZE", "add_block"]

SIZE = 11.0
_GAP = 2
_NARROW = 44
"""The width below which only the number of an element is written."""
_LIGHT = 0.92
"""The width of regular letters as a share of bold letters, whose widths are estimated."""


def add_block(
    root: ET.Element,
    day: WeekDay,
    week: Week,
    words: Phrases,
    prefix: str,
    *,
    left: float,
    width: float,
    y: Callable[[int], float],
    size: float = SIZE,
) -> None:
    """Draw the pieces of a day into its column; each piece clips its content."""
    for placed in side_by_side(day.blocks):
        lane = (width - 2 * _GAP) / placed.lanes
        top, bottom = y(placed.block.start), y(placed.block.end)
        box = add(
            root,
            "svg",
            x=round(left + _GAP + lane * placed.lane, 2),
            y=round(top, 2),
            width=round(lane, 2),
            height=round(bottom - top, 2),
            class_=placed.block.kind,
        )
        _draw(box, placed, week, words, prefix, round(lane - 1, 2), round(bottom - top - 1, 2), size)


def _draw(
    box: ET.Element,
    placed: LanePiece[Block],
    week: Week,
    words: Phrases,
    prefix: str,
    width: float,
    height: float,
    size: float,
) -> None:
    block = placed.block
    name = block_name(block, week, words)
    time = f"{clock(block.start)}–{clock(block.end)}"
    element = None if block.element is None else week.elements[block.element]
    classed = "" if element is None else f", {class_name(element, words)}"
    add(box, "title", f"{name}, {time}{classed}")
    strip = 0.0
    if element is None:
        add(box, "rect", x=0.5, y=0.5, width=width, height=height, fill=SHADE, stroke=QUIET, stroke_width=0.8)
    else:
        look = look_of(element.counts_as)
        strip = min(11.0, round(width / 4, 2))
        fixed = block.kind == "slot" and not block.falls_away
        edge = {} if fixed else {"stroke_dasharray": "5 3"}
        fill = look.soft if fixed else GROUND
        colour = QUIET if block.falls_away else look.strong
        add(box, "rect", x=0.5, y=0.5, width=width, height=height, fill=fill)
        if not block.falls_away:
            add(box, "rect", x=0.5, y=0.5, width=strip, height=height, fill=f"url(#{prefix}-{look.pattern})")
        add(box, "rect", x=0.5, y=0.5, width=width, height=height, fill="none", stroke=colour, **edge)
    inset = 5.0 if width - strip - 8 >= _NARROW else 1.5
    room = width - strip - inset - min(inset, 3)
    for number, (line, bold) in enumerate(_lines(block, name, time, room, height, size)):
        leading = size + 2
        y = size + 1.5 + leading * number if height > leading + 2 else height / 2 + 4
        text = add(box, "text", line, x=round(strip + inset, 2), y=round(y, 2), font_size=size)
        text.set("fill", QUIET if block.falls_away else INK)
        if bold:
            text.set("font-weight", "bold")


def _lines(
    block: Block, name: str, time: str, width: float, height: float, size: float
) -> list[tuple[str, bool]]:
    """The lines that a piece has room for (name and time, or only its number), and whether each is bold."""
    room = int((height - 2) // (size + 2))
    if block.element is None:
        return [(line, False) for line in (fitted(name, width, size),) if line]
    if width < _NARROW:
        number = str(block.element + 1)
        return [(number, True)] if text_width(number, size) <= width else []
    times = _times(time, width / _LIGHT, size, room - 1)
    lines = wrapped(name, width, size, max(room - len(times), 1))
    return [*((line, True) for line in lines), *((line, False) for line in times)]


def _times(time: str, width: float, size: float, room: int) -> tuple[str, ...]:
    """The time on one line, or else on two; none where there is no room."""
    start, end = time.split("–")
    for lines in ((time,), (f"{start}–", end)):
        if len(lines) <= room and all(text_width(line, size) <= width for line in lines):
            return lines
    return ()
