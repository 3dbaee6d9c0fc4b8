"""Excel files that tell a wrong size: no row is lost, and none costs more than it weighs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from plugins.test_spreadsheet import GOOD, read_excel_file, workbook
from qupcore.errors import BadInput


def _in_the_sheet(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """An Excel file in which the XML of its first sheet is changed."""
    out, sheet = io.BytesIO(), "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        files = {name: old.read(name) for name in old.namelist()}
        for before, after in changes:
            assert before in files[sheet]
            files[sheet] = files[sheet].replace(before, after)
        for name, text in files.items():
            new.writestr(name, text)
    return out.getvalue()


def test_no_row_is_lost_where_excel_files_tell_a_wrong_size(tmp_path: Path) -> None:
    rows = [[*GOOD], [*GOOD.values()], ["annet", *[*GOOD.values()][1:]]]
    data = workbook({"Tiltak": rows})
    size = f'<dimension ref="A1:{chr(64 + len(GOOD))}3"/>'.encode()
    for told in (
        b"",
        b'<dimension ref="A1"/>',
        b'<dimension ref="A1:B2"/>',
        b'<dimension ref="A1:XFD1048576"/>',
    ):
        found = read_excel_file(tmp_path, _in_the_sheet(data, (size, told)))
        assert [row.id for row in found.rows if row.taken] == ["3301:a", "3301:annet"]


def test_a_cell_far_out_is_refused_before_its_row_is_filled(tmp_path: Path) -> None:
    """A row with one cell in the last column has 16,384: a small file took a minute."""
    data = workbook({"Tiltak": [[*GOOD], [*GOOD.values()]]})
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(3, 20_000))
    wide = _in_the_sheet(data, (b"</sheetData>", far + b"</sheetData>"))
    with pytest.raises(BadInput, match="has more than 2000 columns") as told:
        read_excel_file(tmp_path, wide)
    assert told.value.code == "file.too-large"
