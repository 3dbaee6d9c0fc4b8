"""A picture with tables beside it, as an SVG file, a page or a part of a page."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add, html_text, svg_text
from qupcore.drawing.palette import GROUND, INK, LINE, SHADE
from qupcore.drawing.shapes import Drawing, Label, Shape, add_shape
from qupcore.drawing.tones import DARK_GROUND, DARK_INK, DARK_LINE, FONT, STYLE, add_fills

__all__ = ["Sheet", "SheetTable", "sheet_fragment", "sheet_page", "sheet_svg"]


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


# No script, and no external font or picture. A table that is too wide scrolls by itself; the page never does.
# In a narrow window each cell is a line with the name of its column before it; roles keep it a table.
_STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 64rem; padding: 1rem; background: {GROUND}; color: {INK};
  font: 1rem/1.5 {FONT}; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }}
p {{ margin: .25rem 0 .75rem; max-width: 42rem; }}
.picture {{ margin: 1rem 0; }}
.picture svg {{ display: block; width: 100%; height: auto; }}
.table {{ overflow-x: auto; margin: 1.5rem 0; }}
.table:focus-visible {{ outline: 3px solid currentcolor; outline-offset: 2px; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; font-weight: bold; font-size: 1.15rem; padding: 0 0 .4rem; }}
th, td {{ border: 1px solid {LINE}; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
.number {{ text-align: right; }} td.number {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}
td:last-child {{ min-width: 9rem; }}
thead th {{ background: {SHADE}; }}
@media screen and (max-width: 40rem) {{
  body {{ padding: .5rem; }}
  h1 {{ font-size: 1.1rem; overflow-wrap: break-word; }}
  table, caption, tbody, tr, th, td {{ display: block; border: 0; padding: .05rem 0; }}
  thead {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
  tr {{ border-top: 1px solid {LINE}; padding: .4rem 0; }}
  td.number {{ text-align: left; }} td:empty {{ display: none; }}
  td::before {{ content: attr(data-column) ": "; content: attr(data-column) ": " / ""; }}
}}
@media screen and (prefers-color-scheme: dark) {{
  body {{ background: {DARK_GROUND}; color: {DARK_INK}; }}
  th, td {{ border-color: {DARK_LINE}; }}
  td:last-child {{ min-width: 9rem; }}
thead th {{ background: #2a3139; }}
}}
@page {{ size: A4 portrait; margin: 10mm; }}
@media print {{
  :root {{ color-scheme: light; }}
  body {{ max-width: none; padding: 0; font-size: 8pt; line-height: 1.25; }}
  body, svg {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  h1 {{ font-size: 13pt; margin: 0; }} p {{ margin: 0 0 1mm; max-width: none; }}
  .picture {{ margin: 1mm 0; }} .picture svg {{ max-width: none; width: 100%; max-height: 88mm; }}
  .tall .picture {{ float: left; width: 92mm; margin-right: 4mm; }}
  .tall .picture svg {{ max-height: 255mm; }}
  .table {{ margin: 2mm 0; overflow: visible; }} caption {{ font-size: 9pt; padding: 0; }}
  .tall .table {{ overflow: hidden; }}
  tr {{ break-inside: avoid; }} th, td {{ padding: .3mm 1mm; }} td:last-child {{ min-width: 0; }}
}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def sheet_svg(sheet: Sheet) -> str:
    """The picture as an SVG file, with a title, and with all that it shows as a description."""
    return svg_text(_picture(sheet, alone=True))


def sheet_page(sheet: Sheet) -> str:
    """A complete HTML page, without scripts or external resources."""
    root = ET.Element("html", {"lang": sheet.lang})
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=_POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", sheet.title)
    add(head, "style", _STYLE)
    main = add(add(root, "body"), "main", **({"class_": "tall"} if sheet.tall else {}))
    add(main, "h1", sheet.title)
    _add_content(main, sheet)
    return f"<!DOCTYPE html>\n{html_text(root)}\n"


def sheet_fragment(sheet: Sheet) -> str:
    """The picture and its tables as a part of another page."""
    root = ET.Element("section", {"lang": sheet.lang})
    _add_content(root, sheet)
    return html_text(root)


def _add_content(parent: ET.Element, sheet: Sheet) -> None:
    for sentence in (sheet.about, *sheet.lead):
        if sentence:
            add(parent, "p", sentence)
    # The tables say what the picture shows; a screen reader hears it there, once.
    frame = add(parent, "div", class_="picture", aria_hidden="true")
    frame.append(_picture(sheet, alone=False))
    for table in sheet.tables:
        _add_table(parent, table)
    for sentence in sheet.notes:
        add(parent, "p", sentence)


def _add_table(parent: ET.Element, table: SheetTable) -> None:
    frame = add(parent, "div", class_="table", role="region", tabindex=0, aria_label=table.caption)
    drawn = add(frame, "table", role="table")
    add(drawn, "caption", table.caption)
    row = add(add(drawn, "thead", role="rowgroup"), "tr", role="row")
    for place, column in enumerate(table.columns):
        _numbered(add(row, "th", column, scope="col", role="columnheader"), place, table)
    body = add(drawn, "tbody", role="rowgroup")
    for cells in table.rows:
        row = add(body, "tr", role="row")
        for place, cell in enumerate(cells):
            if place:
                made = add(row, "td", cell, role="cell", data_column=table.columns[place])
            else:
                made = add(row, "th", cell, scope="row", role="rowheader")
            _numbered(made, place, table)


def _numbered(cell: ET.Element, place: int, table: SheetTable) -> None:
    if place in table.numbers:
        cell.set("class", "number")


def _picture(sheet: Sheet, *, alone: bool) -> ET.Element:
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
        add(root, "desc", _described(sheet), id=f"{prefix}-desc")
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


def _described(sheet: Sheet) -> str:
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
