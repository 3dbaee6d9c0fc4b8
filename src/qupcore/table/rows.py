"""A row of a table from a case, and a case from a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from qupcore.deciding.facts import facts_of
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.person import person_with
from qupcore.law.vocabulary import judged_questions
from qupcore.rules.terms import Value
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn, grounded

__all__ = ["Row", "case_of_row", "row_of", "values_of"]

Row = Mapping[str, Any]
"""The cells of a row, by name of the column; None or left out is unknown."""


def row_of(
    case: Participant, on: date, columns: tuple[TableColumn, ...], numbers: Mapping[str, int | None]
) -> dict[str, Any]:
    """The row of a person for a table about the right.

    Args:
        case: What is known about the person.
        on: The day on which the person is looked at.
        columns: The columns of the table.
        numbers: The numbers in force on the day.

    Raises:
        BadInput: a fact is impossible on the day.
    """
    judged = {item.question: item for item in newest_answers(case.assessments, on)}
    known: dict[str, Any] = {name: fact.value for name, fact in facts_of(case, on, numbers).items()}
    for question in judged_questions():  # as judged: the table itself finds what a judgement implies
        known[question] = judged[question].answer if question in judged else None
        found = judged.get(question)
        known[grounded(question)] = None if found is None else bool(found.grounds.strip())
    known[BORN_COLUMN], known[DAY_COLUMN] = case.birth_date, on
    age = next((column.stands_for for column in columns if column.stands_for), "")
    return {column.name: known.get(column.name) for column in columns if column.name != age}


def case_of_row(
    row: Row, on: date, columns: tuple[TableColumn, ...], numbers: Mapping[str, int | None]
) -> Participant:
    """The case that a row of a table about the right tells of, and as little else as can be.

    Args:
        row: The row.
        on: The day on which the person is looked at.
        columns: The columns of the table.
        numbers: The numbers in force on the day.

    Raises:
        BadInput: no case has these facts together, such as children without a household.
    """
    facts: dict[str, Value] = {
        column.name: row[column.name]
        for column in columns
        if column.term is not None and row.get(column.name) is not None
    }
    case = person_with(facts, on, ref="row")
    if row.get(BORN_COLUMN) is not None:
        case = attrs.evolve(case, birth_date=row[BORN_COLUMN])
    case = attrs.evolve(
        case,
        assessments=tuple(
            item if row.get(grounded(item.question)) else attrs.evolve(item, grounds="")
            for item in case.assessments
        ),
    )
    again = row_of(case, on, columns, numbers)
    other = [name for name in facts if name in again and again[name] != facts[name]] + [
        name for name, value in again.items() if value is not None and row.get(name) is None
    ]
    other = [name for name in other if not name.endswith(grounded("")) and name != DAY_COLUMN]
    if other:
        raise BadInput(
            worded("no case has the facts of this row together"),
            where=", ".join(other),
            why="a case states benefits, or a household with its children, all together or not at all",
            remedy="fill in these columns, or empty them",
            code="input.contradiction",
        )
    return case


def values_of(row: Row, columns: tuple[TableColumn, ...]) -> dict[str, Value]:
    """The facts of a row of another topic by name of the term; dates as whole numbers, as rules read them."""
    found: dict[str, Value] = {}
    for column in columns:
        value = row.get(column.name)
        if column.term is not None and value is not None:
            found[column.name] = value.toordinal() if isinstance(value, date) else value
    return found
