"""The week of the documentation, and functions that read its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs

from qupcore import read_case
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.catalogue.national import national
from qupcore.domain.answers.week import Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.iso_week import IsoWeek

DOCS = Path(__file__).parents[3] / "docs"
CASE = read_case((DOCS / "week-case.json").read_bytes())
SVG = "{http://www.w3.org/2000/svg}"
BLOCKS = ("slot", "proposal", "travel", "break")


def documented(**more: Any) -> Week:
    """The week of the documentation; its Thursday is Ascension Day."""
    assert CASE.course is not None
    return lay_out_week(CASE.course, IsoWeek(2026, 20), ref=CASE.ref, catalogues=(national(),), **more)


def named(*names: str, **more: Any) -> Week:
    """A week with an element of each name."""
    elements = tuple(Element(measure=name, minutes_a_week=60, **more) for name in names)
    course = Course(plans=(Plan(valid_from=date(2026, 3, 2), elements=elements),))
    return lay_out_week(course, IsoWeek(2026, 20))


@attrs.frozen
class Box:
    """A piece in the picture."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float
    node: ET.Element

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge, with a tolerance of a hundredth of a unit."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0.01 and high > 0.01

    @property
    def texts(self) -> list[ET.Element]:
        """Its lines of text."""
        return self.node.findall(f"{SVG}text")

    @property
    def title(self) -> str:
        """Its tooltip."""
        return self.node.findtext(f"{SVG}title") or ""


def boxes(root: ET.Element) -> Iterator[Box]:
    """The pieces in a picture."""
    for node in root.iter(f"{SVG}svg"):
        if (kind := node.get("class")) in BLOCKS:
            x, y, width, height = (float(node.get(key, "nan")) for key in ("x", "y", "width", "height"))
            yield Box(str(kind), x, y, x + width, y + height, node)


def references(text: str) -> set[str]:
    """The ids that a picture points to."""
    pointed = re.findall(r"url\(#([^)]+)\)", text)
    for several in re.findall(r'aria-labelledby="([^"]+)"', text):
        pointed += several.split()
    return set(pointed)
