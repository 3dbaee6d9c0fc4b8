"""From spreadsheets to a catalogue file, beside the other files of its folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from qupcore.catalogue.municipalities import is_municipality
from qupcore.catalogue.plain import table_of
from qupcore.catalogue.reading import read_files
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.data.files import PLUGIN_FILE, files_in_folder
from qupcore.plugins.data.reading import announcement_in, catalogue_texts
from qupcore.plugins.spreadsheet.columns import SHEETS
from qupcore.plugins.spreadsheet.excel import read_excel
from qupcore.plugins.spreadsheet.importing import import_tables
from qupcore.plugins.spreadsheet.report import ImportedRow
from qupcore.plugins.spreadsheet.tables import SpreadsheetTable, read_csv, table_file
from qupcore.plugins.spreadsheet.toml_text import catalogue_text

__all__ = ["SheetImport", "import_sheets", "import_summary"]

SCHEMA_FILE = "catalogue.schema.json"
"""The schema of catalogue files that `qup plugin new --data` writes."""


@attrs.frozen(kw_only=True)
class SheetImport:
    """What was read from spreadsheets.

    Attributes:
        rows: Every row, taken or refused.
        unread: The sheets that were not read.
        catalogue: The entries of the rows that are taken.
        text: They as a catalogue file.
        unfit: What in the other files of the folder does not go with them, where rows are refused. None: all
            goes together.
    """

    rows: tuple[ImportedRow, ...]
    unread: tuple[str, ...]
    catalogue: Catalogue
    text: str
    unfit: BadInput | None = None

    @property
    def refused(self) -> tuple[ImportedRow, ...]:
        """The rows that are not taken."""
        return tuple(row for row in self.rows if not row.taken)


def import_sheets(
    paths: Sequence[Path], into: Path, national: Catalogue, *, municipality: str = ""
) -> SheetImport:
    """Read measures and offers from CSV and Excel files. Nothing is written.

    Args:
        paths: The files: `.xlsx`, or else CSV.
        into: The catalogue file that they become. Where its folder is a data plugin, the other files of the
            folder are read too, and all is checked as one catalogue.
        national: The national catalogue.
        municipality: The number of the municipality. Left out: that of the plugin, or of the first id.

    Raises:
        BadInput: a file cannot be read, a header is wrong, or nothing says which municipality it is.
    """
    tables: list[SpreadsheetTable] = []
    unread: list[str] = []
    for path in paths:
        data = table_file(path)
        if path.suffix.casefold() in (".xlsx", ".xlsm"):
            found, others = read_excel(data, path.name)
            tables += found
            unread += [f"{path.name}, {name}" for name in others]
        else:
            tables.append(read_csv(data, path.name))
    folder = into.parent
    files: Mapping[str, str] = files_in_folder(folder) if (folder / PLUGIN_FILE).is_file() else {}
    number = _municipality(files, tables, municipality)
    texts = [item for item in catalogue_texts(files) if item[0] != into.name]

    def beside(ours: Catalogue) -> Catalogue:
        return read_files(texts, namespace=number, known=[national, ours])

    rows, catalogue, unfit = import_tables(tables, namespace=number, beside=beside, known=[national])
    names = ", ".join(path.name for path in paths)
    head = [f"# Read from {names} by `qup plugin import`. Change it there, and read it again."]
    if (folder / SCHEMA_FILE).is_file():
        head.insert(0, f"#:schema ./{SCHEMA_FILE}")
    entries: dict[str, list[Any]] = {
        kind: [table_of(entry) for entry in getattr(catalogue, kind)] for kind in SHEETS
    }
    text = catalogue_text(entries, head)
    return SheetImport(rows=rows, unread=tuple(unread), catalogue=catalogue, text=text, unfit=unfit)


def _municipality(files: Mapping[str, str], tables: Iterable[SpreadsheetTable], said: str) -> str:
    own = announcement_in(files).municipality if files else ""
    if own and said and own != said:
        raise BadInput(
            worded("the folder is the plugin of {own}, not of {said}", own=own, said=said),
            remedy="leave out --municipality, or write to another folder",
            code="input.contradiction",
        )
    number = own or said or next(_in_ids(tables), "")
    if not is_municipality(number):
        raise BadInput(
            worded("{number!r} is no municipality", number=number)
            if number
            else "nothing says which municipality it is",
            remedy="give its four-digit number with --municipality",
            code="catalogue.municipality",
        )
    return number


def _in_ids(tables: Iterable[SpreadsheetTable]) -> Iterator[str]:
    cells = (cell for table in tables for _, row in table.rows for cell in row)
    return (match[1] for cell in cells if (match := re.match(r"\s*(\d{4}):", str(cell), re.ASCII)))


def import_summary(found: SheetImport, written: str | None) -> dict[str, object]:
    """The report of an import as JSON values.

    Args:
        found: What was read.
        written: The file that was written. None: nothing was.
    """
    return {
        "taken": len(found.rows) - len(found.refused),
        "refused": len(found.refused),
        "written": written,
        "unread": list(found.unread),
        "unfit": str(found.unfit) if found.unfit else None,
        "rows": [{**attrs.asdict(row), "taken": row.taken} for row in found.rows],
    }
