"""The diagrams of the pages: current, named for screen readers, readable when small, in light and in dark."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from qupcore.drawing.lettering import text_width

DOCS = Path(__file__).parents[2] / "docs"
NARROW, SMALLEST = 400, 9
"""The width of a small screen, and the least size of a letter on it, in pixels."""

THINNER = {"name": 1, "said": 0.9}
"""How wide letters are beside the bold ones of DejaVu Sans, which `text_width` measures."""


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("diagrams", DOCS / "diagrams.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DIAGRAMS = script()
NAMES = sorted(DIAGRAMS.DIAGRAMS)
SIZES = dict(re.findall(r"\.(name|said) \{ font-size: ([\d.]+)px", DIAGRAMS.STYLE))


@pytest.mark.parametrize("name", NAMES)
def test_a_diagram_is_current_and_says_what_it_shows(name: str) -> None:
    text = (DOCS / name).read_text("utf-8")
    assert text == DIAGRAMS.DIAGRAMS[name].svg(), "write it anew: python docs/diagrams.py"
    names = {tag: ElementTree.fromstring(text).find(f"{{*}}{tag}") for tag in ("title", "desc")}
    assert all(node is not None and node.text for node in names.values())
    pages = [page.name for page in DOCS.glob("*.md") if f"]({name})" in page.read_text("utf-8")]
    assert pages, "no page shows it"


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_large_enough_and_stay_in_their_box(name: str) -> None:
    scale = NARROW / DIAGRAMS.WIDTH
    assert all(float(size) * scale >= SMALLEST for size in SIZES.values())
    boxes = [part for part in DIAGRAMS.DIAGRAMS[name].parts if isinstance(part, DIAGRAMS.Box)]
    for box in boxes:
        for kind, line in (("name", box.name), *(("said", line) for line in box.lines)):
            bold = text_width(line, float(SIZES[kind]))
            assert bold * THINNER[kind] <= box.width - 8, line


def brightness(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_have_contrast(mode: str) -> None:
    light, dark = DIAGRAMS.STYLE.split("@media (prefers-color-scheme: dark)")
    rules = light if mode == "light" else dark
    fills = dict(re.findall(r"(?:\.)?(\w+) \{[^}]*?fill: (#\w{6})", rules))
    strokes = dict(re.findall(r"\.(\w+) \{[^}]*?stroke: (#\w{6})", rules))
    assert {"paper", "box", "aside", "text"} <= set(fills)
    assert all(contrast(fills["text"], fills[under]) >= 7 for under in ("paper", "box", "aside"))
    assert all(contrast(stroke, fills["paper"]) >= 3 for stroke in strokes.values())
