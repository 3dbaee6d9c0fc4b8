"""The tables of a spreadsheet: a header and rows, from CSV or Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.files.reading import read_file
from qupcore.plugins.spreadsheet.cells import SheetCell
from qupcore.plugins.spreadsheet.columns import SHEETS, columns_of, plain_header

__all__ = ["SpreadsheetTable", "read_csv", "table_file", "table_of_rows"]

_DELIMITERS = (";", ",", "\t")
_TWICE_DECODED = ("Ã¥", "Ã¸", "Ã¦", "Ã˜", "Ã…")
"""Norwegian letters of UTF-8 that was read as Windows-1252 once already."""


@attrs.frozen(kw_only=True)
class SpreadsheetTable:
    """One table.

    Attributes:
        file: The name of its file.
        sheet: The name of its sheet. Empty: the file has no sheets.
        header: The cells of the first row.
        rows: The other rows with anything in them, each with its number as a spreadsheet counts it.
    """

    file: str
    sheet: str
    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[SheetCell]]]

    @property
    def place(self) -> str:
        """The file, and the sheet in it."""
        return f"{self.file}, {self.sheet}" if self.sheet else self.file


def table_file(path: Path) -> bytes:
    """The bytes of a spreadsheet.

    Raises:
        BadInput: it cannot be read, or is too large.
    """
    return read_file(path, "catalogue_bytes")


def read_csv(data: bytes, file: str) -> SpreadsheetTable:
    """Read CSV: UTF-8 or Windows-1252, with semicolons, commas or tabs between.

    Args:
        data: The bytes.
        file: The name of the file.

    Raises:
        BadInput: it is no such text, or has no header.

    >>> read_csv("Id;Navn\\njobbsenter;Jobbsenteret".encode("cp1252"), "a.csv").rows
    ((2, ['jobbsenter', 'Jobbsenteret']),)
    """
    text = _decoded(data, file)
    first, _, rest = text.partition("\n")
    delimiters: Sequence[str] = _DELIMITERS
    if first.strip().casefold().startswith("sep="):  # a line that Excel reads and does not show
        text, delimiters = rest, (first.lstrip().rstrip("\r")[4:5] or ";",)
    columns = [column for kind in SHEETS for column in columns_of(kind).values()]
    known = {plain_header(name) for column in columns for name in (column.key, *column.labels.values())}

    def fits(delimiter: str) -> int:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        return sum(plain_header(cell) in known for cell in header)

    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=max(delimiters, key=fits), strict=True)
        return table_of_rows(file, "", found)
    except (csv.Error, TypeError) as error:
        raise BadInput(
            worded("{file} is not CSV: {error}", file=file, error=error),
            remedy="save it again as CSV from the spreadsheet",
            code="file.syntax",
        ) from None


def table_of_rows(file: str, sheet: str, rows: Iterable[Sequence[SheetCell]]) -> SpreadsheetTable:
    """A table from all its rows, the header first.

    Raises:
        BadInput: there are too many, one is too wide, or there is no header.
    """
    numbered = []
    most, widest = input_limits().spreadsheet_rows, input_limits().spreadsheet_columns
    for number, row in enumerate(rows, 1):
        if number > most:
            raise BadInput(
                worded("{file} has more than {most} rows", file=file, most=most),
                remedy=limit_remedy(
                    "spreadsheet_rows", worded("delete the empty rows below the table; is it the right file?")
                ),
                code="file.too-large",
            )
        if len(row) > widest:
            raise BadInput(
                worded("{file} has more than {most} columns", file=file, most=widest),
                remedy=limit_remedy(
                    "spreadsheet_columns",
                    worded("delete the empty columns to the right of the table; is it the right file?"),
                ),
                code="file.too-large",
            )
        if any(cell not in (None, "") and str(cell).strip() for cell in row):
            numbered.append((number, row))
    if not numbered or numbered[0][0] != 1:
        raise BadInput(
            worded("{file} has no header in its first row", file=f"{file}, {sheet}" if sheet else file),
            remedy="write the names of the columns there, as `qup plugin import --template FILE` does",
            code="input.missing",
        )
    header = ["" if cell is None else str(cell).strip() for cell in numbered[0][1]]
    return SpreadsheetTable(file=file, sheet=sheet, header=header, rows=tuple(numbered[1:]))


def _decoded(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = "\0"
        text = "\0" if any(letters in text for letters in _TWICE_DECODED) else text
    if "\0" in text:
        fault = Fault(
            file,
            worded("the file is neither UTF-8 nor Windows-1252"),
            worded("save it again with the encoding UTF-8"),
            code="file.syntax",
        )
        raise BadInput(
            worded("{file} cannot be read as text", file=file),
            remedy="save it as CSV UTF-8",
            faults=(fault,),
            code="file.syntax",
        )
    return text
