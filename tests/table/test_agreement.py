"""Every backend gives the answers of the engines that decide one case, to the rule and to the øre."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from qupcore import decide
from qupcore.cases.ruling.ruling import evaluate
from qupcore.domain.answers.decision import Decision
from qupcore.errors import NoRulesInForce
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.table.rows import row_of
from qupcore.table.table import PeopleTable, table
from table.backends import BACKENDS, frame_of
from table.people_drawn import DAYS, cell, facts, people

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PEOPLE = 20_000 if THOROUGH else 2_000
PER_TOPIC = 400 if THOROUGH else 40
TOPICS = tuple(topic for topic in NATIONAL.topics if topic != "right")


def told(decision: Decision) -> dict[str, Any]:
    """A decision as a row of an answer has it."""
    rules = {finding.rule: finding.outcome for finding in decision.findings}
    rules |= {point.finding.rule: point.finding.outcome for point in decision.starting_points}
    failed = (item.rule for item in decision.findings if item.counts and item.outcome == "not_met")
    return {
        "outcome": decision.outcome,
        "failed_rule": next(failed, None),
        "failed": {name for name, found in rules.items() if found == "not_met"},
        "unknown": {name for name, found in rules.items() if found == "unknown"},
        "missing": {question.term for question in decision.missing},
    }


def read(rules: PeopleTable, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of an answer with its masks read."""
    legend = rules.legend
    return {
        "outcome": row["outcome"],
        "failed_rule": row["failed_rule"],
        "failed": set(legend.rules_in(row["failed"])),
        "unknown": set(legend.rules_in(row["unknown"])),
        "missing": set(legend.terms_in(row["missing"])),
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_right_is_decided_as_case_by_case(day: date) -> None:
    rules = table(on=day)
    numbers = NATIONAL.in_force(day).numbers()
    drawn = people(day, PEOPLE // len(DAYS) + 1, seed=1)
    frame = frame_of([row_of(person, day, rules.columns, numbers) for person in drawn], rules.columns)
    wanted = [told(decide(person, day)) for person in drawn]
    assert {row["outcome"] for row in wanted} == {"right", "no_right", "undetermined"}
    for backend, answer in BACKENDS.items():
        for person, row, want in zip(drawn, answer(rules, frame), wanted, strict=True):
            assert read(rules, row) == want, (backend, person)


def editions(topic: str) -> Iterator[tuple[date, PeopleTable]]:
    for day in DAYS if THOROUGH else DAYS[-1:] + DAYS[3:4]:
        try:
            yield day, table(topic=topic, on=day)
        except NoRulesInForce:
            continue


@pytest.mark.parametrize("topic", TOPICS)
def test_another_topic_is_evaluated_as_case_by_case(topic: str) -> None:
    for day, rules in editions(topic):
        columns = [column for column in rules.columns if column.term is not None]
        drawn = facts(NATIONAL.in_force(day, topic), day, PER_TOPIC, seed=1)
        rows = [
            {"ref": n} | {c.name: cell(c.term, known.get(c.name)) for c in columns}
            for n, known in enumerate(drawn)
        ]
        wanted = [ruled(topic, day, known) for known in drawn]
        for backend, answer in BACKENDS.items():
            for known, row, want in zip(drawn, answer(rules, frame_of(rows, columns)), wanted, strict=True):
                assert as_ruled(rules, row) == want, (backend, day, known)


def ruled(topic: str, day: date, known: Mapping[str, Any]) -> dict[str, Any]:
    """What the engines come to, as a row of an answer has it."""
    ruling = evaluate(topic, day, known, AS_IT_STANDS)
    book = ruling.in_force
    found: dict[str, Any] = dict(ruling.amounts)
    if book.conditions:
        rules = ruling.verdicts.rules
        found["outcome"] = {True: "met", False: "not_met", None: "unknown"}[ruling.holds]
        found["failed_rule"] = next((e.id for e in book.conditions if rules[e.id] is False), None)
        found["failed"] = {name for name, truth in rules.items() if truth is False}
        found["unknown"] = {name for name, truth in rules.items() if truth is None}
        found["missing"] = set(ruling.missing())
    return found


def as_ruled(rules: PeopleTable, row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for amount in rules.legend.amounts:
        value = row[amount.name]
        found[amount.name] = value.toordinal() if isinstance(value, date) else value
    if rules.legend.conditions:
        found |= read(rules, row)
        asked = {c.name for c in rules.columns if c.term is not None and c.term.path}
        found["missing"] &= asked
    return found


def test_rows_of_different_days_are_decided_by_the_rules_of_their_days() -> None:
    rules = table()
    drawn = [(day, person) for day in DAYS for person in people(day, 30, seed=2)]
    drawn = drawn[::2] + drawn[1::2]  # so that the days are mixed
    rows = [row_of(p, day, rules.columns, NATIONAL.in_force(day).numbers()) for day, p in drawn]
    found = rules.decide(frame_of(rows, rules.columns))
    for (day, person), row in zip(drawn, found.iter_rows(named=True), strict=True):
        assert read(rules, row) == told(decide(person, day)), (day, person)


def test_a_lazy_table_gives_the_same_rows() -> None:
    day = DAYS[-1]
    rules = table(on=day)
    numbers = NATIONAL.in_force(day).numbers()
    rows: Sequence[Mapping[str, Any]] = [
        row_of(person, day, rules.columns, numbers) for person in people(day, 50, seed=3)
    ]
    frame = frame_of(rows, rules.columns)
    lazy = rules.decide(frame.lazy())
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect(engine="streaming").equals(rules.decide(frame))
