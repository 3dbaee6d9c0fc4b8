"""Excel files of measures and offers, through openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.spreadsheet.cells import SheetCell
from qupcore.plugins.spreadsheet.columns import sheet_kind
from qupcore.plugins.spreadsheet.tables import SpreadsheetTable, table_of_rows

__all__ = ["openpyxl", "read_excel"]


def openpyxl() -> Any:
    """The library that reads and writes Excel files.

    Raises:
        BadInput: it is not installed.
    """
    try:
        import openpyxl as library
    except ImportError as error:
        raise BadInput(
            "Excel files need openpyxl, which is not installed",
            remedy="pip install 'qupcore[excel]', or save the sheet as CSV",
            code="excel.not-installed",
        ) from error
    return library


def read_excel(data: bytes, file: str) -> tuple[tuple[SpreadsheetTable, ...], tuple[str, ...]]:
    """Read the sheets of measures and offers; where no sheet has such a name, the first sheet.

    Args:
        data: The bytes.
        file: The name of the file.

    Returns:
        The tables, and the names of the sheets that are not read.

    Raises:
        BadInput: it is no Excel file, or openpyxl is not installed.
    """
    library = openpyxl()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > input_limits().unpacked_bytes:
                raise BadInput(
                    worded("{file} is too large when it is unpacked", file=file),
                    remedy=limit_remedy("unpacked_bytes", worded("check that it is the right file")),
                    code="file.too-large",
                )
        with (
            warnings.catch_warnings(action="ignore"),  # openpyxl's tell texts of the file as they are
            closing(library.load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as values,
            closing(library.load_workbook(io.BytesIO(data), read_only=True)) as written,
        ):
            names: list[str] = [sheet.title for sheet in values.worksheets]
            read = [name for name in names if sheet_kind(name)] or names[:1]
            tables = tuple(table_of_rows(file, name, _rows(values[name], written[name])) for name in read)
    except BadInput:
        raise
    except Exception as error:  # openpyxl raises whatever the XML parser, the archive or Python raises
        raise BadInput(
            worded("{file} is not an Excel file that can be read", file=file),
            why=f"{type(error).__name__}: {error}",
            remedy="save it again as .xlsx, or as CSV",
            code="file.syntax",
        ) from error
    return tables, tuple(name for name in names if name not in read)


def _rows(values: Any, written: Any) -> Iterator[Sequence[SheetCell]]:
    """The cells of each row: the value that Excel has worked out, and a formula where there is none."""
    for sheet in (values, written):
        sheet.reset_dimensions()  # the size that the file tells may be wrong, and each row is filled up to it
    for row, formulas in zip(values.iter_rows(), written.iter_rows(), strict=False):
        yield [
            formula.value if cell.value is None and formula.data_type == "f" else cell.value
            for cell, formula in zip(row, formulas, strict=False)
        ]
