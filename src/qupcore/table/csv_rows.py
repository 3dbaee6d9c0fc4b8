"""The rows of a CSV file: each has as many cells as the header, or the file is refused.

Polars fills a short row up, and a comma too few or too many moves the cells to other columns: an unknown fact
becomes a known one. So the bytes are looked at first, a part at a time. All but commas and ends of lines is
taken out of a part at once; where rows are in order, the same is left of each. Only a part that differs is
looked at row by row.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.table.csv_head import check_head
from qupcore.table.faults import SHOWN, in_rows, refuse

__all__ = ["check_rows"]

_PART = 1 << 20
_LONGEST = 16 * _PART
"""A row that is longer begins with a quote that nothing closes."""

_OTHERS = bytes({*range(256)} - {*b'",\n'})
_QUOTED = re.compile(rb'(?:(?<=[,\n])|\A)"[^"]*+(?:""[^"]*+)*+"(?=[,\r\n]|\Z)')
"""A whole cell between quotes, which may have commas, ends of lines and doubled quotes in it."""

_MISPLACED = re.compile(rb'"(?<=[^,\n"]")(?=[^,\r\n"])')
"""A quote with neither a comma, an end of a line nor another quote beside it."""

_EVERY_CELL = worded(
    "write every cell of a row, an empty one too; a cell with a comma in it stands in quotes"
)
_REMEDIES: dict[str, str] = {
    worded("a quote where none can stand"): worded(
        "put the whole cell in quotes, and write a quote inside it twice"
    ),
    worded("fewer cells than the header has"): _EVERY_CELL,
    worded("more cells than the header has"): _EVERY_CELL,
    worded("a blank line"): worded("remove these lines"),
}
_QUOTE, _FEWER, _MORE, _BLANK = _REMEDIES


@attrs.define
class _Found:
    """How many rows have a fault, and the first of them."""

    count: int = 0
    rows: list[int] = attrs.field(factory=list)

    def add(self, row: int) -> None:
        self.count += 1
        if len(self.rows) < SHOWN:
            self.rows.append(row)


def check_rows(path: Path) -> None:
    """Refuse a CSV file whose rows are not in order; it is read a part at a time.

    Args:
        path: The file.

    Raises:
        BadInput: with every kind of fault, the number of rows and the first of them, counted from 1 without
            the header; or the file is empty, is not UTF-8, or has no commas between its cells.
    """
    found: dict[str, _Found] = {what: _Found() for what in _REMEDIES}
    row, like = 0, b""
    for part in _parts(path):
        if not row:  # the header: it says how many cells a row has
            like = b"," * _plain(part).partition(b"\n")[0].count(b",") + b"\n"
        rows = _rows_in_order(part, like)
        if rows is None:
            lines = _plain(part).split(b"\n")[:-1]
            rows = len(lines)
            for place, line in enumerate(lines, row):
                if what := _fault(line, len(like)):
                    found[what].add(place)
        row += rows
    refuse(
        [
            Fault(path.name, in_rows(what, it.count, it.rows), _REMEDIES[what], "file.syntax")
            for what, it in found.items()
            if it.count
        ]
    )


def _rows_in_order(part: bytes, like: bytes) -> int | None:
    """The number of rows, where it is sure at a glance that all are in order; None: it is not."""
    left = part.translate(None, _OTHERS)
    if b'"' in left:
        if _MISPLACED.search(part):
            return None
        left = left.replace(b'""', b"")  # a cell in quotes, without a comma or an end of line in it
    rows = left.count(b"\n")
    return rows if left == like * rows else None


def _plain(part: bytes) -> bytes:
    """A part without its quoted cells."""
    return _QUOTED.sub(b"", part) if b'"' in part else part


def _fault(line: bytes, cells: int) -> str | None:
    """What is wrong with a row, whose quoted cells are taken out."""
    if b'"' in line:
        return _QUOTE
    has = line.count(b",") + 1
    if has == cells:
        return None
    if not line.strip():
        return _BLANK
    return _FEWER if has < cells else _MORE


def _parts(path: Path) -> Iterator[bytes]:
    """Parts of whole rows, each with an end of line behind it; the first begins with the header."""
    decoder = getincrementaldecoder("utf-8")()
    held, lines = b"", 0
    with path.open("rb") as file:
        check_head(path, file.read(_PART))
        file.seek(0)
        while read := file.read(_PART):
            try:
                decoder.decode(read)
            except UnicodeDecodeError as error:
                raise _no_utf8(path, lines + error.object[: error.start].count(b"\n") + 1) from error
            lines += read.count(b"\n")
            held += read
            if cut := _end_of_row(held):
                yield held[:cut]
                held = held[cut:]
            elif len(held) > _LONGEST:
                yield held + b"\n"
                return
    if held:
        yield held if held.endswith(b"\n") else held + b"\n"


def _end_of_row(held: bytes) -> int:
    """Where the last whole row ends: after an end of line with an even number of quotes before it."""
    cut = held.rfind(b"\n") + 1
    quotes = held.count(b'"', 0, cut)
    while quotes % 2:
        before = held.rfind(b"\n", 0, cut - 1) + 1
        quotes -= held.count(b'"', before, cut)
        cut = before
    return cut


def _no_utf8(path: Path, line: int) -> BadInput:
    return BadInput(
        worded("line {line} of {path} is not written in UTF-8", line=line, path=str(path)),
        remedy="save the file as UTF-8; in Excel the kind is called “CSV UTF-8”",
        code="file.syntax",
    )
