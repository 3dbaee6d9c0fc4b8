"""Names of columns: a table may call its own as it likes, and what cannot be told apart is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from qupcore.catalogue import Text
from qupcore.domain.new_term import NewTerm
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.population import synthesize
from qupcore.reforms import Reform, Reword
from qupcore.rules.new_terms import node_of
from qupcore.rules.nodes import Constant
from qupcore.table.in_duckdb import decided_in_duckdb
from qupcore.table.people_table import table
from qupcore.table.table_files import scanned

DAY = date(2018, 12, 31)
MADE = sorted({name for layer in table(on=DAY).plan(DAY, synthesize(1, 1).columns).layers for name in layer})


def test_columns_called_as_steps_of_the_plan_change_no_answer_and_are_kept() -> None:
    rules, people = table(on=DAY), synthesize(seed=3, size=200)
    wanted = rules.decide(people).select(rules.answers)
    assert {"holds", "step_1", "rule sotjl.29.age"} <= {*MADE}
    names = [name for name in MADE if name not in people.columns and name != "person.age"]
    named = people.with_columns(pl.lit(7).alias(name) for name in names)
    capitals = people.with_columns(pl.lit(7).alias(name.upper()) for name in names)
    for frame in (named, capitals):
        own = frame.columns[len(people.columns) :]
        for found in (rules.decide(frame), rules.decide(frame.lazy()).collect()):
            assert found.select(rules.answers).equals(wanted)
            assert found.select(own).equals(frame.select(own))
        answers = decided_in_duckdb(rules, frame).cast(dict(wanted.schema))
        assert answers.select(wanted.columns).equals(wanted)
        assert answers.select(own).cast(pl.Int32).equals(frame.select(own))


def test_a_column_called_as_an_amount_does_not_make_the_amount_known() -> None:
    rules = table(topic="rates", on=date(2026, 9, 1))
    plain = pl.DataFrame({c.name: [None] for c in rules.columns}, schema_overrides=rules.empty().schema)
    wanted = rules.decide(plain)
    named = plain.with_columns(pl.lit(1).alias(amount.name) for amount in rules.legend.amounts)
    assert rules.decide(named).equals(wanted)


@pytest.mark.parametrize("first", [True, False])
def test_duckdb_is_not_given_two_columns_that_it_cannot_tell_apart(first: bool) -> None:
    people = synthesize(seed=3, size=20)
    other = pl.Series("Person.Lawful_Stay", [None] * 20, dtype=pl.Boolean)
    frame = people.insert_column(0, other) if first else people.with_columns(other)
    with pytest.raises(BadInput, match="is the same name in DuckDB"):
        decided_in_duckdb(table(on=DAY), frame)


@pytest.mark.parametrize(
    "born", ["05/06/1990", "14.05.1990", "05-06-1990", "90-05-06", "1990-05-14 ", "never"]
)
def test_a_date_of_a_csv_file_is_not_guessed(born: str, tmp_path: Path) -> None:
    file, rules = tmp_path / "people.csv", table(topic="benefit_age", on=DAY)
    file.write_text(f"born\n{born}\n", encoding="utf-8")
    with pytest.raises(pl.exceptions.PolarsError, match=born):
        scanned(file, rules.columns).collect()
    file.write_text('ref,born\na,1990-05-14\nb,\nc,""\n', encoding="utf-8")
    assert scanned(file, rules.columns).collect()["born"].to_list() == [date(1990, 5, 14), None, None]


def test_a_csv_file_with_a_column_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("born,ref,born\n1990-05-14,a,2010-05-14\n", encoding="utf-8")
    with pytest.raises(BadInput, match="has the column born twice"):
        scanned(file, table(topic="benefit_age", on=DAY).columns)


@pytest.mark.parametrize("name", ["proposed.birth_date", "proposed.years_after_birth_date"])
def test_a_birth_date_gives_no_new_fact_that_is_called_like_it(name: str) -> None:
    new = NewTerm(
        name=name, kind="int", unit="years", low=0, high=150, known_by="person",
        label=Text("a", "b", "c"), question=Text("a?", "b?", "c?"),
    )  # fmt: skip
    reword = Reword(
        about="sotjl.29.age", start=DAY, tree=node_of(new) >= Constant(30, "years"), text=Text("a", "b", "c")
    )
    law = Reform(name="x", source="an example", operations=[reword], terms=[new])(NATIONAL)
    rules = table(law, on=DAY)
    assert "born" not in {column.name for column in rules.columns}
    frame = rules.empty().clear(1).with_columns(pl.lit(date(1950, 1, 1)).alias("born"))
    assert rules.decide(frame)["outcome"].to_list() == ["undetermined"]
