"""A colour and a pattern for each class of measures; either alone distinguishes the classes."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree as ET

import attrs

from qupcore.domain.case.plan import MeasureClass
from qupcore.drawing.markup import add

__all__ = ["DARK", "GROUND", "INK", "LINE", "LOOKS", "QUIET", "Look", "add_patterns", "dark_style", "look_of"]

INK, QUIET, LINE, GROUND, SHADE = "#1b1b1b", "#555555", "#767676", "#ffffff", "#ececec"
_SIZE = 8

Pattern = Literal["solid", "slanted", "dotted", "level", "crossed", "upright"]


@attrs.frozen
class Look:
    """The colours and the pattern of a class.

    Attributes:
        strong: The colour of edges and of the pattern.
        soft: The background colour of text.
        pattern: The pattern.
    """

    strong: str
    soft: str
    pattern: Pattern


LOOKS: dict[MeasureClass | None, Look] = {
    "work_directed": Look("#0b4f8a", "#dceafa", "solid"),
    "supporting": Look("#8f4700", "#fdebd3", "slanted"),
    "health": Look("#0d6b4f", "#d9f2e6", "dotted"),
    "job_search": Look("#7b2d7a", "#f5e1f3", "level"),
    "own_activity": Look("#5c5a00", "#f3f1c8", "crossed"),
    None: Look("#4a4a4a", "#efefef", "upright"),
}


DARK: dict[str, str] = {
    INK: "#f2f2f2",
    QUIET: "#bdbdbd",
    LINE: "#8c8c8c",
    GROUND: "#161616",
    SHADE: "#2b2b2b",
    "#0b4f8a": "#8cc4ff",
    "#dceafa": "#12304d",
    "#8f4700": "#ffb870",
    "#fdebd3": "#452a0c",
    "#0d6b4f": "#6fdcb5",
    "#d9f2e6": "#0e3a2c",
    "#7b2d7a": "#eba6ea",
    "#f5e1f3": "#432043",
    "#5c5a00": "#dcd95a",
    "#f3f1c8": "#36350a",
    "#4a4a4a": "#cfcfcf",
    "#efefef": "#303030",
    "#f4f4f4": "#1f1f1f",
    "#dddddd": "#3d3d3d",
    "#c8c8c8": "#484848",
}
"""Each colour of a picture, and the colour in its place on a dark page."""


def dark_style(scope: str) -> str:
    """CSS rules that give the pictures within a selector their dark colours."""
    return "\n".join(
        f'{scope} [{name}="{light}"] {{ {name}: {dark}; }}'
        for light, dark in DARK.items()
        for name in ("fill", "stroke")
    )


def look_of(counts_as: MeasureClass | None) -> Look:
    """The look of a class; None for an element without a class."""
    return LOOKS[counts_as]


def add_patterns(parent: ET.Element, prefix: str) -> None:
    """Add the patterns as SVG definitions: `{prefix}-{name}`, and `{prefix}-free` for a day off."""
    definitions = add(parent, "defs")
    for look in LOOKS.values():
        pattern = _pattern(definitions, f"{prefix}-{look.pattern}", look.soft)
        match look.pattern:
            case "solid":
                add(pattern, "rect", width=_SIZE, height=_SIZE, fill=look.strong)
            case "slanted":
                _strokes(pattern, "M-2 2L2 -2M0 8L8 0M6 10L10 6", look.strong, 2.4)
            case "dotted":
                for x, y in ((2, 2), (6, 6)):
                    add(pattern, "circle", cx=x, cy=y, r=1.6, fill=look.strong)
            case "level":
                _strokes(pattern, "M0 2H8M0 6H8", look.strong, 2.0)
            case "crossed":
                _strokes(pattern, "M0 0L8 8M8 0L0 8", look.strong, 1.6)
            case "upright":
                _strokes(pattern, "M2 0V8M6 0V8", look.strong, 1.4)
    _strokes(
        _pattern(definitions, f"{prefix}-free", "#f4f4f4"), "M-2 2L2 -2M0 8L8 0M6 10L10 6", "#dddddd", 1.0
    )


def _pattern(definitions: ET.Element, name: str, ground: str) -> ET.Element:
    pattern = add(definitions, "pattern", id=name, width=_SIZE, height=_SIZE, patternUnits="userSpaceOnUse")
    add(pattern, "rect", width=_SIZE, height=_SIZE, fill=ground)
    return pattern


def _strokes(pattern: ET.Element, path: str, colour: str, width: float) -> None:
    add(pattern, "path", d=path, stroke=colour, stroke_width=width, fill="none")
