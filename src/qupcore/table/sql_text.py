"""The text of SQL with which a database decides its own table of people."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qupcore.domain.hint import remedy
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN
from qupcore.table.dialects import DIALECTS
from qupcore.table.faults import missing_columns, refuse
from qupcore.table.in_sql import query_of
from qupcore.table.topic_rules import TopicRules, chosen_answers

__all__ = ["columns_without", "sql_of"]


def sql_of(
    rules: TopicRules,
    dialect: str,
    source: str,
    present: Iterable[str] | None = None,
    keep: Iterable[str] = (),
    answers: Iterable[str] | None = None,
) -> str:
    """A query that decides every row of a table.

    Args:
        rules: The rules of a topic.
        dialect: `duckdb`, `postgres`, `spark`, `bigquery` or `snowflake`.
        source: The table, as the database writes it.
        present: The columns that the table has; all if left out, with the birth date in place of the age.
        keep: Further columns to keep.
        answers: The columns of the answer to work out; all if left out.

    Raises:
        BadInput: the dialect or a column of the answer is not known, a column that the rules need is not
            among those of the table, or one to keep is called as one of the answer.
    """
    kept = tuple(dict.fromkeys(keep))
    if dialect not in DIALECTS:
        raise BadInput(
            worded("no dialect of SQL is called {name!r}", name=dialect),
            remedy=remedy(dialect, DIALECTS),
            code="input.word",
        )
    for name in (source, *kept):
        _check_name(name)
    written, wanted = DIALECTS[dialect], rules.wanted(answers)
    has = columns_without(rules, ()) if present is None else [*present]
    refuse([*missing_columns(has, rules.columns)])
    for name in kept:
        if name in wanted:
            raise BadInput(
                worded("the answer has a column {name!r} of its own", name=name),
                remedy=worded("keep no column of this name"),
                code="input.twice",
            )
    if rules.on is not None:
        plan = rules.plan(rules.on, has, kept)
        return query_of(plan, written, source, chosen_answers(plan, wanted), kept)
    parts: list[str] = []
    for first, last in rules.editions():
        plan = rules.plan(first, has, kept)
        days = (DAY_COLUMN, first, last)
        query = query_of(plan, written, source, chosen_answers(plan, wanted), kept, days)
        parts.append(f"SELECT * FROM (\n{query}\n) edition_{len(parts) + 1}")
    return "\nUNION ALL\n".join(parts)


def _check_name(name: str) -> None:
    """Refuse the name of a table or column that has no place in a line of text."""
    wrong = text_fault(name)
    if wrong is None and len(name.splitlines()) > 1:
        wrong = worded("a text of several lines"), worded("write it on one line"), "input.text"
    if wrong is not None:
        what, mend, code = wrong
        raise BadInput(worded("the name of a table or column: {what}", what=what), remedy=mend, code=code)


def columns_without(rules: TopicRules, without: Collection[str]) -> list[str]:
    """The columns of a table that has all but some; it has the age where it is without the birth date.

    Args:
        rules: The rules of a topic.
        without: The columns that it has not.

    Raises:
        BadInput: the rules read no such column.
    """
    ages = {column.stands_for for column in rules.columns if column.stands_for}
    names = [column.name for column in rules.columns]
    for name in without:
        if name not in names:
            raise BadInput(
                worded("the rules read no column {name!r}", name=name),
                remedy=remedy(name, names, most=8),
                code="input.value",
            )
    taken = {BORN_COLUMN} if BORN_COLUMN in without else ages
    return [name for name in names if name not in taken and name not in without]
