"""The text for PostgreSQL, run by a real server, gives the answers of the engines that decide one case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import psycopg
import pytest

from qupcore.population import synthesize
from qupcore.table import in_sql
from qupcore.table.people_table import PeopleTable, table
from table.comparing import compared
from table.postgres_server import BINARIES, in_postgres, server

pytestmark = pytest.mark.skipif(BINARIES is None, reason="Debian's package postgresql is not installed")

DAYS = (date(2010, 5, 1), date(2019, 1, 1), date(2022, 2, 28), date(2026, 9, 1))


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection[Any]]:
    with server() as found:
        yield found


def differences(connection: psycopg.Connection[Any], topic: str, day: date, count: int) -> list[Any]:
    def postgres(rules: PeopleTable, frame: pl.DataFrame) -> Sequence[Mapping[str, Any]]:
        return in_postgres(connection, rules, frame)

    return list(compared(topic, day, count, [postgres]))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_right_is_decided_as_case_by_case(connection: psycopg.Connection[Any], day: date) -> None:
    assert differences(connection, "right", day, 60) == []


@pytest.mark.parametrize("topic", ["content", "start", "duration", "ending", "rates", "pay", "child"])
def test_another_topic_is_evaluated_as_case_by_case(connection: psycopg.Connection[Any], topic: str) -> None:
    for day in DAYS[1:]:
        assert differences(connection, topic, day, 60) == []


def test_an_assessment_that_was_not_made_refuses_nobody(connection: psycopg.Connection[Any]) -> None:
    rules = table(on=DAYS[-1])
    people = synthesize(seed=2, size=100).cast({pl.Enum: pl.String})
    empty = people.with_columns(pl.lit(None, pl.Boolean).alias("assessed.work_ability"))
    no = empty.with_columns(pl.lit(False).alias("assessed.work_ability"))
    found, wanted = in_postgres(connection, rules, no), rules.decide(empty)
    assert [row["outcome"] for row in found] == wanted["outcome"].to_list()


def test_a_quotient_towards_zero_is_found(
    connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def quotient(self: Any, a: str, b: str, *others: Any) -> str:
        return f"DIV({a}, NULLIF({b}, 0))"

    monkeypatch.setattr(in_sql._Writing, "_quotient", quotient)
    assert differences(connection, "pay", DAYS[-1], 150) != []
