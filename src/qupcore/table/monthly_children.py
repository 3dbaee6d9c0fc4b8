"""The children with a supplement in a month, from a table of children: how many each person has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qupcore.cases.benefit.child_supplement import A_YEAR
from qupcore.cases.benefit.whole_month import WholeMonth
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.law.forskrift.f1471_s03_child_supplement import TOPIC
from qupcore.law.terms.benefit import Child
from qupcore.rules.applied_law import AppliedLaw
from qupcore.table.children_held import CHILD_BORN, CHILDREN_KNOWN
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn, table_columns
from qupcore.table.in_polars import with_answers
from qupcore.table.intervals import LAST_ORDINAL
from qupcore.table.legend import legend_of
from qupcore.table.loading import polars_library
from qupcore.table.long_tables import REF, LongTable
from qupcore.table.plan import plan_of
from qupcore.table.simplifying import simplified

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "POSSIBLE",
    "SHOWN",
    "SUPPORTED_CHILDREN",
    "changes_in_month",
    "counted_on",
    "ends_before_it_begins",
]

SHOWN, POSSIBLE = "shown", "possible"
"""For how many children the conditions are met; and for how many they are not known to fail."""


def _date(name: str) -> TableColumn:
    return TableColumn(name, "date", unit="date", low=1, high=LAST_ORDINAL, optional=True)


def _truth(name: str) -> TableColumn:
    return TableColumn(name, "truth", optional=True)


SUPPORTED_CHILDREN = LongTable(
    name="children",
    known=CHILDREN_KNOWN,
    columns=(
        CHILD_BORN,
        _date("supported_from"),
        _date("supported_to"),
        TableColumn("relation", "choice", words=Child.relation.values, optional=True),
        _date("foster_since"),
        _date("claimed_on"),
        _truth("lasting_foster_care"),
        _truth("lives_in_norway"),
        _truth("stays_in_norway"),
        TableColumn("days_abroad", "number", unit="days", low=0, high=10**4, optional=True),
        _truth("member_of_insurance"),
        _truth("stranded_by_pandemic"),
        TableColumn("yearly_income_ore", "number", unit="øre", low=0, high=10**12, optional=True),
        _truth("has_child_pension"),
    ),
    of_nobody=worded("a child of nobody"),
)
"""A table of the children that people support; a column that is left out is known of no child."""

_BY_TERM = {
    Child.relation.name: "relation",
    Child.foster_since.name: "foster_since",
    Child.claimed_on.name: "claimed_on",
    Child.lasting_foster_care.name: "lasting_foster_care",
    Child.lives_in_norway.name: "lives_in_norway",
    Child.days_abroad.name: "days_abroad",
    Child.member_of_insurance.name: "member_of_insurance",
    Child.stranded_by_pandemic.name: "stranded_by_pandemic",
    Child.yearly_income.name: "yearly_income_ore",
    Child.has_child_pension.name: "has_child_pension",
}
"""The terms that are columns of the table, as a case file has them."""
_NUMBER, _CONTRADICTED = "number of the child", "contradicted"


def ends_before_it_begins() -> tuple[Any, str]:
    """Where a support ends before it begins."""
    col = polars_library().col
    return col("supported_to") < col("supported_from"), worded("a support that ends before it begins")


def with_every_column(children: pl.LazyFrame) -> pl.LazyFrame:
    """The columns that are read, and no further ones; empty cells in those that the table lacks."""
    polars = polars_library()
    present = set(children.collect_schema().names())
    kinds = {"truth": polars.Boolean, "number": polars.Int64, "date": polars.Date, "choice": polars.String}
    return children.select(
        REF,
        *(
            polars.col(column.name)
            if column.name in present
            else polars.lit(None, dtype=kinds[column.kind]).alias(column.name)
            for column in SUPPORTED_CHILDREN.columns
        ),
    )


def counted_on(children: pl.LazyFrame, month: WholeMonth) -> pl.LazyFrame:
    """The children with a supplement on the first day of a month: `ref`, `shown`, `possible`."""
    polars = polars_library()
    found = _judged(children, month.applied, month.first, (REF,), one_day=True)
    held = found.filter(polars.col(POSSIBLE))  # who has no row has none
    counts: pl.LazyFrame = held.group_by(REF).agg(
        polars.col(SHOWN).sum().cast(polars.Int64), polars.len().cast(polars.Int64).alias(POSSIBLE)
    )
    return counts


def changes_in_month(children: pl.LazyFrame, month: WholeMonth) -> pl.DataFrame:
    """The days of a month after its first on which the numbers of a person's children change, by how much.

    A number changes where a child is born, has a birthday, or its support begins or ends, and where the rules
    change.

    Returns:
        `ref`, `day`, `shown`, `possible`, by person and day.
    """
    polars = polars_library()
    col = polars.col
    first, last = polars.lit(month.first), polars.lit(month.last)
    born, begins, ends = col(BORN_COLUMN), col("supported_from"), col("supported_to")
    has_birthday = (born.dt.month() == month.first.month) & (born <= last)
    changes = has_birthday | begins.is_between(first, last) | ends.is_between(first, last)
    if month.pieces == (month.first,):  # else the rules themselves may change it
        children = children.filter(changes)
    birthday = polars.date(
        month.first.year, month.first.month, polars.min_horizontal(born.dt.day(), month.last.day)
    )
    days = [
        born,
        polars.when(has_birthday).then(birthday),
        begins,
        ends + polars.duration(days=1),
        *(polars.lit(piece) for piece in month.pieces[1:]),
    ]
    marked = children.with_row_index(_NUMBER).collect().lazy()
    changing = [
        marked.filter(day.is_between(first, last, closed="right")).with_columns(day.alias(DAY_COLUMN))
        for day in days
    ]
    rows = polars.concat([marked.with_columns(first.alias(DAY_COLUMN)), *changing])
    rows = rows.collect().lazy()  # a day that stands twice changes nothing
    parts = [
        _judged(
            rows.filter(col(DAY_COLUMN).is_between(*span)), month.applied, span[0], (_NUMBER, REF, DAY_COLUMN)
        )
        for span in _spans(month)
    ]
    numbers = (SHOWN, POSSIBLE)
    found: pl.DataFrame = (
        polars.concat(parts)
        .sort(_NUMBER, DAY_COLUMN)
        .with_columns(col(name).cast(polars.Int64).diff() for name in numbers)
        .filter(col(DAY_COLUMN) > first)  # the row before it is of the same child
        .group_by(REF, DAY_COLUMN)
        .agg(col(*numbers).sum())
        .filter((col(SHOWN) != 0) | (col(POSSIBLE) != 0))
        .sort(REF, DAY_COLUMN)
        .collect()
    )
    return found


def _spans(month: WholeMonth) -> Iterator[tuple[date, date]]:
    """The parts of the month in which no rule changes."""
    ends = [date.fromordinal(piece.toordinal() - 1) for piece in month.pieces[1:]]
    yield from zip(month.pieces, [*ends, month.last], strict=True)


def _judged(
    children: pl.LazyFrame, applied: AppliedLaw, day: date, keep: Sequence[str], *, one_day: bool = False
) -> pl.LazyFrame:
    """Whether there is a supplement for each child on its day: kept columns, `shown` and `possible`.

    Args:
        children: The table of children, with every column; and with the day of each row.
        applied: The law.
        day: A day of the rules that are used.
        keep: The columns to keep.
        one_day: Whether the day is that of every row, and the table has none.
    """
    polars = polars_library()
    col = polars.col
    rulebook = applied.law.in_force(day, TOPIC, applied.chosen_for(TOPIC))
    on = day if one_day else None
    at = polars.lit(day) if one_day else col(DAY_COLUMN)
    columns = table_columns(rulebook, day=not one_day)
    facts = _facts(at)
    read = [
        column
        for column in columns
        if not column.stands_for and column.name not in (DAY_COLUMN, Child.age.name)
    ]
    unknown = {"truth": polars.Boolean, "number": polars.Int64, "date": polars.Date, "choice": polars.String}
    frame = children.select(
        *keep,
        *(name for name in (BORN_COLUMN,) if name not in keep),
        *(
            facts.get(column.name, polars.lit(None, dtype=unknown[column.kind])).alias(column.name)
            for column in read
        ),
        _contradicted({_BY_TERM[name] for name in _BY_TERM if name in rulebook.terms}).alias(_CONTRADICTED),
        (col(BORN_COLUMN) > at).fill_null(False).alias("unborn"),
    )
    name = Conventions.leap_birthday.name
    leap_birthday = applied.policy.get(name, applied.law.convention(name).on(day).value)
    assert leap_birthday is not None
    present = frame.collect_schema().names()
    plan = plan_of(
        rulebook, present, on, leap_birthday, legend_of([rulebook], right=False), right=False, beside=present
    )
    kept = (*keep, _CONTRADICTED, "unborn")
    found = with_answers(frame, simplified(plan, (), ("outcome",)), kept)
    met, failed, _ = plan.legend.outcomes
    outcome, born = col("outcome"), ~col("unborn")
    return found.select(
        *keep,
        (born & (outcome == met) & ~col(_CONTRADICTED)).alias(SHOWN),
        (born & (outcome != failed)).alias(POSSIBLE),
    )


def _facts(day: Any) -> dict[str, Any]:
    """The facts about a child on a day, by term, as `cases.benefit.child_supplement` has them."""
    polars = polars_library()
    col = polars.col
    begun = col("supported_from").is_null() | (col("supported_from") <= day)
    lasting = col("supported_to").is_null() | (day <= col("supported_to"))
    told = col("stays_in_norway").is_not_null() | (col("days_abroad") != 0)
    stays = polars.when(told).then(col("stays_in_norway")).otherwise(col("lives_in_norway"))
    return {
        **{term: col(name) for term, name in _BY_TERM.items()},
        Child.supported.name: begun & lasting,
        Child.stays_in_norway.name: stays,
    }


def _contradicted(read: Collection[str]) -> Any:
    """Whether a child lives abroad, and has been there on some days of the last twelve months only.

    Args:
        read: The columns that a rule in force reads; what none reads is nothing.
    """
    polars = polars_library()

    def told(name: str) -> Any:
        return polars.col(name) if name in read else polars.lit(None, dtype=polars.Boolean)

    if "days_abroad" not in read:
        return polars.lit(False)
    anyway = told("member_of_insurance").fill_null(False) | told("stranded_by_pandemic").fill_null(False)
    found = (~told("lives_in_norway")) & ~anyway & (polars.col("days_abroad") < A_YEAR)
    return found.fill_null(False)
