"""The text of every dialect is SQL of that dialect, and the same rules stand in each."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest
import sqlglot
from sqlglot import exp

from qupcore.errors import BadInput
from qupcore.population import synthesize
from qupcore.table.dialects import DIALECTS
from qupcore.table.people_table import table

DAY = date(2026, 9, 1)
TOPICS = ("right", "start", "duration", "rates", "pay", "child")


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_text_is_parsed_as_its_dialect(dialect: str, topic: str) -> None:
    rules = table(topic=topic, on=DAY)
    parsed = sqlglot.parse_one(rules.sql(dialect, "people", keep=["ref"]), read=dialect)
    assert not list(parsed.find_all(exp.Command, exp.Anonymous))
    assert [column.alias_or_name.replace("__", ".") for column in parsed.selects] == ["ref", *rules.answers]
    assert not list(parsed.find_all(exp.Least, exp.Greatest))  # which pass over NULL in some dialects


@pytest.mark.parametrize("dialect", DIALECTS)
def test_rows_with_days_of_their_own_are_a_union_of_editions(dialect: str) -> None:
    rules = table(topic="benefit_days")
    parsed = sqlglot.parse_one(rules.sql(dialect), read=dialect)
    assert len(list(parsed.find_all(exp.Union))) == len(list(rules.editions())) - 1


@pytest.mark.parametrize("dialect", DIALECTS)
def test_rules_that_read_nothing_select_something(dialect: str) -> None:
    parsed = sqlglot.parse_one(table(topic="rates", on=DAY).sql(dialect), read=dialect)
    assert all(select.expressions for select in parsed.find_all(exp.Select))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_assessment_that_was_not_made_is_not_known_in_every_dialect(dialect: str) -> None:
    parsed = sqlglot.parse_one(table(on=DAY).sql(dialect), read=dialect)
    first = next(layer for layer in parsed.ctes if layer.alias == "layer_0")
    name = "assessed.work_ability"
    (read,) = [c for c in first.this.selects if c.alias_or_name.replace("__", ".") == name]
    assert isinstance(read.this, exp.Nullif)


def test_the_text_never_refuses_on_an_assessment_that_was_not_made() -> None:
    rules = table(on=DAY)
    people = synthesize(seed=2, size=300).with_columns(
        pl.lit(None, pl.Boolean).alias("assessed.work_ability")
    )
    wanted = rules.decide(people)
    people = people.with_columns(pl.lit(False).alias("assessed.work_ability"))
    text = rules.sql("duckdb", "people", present=people.columns, keep=["ref"])
    with duckdb.connect() as connection:
        connection.register("people", people.to_arrow())
        found = pl.DataFrame(connection.sql(text))
    assert found["outcome"].equals(wanted["outcome"])
    assert {"no_right", "undetermined"} == {*wanted["outcome"].to_list()}
    assert "sotjl.29.work_ability_assessment" not in found["failed_rule"].to_list()


def test_the_columns_that_a_table_must_have_are_told_where_they_are_left_out() -> None:
    with pytest.raises(BadInput) as caught:
        table(on=DAY).sql("postgres", "p", present=["person.age", "ref", "benefits.monthly_totall"])
    told = {fault.path: fault.what for fault in caught.value.faults}
    assert told["household.children_0_to_5"] == "the column is missing"
    assert told["benefits.monthly_total"].endswith("benefits.monthly_totall is nearest")
    assert {"born", "person.age"}.isdisjoint(told)


def test_no_column_that_is_called_as_one_of_the_answer_is_kept() -> None:
    rules = table(topic="benefit_age", on=DAY)
    with pytest.raises(BadInput, match="a column 'outcome' of its own"):
        rules.sql("duckdb", keep=["outcome"])
    selected = sqlglot.parse_one(rules.sql("duckdb", keep=["ref", "ref"]), read="duckdb").selects
    assert [column.alias_or_name for column in selected].count("ref") == 1


def test_a_dialect_that_is_not_known_is_an_error() -> None:
    with pytest.raises(BadInput, match="no dialect of SQL is called 'oracle'") as caught:
        table(on=DAY).sql("oracle")
    assert "snowflake" in caught.value.remedy


def test_a_name_with_a_quote_in_it_stays_a_name() -> None:
    text = table(topic="benefit_age", on=DAY).sql("duckdb", keep=['a" FROM b; --'])
    first, *_ = sqlglot.parse_one(text, read="duckdb").selects
    assert first.alias_or_name == 'a" FROM b; --'


@pytest.mark.parametrize("names", [{"source": "a\nb"}, {"keep": ["a\nb"]}, {"keep": ["a\u2028b"]}])
def test_a_name_of_several_lines_is_refused(names: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="a text of several lines"):
        table(on=date(2026, 9, 1)).sql("duckdb", **names)
