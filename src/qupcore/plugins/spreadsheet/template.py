"""An empty spreadsheet with every column, in the language of those who fill it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.text import check_language
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.files.writing import PUBLIC, write_new_file
from qupcore.plugins.spreadsheet.columns import SHEETS, SheetColumn, SheetKind, columns_of, words_of
from qupcore.plugins.spreadsheet.excel import openpyxl

__all__ = ["csv_template", "excel_template", "write_template"]

_ROWS = 500
"""The rows in which Excel offers the words of a column to choose from."""
_LONGEST_LIST = 255
"""The longest list of words that Excel takes in a cell's rule."""


def csv_template(kind: SheetKind, *, lang: str = "nb") -> bytes:
    """A CSV file with the header of measures or offers, as a Norwegian Excel opens it.

    >>> csv_template("offers", lang="nn").decode("utf-8-sig")[:20]
    'Id;Tiltak;Namn;Namn '
    """
    check_language(lang)
    text = io.StringIO(newline="")
    labels = [column.labels[lang] for column in columns_of(kind).values()]
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(labels)
    return text.getvalue().encode("utf-8-sig")


def excel_template(national: Catalogue, *, lang: str = "nb") -> bytes:
    """An Excel file with a sheet of measures, a sheet of offers, and one that explains the columns.

    Args:
        national: The national catalogue, whose needs the third sheet lists.
        lang: The language: `nb`, `nn` or `en`.

    Raises:
        BadInput: openpyxl is not installed, or the language is none of these.
    """
    check_language(lang)
    library = openpyxl()
    names = words_of("kinds", lang)
    book = library.Workbook()
    book.remove(book.active)
    bold = library.styles.Font(bold=True)
    wide = library.styles.Alignment(wrap_text=True, vertical="top")
    for kind in SHEETS:
        sheet = book.create_sheet(names[kind].capitalize())
        columns = list(columns_of(kind).values())
        sheet.append([column.labels[lang] for column in columns])
        for cell, column in zip(sheet[1], columns, strict=True):
            cell.font, cell.alignment = bold, wide
            sheet.column_dimensions[cell.column_letter].width = 22
            if column.cell == "word" and (rule := _choice(library, column, lang)):
                sheet.add_data_validation(rule)
                rule.add(f"{cell.column_letter}2:{cell.column_letter}{_ROWS}")
        sheet.freeze_panes = "B2"
    explained = book.create_sheet(names["key"].capitalize())
    for row in _explanations(national, lang):
        explained.append(row)
    for letter, width in (("A", 12), ("B", 30), ("C", 90), ("D", 60)):
        explained.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _choice(library: Any, column: SheetColumn, lang: str) -> Any:
    """The words of a column, to choose from in Excel; others may be written all the same."""
    words = ",".join(words_of(column.key, lang).values())
    if not words or len(words) > _LONGEST_LIST:
        return None
    return library.worksheet.datavalidation.DataValidation(
        type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False
    )


def _explanations(national: Catalogue, lang: str) -> Iterator[list[str]]:
    """Each column with what it is for and its words; then the needs."""
    names = words_of("kinds", lang)
    for kind in SHEETS:
        for column in columns_of(kind).values():
            words: Iterable[str] = words_of(column.key, lang).values()
            yield [names[kind], column.labels[lang], column.helps[lang], ", ".join(words)]
    covers = columns_of("measures")["covers"].labels[lang]
    for need in national.needs:
        yield ["", covers, need.names.in_language(lang), need.id]


def write_template(path: Path, national: Catalogue, *, offers: bool = False, lang: str = "nb") -> None:
    """Write an empty spreadsheet; an existing file is not overwritten.

    Args:
        path: The file: `.xlsx`, or else CSV.
        national: The national catalogue.
        offers: Whether a CSV file is for offers, not measures.
        lang: The language: `nb`, `nn` or `en`.

    Raises:
        BadInput: it exists already, cannot be written, or openpyxl is not installed.
    """
    if path.suffix.casefold() == ".xlsx":
        data = excel_template(national, lang=lang)
    else:
        data = csv_template("offers" if offers else "measures", lang=lang)
    if path.is_file():
        raise BadInput(
            worded("{target} is there already", target=path), remedy="choose another name", code="file.exists"
        )
    write_new_file(path, data, mode=PUBLIC)
