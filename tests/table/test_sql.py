"""The text of every dialect is SQL of that dialect, and the same rules stand in each."""

from __future__ import annotations

from datetime import date

import pytest
import sqlglot
from sqlglot import exp

from qupcore.errors import BadInput
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


def test_a_dialect_that_is_not_known_is_an_error() -> None:
    with pytest.raises(BadInput, match="no dialect of SQL is called 'oracle'") as caught:
        table(on=DAY).sql("oracle")
    assert "snowflake" in caught.value.remedy


def test_a_name_with_a_quote_in_it_stays_a_name() -> None:
    text = table(topic="benefit_age", on=DAY).sql("duckdb", keep=['a" FROM b; --'])
    first, *_ = sqlglot.parse_one(text, read="duckdb").selects
    assert first.alias_or_name == 'a" FROM b; --'
