"""Sentences above a drawing, for a picture that stands alone: a page has the same sentences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree import ElementTree as ET

from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add

__all__ = ["headed"]

_SIZE, _LINE, _MARGIN, _INK = 15, 20, 8, "#111111"


def headed(drawing: ET.Element, sentences: Sequence[str]) -> ET.Element:
    """A copy of a drawing with sentences above it.

    The drawing stays where it is; the picture begins higher up.

    Args:
        drawing: An element of SVG with a `viewBox` that begins at 0.
        sentences: What stands above it, each from a new line on.
    """
    root = deepcopy(drawing)
    *_, width, height = (float(number) for number in root.get("viewBox", "").split())
    lines = [line for text in sentences for line in wrapped(text, width - 2 * _MARGIN, _SIZE)]
    above = len(lines) * _LINE + 2 * _MARGIN
    root.set("viewBox", f"0 {-above} {width:g} {height + above:g}")
    root.set("height", f"{height + above:g}")
    group = ET.Element("g")
    add(group, "rect", y=-above, width=f"{width:g}", height=above, fill="#ffffff")
    for place, line in enumerate(lines):
        y = _MARGIN - above + place * _LINE + _SIZE
        add(group, "text", line, x=_MARGIN, y=y, font_size=_SIZE, font_family="sans-serif", fill=_INK)
    root.append(group)
    return root
