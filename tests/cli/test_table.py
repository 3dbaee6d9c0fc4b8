"""`qup table`: the columns, a run from file to file, SQL, and wrong input."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest
import sqlglot

from qupcore.cli import table_running
from qupcore.table.people_table import table

DAY = "2026-09-01"
ROWS = "ref,born,day\na,2010-01-01,2026-09-01\nb,,2026-09-01\nc,1990-01-01,2026-09-01\n"


def test_the_page_of_columns_names_each_in_every_language(qup: Any) -> None:
    names = [column.name for column in table(on=date.fromisoformat(DAY)).columns]
    for lang in ("nb", "nn", "en"):
        shown = qup("table", "schema", "--on", DAY, "--lang", lang)
        assert shown.status == 0
        assert all(f"  {name}: " in shown.out for name in names)
    assert "  day: " in qup("table", "schema", "--topic", "pay").out


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_an_empty_table_is_filled_in_and_decided(qup: Any, tmp_path: Path, kind: str) -> None:
    empty, answers = tmp_path / f"empty.{kind}", tmp_path / f"answers.{kind}"
    assert qup("table", "schema", "--on", DAY, "--empty", empty).status == 0
    assert qup("table", "run", empty, "--on", DAY, "-o", answers).status == 0
    read = {"parquet": pl.read_parquet, "csv": pl.read_csv, "arrow": pl.read_ipc}[kind]
    assert read(answers).columns[-5:] == list(table(on=date.fromisoformat(DAY)).answers)


def test_a_run_writes_the_answers_and_counts_them(qup: Any, tmp_path: Path) -> None:
    people, answers = tmp_path / "people.csv", tmp_path / "answers.parquet"
    people.write_text(ROWS)
    ran = qup("table", "run", people, "--topic", "benefit_age", "-o", answers, "--lang", "en")
    assert ran.status == 0
    assert "3 rows decided" in ran.out
    assert "  not_met: 1" in ran.out
    found = pl.read_parquet(answers)
    assert found.select("ref", "outcome").rows() == [("a", "not_met"), ("b", "unknown"), ("c", "met")]
    assert answers.stat().st_mode & 0o077 == 0
    assert sorted(item.name for item in tmp_path.iterdir()) == ["answers.parquet", "people.csv"]


@pytest.mark.parametrize(
    ("topic", "on"), [("benefit_age", ("--on", DAY)), ("benefit_age", ()), ("rates", ())]
)
def test_what_came_of_a_run_is_printed_as_json(
    qup: Any, tmp_path: Path, topic: str, on: tuple[str, ...]
) -> None:
    people, answers = tmp_path / "people.csv", tmp_path / "answers.parquet"
    people.write_text(ROWS)
    ran = qup("table", "run", people, "--topic", topic, *on, "-o", answers, "--json")
    assert (ran.status, ran.err) == (0, "")
    validator = jsonschema.Draft202012Validator(qup("schema", "table-run").json)
    validator.validate(ran.json)
    assert not validator.is_valid({**ran.json, "more": 1})
    assert (ran.json["rows"], ran.json["file"]) == (3, str(answers))
    decided = {"met": 1, "not_met": 1, "unknown": 1}
    assert ran.json["outcomes"] == (decided if topic == "benefit_age" else {})
    assert (ran.json["versions"]["rulebook"] is None) == (not on)
    kept = [name for name in pl.read_parquet(answers).columns if name in ran.json["amounts"]]
    assert sorted(kept) == sorted(ran.json["amounts"])


@pytest.mark.parametrize("on", [("--on", DAY), ()], ids=["one day", "days of their own"])
def test_a_bar_on_a_terminal_counts_the_rows_and_changes_nothing(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: tuple[str, ...]
) -> None:
    people = tmp_path / "people.parquet"
    days = [date.fromisoformat(DAY), date(2015, 1, 1)]
    pl.DataFrame(
        {"ref": range(5_000), "person.age": [n % 40 for n in range(5_000)], "day": days * 2_500}
    ).write_parquet(people)
    told: list[tuple[int, int]] = []

    @contextmanager
    def watched(total: int) -> Iterator[Any]:
        yield lambda done, _: told.append((done, total))

    def run(name: str) -> pl.DataFrame:
        ran = qup("table", "run", people, "--topic", "benefit_age", *on, "-o", tmp_path / name)
        assert (ran.status, ran.err) == (0, "")
        return pl.read_parquet(tmp_path / name)

    plain = run("plain.parquet")
    monkeypatch.setattr(table_running, "is_watched", lambda: True)
    monkeypatch.setattr(table_running, "progress", watched)
    assert run("watched.parquet").equals(plain)
    assert told[-1] == (5_000, 5_000)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_sql_is_printed_for_a_dialect(qup: Any) -> None:
    shown = qup("table", "sql", "--on", DAY, "--dialect", "postgres", "--from", "a.b", "--keep", "ref")
    assert shown.status == 0
    assert sqlglot.parse_one(shown.out, read="postgres").selects[0].alias_or_name == "ref"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (ROWS.replace("born", "berth"), "people.csv", "the column is missing"),
        (ROWS.replace("2010-01-01", "2027-01-01"), "people.csv", "a birth after the day in row 1"),
        (ROWS.replace("2010-01-01", "1. januar"), "people.csv", "a cell that is no date in row 1"),
        (ROWS, "people.xlsx", "no table is read or written as '.xlsx'"),
        ("no parquet", "people.parquet", "as a table"),
        ("", "people.csv", "people.csv is empty"),
        ("", "none", "does not say what kind of table it is"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_written(
    qup: Any, tmp_path: Path, text: str, name: str, words: str
) -> None:
    people, answers = tmp_path / name, tmp_path / "answers.parquet"
    people.write_text(text)
    ran = qup("table", "run", people, "--topic", "benefit_age", "-o", answers, "--lang", "en")
    assert ran.status == 2
    assert words in " ".join(ran.err.split())
    assert "remedy" in ran.err
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_a_file_that_is_there_is_not_overwritten(qup: Any, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(ROWS)
    ran = qup("table", "run", people, "--topic", "benefit_age", "-o", people)
    assert ran.status == 2
    assert people.read_text() == ROWS
