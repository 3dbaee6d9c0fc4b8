"""Spreadsheets and wheels as `qup plugin import` and `qup plugin add` read them, and sound ones."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random

from openpyxl import Workbook

from fuzzing.archives import CELLS
from fuzzing.mutating import HOSTILE, mutated_bytes
from plugins.test_data import write
from plugins.test_spreadsheet import MEASURES, OFFERS
from qupcore import national
from qupcore.catalogue import read_catalogue
from qupcore.catalogue.national import national as the_national
from qupcore.errors import BadInput, Fault
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.data.reading import content_in
from qupcore.plugins.data.wheel import packed, wheel_of
from qupcore.plugins.spreadsheet.into_catalogue import import_sheets

__all__ = ["excel_files", "mutated_sheet", "read_sheet", "read_wheel", "sheets", "wheels"]

_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _folder() -> Path:
    """A folder for the files of this process; it is gone when the process ends."""
    if not _KEPT:
        _KEPT.append(tempfile.TemporaryDirectory())
    return Path(_KEPT[0].name)


def read_sheet(data: bytes, name: str) -> object:
    """Import a spreadsheet. Rows that are refused are the faults of an error; those taken are a catalogue."""
    path = _folder() / name
    path.write_bytes(data)
    found = import_sheets([path], _folder() / "measures.toml", national(), municipality="3301")
    again = read_catalogue(found.text, namespace="3301", known=[national()])
    assert (again.measures, again.offers) == (found.catalogue.measures, found.catalogue.offers)
    faults = tuple(
        Fault(fault.cell or row.file, fault.what, fault.remedy, fault.code)
        for row in found.refused
        for fault in row.faults
    )
    if faults:
        raise BadInput("rows are refused", remedy="mend them", faults=faults, code="input.value")
    return found


def read_wheel(data: bytes) -> object:
    """Open the wheel of a data plugin, and read what it holds."""
    path = _folder() / "a.whl"
    path.write_bytes(data)
    wheel = open_wheel(path)
    texts = {
        name.removeprefix(f"{wheel.folder}/"): text.decode()
        for name, text in wheel.files.items()
        if name.startswith(f"{wheel.folder}/")
    }
    return content_in(texts, wheel.announced, the_national())


def sheets() -> tuple[bytes, ...]:
    """CSV of measures, and of offers."""
    return MEASURES.encode(), OFFERS.replace("sprak,", "no:jobbklubb,").encode()


@cache
def excel_files() -> tuple[bytes, ...]:
    """A workbook of measures and offers, with texts, numbers, days, times and a formula."""
    book = Workbook()
    measures, offers = book.active, book.create_sheet("Tilbud")
    assert measures is not None
    measures.title = "Tiltak"
    for line in csv.reader(io.StringIO(MEASURES), delimiter=";"):
        measures.append([_typed(cell) for cell in line])
    for line in csv.reader(io.StringIO(OFFERS)):
        offers.append([_typed(cell) for cell in line])
    measures["K1"], measures["K2"] = "#sum", "=1+1"
    out = io.BytesIO()
    book.save(out)
    return (out.getvalue(),)


def _typed(cell: str) -> str | float | date | datetime | time | timedelta:
    known = {"7,5": 7.5, "1.1.2024": datetime(2024, 1, 1), "12": 12, "2026-08-17": date(2026, 8, 17)}  # noqa: DTZ001
    return known.get(cell, cell)  # type: ignore[return-value]


@cache
def wheels() -> tuple[bytes, ...]:
    """The wheel of a data plugin with measures and texts."""
    with tempfile.TemporaryDirectory() as folder:
        return (packed(wheel_of(write(Path(folder) / "bodo"))),)


def mutated_sheet(data: bytes, random: Random) -> bytes:
    """CSV with one to four faults: in cells, headers, rows, or bytes."""
    text = data.decode()
    between = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=between))
    for _ in range(random.choice((1, 1, 2, 4))):
        row = random.choice(rows)
        kind = random.randrange(8)
        if kind <= 3 and row:
            row[random.randrange(len(row))] = str(random.choice((*HOSTILE, *CELLS)))
        elif kind == 4 and row:
            del row[random.randrange(len(row))]
        elif kind == 5:
            row.insert(random.randrange(len(row) + 1), random.choice(random.choice(rows) or [""]))
        elif kind == 6:
            rows.insert(random.randrange(len(rows) + 1), list(row))
        else:
            random.shuffle(row)
    out = io.StringIO()
    csv.writer(out, delimiter=random.choice((between, between, ";", "\t", "|"))).writerows(rows)
    made = out.getvalue().encode(
        random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace"
    )
    return mutated_bytes(made, random) if random.random() < 0.1 else made
