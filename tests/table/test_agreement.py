"""Every backend gives the answers of the engines that decide one case, to the rule and to the øre."""

from __future__ import annotations

import os
from datetime import date

import polars as pl
import pytest

from qupcore import decide
from qupcore.errors import NoRulesInForce
from qupcore.law.national import NATIONAL
from qupcore.table.people_table import table
from qupcore.table.rows import row_of
from table.backends import BACKENDS, frame_of
from table.comparing import compared, drawn_frame, read, told
from table.people_drawn import DAYS, people

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PEOPLE = 20_000 if THOROUGH else 2_000
PER_TOPIC = 400 if THOROUGH else 40
TOPICS = tuple(topic for topic in NATIONAL.topics if topic != "right")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_right_is_decided_as_case_by_case(day: date) -> None:
    assert list(compared("right", day, PEOPLE // len(DAYS) + 1, list(BACKENDS.values()))) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_another_topic_is_evaluated_as_case_by_case(topic: str) -> None:
    tried = 0
    for day in DAYS if THOROUGH else (DAYS[3], DAYS[-1]):
        try:
            assert list(compared(topic, day, PER_TOPIC, list(BACKENDS.values()))) == []
            tried += 1
        except NoRulesInForce:
            continue
    assert tried or topic == "pandemic"  # in force in 2020 only


def test_a_rule_of_the_pandemic_is_evaluated_in_2020() -> None:
    assert list(compared("pandemic", date(2020, 6, 1), PER_TOPIC, list(BACKENDS.values()))) == []


@pytest.mark.parametrize("backend", BACKENDS)
def test_rows_of_different_days_are_decided_by_the_rules_of_their_days(backend: str) -> None:
    rules = table()
    drawn = [(day, person) for day in DAYS for person in people(day, 30, seed=2)]
    drawn = drawn[::2] + drawn[1::2]  # so that the days are mixed
    rows = [
        {"ref": n} | row_of(person, day, rules.columns, NATIONAL.in_force(day).numbers())
        for n, (day, person) in enumerate(drawn)
    ]
    found = sorted(BACKENDS[backend](rules, frame_of(rows, rules.columns)), key=lambda row: int(row["ref"]))
    for (day, person), row in zip(drawn, found, strict=True):
        assert read(rules, row) == told(decide(person, day)), (day, person)
    if backend == "polars":
        assert [row["ref"] for row in BACKENDS[backend](rules, frame_of(rows, rules.columns))] == [
            row["ref"] for row in rows
        ]


@pytest.mark.parametrize("topic", ["right", "content", "duration", "pay", "child"])
def test_a_lazy_table_and_one_with_full_columns_give_the_same_rows(topic: str) -> None:
    day = DAYS[-1]
    rules = table(topic=topic, on=day)
    frame = drawn_frame(rules, day, 200)
    columns = [column.name for column in rules.columns if column.name in frame.columns]
    for full in (columns[:0], columns[::2], columns[1::2], columns[:3], columns):
        kept = frame.drop_nulls(full) if full else frame
        answers = rules.decide(kept)  # of a data frame it is known which columns are full
        lazy = rules.decide(kept.lazy())
        assert isinstance(lazy, pl.LazyFrame)
        assert lazy.collect(engine="streaming").equals(answers), full
