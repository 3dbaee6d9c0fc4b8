"""Reading spreadsheets into a catalogue: each row by itself, then all of them with what lies beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from qupcore.catalogue.checking import flaws_of
from qupcore.catalogue.positions import Path, shown
from qupcore.catalogue.reading import KINDS
from qupcore.catalogue.structure import Flaws, RelativeFault, read_value
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.errors import BadInput, Fault
from qupcore.plugins.spreadsheet.cells import SheetCell, WrongCell, cell_value
from qupcore.plugins.spreadsheet.columns import SheetKind
from qupcore.plugins.spreadsheet.header import Header, header_of
from qupcore.plugins.spreadsheet.report import CellFault, ImportedRow
from qupcore.plugins.spreadsheet.tables import SpreadsheetTable

__all__ = ["import_tables"]

_LANGUAGES = ("nb", "nn", "en")


@attrs.frozen
class _Read:
    """A row with its entry, or without one where it has faults."""

    header: Header
    row: ImportedRow
    entry: Measure | Offer | None


def import_tables(
    tables: Iterable[SpreadsheetTable],
    *,
    namespace: str,
    beside: Callable[[Catalogue], Catalogue],
    known: Sequence[Catalogue],
) -> tuple[tuple[ImportedRow, ...], Catalogue, BadInput | None]:
    """Read tables of measures and offers.

    Args:
        tables: The tables.
        namespace: The number of the municipality.
        beside: Gives the rest of its catalogue, which lies in other files and may refer to what was read.
        known: Catalogues that the rows may refer to, as the national one.

    Returns:
        Every row; the entries of the rows without faults; and what does not go with them in the other files
        where rows are refused. None: together with `beside` they are a catalogue without faults.

    Raises:
        BadInput: a header is wrong, or no row is refused and what lies beside does not go with them.
    """
    needs = {
        name.casefold(): need.id
        for catalogue in known
        for need in catalogue.needs
        for name in (need.id, *attrs.astuple(need.names))
    }
    read = [
        _read(header, number, cells, needs, namespace)
        for header in map(header_of, tables)
        for number, cells in header.table.rows
    ]
    unfit = None
    try:
        others = beside(_catalogue(read, namespace))
        while faults := _of_the_whole(read, others, known):
            read = [_with_faults(item, faults.get(n, ())) for n, item in enumerate(read)]
    except BadInput as error:
        if all(item.row.taken for item in read):
            raise
        unfit = error  # the other files may need what a refused row says
    return tuple(item.row for item in read), _catalogue(read, namespace), unfit


def _read(
    header: Header, number: int, cells: Sequence[SheetCell], needs: Mapping[str, str], namespace: str
) -> _Read:
    table: dict[str, Any] = {}
    faults: list[CellFault] = []
    wrong: list[Path] = []
    for place, column in header.columns.items():
        cell = cells[place] if place < len(cells) else None
        try:
            value = cell_value(column, cell, needs, namespace)
        except WrongCell as error:
            faults.append(header.fault(number, column, error.what, error.remedy, error.code))
            wrong.append(column.into)
            continue
        if value is not None:
            _put(table, column.into, value)
    _complete(table, header.kind)
    entry = None
    try:
        entry = read_value(KINDS[header.kind], table, {})
    except Flaws as error:
        faults += [
            header.fault_of(number, flaw, cells) for flaw in error.flaws if not _explained(flaw, wrong)
        ]
    row = ImportedRow(
        kind=header.kind,
        file=header.table.file,
        sheet=header.table.sheet,
        row=number,
        id=str(table.get("id", "")),
        faults=tuple(sorted(faults, key=_from_left)),
    )
    return _Read(header, row, None if faults else entry)


def _from_left(fault: CellFault) -> tuple[bool, int, str]:
    return not fault.cell, len(fault.cell), fault.cell


def _put(table: dict[str, Any], path: Path, value: Any) -> None:
    """Put a value at its path: tables and lists are made on the way."""
    here: Any = table
    for step, following in zip(path, (*path[1:], None), strict=True):
        if following is None:
            if isinstance(here.get(step), dict):  # names in all languages, beside names in one
                here[step][""] = value
            else:
                here[step] = value
        elif isinstance(step, int):
            here = here[step]
        else:
            made: Any = [{}] if isinstance(following, int) else {}
            if isinstance(here.get(step), str):
                made[""] = here.pop(step)
            here = here.setdefault(step, made)


def _complete(table: dict[str, Any], kind: SheetKind) -> None:
    """What several columns say together, as a catalogue file has it."""
    names = table.get("names")
    if isinstance(names, dict) and "" in names:
        general = names.pop("")
        table["names"] = {lang: names.get(lang, general) for lang in _LANGUAGES}
    period = "valid" if kind == "measures" else "period"
    if period in table:
        first, last = table[period].get("first"), table[period].get("last")
        table.pop(period)
        if first is not None:
            table[period] = f"{first}/{'..' if last is None else last}"
    for limit in table.get("limits", ()):
        limit["kind"] = "base"


def _explained(flaw: RelativeFault, wrong: list[Path]) -> bool:
    """Whether a missing value is one that stands in a cell which could not be read."""
    path = _target(flaw)
    return flaw.code == "input.missing" and any(path == other[: len(path)] for other in wrong)


def _target(flaw: RelativeFault) -> Path:
    values: Mapping[str, object] = getattr(flaw.what, "values", {})
    return (*flaw.path, str(values["key"])) if "key" in values else flaw.path


def _of_the_whole(
    read: list[_Read], beside: Catalogue, known: Sequence[Catalogue]
) -> dict[int, tuple[CellFault, ...]]:
    """The faults that no row has by itself, by its number in what was read.

    Raises:
        BadInput: one of them is of no row.
    """
    found: dict[int, list[CellFault]] = {}
    elsewhere = []
    ours = {
        kind: [n for n, item in enumerate(read) if item.entry is not None and item.row.kind == kind]
        for kind in KINDS
    }
    lists: dict[str, Any] = {
        kind: (*getattr(beside, kind), *(read[n].entry for n in numbers)) for kind, numbers in ours.items()
    }
    whole = attrs.evolve(beside, **lists)
    for flaw in flaws_of(whole, known):
        match flaw.path:
            case (str(kind), int(number), *rest) if number >= len(getattr(beside, kind)):
                n = ours[kind][number - len(getattr(beside, kind))]
                item = read[n]
                inside = attrs.evolve(flaw, path=tuple(rest))
                found.setdefault(n, []).append(item.header.fault_of(item.row.row, inside, ()))
            case _:
                elsewhere.append(Fault(shown(flaw.path), flaw.what, flaw.remedy, flaw.code))
    if elsewhere and not found:
        raise BadInput(
            "the other files of the folder do not go with what was read",
            remedy="mend each fault there, or in the spreadsheet",
            faults=tuple(elsewhere),
            code="input.faults",
        )
    return {n: tuple(faults) for n, faults in found.items()}


def _with_faults(item: _Read, faults: tuple[CellFault, ...]) -> _Read:
    if not faults:
        return item
    return _Read(item.header, attrs.evolve(item.row, faults=(*item.row.faults, *faults)), None)


def _catalogue(read: list[_Read], namespace: str) -> Catalogue:
    entries = [item.entry for item in read if item.entry is not None]
    return Catalogue(
        by=namespace,
        namespace=namespace,
        measures=tuple(item for item in entries if isinstance(item, Measure)),
        offers=tuple(item for item in entries if isinstance(item, Offer)),
    )
