"""`qup table`: the columns, a run from file to file, SQL, and wrong input."""

from __future__ import annotations

import os
import signal
import threading
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
from qupcore.cli.stopping import ends_in_order
from qupcore.explaining.phrases import phrases
from qupcore.law.national import NATIONAL
from qupcore.population import synthesize
from qupcore.table.people_table import table
from qupcore.table.topic_rules import rulebook_for_tables

DAY = "2026-09-01"
OLDER = """name = "older"
source = "an example"

[[operations]]
set_number = "sotjl.29.age_min"
start = 2026-01-01
value = 20
"""
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
    people.write_text(ROWS.replace("day", "looked_at") if on else ROWS)
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
    frame = pl.DataFrame(
        {"ref": range(5_000), "person.age": [n % 40 for n in range(5_000)], "day": days * 2_500}
    )
    (frame.drop("day") if on else frame).write_parquet(people)
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


def test_the_comment_above_the_text_says_by_which_rules_and_what_the_bits_are(qup: Any) -> None:
    rules = table(on=date.fromisoformat(DAY))
    shown = qup("table", "sql", "--on", DAY).out.splitlines()
    head = " ".join(line for line in shown if line.startswith("-- "))
    book = rulebook_for_tables(rules.law, "right", date.fromisoformat(DAY), {})
    assert f"law national -- rules of {DAY}, rulebook {book.hash}" in head
    for names in (rules.legend.rules, rules.legend.terms):
        assert ", ".join(f"{1 << place} = {name}" for place, name in enumerate(names)) in head
    assert "its day" in qup("table", "sql", "--topic", "benefit_age").out.splitlines()[1]


def test_the_text_reads_no_column_that_the_table_is_without(qup: Any) -> None:
    rules = table(on=date.fromisoformat(DAY))
    some = [name for column in rules.columns if column.optional and (name := column.name) != "person.age"]
    left_out = [word for name in some for word in ("--without", name)]
    shown = qup("table", "sql", "--on", DAY, *left_out)
    assert shown.status == 0
    first = next(sqlglot.parse_one(shown.out, read="duckdb").find_all(sqlglot.exp.CTE)).this
    assert {column.alias_or_name for column in first.selects} == {c.name for c in rules.columns} - {*some}
    ran = qup("table", "sql", "--on", DAY, "--without", "person.lawful_stay")
    assert (ran.status, "person.lawful_stay" in ran.err) == (2, True)
    assert qup("table", "sql", "--on", DAY, "--without", "person.lawfull_stay").status == 2


def test_a_table_is_decided_under_a_proposed_law_and_says_so(qup: Any, tmp_path: Path) -> None:
    reform = tmp_path / "older.toml"
    reform.write_text(OLDER, encoding="utf-8")
    people = tmp_path / "people.parquet"
    rules = table(on=date.fromisoformat(DAY))
    frame = rules.empty().clear(1).with_columns(pl.lit(date(2007, 1, 1)).alias("born"))
    frame.write_parquet(people)
    plain = ("table", "run", people, "--on", DAY, "--lang", "en", "-o")
    found = qup(*plain, tmp_path / "now.parquet")
    assert (found.status, "TRIAL" in found.out) == (0, False)
    trial = qup(*plain, tmp_path / "then.parquet", "--law", reform)
    assert (trial.status, trial.out.startswith("TRIAL, no decision")) == (0, True)
    outcomes = [
        pl.read_parquet(tmp_path / name)["outcome"].item() for name in ("now.parquet", "then.parquet")
    ]
    assert outcomes == ["undetermined", "no_right"]
    told = qup(*plain, tmp_path / "again.parquet", "--law", reform, "--json").json
    assert told["provenance"]["trial"] is True
    assert qup("table", "schema", "--on", DAY, "--law", reform, "--lang", "en").out.startswith("TRIAL")
    assert "(a trial, law " in qup("table", "sql", "--on", DAY, "--law", reform).out.splitlines()[0]


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


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_names_are_written_in_place_of_bits(qup: Any, tmp_path: Path, kind: str) -> None:
    rules, people = table(on=date.fromisoformat(DAY)), tmp_path / "people.parquet"
    synthesize(seed=1, size=200).write_parquet(people)
    ran = qup("table", "run", people, "--on", DAY, "--names", "-o", tmp_path / f"a.{kind}", "--lang", "en")
    assert (ran.status, "Bits" in ran.out) == (0, False)
    read: Any = {"csv": pl.read_csv, "parquet": pl.read_parquet}[kind]
    masks = rules.decide(pl.read_parquet(people))
    legend = {"failed": rules.legend.rules, "unknown": rules.legend.rules, "missing": rules.legend.terms}
    for name, words in legend.items():
        wanted = [" ".join(w for n, w in enumerate(words) if mask >> n & 1) for mask in masks[name]]
        assert read(tmp_path / f"a.{kind}")[name].fill_null("").to_list() == wanted
        assert len({*wanted}) > 3


