"""The shapes of a picture as values: text, areas, strokes and badges, each with its place."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.lettering import text_width
from qupcore.drawing.markup import add
from qupcore.drawing.tones import Hue

__all__ = ["Area", "Badge", "Drawing", "Form", "Label", "Shape", "Stroke", "add_shape"]

Form = Literal["circle", "square", "diamond", "triangle"]


@attrs.frozen
class Label:
    """A line of text.

    Attributes:
        text: The text.
        x: Where it is anchored.
        y: Its baseline.
        size: The size of its letters.
        anchor: Whether `x` is its start, middle or end.
        bold: Whether it is bold.
        quiet: Whether it is in the quieter colour.
        edged: Whether an edge in the colour of the paper keeps it readable on a pattern.
    """

    text: str
    x: float
    y: float
    size: float = 14.0
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    quiet: bool = False
    edged: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, at least as large as the text in any font."""
        width = text_width(self.text, self.size)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - 0.8 * self.size, left + width, self.y + 0.2 * self.size


@attrs.frozen
class Area:
    """A rectangle.

    Attributes:
        x: Left.
        y: Top.
        width: Its width.
        height: Its height.
        hue: Its hue.
        fill: `pattern`, `soft` behind text, or `open`, hatched, for what is not complete.
        dashed: Whether its edge is dashed.
        says: What it is, for whoever points at it.
    """

    x: float
    y: float
    width: float
    height: float
    hue: Hue = "grey"
    fill: Literal["pattern", "soft", "open"] = "pattern"
    dashed: bool = False
    says: str = ""


@attrs.frozen
class Stroke:
    """A line through points.

    Attributes:
        path: Its path.
        width: Its width.
        strong: Whether it is in the colour of the text.
        dashed: Whether it is dashed.
    """

    path: str
    width: float = 1.0
    strong: bool = False
    dashed: bool = False


@attrs.frozen
class Badge:
    """A small shape with a letter, such as + in a circle: the form says the same as the hue.

    Attributes:
        x: Its middle.
        y: Its middle.
        form: The form.
        hue: The hue.
        letter: The letter in it.
        radius: Half its height.
    """

    x: float
    y: float
    form: Form
    hue: Hue
    letter: str = ""
    radius: float = 8.5


Shape = Label | Area | Stroke | Badge


@attrs.frozen
class Drawing:
    """A picture.

    Attributes:
        width: Its width.
        height: Its height.
        shapes: Its shapes, from the back to the front.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its lines of text."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Label))


def add_shape(parent: ET.Element, shape: Shape, prefix: str) -> None:
    """Draw a shape.

    Args:
        parent: The picture.
        shape: The shape.
        prefix: The prefix of the ids of the picture's patterns.
    """
    match shape:
        case Label():
            _add_label(parent, shape)
        case Area():
            _add_area(parent, shape, prefix)
        case Stroke():
            look = {"class_": "q-strong" if shape.strong else "q-line", "stroke_width": shape.width}
            drawn = add(parent, "path", "", d=shape.path, **look)
            if shape.dashed:
                drawn.set("stroke-dasharray", "5 4")
        case Badge():
            _add_badge(parent, shape)


def _add_label(parent: ET.Element, label: Label) -> None:
    text = add(parent, "text", label.text, x=round(label.x, 2), y=round(label.y, 2), font_size=label.size)
    text.set("class", ("q-quiet" if label.quiet else "q-ink") + (" q-edged" if label.edged else ""))
    if label.anchor != "start":
        text.set("text-anchor", label.anchor)
    if label.bold:
        text.set("font-weight", "bold")


def _add_area(parent: ET.Element, area: Area, prefix: str) -> None:
    place = {
        "x": round(area.x, 2),
        "y": round(area.y, 2),
        "width": round(area.width, 2),
        "height": round(area.height, 2),
    }
    if area.fill == "soft":
        box = add(parent, "rect", "", **place, rx=5, class_=f"q-{area.hue}-soft")
    else:
        name = "open" if area.fill == "open" else area.hue
        box = add(parent, "rect", "", **place, fill=f"url(#{prefix}-{name})")
    if area.says:
        add(box, "title", area.says)
    if area.fill != "open":
        round_ = {"rx": 5} if area.fill == "soft" else {}
        edge = add(parent, "rect", "", **place, **round_, class_=f"q-{area.hue}-edge", stroke_width=1.2)
        if area.dashed:
            edge.set("stroke-dasharray", "4 3")


def _add_badge(parent: ET.Element, badge: Badge) -> None:
    x, y, r = round(badge.x, 2), round(badge.y, 2), badge.radius
    look = {"class_": f"q-{badge.hue}-soft"}
    edge = {"class_": f"q-{badge.hue}-edge", "stroke_width": 1.8}
    for style in (look, edge):
        match badge.form:
            case "circle":
                add(parent, "circle", cx=x, cy=y, r=r, **style)
            case "square":
                add(parent, "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, **style)
            case "diamond":
                far = round(1.25 * r, 2)
                add(
                    parent,
                    "path",
                    d=f"M{x:g} {y - far:g}l{far:g} {far:g}l{-far:g} {far:g}l{-far:g} {-far:g}z",
                    **style,
                )
            case "triangle":
                top, side = round(1.3 * r, 2), round(1.25 * r, 2)
                path = f"M{x:g} {y - top:g}l{side:g} {r + top:g}h{-2 * side:g}z"
                add(parent, "path", d=path, **style)
    if badge.letter:
        size = round(1.65 * r, 1)
        text = add(parent, "text", badge.letter, x=x, y=round(y + 0.36 * size, 2), font_size=size)
        text.set("class", "q-ink")
        text.set("text-anchor", "middle")
        text.set("font-weight", "bold")
