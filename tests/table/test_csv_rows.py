"""A CSV file whose rows are not in order is refused: Polars would put the cells into other columns."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.errors import BadInput
from qupcore.table import csv_rows
from qupcore.table.csv_rows import check_rows
from qupcore.table.people_table import table
from qupcore.table.table_files import scanned

FEWER, MORE, QUOTE = "fewer cells than the header has", "more cells than the header has", "a quote where none"


def told(folder: Path, text: str | bytes, name: str = "people.csv") -> list[str]:
    """What is wrong with a file."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        check_rows(file)
    except BadInput as error:
        return [fault.what for fault in error.faults] or [error.what]
    return []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b,c\n1,2\n", f"{FEWER} in row 1"),
        ("a,b,c\n1,2,3\n1,2,3,4\n1,2,3,\n", f"{MORE} in 2 rows: 2, 3"),
        ("a,b\n1,2\n\n\r\n  \n3,4\n", "a blank line in 3 rows: 2, 3, 4"),
        ("a,b\n1,2\n\n", "a blank line in row 2"),
        ('a,b\n1,"2\n3"\n4\n', f"{FEWER} in row 2"),
        ('a,b\n"1,5",2\n1,5,2\n', f"{MORE} in row 2"),
        ('a,b\n1,5" screen\n2,3\n', f"{QUOTE} can stand in row 1"),
        ('a,b\n"1"x,2\n', f"{QUOTE} can stand in row 1"),
        ('a,b\n1,2\n3,"not closed\n5,6\n', f"{QUOTE} can stand in row 2"),
        ('a,b\n1,x"y\nz"w,2\n', f"{QUOTE} can stand in 2 rows: 1, 2"),
    ],
)
def test_rows_that_are_not_in_order_are_told_with_their_numbers(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert told(tmp_path, text)[0] == fault


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2",
        "a,b\r\n1,2\r\n,\r\n",
        "\ufeffa,b\n1,2\n",
        'a,b\n"x, ""y""\nz",2\n"",""\n',
        '"a",b\n"1",2\n',
        "a\n1\n\n2\n",
        "a,b\n",
        "a,b",
    ],
)
def test_rows_in_order_are_taken(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_a_row_that_lost_a_comma_is_refused_before_anything_is_decided(tmp_path: Path) -> None:
    rules = table(on=date(2026, 9, 1))
    names = rules.empty().columns
    file = tmp_path / "people.csv"
    file.write_text(f"{','.join(names)}\n{',' * (len(names) - 2)}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=FEWER):
        scanned(file, rules.columns)


@pytest.mark.parametrize("size", [1, 7, 64])
def test_parts_of_any_size_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    rows = ['1,"a\nb, ""c"""', "2,x", "3", '4,"d"', "5,e,f", "", "7,æ"]
    monkeypatch.setattr(csv_rows, "_PART", max(size, 5))
    assert told(tmp_path, "n,t\n" + "\n".join(rows * 3)) == [
        f"{FEWER} in 3 rows: 3, 10, 17",
        f"{MORE} in 3 rows: 5, 12, 19",
        "a blank line in 3 rows: 6, 13, 20",
    ]


def test_a_quote_that_nothing_closes_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "_PART", 64)
    monkeypatch.setattr(csv_rows, "_LONGEST", 256)
    assert told(tmp_path, 'a,b\n1,"2\n' + "3,4\n" * 1_000)[0].startswith(QUOTE)


CELLS = st.text(st.sampled_from('ab,"\n æ'), max_size=5)


@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=8))
def test_the_rows_that_are_refused_are_those_of_another_length(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    file = tmp_path_factory.getbasetemp() / "drawn.csv"
    wrong = {
        FEWER: [n for n, row in enumerate(rows, 1) if len(row) < 3],
        MORE: [n for n, row in enumerate(rows, 1) if len(row) > 3],
    }
    found = told(file.parent, text.getvalue(), file.name)
    assert [fault.partition(" in ")[0] for fault in found] == [what for what in wrong if wrong[what]]
    for fault, (_, numbers) in zip(found, ((k, v) for k, v in wrong.items() if v), strict=True):
        assert fault.rpartition("row")[2].lstrip("s: ") == ", ".join(map(str, numbers[:5]))


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("born;ref\n1990-05-14;a\n", "look separated by `;`", "separator=';'"),
        ("born\tref\n1990-05-14\ta\n", "look separated by a tab", r"separator='\t'"),
        ("sep=,\nborn,ref\n1990-05-14,a\n", "the first line of", "remove it"),
        ("sep=;\nborn;ref\n", "the first line of", "remove it"),
        ("", "is empty", "--empty"),
        ("\ufeff\n", "is empty", "--empty"),
        ("\nborn,ref\n", "is blank", "remove it"),
        ("born,ref\r1990-05-14,a\r", "end with CR alone", "LF or CRLF"),
        ("born,ref\n1990-05-14,Bodø\n1990-05-14,Ås\n".encode("latin-1"), "line 2 of", "UTF-8"),
        ("born,ref\n".encode("utf-16"), "line 1 of", "UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_told_as_such(
    tmp_path: Path, text: str | bytes, what: str, remedy: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput) as caught:
        scanned(file, table(topic="benefit_age", on=date(2026, 9, 1)).columns)
    assert what in caught.value.what
    assert remedy in caught.value.remedy
