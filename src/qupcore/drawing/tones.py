"""Tones of pictures: a hue with a pattern, in a light, a dark and a forced colour scheme, and on paper."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.markup import add
from qupcore.drawing.palette import GROUND, INK, LINE, LOOKS, QUIET

__all__ = [
    "DARK_GROUND",
    "DARK_INK",
    "DARK_LINE",
    "DARK_QUIET",
    "FONT",
    "STYLE",
    "TONES",
    "Hue",
    "Tone",
    "add_fills",
]

Hue = Literal["blue", "amber", "green", "violet", "olive", "grey", "red"]

FONT = "system-ui, 'Segoe UI', Roboto, Arial, 'DejaVu Sans', sans-serif"
DARK_INK, DARK_QUIET, DARK_LINE, DARK_GROUND = "#f1f4f7", "#c0c8d0", "#98a2ad", "#14181d"
_SIZE = 8


@attrs.frozen
class Tone:
    """The colours and the pattern of a hue; either alone tells it from the others.

    Attributes:
        strong: The colour of edges and of the pattern.
        soft: The colour behind text.
        dark_strong: `strong` in the dark scheme.
        dark_soft: `soft` in the dark scheme.
        pattern: The path of the pattern in a square of eight; "" for a full surface.
        width: The width of the pattern's strokes.
    """

    strong: str
    soft: str
    dark_strong: str
    dark_soft: str
    pattern: str
    width: float = 1.6


TONES: dict[Hue, Tone] = {
    "blue": Tone(LOOKS["work_directed"].strong, LOOKS["work_directed"].soft, "#8ab8ea", "#1d3047", ""),
    "amber": Tone(
        LOOKS["supporting"].strong,
        LOOKS["supporting"].soft,
        "#f0b56a",
        "#3d2a10",
        "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        2.4,
    ),
    "green": Tone(
        LOOKS["health"].strong, LOOKS["health"].soft, "#6fd3a8", "#12352a", "M2 .6V3.4M6 4.6V7.4", 2.8
    ),
    "violet": Tone(
        LOOKS["job_search"].strong, LOOKS["job_search"].soft, "#e39be1", "#3b1f3a", "M0 2H8M0 6H8", 2.0
    ),
    "olive": Tone(
        LOOKS["own_activity"].strong, LOOKS["own_activity"].soft, "#d6d25e", "#33320f", "M0 0L8 8M8 0L0 8"
    ),
    "grey": Tone(LOOKS[None].strong, LOOKS[None].soft, "#c4c4c4", "#333333", "M2 0V8M6 0V8", 1.4),
    "red": Tone("#a3180f", "#fbe3e0", "#ff9c93", "#4a1a17", "M0 1H8M0 5H8M1 0V8M5 0V8", 1.2),
}


def _rules(dark: bool) -> str:
    ink, quiet, line, ground = (
        (DARK_INK, DARK_QUIET, DARK_LINE, DARK_GROUND) if dark else (INK, QUIET, LINE, GROUND)
    )
    found = [
        f".q-paper{{fill:{ground}}}.q-ink{{fill:{ink}}}.q-quiet{{fill:{quiet}}}.q-edged{{stroke:{ground}}}",
        f".q-line{{fill:none;stroke:{line}}}.q-strong{{fill:none;stroke:{ink}}}",
    ]
    for name, tone in TONES.items():
        strong, soft = (tone.dark_strong, tone.dark_soft) if dark else (tone.strong, tone.soft)
        found.append(
            f".q-{name}{{fill:{strong}}}.q-{name}-soft{{fill:{soft}}}"
            f".q-{name}-edge{{fill:none;stroke:{strong}}}"
        )
    return "\n".join(found)


def _forced() -> str:
    names = [f".q-{name}" for name in TONES]
    return (
        ".q-paper," + ",".join(f"{name}-soft" for name in names) + "{fill:Canvas}\n"
        ".q-ink,.q-quiet," + ",".join(names) + "{fill:CanvasText}\n.q-edged{stroke:Canvas}\n"
        ".q-line,.q-strong," + ",".join(f"{name}-edge" for name in names) + "{stroke:CanvasText}"
    )


# A text on a pattern has an edge below its letters. The classes begin with `q-`, since the style of a picture
# in a page is the style of the whole page.
STYLE = f"""
.q-edged{{paint-order:stroke;stroke-width:6px;stroke-linejoin:round}}
{_rules(dark=False)}
@media screen and (prefers-color-scheme: dark) {{
{_rules(dark=True)}
}}
@media (forced-colors: active) {{
{_forced()}
}}
"""
"""The style of a picture: its classes in each colour scheme."""


def add_fills(parent: ET.Element, prefix: str) -> None:
    """Add the patterns as SVG definitions: `{prefix}-{hue}`, and `{prefix}-open` for what may change."""
    definitions = add(parent, "defs")
    for name, tone in TONES.items():
        pattern = _pattern(definitions, f"{prefix}-{name}")
        add(pattern, "rect", width=_SIZE, height=_SIZE, class_=f"q-{name}{'-soft' if tone.pattern else ''}")
        if tone.pattern:
            add(pattern, "path", d=tone.pattern, class_=f"q-{name}-edge", stroke_width=tone.width)
    add(
        _pattern(definitions, f"{prefix}-open"),
        "path",
        d="M-1 7L1 9M-1 -1L9 9M7 -1L9 1",
        class_="q-line",
        stroke_width=0.9,
    )


def _pattern(definitions: ET.Element, name: str) -> ET.Element:
    return add(definitions, "pattern", id=name, width=_SIZE, height=_SIZE, patternUnits="userSpaceOnUse")
