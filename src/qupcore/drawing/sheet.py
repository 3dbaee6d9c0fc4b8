"""A picture with tables beside it, and the picture as an SVG file."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add, svg_text
from qupcore.drawing.shapes import Drawing, Label, Shape, add_shape
from qupcore.drawing.tones import FONT, STYLE, add_fills

__all__ = ["Sheet", "SheetTable", "sheet_description", "sheet_picture", "sheet_svg"]


@attrs.frozen(kw_only=True)
class SheetTable:
    """A table.

    Attributes:
        caption: What it is about.
        columns: The heads of its columns.
        rows: Its rows; the first cell is the head of its row.
        numbers: The columns that are numbers and stand to the right, from 0.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@attrs.frozen(kw_only=True)
class Sheet:
    """A picture, and tables and sentences that say the same.

    Attributes:
        lang: `nb`, `nn` or `en`.
        title: What it shows, and for when.
        about: The case; "" where it is not told.
        lead: Sentences before the picture.
        drawing: The picture.
        tables: What the picture shows.
        notes: Sentences below.
        widest: The width of the picture on a wide page, in rem.
        titled: Whether the picture itself says the title.
        tall: Whether the picture is tall; on paper its tables then stand beside it.
    """

    lang: str
    title: str
    about: str = ""
    lead: tuple[str, ...] = ()
    drawing: Drawing
    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...] = ()
    widest: int = 46
    titled: bool = False
    tall: bool = False


def sheet_svg(sheet: Sheet) -> str:
    """The picture as an SVG file, with a title, and with all that it shows as a description."""
    return svg_text(sheet_picture(sheet, alone=True))


def sheet_picture(sheet: Sheet, *, alone: bool) -> ET.Element:
    """The picture; its ids are a hash of what is drawn, so that several stand in one page.

    Args:
        sheet: What is drawn.
        alone: Whether it is a file of its own, which then says what it is, in letters and in a description.
    """
    unnamed = ET.tostring(_drawn(sheet, "p", alone=alone))
    return _drawn(sheet, "p" + hashlib.sha256(unnamed).hexdigest()[:10], alone=alone)


def _drawn(sheet: Sheet, prefix: str, *, alone: bool) -> ET.Element:
    """The picture with the prefix of its ids."""
    drawing = sheet.drawing
    head, top = _head(sheet) if alone else ((), 0.0)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "lang": sheet.lang,
            "xml:lang": sheet.lang,
            "viewBox": f"0 0 {drawing.width:g} {drawing.height + top:g}",
            "font-family": FONT,
            "style": f"max-width: {sheet.widest}rem; forced-color-adjust: none",
        },
    )
    if alone:
        root.set("role", "img")
        root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
        root.set("width", f"{drawing.width:g}")
        root.set("height", f"{drawing.height + top:g}")
        add(root, "title", sheet.title, id=f"{prefix}-title")
        add(root, "desc", sheet_description(sheet), id=f"{prefix}-desc")
    add(root, "style", STYLE)
    add_fills(root, prefix)
    add(root, "rect", width=drawing.width, height=drawing.height + top, class_="q-paper")
    for shape in head:
        add_shape(root, shape, prefix)
    drawn = add(root, "g", transform=f"translate(0 {top:g})") if top else root
    for shape in drawing.shapes:
        add_shape(drawn, shape, prefix)
    return root


def _head(sheet: Sheet) -> tuple[tuple[Shape, ...], float]:
    """The title and the sentences before a picture that stands alone, and their height."""
    room, y = sheet.drawing.width - 8, 0.0
    found: list[Shape] = []
    for text, size, bold in (
        *(() if sheet.titled else ((sheet.title, 16.0, True),)),
        *((sentence, 13.0, False) for sentence in sheet.lead),
    ):
        for line in wrapped(text, room, size):
            y += round(1.3 * size, 1)
            found.append(Label(line, 4, y, size, bold=bold, quiet=not bold))
        y += 4
    return tuple(found), y + 8


def sheet_description(sheet: Sheet) -> str:
    """What the tables say, as one text."""
    said = [*sheet.lead]
    for table in sheet.tables:
        rows = (
            ", ".join(
                f"{column}: {cell}" if place else cell
                for place, (column, cell) in enumerate(zip(table.columns, row, strict=True))
                if cell
            )
            for row in table.rows
        )
        said.append(f"{table.caption}. {'. '.join(row.rstrip('.') for row in rows)}.")
    return " ".join([*said, *sheet.notes])
