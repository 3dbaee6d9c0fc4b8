"""A week as an SVG picture; the same week gives the same bytes."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

from qupcore.domain.answers.week import Week
from qupcore.drawing.markup import add, svg_text
from qupcore.drawing.palette import GROUND, INK, QUIET, add_patterns
from qupcore.explaining.phrases import phrases
from qupcore.explaining.week.grid import WIDTH, Grid, add_grid
from qupcore.explaining.week.legend import add_legend
from qupcore.explaining.week.rows import day_rows, element_rows
from qupcore.explaining.week.saying import sum_said, title, whole_span

__all__ = ["hidden_root", "picture_prefix", "week_picture", "week_svg"]

FONT = "system-ui, 'Segoe UI', Roboto, Arial, 'DejaVu Sans', sans-serif"
_TOP = 64
"""The top of the headings of the days."""


def week_svg(week: Week, lang: str = "nb") -> str:
    """The week as an SVG file.

    Colours and patterns show the classes, each piece has a label, and pieces that overlap are side by side. A
    label that does not fit ends in an ellipsis and is complete in a title. A description gives all as text.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: the language is not one of these.
    """
    return svg_text(week_picture(week, lang))


def picture_prefix(week: Week, lang: str) -> str:
    """The prefix of the ids in the picture of this week: no other week has it."""
    # The ids are those of 0.1, so that a picture drawn again is the same file. They are a hash of `repr`,
    # which names the classes; no hash of the content alone gives them. Whoever renames a class of a week, or
    # changes its fields, adds a replacement here. `WorkBeside` was called `Beside` in 0.1,
    # and no element was a drop-in or of every other week.
    key = f"{lang} {week!r}".replace("WorkBeside(", "Beside(")
    key = key.replace(", drop_in=False, opening_hours=(), every_other_week=False", "")
    return "w" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10]


def hidden_root(lang: str, prefix: str) -> ET.Element:
    """The root of a picture that screen readers pass over, with the patterns of the measures.

    Args:
        lang: `nb`, `nn` or `en`.
        prefix: The prefix of its ids.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "lang": lang,
            "aria-hidden": "true",
            "font-family": FONT,
            "fill": INK,
        },
    )
    add_patterns(root, prefix)
    return root


def week_picture(week: Week, lang: str, *, hidden: bool = False, mark: str = "") -> ET.Element:
    """The picture as an element for use in a page; its ids are unique to this week.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.
        hidden: Whether screen readers pass it by, because tables beside it say the same.
        mark: What its ids begin with, so that the same week may stand twice in a page.
    """
    words = phrases(lang)
    prefix = f"{mark}{picture_prefix(week, lang)}"
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "lang": lang,
            "xml:lang": lang,
            **(
                {"aria-hidden": "true"}
                if hidden
                else {"role": "img", "aria-labelledby": f"{prefix}-title {prefix}-desc"}
            ),
            "font-family": FONT,
            "fill": INK,
        },
    )
    if not hidden:
        add(root, "title", f"{title(week, words)}, {whole_span(week, words)}", id=f"{prefix}-title")
        add(root, "desc", _described(week, lang), id=f"{prefix}-desc")
    add_patterns(root, prefix)
    ground = add(root, "rect", width=WIDTH, fill=GROUND)
    add(root, "text", title(week, words), x=12, y=30, font_size=22, font_weight="bold")
    span = whole_span(week, words)
    add(root, "text", span, x=WIDTH - 8, y=30, font_size=14, text_anchor="end", fill=QUIET)
    bottom = add_grid(root, week, words, prefix, Grid.of(week, words, top=_TOP))
    bottom = add_legend(root, week, words, prefix, top=bottom + 30, width=WIDTH)
    ground.set("height", f"{bottom:g}")
    root.set("viewBox", f"0 0 {WIDTH} {bottom:g}")
    root.set("width", str(WIDTH))
    root.set("height", f"{bottom:g}")
    return root


def _described(week: Week, lang: str) -> str:
    """The content of the picture as one text."""
    words = phrases(lang)
    said = []
    for day in day_rows(week, words):
        times = "; ".join(
            " ".join(filter(None, (row.time, row.what, row.collision and f"({row.collision})")))
            for row in day.rows
        )
        said.append(f"{day.day}{''.join(f', {mark}' for mark in day.marks)}: {times}.")
    said += [f"{row.number} {row.name}: {row.classed}, {row.time}." for row in element_rows(week, words)]
    return " ".join([*said, *sum_said(week, words)])
