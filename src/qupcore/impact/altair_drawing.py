"""Drawing with Altair: the library, its pictures as elements of SVG, and a pattern besides each colour."""

from __future__ import annotations

import hashlib
import io
import re
from importlib import import_module
from typing import Any
from xml.etree import ElementTree as ET

from qupcore.drawing.markup import add
from qupcore.drawing.tones import TONES, Hue
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["altair_library", "drawn", "stand_in"]

_NAMESPACE = re.compile(r' xmlns(?::xlink)?="[^"]*"')


def altair_library() -> Any:
    """Altair, with what it writes SVG by.

    Raises:
        BadInput: it is not installed.
    """
    try:
        import_module("vl_convert")
        return import_module("altair")
    except ImportError as error:
        raise BadInput(
            worded("pictures of an impact are drawn with Altair, which is not installed"),
            remedy="pip install 'qupcore[impact]'",
            code="command.not-installed",
        ) from error


def stand_in(hue: Hue) -> str:
    """A colour that stands for a pattern until the picture is drawn; no other mark has it."""
    return f"#0000{tuple(TONES).index(hue) + 1:02x}"


def drawn(chart: Any) -> ET.Element:
    """A chart as an element of SVG with a pattern for each stand-in; its ids are a hash of what is drawn."""
    text = io.StringIO()
    chart.save(text, format="svg")
    svg = _NAMESPACE.sub("", text.getvalue())
    root, prefix = ET.fromstring(svg), "i" + hashlib.sha256(svg.encode()).hexdigest()[:10]
    root.set("id", prefix)
    definitions = ET.Element("defs")
    for hue, tone in TONES.items():
        pattern = add(
            definitions, "pattern", id=f"{prefix}-{hue}", width=8, height=8, patternUnits="userSpaceOnUse"
        )
        add(pattern, "rect", width=8, height=8, fill=tone.soft if tone.pattern else tone.strong)
        if tone.pattern:
            add(pattern, "path", d=tone.pattern, fill="none", stroke=tone.strong, stroke_width=tone.width)
    fills = {stand_in(hue): f"url(#{prefix}-{hue})" for hue in TONES}
    for element in root.iter():
        if (fill := element.get("fill")) in fills:
            element.set("fill", fills[fill])
    root.insert(0, definitions)
    return root
