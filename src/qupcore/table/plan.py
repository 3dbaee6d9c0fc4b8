"""A rulebook put into layers of columns: from what is known of a person to the answers, for any backend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.rules.rulebook import Rulebook
from qupcore.table.answer_columns import answers_with
from qupcore.table.building import ColumnLayers
from qupcore.table.columns import TableColumn, table_columns
from qupcore.table.expressions import Computed, DateColumn, DayNumber, Expression, NumberColumn, parts_inside
from qupcore.table.facts_columns import age_column, implied_columns, judgement_that_counts
from qupcore.table.from_rules import Putting, column_of
from qupcore.table.intervals import Interval, is_wide
from qupcore.table.legend import Legend

__all__ = ["TablePlan", "plan_of"]


@attrs.frozen(eq=False)
class TablePlan:
    """The way from the columns of a table to its answers.

    Attributes:
        rulebook: The rules behind it.
        columns: The columns that are read.
        layers: Columns by name, layer by layer; each layer reads only the ones before it.
        answers: The columns of the answer, which read the layers.
        intervals: The interval of each column of numbers.
        legend: What the columns of the answer stand for.
    """

    rulebook: Rulebook
    columns: tuple[TableColumn, ...]
    layers: tuple[Mapping[str, Expression], ...]
    answers: Mapping[str, Expression]
    intervals: Mapping[str, Interval]
    legend: Legend


def plan_of(
    rulebook: Rulebook,
    present: Iterable[str],
    on: date | None,
    leap_birthday: int,
    legend: Legend,
    *,
    right: bool,
    beside: Iterable[str] = (),
) -> TablePlan:
    """Put a rulebook into layers.

    Args:
        rulebook: The rules in force.
        present: The names of the columns that the table has.
        on: The day of all rows; None: each row has its own.
        leap_birthday: In common years, the birthday of a person born on 29 February as month × 100 + day.
        legend: What the columns of the answer stand for.
        right: Whether the topic is the right, whose outcome has words of its own.
        beside: The names of further columns, which the answer keeps.

    Raises:
        RuleError: a rule needs something that a table has no way for.
    """
    names = frozenset(present)
    columns = tuple(column for column in table_columns(rulebook, day=on is None) if column.name in names)
    layers = ColumnLayers({column.name: column.interval for column in columns}, (*names, *beside))
    terms: dict[str, Expression] = {name: column_of(term) for name, term in rulebook.terms.items()}
    for column in columns:
        if column.kind == "date" and column.term is not None:
            terms[column.name] = layers.step(DayNumber(DateColumn(column.name)))
    terms |= age_column(rulebook, names, on, leap_birthday, layers)
    implied = implied_columns(rulebook, names, layers)
    terms |= {name: answer for name, (answer, _) in implied.items()}
    putting = Putting(rulebook.numbers(), terms, layers)
    for item in rulebook.calculations:
        layers.make(item.gives, putting.number(item.formula.number))
        terms[item.gives] = NumberColumn(item.gives)
    rules: dict[str, Expression] = {}
    for question, entry in rulebook.starting_points.items():
        point = layers.truth(f"rule {entry.id}", putting.condition(entry.when))
        rules[entry.id] = point
        if question in terms:
            terms[question] = judgement_that_counts(question, implied.get(question), point, names, layers)
    for entry in (*rulebook.conditions, *rulebook.readings):
        rules[entry.id] = layers.truth(f"rule {entry.id}", putting.condition(entry.when))
    answers = answers_with(rulebook, rules, terms, putting, layers, legend, right=right)
    for made in layers.made.values():
        for part in _everything(made):
            if isinstance(part, Computed):
                is_wide(part, layers.intervals)
    return TablePlan(
        rulebook=rulebook,
        columns=columns,
        layers=layers.layers(),
        answers=MappingProxyType(answers),
        intervals=MappingProxyType(layers.intervals),
        legend=legend,
    )


def _everything(made: Expression) -> Iterator[Expression]:
    yield made
    for part in parts_inside(made):
        yield from _everything(part)
