"""The answers of a table of Polars: checked first, then decided by the rules of its days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qupcore.errors import Fault
from qupcore.law.terms.right import ApplicantFacts
from qupcore.table.columns import DAY_COLUMN, TableColumn
from qupcore.table.extremes import all_possible
from qupcore.table.faults import cell_faults, column_faults, day_beside, refuse
from qupcore.table.free_name import free_name
from qupcore.table.in_memory import answers_in_memory
from qupcore.table.in_polars import with_answers
from qupcore.table.loading import polars_library
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["OLDEST", "answered", "answered_in_memory", "check_frame"]

OLDEST = ApplicantFacts.age.high or 150
"""The greatest age in years that a birth date may give."""

_ORDER = "order of rows"


def check_frame(
    rules: TopicRules, frame: pl.LazyFrame, held: pl.DataFrame | None = None
) -> tuple[tuple[date, date], ...]:
    """Refuse a table with faults; the first and last day of its rows, one pair an edition of the rules.

    Args:
        rules: The rules of a topic.
        frame: The table.
        held: The same table, where it is held in memory.

    Raises:
        BadInput: with every fault, its column, the number of rows and the first of them.
        NoRulesInForce: nothing about the topic is in force on the day of a row.
    """
    if rules.on is not None:
        refuse([*_faults(rules, frame, rules.on, True, held)])
        return ((rules.on, rules.on),)
    day = TableColumn(DAY_COLUMN, "date")
    refuse([*column_faults(frame.collect_schema(), [day])])
    refuse([*cell_faults(frame, [day], None, OLDEST)])
    spans = _editions(rules, frame)
    found = [fault for span in spans for fault in _faults(rules, frame, span[0], _on_days(span))]
    refuse(list(dict.fromkeys(found)))
    return spans


def answered(rules: TopicRules, frame: pl.LazyFrame, wanted: Sequence[str]) -> pl.LazyFrame:
    """The answers of a lazy table, after a check; rows of one edition come together.

    Args:
        rules: The rules of a topic.
        frame: The table.
        wanted: The columns of the answer to work out.
    """
    spans = check_frame(rules, frame)
    names = frame.collect_schema().names()
    return _answers(rules, frame, spans, wanted, rules.kept(names), ())


def answered_in_memory(rules: TopicRules, held: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    """The answers of a table that is held in memory, after a check; rows keep their order.

    Args:
        rules: The rules of a topic.
        held: The table.
        wanted: The columns of the answer to work out.
    """
    frame = held.lazy()
    spans = check_frame(rules, frame, held)
    kept = rules.kept(held.columns)
    full = tuple(column.name for column in held.iter_columns() if not column.null_count())
    if rules.on is not None and held.height:
        plan = rules.plan_for(rules.on, tuple(held.columns), full, tuple(wanted))
        return answers_in_memory(held, plan, kept)
    if rules.on is not None or not spans:
        return _answers(rules, frame, spans, wanted, kept, full).collect()
    order = free_name(_ORDER, held.columns)
    found = _answers(rules, frame.with_row_index(order), spans, wanted, (order, *kept), full)
    return found.sort(order).drop(order).collect()


def _answers(
    rules: TopicRules,
    frame: pl.LazyFrame,
    spans: tuple[tuple[date, date], ...],
    wanted: Sequence[str],
    kept: tuple[str, ...],
    full: tuple[str, ...],
) -> pl.LazyFrame:
    """The answers of the rows of each edition, one edition after the other."""
    names = tuple(frame.collect_schema().names())

    def decided(rows: pl.LazyFrame, day: date) -> pl.LazyFrame:
        return with_answers(rows, rules.plan_for(day, names, full, tuple(wanted)), kept)

    if rules.on is not None or not spans:
        return decided(frame, rules.on or rules.law.changes(rules.topic)[-1])
    parts = [decided(frame.filter(_on_days(span)), span[0]) for span in spans]
    found: pl.LazyFrame = polars_library().concat(parts)
    return found


def _faults(
    rules: TopicRules, frame: pl.LazyFrame, day: date, only: Any, held: pl.DataFrame | None = None
) -> Iterator[Fault]:
    """The faults of the rows of one edition; cells of a column of another type are not looked at."""
    columns = rules.columns_on(day)
    yield from day_beside(frame.collect_schema(), rules.on)
    wrong = [*column_faults(frame.collect_schema(), columns)]
    yield from wrong
    named = {fault.path for fault in wrong}
    readable = [column for column in columns if column.name not in named]
    if held is not None:  # only the columns that may have a fault are looked at cell by cell
        readable = [column for column in readable if not all_possible(held, column, rules.on, OLDEST)]
    yield from cell_faults(frame, readable, rules.on, OLDEST, only)


def _editions(rules: TopicRules, frame: pl.LazyFrame) -> tuple[tuple[date, date], ...]:
    polars = polars_library()
    unique = frame.select(polars.col(DAY_COLUMN).unique()).collect(engine="streaming")
    changes = rules.law.changes(rules.topic)
    found: dict[int, list[date]] = {}
    for day in unique[DAY_COLUMN].sort().to_list():
        found.setdefault(bisect_right(changes, day), []).append(day)
    return tuple((days[0], days[-1]) for days in found.values())


def _on_days(span: tuple[date, date]) -> Any:
    return polars_library().col(DAY_COLUMN).is_between(*span)
