"""The shared suite: what a backend answers about drawn rows, beside what the engines of one case come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from qupcore import decide
from qupcore.cases.ruling.ruling import evaluate
from qupcore.domain.answers.decision import Decision
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.table.people_table import PeopleTable, table
from qupcore.table.rows import row_of
from table.backends import frame_of
from table.people_drawn import cell, facts, people

Row = dict[str, Any]
Backend = Callable[[PeopleTable, pl.DataFrame], Sequence[Mapping[str, Any]]]


def compared(topic: str, day: date, count: int, backends: Sequence[Backend], seed: int = 1) -> Iterator[Row]:
    """For each row and backend that differ: what is known, what is wanted, and what was found."""
    rules = table(topic=topic, on=day)
    rows, wanted = _right(rules, day, count, seed) if topic == "right" else _other(rules, day, count, seed)
    frame = frame_of(rows, rules.columns)
    for backend in backends:
        for row, want, answer in zip(rows, wanted, backend(rules, frame), strict=True):
            found = read(rules, answer)
            if found != want:
                yield {"row": row, "wanted": want, "found": found, "backend": backend.__name__}


def drawn_frame(rules: PeopleTable, day: date, count: int) -> pl.DataFrame:
    """A table of drawn rows."""
    rows, _ = (_right if rules.topic == "right" else _other)(rules, day, count, 1)
    return frame_of(rows, rules.columns)


def _right(rules: PeopleTable, day: date, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    numbers = NATIONAL.in_force(day).numbers()
    drawn = people(day, count, seed)
    wanted = [told(decide(person, day)) for person in drawn]
    assert {row["outcome"] for row in wanted} == {"right", "no_right", "undetermined"}
    return [row_of(person, day, rules.columns, numbers) for person in drawn], wanted


def _other(rules: PeopleTable, day: date, count: int, seed: int) -> tuple[list[Row], list[Row]]:
    drawn = facts(NATIONAL.in_force(day, rules.topic), day, count, seed)
    columns = [column for column in rules.columns if column.term is not None]
    rows = [
        {"ref": number} | {column.name: cell(column.term, known.get(column.name)) for column in columns}
        for number, known in enumerate(drawn)
    ]
    return rows, [_ruled(rules, day, known) for known in drawn]


def told(decision: Decision) -> Row:
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


def _ruled(rules: PeopleTable, day: date, known: Mapping[str, Any]) -> Row:
    """What the engines come to about another topic, as a row of an answer has it."""
    ruling = evaluate(rules.topic, day, known, AS_IT_STANDS)
    book = ruling.in_force
    found: Row = dict(ruling.amounts)
    if book.conditions:
        truths = ruling.verdicts.rules
        found["outcome"] = {True: "met", False: "not_met", None: "unknown"}[ruling.holds]
        found["failed_rule"] = next((e.id for e in book.conditions if truths[e.id] is False), None)
        found["failed"] = {name for name, truth in truths.items() if truth is False}
        found["unknown"] = {name for name, truth in truths.items() if truth is None}
        found["missing"] = set(ruling.missing())
    return found


def read(rules: PeopleTable, row: Mapping[str, Any]) -> Row:
    """A row of an answer with its masks read, and dates as whole numbers."""
    legend = rules.legend
    found: Row = {}
    for amount in legend.amounts:
        value = row[amount.name]
        found[amount.name] = value.toordinal() if isinstance(value, date) else value
    if legend.conditions:
        found["outcome"], found["failed_rule"] = row["outcome"], row["failed_rule"]
        found["failed"] = set(legend.rules_in(row["failed"]))
        found["unknown"] = set(legend.rules_in(row["unknown"]))
        asked = {c.name for c in rules.columns if c.term is not None and c.term.path}
        found["missing"] = set(legend.terms_in(row["missing"])) & asked  # derived facts are never asked for
    return found
