"""The legend under the picture of a week: its elements with pattern and time, and the sum."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.palette import INK, LINE, look_of
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.week.rows import element_rows
from qupcore.explaining.week.saying import sum_said

__all__ = ["add_legend"]

SIZE, LEADING = 13.0, 18
_LEFT, _NAME, _CLASS, _TIME = 56, 92, 470, 630


def add_legend(
    root: ET.Element, week: Week, words: Phrases, prefix: str, *, top: float, width: float
) -> float:
    """Draw the elements and the sum.

    Args:
        root: The picture.
        week: The week.
        words: The language.
        prefix: The prefix of the ids in this picture.
        top: The baseline of the first row.
        width: The width of the picture.

    Returns:
        The bottom of the legend.
    """
    y = top
    for row, element in zip(element_rows(week, words), week.elements, strict=True):
        look = look_of(element.counts_as)
        fill = f"url(#{prefix}-{look.pattern})"
        add(root, "rect", x=_LEFT + 0.5, y=y - 13.5, width=26, height=16, fill=fill, stroke=look.strong)
        columns = [
            (_NAME, wrapped(f"{row.number} {row.name}", _CLASS - _NAME - 12, SIZE), "bold"),
            (_CLASS, wrapped(row.classed, _TIME - _CLASS - 12, SIZE), "normal"),
            (_TIME, wrapped("; ".join((row.time, *row.notes)), width - _TIME - 12, SIZE), "normal"),
        ]
        for x, lines, weight in columns:
            _write(root, lines, x, y, weight)
        y += LEADING * max(len(lines) for _, lines, _ in columns) + 4
    if week.elements:
        add(root, "line", x1=_LEFT, y1=y - 12, x2=width - 4, y2=y - 12, stroke=LINE)
        y += 6
    for number, line in enumerate(_flowing(sum_said(week, words), width - _LEFT - 12)):
        _write(root, (line,), _LEFT, y, "bold" if number == 0 else "normal")
        y += LEADING
    return y


def _write(root: ET.Element, lines: tuple[str, ...], x: float, y: float, weight: str) -> None:
    for number, line in enumerate(lines):
        add(root, "text", line, x=x, y=y + LEADING * number, font_size=SIZE, font_weight=weight, fill=INK)


def _flowing(sentences: tuple[str, ...], width: float) -> list[str]:
    """The sentences as lines: the first two on the first line, then as many on each line as fit."""
    lines: list[str] = []
    for sentence in sentences:
        for line in wrapped(sentence, width, SIZE):
            if len(lines) > 0 and text_width(f"{lines[-1]} {line}", SIZE) <= width:
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
    return lines
