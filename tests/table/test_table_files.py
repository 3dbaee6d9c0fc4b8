"""A CSV file is read a part at a time, and its faults are told by the rows of the whole file."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from qupcore.errors import BadInput
from qupcore.table.csv_files import _CSV_BYTES
from qupcore.table.people_table import table
from qupcore.table.table_files import rows_counted, scanned, written_answers

RULES = table(topic="benefit_age", on=date(2026, 9, 1))
ROWS = 150_000
"""About 4 MB: several parts of one."""


def written(folder: Path, born: list[str], name: str = "people.csv") -> Path:
    file = folder / name
    lines = (f'{n},"a line\nand, a ""quote""",{day}' for n, day in enumerate(born))
    file.write_text("\n".join(["ref,note,born", *lines]) + "\n", encoding="utf-8")
    return file


def test_a_csv_file_comes_in_parts_and_its_answers_keep_their_order(tmp_path: Path) -> None:
    born = [f"{1950 + n % 70}-05-14" for n in range(ROWS)]
    file, answers, steps = written(tmp_path, born), tmp_path / "answers.csv", list[int]()
    frame = RULES.decide(scanned(file, RULES.columns))
    written_answers(frame, answers, file, lambda done, _: steps.append(done))
    assert max(after - before for before, after in zip([0, *steps], steps, strict=False)) < ROWS // 3
    found = pl.read_csv(answers)
    assert found["ref"].equals(pl.Series("ref", range(ROWS)))
    assert found["note"].unique().to_list() == ['a line\nand, a "quote"']
    outcomes = {word: found["outcome"].to_list().count(word) for word in ("met", "not_met")}
    assert rows_counted(answers, "outcome") == (ROWS, outcomes)
    assert rows_counted(file, None) == rows_counted(answers, None) == (ROWS, {})


def test_faults_of_late_parts_are_told_by_the_rows_of_the_file(tmp_path: Path) -> None:
    born = ["1990-05-14"] * ROWS
    late = (5, 70_000, 99_999, 120_001, 149_998, 149_999)
    for row in late:
        born[row] = "2030-01-01"
    with pytest.raises(BadInput) as caught:
        RULES.check(scanned(written(tmp_path, born), RULES.columns))
    (fault,) = caught.value.faults
    assert fault.what == "a birth after the day in 6 rows: 6, 70001, 100000, 120002, 149999"


def test_rows_of_empty_files_and_empty_cells_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("ref,born\n", encoding="utf-8")
    assert rows_counted(file, None) == (0, {})
    file.write_text("ref,born\n,\nb,\n", encoding="utf-8")
    assert rows_counted(file, None) == (2, {})
    assert rows_counted(file, "ref") == (2, {None: 1, "b": 1})


def test_polars_is_told_how_much_of_a_csv_file_to_take_unless_it_was_told_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, ["1990-05-14"])
    monkeypatch.delenv(_CSV_BYTES, raising=False)
    scanned(file, RULES.columns)
    assert os.environ[_CSV_BYTES] == "1000000"
    monkeypatch.setenv(_CSV_BYTES, "4000000")
    scanned(file, RULES.columns)
    assert os.environ[_CSV_BYTES] == "4000000"


@pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "thorough", reason="writes 190 MB: make thorough")
def test_the_memory_for_a_csv_file_does_not_grow_with_it(tmp_path: Path) -> None:
    code = """if True:
        import re, sys
        from datetime import date
        from pathlib import Path
        from qupcore.table.people_table import table
        from qupcore.table.table_files import rows_counted, scanned, written_answers

        rules, file, answers = table(topic="benefit_age", on=date(2026, 9, 1)), *map(Path, sys.argv[1:])
        written_answers(rules.decide(scanned(file, rules.columns)), answers, file)
        rows_counted(answers, None)
        print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
    """
    most = []
    for part, count in enumerate((50_000, 5_000_000)):
        file = written(tmp_path, ["1990-05-14"] * count, f"people-{part}.csv")
        ways = [str(file), str(tmp_path / f"answers-{part}.csv")]
        told = subprocess.run(
            [sys.executable, "-c", code, *ways], check=True, stdout=subprocess.PIPE, text=True
        )
        most.append(int(told.stdout))
    assert most[1] < most[0] + 60
