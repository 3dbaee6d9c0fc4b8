"""A week as tables for the terminal, at any width, with or without colour."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from qupcore.domain.answers.week import Week
from qupcore.drawing.markup import readable
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.rows import day_rows, element_rows
from qupcore.explaining.week.saying import sum_said, title, whole_span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = ["print_week", "week_text"]

_WIDEST = {"day": 18, "class": 15, "this_week": 17, "note": 17}
"""The most letters of a column; the column of names gets the rest."""

# rich is imported only when a table is made, so that drawing a picture does not wait for it.


def week_text(week: Week, lang: str = "nb", width: int = 80) -> str:
    """The week as plain text.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.
        width: The number of letters on a line.

    Raises:
        BadInput: the language is not one of these.
    """
    from rich.console import Console

    page = Console(file=StringIO(), width=width, color_system=None, legacy_windows=False, _environ={})
    print_week(page, week, lang)
    text: str = page.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.splitlines())


def print_week(console: Console, week: Week, lang: str, *, ascii_only: bool = False) -> None:
    """Print the week to a console.

    Args:
        console: The console.
        week: The week.
        lang: `nb`, `nn` or `en`.
        ascii_only: Whether table borders are ASCII characters, for a terminal without other ones.
    """
    words = phrases(lang)
    console.print(_text(f"{title(week, words)}: {whole_span(week, words)}", "bold"))
    if week.ref:
        console.print(_text(words.say("label", "case", ref=week.ref), "dim"))
    console.print(_days(week, words, ascii_only))
    if week.elements:
        console.print(_elements(week, words, ascii_only))
    for sentence in sum_said(week, words):
        console.print(_text(sentence))


def _text(text: str, style: str = "") -> Text:
    """A text as it is: markup in it is not interpreted, and control codes are replaced."""
    from rich.text import Text

    return Text(readable(" ".join(text.split())), style=style)


def _table(words: Phrases, ascii_only: bool, *columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.ASCII2 if ascii_only else box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(
            words.say("week", f"column_{column}"),
            overflow="fold",
            no_wrap=column == "time",
            vertical="top",
            max_width=_WIDEST.get(column),
        )
    return table


def _days(week: Week, words: Phrases, ascii_only: bool) -> Table:
    from rich.text import Text

    table = _table(words, ascii_only, "day", "time", "what", "class")
    for day in day_rows(week, words):
        for number, row in enumerate(day.rows):
            first = Text("\n").join(map(_text, (day.day, *day.marks) if number == 0 else ()))
            what = Text("\n").join(map(_text, filter(None, (row.what, row.collision))))
            table.add_row(first, _text(row.time), what, _text(row.classed))
        table.add_section()
    return table


def _elements(week: Week, words: Phrases, ascii_only: bool) -> Table:
    table = _table(words, ascii_only, "measure", "class", "this_week", "note")
    for row in element_rows(week, words):
        name = _text(f"{row.number} {row.name}")
        table.add_row(name, _text(row.classed), _text(row.time), _text("; ".join(row.notes)))
    return table
