"""A week as HTML: the picture, and tables with the same content for screen readers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.markup import add, html_text
from qupcore.drawing.palette import GROUND, INK, LINE, QUIET, SHADE
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.rows import DayRows, day_rows, element_rows
from qupcore.explaining.week.saying import sum_said, title, whole_span
from qupcore.explaining.week.svg import week_picture

__all__ = ["week_fragment", "week_html"]

# No script and no external font or picture; no animation; tables wrap their lines and never widen the page.
_STYLE = f"""
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; max-width: 64rem; padding: 1rem; background: {GROUND}; color: {INK};
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; }}
h1 {{ font-size: 1.5rem; margin: 0 0 1rem; }}
h2 {{ font-size: 1.2rem; margin: 1.5rem 0 .5rem; }}
.case {{ color: {QUIET}; }}
.picture {{ overflow-x: auto; margin: 0; }}
.picture:focus-visible {{ outline: 3px solid {INK}; outline-offset: 2px; }}
.picture svg {{ display: block; width: 100%; min-width: 42rem; height: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid {LINE}; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
.name {{ overflow-wrap: anywhere; hyphens: auto; }}
.time {{ white-space: nowrap; }}
@media (max-width: 40rem) {{ table {{ font-size: .875rem; }} th, td {{ padding: .2rem .25rem; }} }}
thead th {{ background: {SHADE}; }}
.mark {{ display: block; font-weight: normal; }}
@media print {{ @page {{ size: landscape; }} body {{ max-width: none; padding: 0; }}
  .picture svg {{ min-width: 0; }} h2, tr {{ break-after: avoid; }} }}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def week_html(week: Week, lang: str = "nb") -> str:
    """The week as a complete HTML page, without scripts or external resources.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: the language is not one of these.
    """
    words = phrases(lang)
    root = ET.Element("html", {"lang": lang})
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=_POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", title(week, words))
    add(head, "style", _STYLE)
    body = add(root, "body")
    main = add(body, "main")
    add(main, "h1", f"{title(week, words)}: {whole_span(week, words)}")
    if week.ref:
        add(main, "p", words.say("label", "case", ref=week.ref), class_="case")
    _add_content(main, week, words)
    return f"<!DOCTYPE html>\n{html_text(root)}\n"


def week_fragment(week: Week, lang: str = "nb") -> str:
    """The picture and its tables as an HTML fragment, for use in another page.

    Raises:
        BadInput: the language is not `nb`, `nn` or `en`.
    """
    root = ET.Element("section", {"lang": lang})
    _add_content(root, week, phrases(lang))
    return html_text(root)


def _add_content(parent: ET.Element, week: Week, words: Phrases) -> None:
    label = words.say("week", "picture")
    frame = add(parent, "div", class_="picture", role="region", tabindex=0, aria_label=label)
    frame.append(week_picture(week, words.lang))
    add(parent, "h2", words.say("week", "fixed_times"))
    _add_days(parent, day_rows(week, words), words)
    add(parent, "h2", words.say("week", "time_of_measures"))
    if week.elements:
        _add_elements(parent, week, words)
    for sentence in sum_said(week, words):
        add(parent, "p", sentence)


def _head(table: ET.Element, words: Phrases, *columns: str) -> ET.Element:
    """Add the head of a table, and return its body."""
    row = add(add(table, "thead"), "tr")
    for column in columns:
        add(row, "th", words.say("week", f"column_{column}"), scope="col")
    return add(table, "tbody")


def _add_days(parent: ET.Element, days: tuple[DayRows, ...], words: Phrases) -> None:
    body = _head(add(parent, "table"), words, "day", "time", "what", "class")
    for day in days:
        for number, row in enumerate(day.rows):
            line = add(body, "tr")
            if number == 0:
                head = add(line, "th", day.day, scope="rowgroup" if len(day.rows) > 1 else "row")
                if len(day.rows) > 1:
                    head.set("rowspan", str(len(day.rows)))
                for mark in day.marks:
                    add(head, "span", mark, class_="mark")
            add(line, "td", row.time, class_="time")
            add(line, "td", row.what, class_="name")
            add(line, "td", row.classed)


def _add_elements(parent: ET.Element, week: Week, words: Phrases) -> None:
    body = _head(add(parent, "table"), words, "measure", "class", "this_week", "note")
    for row in element_rows(week, words):
        line = add(body, "tr")
        add(line, "th", f"{row.number} {row.name}", scope="row", class_="name")
        for text in (row.classed, row.time, "; ".join(row.notes)):
            add(line, "td", text)
