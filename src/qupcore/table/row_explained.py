"""One row of a table handed to the engines that decide a case, with all that they can tell of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.cases.ruling.age import age_in_years
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.deciding.decide import decide
from qupcore.domain.answers.decision import Decision
from qupcore.domain.truth import verdict_of
from qupcore.errors import BadInput, EngineDisagreement
from qupcore.errors.worded import worded
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.writing import RIGHT
from qupcore.table.answering import answered
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, age_term
from qupcore.table.loading import polars_library
from qupcore.table.rows import Row, case_of_row, values_of
from qupcore.table.topic_rules import TopicRules, rulebook_for_tables

__all__ = ["explained_row"]


def explained_row(rules: TopicRules, row: Row) -> Decision | Ruling:
    """The decision of a row about the right, or the ruling of another topic.

    Args:
        rules: The rules of a topic.
        row: The row, by name of the column; a cell that is None or left out is unknown.

    Raises:
        BadInput: the row has a fault or is one of the answers, or no case has its facts together.
        EngineDisagreement: the table comes to something else than the engines; neither may be used.
    """
    _check_is_asked(rules, row)
    day = row.get(DAY_COLUMN) if rules.on is None else rules.on
    if not isinstance(day, date):
        raise BadInput(
            "the row has no day",
            where=DAY_COLUMN,
            remedy="give the day on which the person is looked at",
            code="input.missing",
        )
    found = _answer(rules, row, day)
    rulebook = rulebook_for_tables(rules.law, rules.topic, day, rules.policy)
    columns = rules.columns_on(day)
    if rules.topic == RIGHT:
        case = case_of_row(row, day, columns, rulebook.numbers())
        decision = decide(case, day, law=rules.law, policy=rules.policy)
        _agree(found, {"outcome": decision.outcome})
        return decision
    values = values_of(row, columns)
    age, applied = age_term(rulebook), AppliedLaw(rules.law, rules.policy)
    if age is not None and row.get(BORN_COLUMN) is not None:
        values[age] = age_in_years(row[BORN_COLUMN], day, applied)
    ruling = evaluate(rules.topic, day, values, applied)
    wanted: dict[str, Any] = dict(ruling.amounts)
    if rulebook.conditions:
        wanted["outcome"] = verdict_of(ruling.holds)
    _agree(found, wanted)
    return ruling


def _check_is_asked(rules: TopicRules, row: Row) -> None:
    """Refuse a row of the answers: the facts are not among its columns, so all of them would be unknown."""
    ages = {column.stands_for for column in rules.columns}
    facts = {column.name for column in rules.columns if column.term is not None} - ages
    if "outcome" in row and facts and facts.isdisjoint(row):
        raise BadInput(
            worded("the row is one of the answers, which have no facts"),
            where="outcome",
            remedy=worded("give the row of the table that was decided"),
            code="input.value",
        )


def _answer(rules: TopicRules, row: Row, day: date) -> dict[str, Any]:
    """What the table comes to for the row."""
    polars = polars_library()
    kinds = {"truth": polars.Boolean, "number": polars.Int64, "date": polars.Date, "choice": polars.String}
    columns = {column.name: column for column in rules.columns_on(day)}
    ages = {column.stands_for for column in columns.values() if column.stands_for}
    unused = ages if BORN_COLUMN in row else {BORN_COLUMN} if ages & row.keys() else ages
    frame = polars.LazyFrame(
        [
            polars.Series(name, [day if name == DAY_COLUMN else row.get(name)], dtype=kinds[column.kind])
            for name, column in columns.items()
            if name not in unused or name in row
        ]
    )
    return answered(rules, frame, rules.answers).collect().row(0, named=True)


def _agree(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    plain = {
        name: value.toordinal() if isinstance(value, date) else value
        for name, value in found.items()
        if name in wanted
    }
    if plain != wanted:
        raise EngineDisagreement(
            "the table and the engines disagree about a row, so there is no decision",
            where=", ".join(name for name in wanted if plain.get(name) != wanted[name]),
            remedy=worded("report it with the traces; no outcome may be used"),
            traces={"table": plain, "engines": wanted},
        )
