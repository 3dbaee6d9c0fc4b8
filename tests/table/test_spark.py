"""The text for Spark, run by a real one, gives the answers of the engines that decide one case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from qupcore.errors import BadInput, NoRulesInForce
from qupcore.table import in_sql
from qupcore.table.people_table import PeopleTable, table
from table.comparing import Backend, compared, drawn_frame, read
from table.spark_session import PLACE, in_spark, session, why_no_spark

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(why_no_spark() is not None, reason=str(why_no_spark())),
    pytest.mark.filterwarnings("ignore"),  # of PySpark's own, about pandas and sockets
]

BEFORE, AFTER = date(2019, 1, 1), date(2026, 9, 1)
"""Days of two editions of § 29."""


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    folder = tmp_path_factory.mktemp("spark")
    with session(folder) as started:

        def spark(rules: PeopleTable, frame: pl.DataFrame) -> Sequence[Mapping[str, Any]]:
            return in_spark(started, folder, rules, frame)

        yield spark


@pytest.mark.parametrize("day", [BEFORE, AFTER], ids=str)
def test_the_right_is_decided_as_case_by_case(backend: Backend, day: date) -> None:
    assert list(compared("right", day, 300, [backend])) == []


@pytest.mark.parametrize("topic", ["pay", "ending"])
def test_amounts_are_evaluated_as_case_by_case(backend: Backend, topic: str) -> None:
    assert list(compared(topic, AFTER, 200, [backend])) == []


def test_more_layers_than_a_session_has_steps_for_are_read(backend: Backend) -> None:
    from pyspark.sql import SparkSession

    steps, here = "spark.sql.analyzer.maxIterations", SparkSession.getActiveSession()
    assert here is not None
    here.conf.set(steps, 5)
    try:
        assert list(compared("pay", AFTER, 20, [backend])) == []
        assert here.conf.get(steps) == "5"
    finally:
        here.conf.unset(steps)


def test_a_quotient_towards_zero_is_found(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    def quotient(self: Any, a: str, b: str, *others: Any) -> str:
        return f"CAST({a} DIV NULLIF({b}, 0) AS BIGINT)"

    monkeypatch.setattr(in_sql._Writing, "_quotient", quotient)
    assert list(compared("pay", AFTER, 200, [backend])) != []


def test_rows_of_different_days_are_decided_by_the_rules_of_their_days(backend: Backend) -> None:
    rules = table()
    parts = [
        drawn_frame(table(on=day), day, 80).with_columns(pl.lit(day).alias("day")) for day in (BEFORE, AFTER)
    ]
    names = {column.name: None for column in rules.columns} | {"ref": None}
    frame = pl.concat([*parts, rules.empty()], how="diagonal")
    frame = frame.select(name for name in names if name in frame.columns).sample(
        fraction=1, shuffle=True, seed=1
    )
    found, wanted = backend(rules, frame), rules.decide(frame)
    assert [row[PLACE] for row in found] == [*range(len(frame))]
    assert [read(rules, row) for row in found] == [read(rules, row) for row in wanted.iter_rows(named=True)]


def test_faults_are_those_that_polars_finds(backend: Backend) -> None:
    rules = table(on=AFTER)
    frame = drawn_frame(rules, AFTER, 60).with_columns(
        pl.lit(False).alias("assessed.work_ability"),
        pl.lit(-1).alias("benefits.monthly_total"),
        pl.lit(date(2027, 1, 1)).alias("born"),
        pl.lit(1.5).alias("person.lawful_stay"),
    )
    frame = frame.drop("person.fixed_residence")
    with pytest.raises(BadInput) as here:
        rules.check(frame)
    with pytest.raises(BadInput) as there:
        backend(rules, frame)
    assert [plain(fault) for fault in there.value.faults] == [plain(fault) for fault in here.value.faults]
    assert len(there.value.faults) == 5


def test_a_day_without_rules_is_refused(backend: Backend) -> None:
    days = pl.DataFrame({"day": [AFTER, date(2001, 1, 1)], "person.age": [30, 30]})
    with pytest.raises(NoRulesInForce):
        backend(table(topic="benefit_age"), days)


def plain(fault: Any) -> tuple[str, str, str]:
    """A fault without the numbers of its rows, which Spark has not."""
    return fault.path, fault.what.partition(" rows")[0], fault.code
