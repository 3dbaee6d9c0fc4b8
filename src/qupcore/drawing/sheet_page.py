"""A picture with tables beside it as a page, or as a part of a page."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from qupcore.drawing.html_page import html_page, page_text
from qupcore.drawing.markup import add, html_text
from qupcore.drawing.palette import GROUND, INK, LINE, SHADE
from qupcore.drawing.sheet import Sheet, SheetTable, sheet_picture
from qupcore.drawing.tones import DARK_GROUND, DARK_INK, DARK_LINE, FONT

__all__ = ["add_sheet_picture", "add_sheet_tables", "sheet_fragment", "sheet_page", "sheet_style"]


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
_ENDS_IN_NUMBERS = "td.number:last-child { min-width: 0; }\n"
"""For tables whose last column is no remark, and needs no room for one."""


def sheet_page(sheet: Sheet) -> str:
    """A complete HTML page, without scripts or external resources."""
    root, main = html_page(sheet.lang, sheet.title, sheet_style((sheet,)))
    if sheet.tall:
        main.set("class", "tall")
    add(main, "h1", sheet.title)
    _add_content(main, sheet)
    return page_text(root)


def sheet_style(sheets: Iterable[Sheet]) -> str:
    """The CSS of a page with pictures and tables."""
    return _STYLE + (_ENDS_IN_NUMBERS if any(map(_ends_in_numbers, sheets)) else "")


def _ends_in_numbers(sheet: Sheet) -> bool:
    return any(len(table.columns) - 1 in table.numbers for table in sheet.tables)


def sheet_fragment(sheet: Sheet) -> str:
    """The picture and its tables as a part of another page."""
    root = ET.Element("section", {"lang": sheet.lang})
    _add_content(root, sheet)
    return html_text(root)


def _add_content(parent: ET.Element, sheet: Sheet) -> None:
    for sentence in (sheet.about, *sheet.lead):
        if sentence:
            add(parent, "p", sentence)
    add_sheet_picture(parent, sheet)
    add_sheet_tables(parent, sheet)
    for sentence in sheet.notes:
        add(parent, "p", sentence)


def add_sheet_picture(parent: ET.Element, sheet: Sheet) -> None:
    """Add the picture of a sheet."""
    # The tables say what the picture shows; a screen reader hears it there, once.
    frame = add(parent, "div", class_="picture", aria_hidden="true")
    frame.append(sheet_picture(sheet, alone=False))


def add_sheet_tables(parent: ET.Element, sheet: Sheet, *, about: str = "") -> None:
    """Add the tables of a sheet; `about` tells their regions from those of other sheets in the page."""
    for table in sheet.tables:
        _add_table(parent, table, f"{about}: {table.caption}" if about else table.caption)


def _add_table(parent: ET.Element, table: SheetTable, name: str) -> None:
    frame = add(parent, "div", class_="table", role="region", tabindex=0, aria_label=name)
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
