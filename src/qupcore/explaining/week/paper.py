"""The picture of a week for a sheet of A4 across: the days, and the legend beside them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.palette import GROUND, LINE, look_of
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.grid import WIDTH, Grid, add_grid
from qupcore.explaining.week.rows import element_rows
from qupcore.explaining.week.saying import sum_said
from qupcore.explaining.week.svg import hidden_root, picture_prefix

__all__ = ["paper_picture"]

_LEFT, _NAME, _RIGHT = WIDTH + 12, WIDTH + 42, 1400
_HEIGHT = 872
"""The height that fills the sheet below its heading."""
_SIZE, _LEADING = 12.0, 15


def paper_picture(week: Week, lang: str) -> ET.Element:
    """The days stretched over the sheet, with the legend beside them; hidden from screen readers.

    A legend below them would shrink the letters: the sheet is wider than it is high.
    """
    words = phrases(lang)
    prefix = f"{picture_prefix(week, lang)}-paper"
    root = hidden_root(lang, prefix)
    ground = add(root, "rect", width=_RIGHT, fill=GROUND)
    days = add_grid(root, week, words, prefix, Grid.of(week, words, top=0, size=_SIZE, height=_HEIGHT - 6))
    bottom = max(days + 6, _add_legend(root, week, words, prefix))
    ground.set("height", f"{bottom:g}")
    root.set("viewBox", f"0 0 {_RIGHT} {bottom:g}")
    return root


def _add_legend(root: ET.Element, week: Week, words: Phrases, prefix: str) -> float:
    """Draw the elements and the sum below each other; return the bottom."""
    y = 16.0
    for row, element in zip(element_rows(week, words), week.elements, strict=True):
        look = look_of(element.counts_as)
        fill = f"url(#{prefix}-{look.pattern})"
        add(root, "rect", x=_LEFT, y=y - 12, width=22, height=14, fill=fill, stroke=look.strong)
        y = _write(root, f"{row.number} {row.name}", _NAME, y, "bold")
        y = _write(root, f"{row.classed}, {'; '.join((row.time, *row.notes))}", _NAME, y, "normal") + 6
    if week.elements:
        add(root, "line", x1=_LEFT, y1=y - 12, x2=_RIGHT, y2=y - 12, stroke=LINE)
        y += 6
    for number, sentence in enumerate(sum_said(week, words)):
        y = _write(root, sentence, _LEFT, y, "normal" if number else "bold") + 3
    return y


def _write(root: ET.Element, text: str, x: float, y: float, weight: str) -> float:
    for line in wrapped(text, _RIGHT - x, _SIZE):
        add(root, "text", line, x=x, y=y, font_size=_SIZE, font_weight=weight)
        y += _LEADING
    return y
