"""Rulebooks that no law has, of the whole language: Polars and DuckDB find what the reference finds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore.engines.reference import ReferenceEngine
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value
from qupcore.table.columns import table_columns
from qupcore.table.dialects import DIALECTS
from qupcore.table.in_memory import answers_in_memory
from qupcore.table.in_polars import with_answers
from qupcore.table.in_sql import query_of
from qupcore.table.legend import legend_of
from qupcore.table.plan import TablePlan, plan_of
from qupcore.table.simplifying import simplified
from qupcore.testing.strategies import facts, rulebooks
from table.backends import frame_of
from table.people_drawn import cell

DAY = date(2003, 5, 1)
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


@settings(max_examples=400 if THOROUGH else 12, suppress_health_check=[HealthCheck.too_slow])
@given(rulebooks(), st.lists(facts(), min_size=1, max_size=12))
def test_a_drawn_rulebook_is_evaluated_as_by_the_reference(
    book: Rulebook, drawn: list[dict[str, Value]]
) -> None:
    legend = legend_of([book], right=False)
    columns = table_columns(book, day=False)
    plan = plan_of(book, [column.name for column in columns], DAY, 228, legend, right=False)
    rows: list[dict[str, Any]] = [
        {"ref": number}
        | {
            column.name: True if column.term is None else cell(column.term, known.get(column.name))
            for column in columns  # of no term is whether a judgement has grounds: each has
        }
        for number, known in enumerate(drawn)
    ]
    frame = frame_of(rows, columns)
    engine = ReferenceEngine().prepare(book)
    wanted = [found(plan, engine(only(book, known))) for known in drawn]
    full = [column.name for column in frame.iter_columns() if not column.null_count()]
    assert answers_of(plan, with_answers(frame.lazy(), plan).collect()) == wanted
    quicker = simplified(plan, full, tuple(plan.answers))
    assert answers_of(plan, with_answers(frame.lazy(), quicker).collect()) == wanted
    assert answers_of(plan, answers_in_memory(frame, quicker)) == wanted
    assert answers_of(plan, answers_in_memory(frame, plan)) == wanted
    with duckdb.connect() as connection:
        connection.register("people", frame.to_arrow())
        text = query_of(plan, DIALECTS["duckdb"], "people", plan.answers)
        assert answers_of(plan, pl.DataFrame(connection.sql(text))) == wanted


def only(book: Rulebook, known: Mapping[str, Value]) -> dict[str, Value]:
    calculated = {item.gives for item in book.calculations}
    return {name: value for name, value in known.items() if name in book.terms and name not in calculated}


def found(plan: TablePlan, verdicts: Any) -> dict[str, Any]:
    rules = verdicts.rules
    told: dict[str, Any] = dict(verdicts.amounts)
    told["failed"] = {name for name in plan.legend.rules if rules[name] is False}
    told["unknown"] = {name for name in plan.legend.rules if rules[name] is None}
    told["outcome"] = {True: "met", False: "not_met", None: "unknown"}[verdicts.right]
    return told


def answers_of(plan: TablePlan, frame: pl.DataFrame) -> list[dict[str, Any]]:
    told = []
    for row in frame.iter_rows(named=True):
        one: dict[str, Any] = {amount.name: row[amount.name] for amount in plan.legend.amounts}
        one = {name: value.toordinal() if isinstance(value, date) else value for name, value in one.items()}
        one["failed"] = set(plan.legend.rules_in(row["failed"]))
        one["unknown"] = set(plan.legend.rules_in(row["unknown"]))
        one["outcome"] = row["outcome"]
        told.append(one)
    return told
