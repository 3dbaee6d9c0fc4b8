"""The header of a table: which column is which, and in which cell a fault lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.catalogue.positions import Path
from qupcore.catalogue.structure import RelativeFault, near
from qupcore.domain.hint import hint
from qupcore.domain.text import LANGUAGES
from qupcore.errors import BadInput, Code, Fault
from qupcore.errors.worded import worded
from qupcore.plugins.spreadsheet.cells import SheetCell
from qupcore.plugins.spreadsheet.columns import (
    SHEETS,
    SheetColumn,
    SheetKind,
    columns_of,
    plain_header,
    sheet_kind,
)
from qupcore.plugins.spreadsheet.report import CellFault
from qupcore.plugins.spreadsheet.tables import SpreadsheetTable

__all__ = ["Header", "header_of"]

_NEEDED: Mapping[SheetKind, tuple[str, ...]] = {
    "measures": ("id", "name", "owner", "first_day", "source"),
    "offers": ("id", "measure", "first_day"),
}
_LETTERS = 26


@attrs.frozen
class Header:
    """The header of a table.

    Attributes:
        table: The table.
        kind: What it holds.
        columns: The columns by their place, from 0.
        lang: The language that most of the names are in.
    """

    table: SpreadsheetTable
    kind: SheetKind
    columns: Mapping[int, SheetColumn]
    lang: str

    def fault(self, row: int, column: SheetColumn | None, what: str, remedy: str, code: Code) -> CellFault:
        """A fault in the cell of a column; None: in the row as a whole."""
        place = next((n for n, item in self.columns.items() if item is column), None)
        if place is not None:
            label = self.table.header[place]
        else:
            label = "" if column is None else column.labels[self.lang]
        cell = "" if place is None else f"{_letters(place)}{row}"
        return CellFault(column=label, cell=cell, what=what, remedy=remedy, code=code)

    def fault_of(self, row: int, flaw: RelativeFault, cells: Sequence[SheetCell]) -> CellFault:
        """A fault of an entry, in the cell that it comes from."""
        values: Mapping[str, object] = getattr(flaw.what, "values", {})
        missing = flaw.code == "input.missing" and "key" in values
        path = (*flaw.path, str(values["key"])) if missing else flaw.path
        columns = list(columns_of(self.kind).values())
        # A fault of a whole table names the value that it is about.
        named = [column for column in columns if column.into[:-1] == path and column.into[-1] in values]
        near_it = named or [column for column in columns if path and _meet(column.into, path)]
        here = [
            column
            for place, column in self.columns.items()
            if column in near_it
            and (missing or not cells or (place < len(cells) and cells[place] not in (None, "")))
        ]
        column = next(iter((*here, *near_it)), None)
        if missing:
            return self.fault(
                row, column, worded("the cell is empty"), worded("it is always needed"), flaw.code
            )
        return self.fault(row, column, flaw.what, flaw.remedy, flaw.code)


def header_of(table: SpreadsheetTable) -> Header:
    """The header of a table. A column whose name begins with `#` is the reader's own, and is not read.

    Raises:
        BadInput: with a fault for each name that no column has, that stands twice, or that is missing.
    """
    named = [cell for cell in table.header if cell and not cell.startswith("#")]
    kind = _kind(table.sheet, named)
    lang = max(LANGUAGES, key=lambda item: _fitting(kind, named, item))
    known = {
        plain_header(name): column
        for column in columns_of(kind).values()
        for name in (*column.labels.values(), column.key)
    }
    columns: dict[int, SheetColumn] = {}
    faults = []
    for place, cell in enumerate(table.header):
        if not cell or cell.startswith("#"):
            continue
        where = f"{table.place}: {_letters(place)}1"
        column = known.get(plain_header(cell))
        if column is None:
            labels = [item.labels for item in columns_of(kind).values()]
            meant = hint(cell, dict.fromkeys(label for item in labels for label in item.values()))
            own = [item[lang] for item in labels]
            told = near(cell, [meant] if meant else own)
            told = worded("{near}; a name that begins with # is not read", near=told)
            faults.append(
                Fault(where, worded("no column is called {name!r}", name=cell), told, "input.unknown-key")
            )
        elif column in columns.values():
            what = worded("the column {name!r} stands twice", name=cell)
            faults.append(Fault(where, what, worded("keep one"), "input.twice"))
        else:
            columns[place] = column
    keys = {column.key for column in columns.values()}
    for key in _NEEDED[kind]:
        if key not in keys and not (key == "name" and {"name_nb", "name_nn", "name_en"} <= keys):
            what = worded("the column {name!r} is missing", name=columns_of(kind)[key].labels[lang])
            faults.append(Fault(table.place, what, worded("it is always needed"), "input.missing"))
    if faults:
        raise BadInput(
            worded("the header of {place} has {count} faults", place=table.place, count=len(faults)),
            remedy="mend each; `qup plugin import --template FILE` makes a spreadsheet with all columns",
            faults=tuple(faults),
            code="input.faults",
        )
    return Header(table, kind, columns, lang)


def _kind(sheet: str, header: Sequence[str]) -> SheetKind:
    """What a table holds: as the name of its sheet says, or else as most names of its header do."""
    said = sheet_kind(sheet)
    if said is not None:
        return said
    fitting: dict[SheetKind, int] = {kind: _fitting(kind, header) for kind in SHEETS}
    return max(SHEETS, key=fitting.__getitem__)


def _fitting(kind: SheetKind, header: Sequence[str], lang: str = "") -> int:
    """How many names of a header are columns of a kind of entry, in a language or in any."""
    known = {
        plain_header(name)
        for column in columns_of(kind).values()
        for name in ((column.labels[lang],) if lang else (*column.labels.values(), column.key))
    }
    return sum(plain_header(cell) in known for cell in header)


def _meet(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _letters(place: int) -> str:
    """The letters of a column, from its place from 0: A, B, ..., Z, AA.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    text, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text
