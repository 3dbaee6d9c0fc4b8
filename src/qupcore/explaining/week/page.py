"""A week as HTML: the picture, and tables with the same content for screen readers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.html_page import html_page, page_text
from qupcore.drawing.markup import add, html_text
from qupcore.drawing.palette import DARK, GROUND, INK, LINE, QUIET, SHADE, dark_style
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.narrow import narrow_picture
from qupcore.explaining.week.paper import paper_picture
from qupcore.explaining.week.rows import DayRows, day_rows, element_rows
from qupcore.explaining.week.saying import sum_said, title, whole_span
from qupcore.explaining.week.svg import week_picture

__all__ = ["WEEK_STYLE", "add_week_pictures", "add_week_tables", "week_fragment", "week_html"]

# No script, no external font or picture, no animation. A table that is too wide scrolls; the page never does.
# In a narrow window each cell has a line of its own, so that words stay whole; roles keep it a table.
# Below 56rem the letters of the wide picture would be too small: the days then stand below each other.
_STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 64rem; padding: 1rem; background: {GROUND}; color: {INK};
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }}
h2 {{ font-size: 1.2rem; margin: 1.5rem 0 .5rem; }}
.case {{ color: {QUIET}; margin: 0 0 1rem; overflow-wrap: anywhere; }}
.picture {{ margin: 0; forced-color-adjust: none; }}
.picture svg {{ display: block; width: 100%; height: auto; }}
.wide, .paper {{ display: none; }}
@media (min-width: 56rem) {{ .wide {{ display: block; }} .narrow {{ display: none; }} }}
.table {{ overflow-x: auto; }}
.table:focus-visible {{ outline: 3px solid currentcolor; outline-offset: 2px; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid {LINE}; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
.name {{ hyphens: auto; overflow-wrap: break-word; }}
.time {{ white-space: nowrap; }}
@media (max-width: 40rem) {{
  body {{ padding: .5rem; }}
  table, tbody, tr, th, td {{ display: block; border: 0; padding: .1rem 0; }}
  thead {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
  tbody {{ border-top: 1px solid {LINE}; padding: .4rem 0; }}
  tr {{ padding-bottom: .4rem; }} td:empty {{ display: none; }}
}}
thead th {{ background: {SHADE}; }}
.collision {{ display: block; }}
tbody th[scope="rowgroup"] {{ white-space: nowrap; }}
@media screen and (prefers-color-scheme: dark) {{
  body {{ background: {DARK[GROUND]}; color: {DARK[INK]}; }}
  .case {{ color: {DARK[QUIET]}; }}
  thead th {{ background: {DARK[SHADE]}; }}
  {dark_style(".picture")}
}}
@page {{ size: A4 landscape; margin: 8mm; }}
@media print {{
  :root {{ color-scheme: light; }}
  body {{ max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  h1 {{ font-size: 14pt; margin: 0; }} .case {{ font-size: 10pt; margin: 0; }}
  .tables, .wide, .narrow {{ display: none; }} .paper {{ display: block; }}
  .paper svg {{ height: 176mm; }}
}}
"""


WEEK_STYLE = f"""
.week {{ margin: 2.5rem 0; break-inside: avoid; }}
.week td::before {{ content: none; }} .week tbody {{ padding: .2rem 0; }}
.name {{ hyphens: auto; overflow-wrap: break-word; }}
.time {{ white-space: nowrap; }}
.collision {{ display: block; }}
tbody th[scope="rowgroup"] {{ white-space: nowrap; }}
.week .picture {{ forced-color-adjust: none; }}
.wide {{ display: none; }}
@media (min-width: 56rem) {{ .wide {{ display: block; }} .narrow {{ display: none; }} }}
@media screen and (prefers-color-scheme: dark) {{
  {dark_style(".week .picture")}
}}
@media print {{ .wide {{ display: block; }} .narrow {{ display: none; }} }}
"""
"""CSS for weeks in a page of other pictures, beside the style of those."""