def test_a_request_to_end_is_taken_as_an_interruption() -> None:
    before = signal.getsignal(signal.SIGTERM)

    def asked_to_end() -> None:
        with ends_in_order():
            os.kill(os.getpid(), signal.SIGTERM)
            threading.Event().wait(10)

    with pytest.raises(KeyboardInterrupt):
        asked_to_end()
    assert signal.getsignal(signal.SIGTERM) is before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_run_that_is_asked_to_end_ends_as_with_ctrl_c(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writing(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(10)

    people = tmp_path / "people.csv"
    people.write_text(ROWS)
    monkeypatch.setattr(table_running, "written_answers", writing)
    handled = signal.signal(signal.SIGTERM, lambda *_: None)  # without the mending the test would be ended
    try:
        ran = qup("table", "run", people, "--topic", "benefit_age", "-o", tmp_path / "answers.csv")
    finally:
        signal.signal(signal.SIGTERM, handled)
    assert ran.status == 130


def test_units_are_words_of_the_language(qup: Any) -> None:
    shown = " ".join(qup("table", "schema", "--on", DAY, "--lang", "nb").out.split())
    assert "fra 0 til 150, i år" in shown
    assert "1 000 000 000 000, i øre" in shown.replace("\xa0", " ")
    rules = [table(topic=topic) for topic in NATIONAL.topics if topic != "right"]
    units = {column.unit for one in rules for column in one.columns if column.kind == "number"}
    for lang in ("nb", "nn", "en"):
        assert all(phrases(lang).say("table_unit", unit) for unit in units - {"1"})


def test_days_of_the_rows_beside_a_day_for_all_are_refused(qup: Any, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(ROWS)
    ran = qup(
        "table", "run", people, "--topic", "benefit_age", "--on", "2024-01-01", "-o", tmp_path / "a.csv"
    )
    assert ran.status == 2
    assert "day: " in ran.err
    assert "--on" in ran.err


def test_a_file_that_is_there_is_not_overwritten(qup: Any, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(ROWS)
    ran = qup("table", "run", people, "--topic", "benefit_age", "-o", people)
    assert ran.status == 2
    assert people.read_text() == ROWS


def test_benefits_and_children_in_files_of_their_own_are_counted(qup: Any, tmp_path: Path) -> None:
    people, answers = tmp_path / "people.parquet", tmp_path / "answers.parquet"
    benefits, children = tmp_path / "benefits.csv", tmp_path / "children.csv"
    rules = table(on=date.fromisoformat(DAY))
    counted = [name for name in rules.empty().columns if name.startswith(("benefits.", "household.children"))]
    rows = pl.DataFrame({"ref": ["a", "b"], "benefits_known": True, "children_known": [True, None]})
    empty = rules.empty().drop(counted)
    pl.concat([empty, rows], how="diagonal").write_parquet(people)
    benefits.write_text("ref,law,monthly_ore,valid_from,valid_to\na,folketrygdloven,100,,2026-09-01\n")
    children.write_text("ref,born\na,2020-09-02\na,2020-09-01\n")
    files = ("--benefits", benefits, "--children", children)
    ran = qup("table", "run", people, "--on", DAY, *files, "-o", answers, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    frame = pl.concat([empty, rows], how="diagonal")
    held = pl.DataFrame(
        {"ref": ["a"], "law": ["folketrygdloven"], "monthly_ore": [100], "valid_from": [None],
         "valid_to": [date(2026, 9, 1)]},
        schema_overrides={"valid_from": pl.Date},
    )  # fmt: skip
    born = pl.DataFrame({"ref": ["a", "a"], "born": [date(2020, 9, 2), date(2020, 9, 1)]})
    both = rules.with_children(rules.with_benefits(frame, held), born)
    assert both[counted].rows() == [(100, True, 1, 1, 0), (0, False, None, None, None)]
    assert pl.read_parquet(answers).equals(rules.decide(both))


@pytest.mark.parametrize(
    ("topic", "text", "words"),
    [
        ("benefit_age", "ref,born\n", "no rule about 'benefit_age' reads what is counted in"),
        ("right", "ref,birth\n", "born: the column is missing"),
        ("right", "ref,born\nnobody,2020-01-01\n", "a child of nobody in one row"),
    ],
)
def test_a_table_of_children_with_faults_is_refused(
    qup: Any, tmp_path: Path, topic: str, text: str, words: str
) -> None:
    people, answers, children = tmp_path / "people.csv", tmp_path / "answers.csv", tmp_path / "children.csv"
    people.write_text("ref,children_known\na,true\n")
    children.write_text(text)
    asked = ("--on", DAY, "--topic", topic, "--children", children)
    ran = qup("table", "run", people, *asked, "-o", answers, "--lang", "en")
    assert ran.status == 2
    assert words in " ".join(ran.err.split())
    assert not answers.exists()
