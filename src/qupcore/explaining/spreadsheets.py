"""The report of an import as text: every row, and each refused one with its cells, causes and remedies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qupcore.errors.joining import told_lines
from qupcore.errors.worded import in_language
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.plugins.spreadsheet.into_catalogue import SheetImport
from qupcore.plugins.spreadsheet.report import ImportedRow

__all__ = ["show_import", "show_template"]


def show_import(found: SheetImport, written: Path | None, lang: str = "nb") -> tuple[Line, ...]:
    """What became of each row of some spreadsheets.

    Args:
        found: What was read.
        written: The file that was written. None: nothing was.
        lang: `nb`, `nn` or `en`.
    """
    words = phrases(lang)
    count = len(found.rows) - len(found.refused)
    lines = [
        Line(words.say("import", "counted", taken=count, refused=len(found.refused)), weight="headline"),
        Line(words.say("import", "written", file=written) if written else words.say("import", "not_written")),
    ]
    place = ""
    for row in found.rows:
        here = f"{row.file}, {row.sheet}" if row.sheet else row.file
        if here != place:
            lines.append(Line(here, weight="heading"))
            place = here
        lines += _row(row, words)
    if found.unfit is not None:
        lines.append(Line(words.say("import", "beside"), weight="heading"))
        lines += [
            Line(text, 2, "not_met") for text in in_language(told_lines(found.unfit), lang).splitlines()
        ]
    lines += [Line(words.say("import", "unread", sheet=name), weight="quiet") for name in found.unread]
    return tuple(lines)


def _row(row: ImportedRow, words: Phrases) -> Iterator[Line]:
    state = "taken" if row.taken else "refused"
    said = words.say("import", state, row=row.row, id=row.id or words.say("import", "no_id"))
    yield Line(said, 2, "met" if row.taken else "not_met")
    for fault in row.faults:
        what = in_language(fault.what, words.lang)
        remedy = in_language(fault.remedy, words.lang)
        place = ", ".join(part for part in (fault.cell, fault.column) if part)
        told = f"{what} ({remedy})" if remedy else what
        yield Line(f"{place}: {told}" if place else told, 4)


def show_template(file: Path, lang: str = "nb") -> tuple[Line, ...]:
    """The empty spreadsheet that was written, and the next steps."""
    words = phrases(lang)
    return (
        Line(words.say("plugins", "written", folder=file), weight="headline"),
        Line(words.say("import", "fill_in", file=file)),
    )