def week_html(week: Week, lang: str = "nb") -> str:
    """The week as a complete HTML page, without scripts or external resources.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: the language is not one of these.
    """
    words = phrases(lang)
    case = words.say("label", "case", ref=week.ref) if week.ref else ""
    root, main = html_page(
        lang, ", ".join(filter(None, (title(week, words), whole_span(week, words), case))), _STYLE
    )
    add(main, "h1", f"{title(week, words)}: {whole_span(week, words)}")
    if case:
        add(main, "p", case, class_="case")
    _add_pictures(main, week, lang)
    add_week_tables(main, week, words)
    return page_text(root)


def week_fragment(week: Week, lang: str = "nb") -> str:
    """The picture and its tables as an HTML fragment, for use in another page.

    Raises:
        BadInput: the language is not `nb`, `nn` or `en`.
    """
    root = ET.Element("section", {"lang": lang})
    root.append(week_picture(week, lang, hidden=True))
    add_week_tables(root, week, phrases(lang))
    return html_text(root)


def add_week_pictures(parent: ET.Element, week: Week, lang: str, *, mark: str) -> None:
    """Add the pictures of a week for a wide and a narrow window to another page, which has `WEEK_STYLE`.

    Their ids begin with `mark`, so that the same week may stand twice in a page.
    """
    wide, narrow = week_picture(week, lang, hidden=True, mark=mark), narrow_picture(week, lang, mark=mark)
    add(parent, "div", class_="picture wide").append(wide)
    add(parent, "div", class_="picture narrow").append(narrow)


def _add_pictures(parent: ET.Element, week: Week, lang: str) -> None:
    """The pictures for a wide window, a narrow window and paper: the style shows one of them."""
    add(parent, "div", class_="picture wide").append(week_picture(week, lang, hidden=True))
    add(parent, "div", class_="picture narrow").append(narrow_picture(week, lang))
    add(parent, "div", class_="picture paper").append(paper_picture(week, lang))


def add_week_tables(
    parent: ET.Element, week: Week, words: Phrases, *, heading: str = "h2", about: str = ""
) -> None:
    """Add the tables of a week.

    Args:
        parent: Where they are added.
        week: The week.
        words: The language.
        heading: The tag of their headings.
        about: What tells their regions from those of other weeks in the page.
    """
    tables = add(parent, "div", class_="tables")
    fixed, held = words.say("week", "fixed_times"), words.say("week", "time_of_measures")
    before = f"{about}: " if about else ""
    add(tables, heading, fixed)
    _add_days(_scrolling(tables, f"{before}{fixed}"), day_rows(week, words), words)
    add(tables, heading, held)
    if week.elements:
        _add_elements(_scrolling(tables, f"{before}{held}"), week, words)
    for sentence in sum_said(week, words):
        add(tables, "p", sentence)


def _scrolling(parent: ET.Element, name: str) -> ET.Element:
    """Add a table within a region that scrolls where it is too wide, also by the keyboard."""
    return add(
        add(parent, "div", class_="table", role="region", tabindex=0, aria_label=name), "table", role="table"
    )


def _head(table: ET.Element, words: Phrases, *columns: str) -> None:
    """Add the head of a table."""
    row = add(add(table, "thead", role="rowgroup"), "tr", role="row")
    for column in columns:
        add(row, "th", words.say("week", f"column_{column}"), scope="col", role="columnheader")


def _add_days(table: ET.Element, days: tuple[DayRows, ...], words: Phrases) -> None:
    _head(table, words, "time", "what", "class")
    for day in days:
        body = add(table, "tbody", role="rowgroup")
        line = add(body, "tr", role="row")
        add(line, "th", day.day, scope="rowgroup", role="rowheader")
        add(line, "td", "; ".join(day.marks), colspan=2, role="cell")
        for row in day.rows:
            line = add(body, "tr", role="row")
            add(line, "td", row.time, class_="time", role="cell")
            what = add(line, "td", row.what, class_="name", role="cell")
            if row.collision:
                add(what, "strong", row.collision, class_="collision")
            add(line, "td", row.classed, role="cell")


def _add_elements(table: ET.Element, week: Week, words: Phrases) -> None:
    _head(table, words, "measure", "class", "this_week", "note")
    body = add(table, "tbody", role="rowgroup")
    for row in element_rows(week, words):
        line = add(body, "tr", role="row")
        add(line, "th", f"{row.number} {row.name}", scope="row", class_="name", role="rowheader")
        for text in (row.classed, row.time, "; ".join(row.notes)):
            add(line, "td", text, role="cell")
