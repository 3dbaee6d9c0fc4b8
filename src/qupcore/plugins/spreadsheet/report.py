"""The report of an import: what became of each row, and why."""

from __future__ import annotations

import attrs

from qupcore.errors import Code
from qupcore.plugins.spreadsheet.columns import SheetKind

__all__ = ["CellFault", "ImportedRow"]


@attrs.frozen(kw_only=True)
class CellFault:
    """A fault of a row.

    Attributes:
        column: The header of the column. Empty: the row as a whole.
        cell: The cell as a spreadsheet names it (`C5`). Empty: the table has no such column.
        what: What is wrong.
        remedy: What to do.
        code: The kind of fault.
    """

    column: str
    cell: str
    what: str
    remedy: str
    code: Code


@attrs.frozen(kw_only=True)
class ImportedRow:
    """A row of a spreadsheet.

    Attributes:
        kind: What it holds: a measure or an offer.
        file: The name of the file.
        sheet: The name of the sheet. Empty: the file has none.
        row: The number of the row, as a spreadsheet counts it: the header is 1.
        id: The id of its entry. Empty: it has none that can be read.
        faults: Why it is refused. Empty: it is taken.
    """

    kind: SheetKind
    file: str
    sheet: str
    row: int
    id: str
    faults: tuple[CellFault, ...]

    @property
    def taken(self) -> bool:
        """Whether it is taken."""
        return not self.faults
