"""The answers of a table of Polars: checked first, then decided by the rules of its days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qupcore.errors import Fault
from qupcore.law.terms.right import ApplicantFacts
from qupcore.table.columns import DAY_COLUMN, TableColumn
from qupcore.table.faults import cell_faults, column_faults, refuse
from qupcore.table.in_polars import with_answers
from qupcore.table.loading import polars_library
from qupcore.table.simplifying import simplified
from qupcore.table.topic_rules import TopicRules, chosen_answers

if TYPE_CHECKING:
    import polars as pl

__all__ = ["OLDEST", "answered", "check_frame"]

OLDEST = ApplicantFacts.age.high or 150
"""The greatest age in years that a birth date may give."""

_ORDER = "order of rows"


def check_frame(rules: TopicRules, frame: pl.LazyFrame) -> tuple[tuple[date, date], ...]:
    """Refuse a table with faults; the first and last day of its rows, one pair an edition of the rules.

    Raises:
        BadInput: with every fault, its column, the number of rows and the first of them.
        NoRulesInForce: nothing about the topic is in force on the day of a row.
    """
    if rules.on is not None:
        refuse([*_faults(rules, frame, rules.on, True)])
        return ((rules.on, rules.on),)
    day = TableColumn(DAY_COLUMN, "date")
    refuse([*column_faults(frame.collect_schema(), [day])])
    refuse([*cell_faults(frame, [day], None, OLDEST)])
    spans = _editions(rules, frame)
    found = [fault for span in spans for fault in _faults(rules, frame, span[0], _on_days(span))]
    refuse(list(dict.fromkeys(found)))
    return spans


def answered(
    rules: TopicRules, frame: pl.LazyFrame, wanted: Sequence[str], full: Collection[str], *, ordered: bool
) -> pl.LazyFrame:
    """The answers, after a check.

    Args:
        rules: The rules of a topic.
        frame: The table.
        wanted: The columns of the answer to work out.
        full: The columns that are known to have no empty cell.
        ordered: Whether rows with days of their own come back in their order, which needs memory for all.
    """
    spans = check_frame(rules, frame)
    names = frame.collect_schema().names()
    kept = rules.kept(names)
    if rules.on is not None or not spans:
        day = rules.on or rules.law.changes(rules.topic)[-1]
        return _decided(rules, frame, day, wanted, kept, full)
    if ordered:
        frame, kept = frame.with_row_index(_ORDER), (_ORDER, *kept)
    parts = [_decided(rules, frame.filter(_on_days(span)), span[0], wanted, kept, full) for span in spans]
    found: Any = polars_library().concat(parts)
    return found.sort(_ORDER).drop(_ORDER) if ordered else found  # type: ignore[no-any-return]


def _decided(
    rules: TopicRules,
    frame: pl.LazyFrame,
    day: date,
    wanted: Sequence[str],
    kept: tuple[str, ...],
    full: Collection[str],
) -> pl.LazyFrame:
    plan = simplified(rules.plan(day, frame.collect_schema().names()), full)
    return with_answers(frame, plan, chosen_answers(plan, wanted), kept)


def _faults(rules: TopicRules, frame: pl.LazyFrame, day: date, only: Any) -> Iterator[Fault]:
    """The faults of the rows of one edition; cells of a column of another type are not looked at."""
    columns = rules.columns_on(day)
    wrong = [*column_faults(frame.collect_schema(), columns)]
    yield from wrong
    named = {fault.path for fault in wrong}
    readable = [column for column in columns if column.name not in named]
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
