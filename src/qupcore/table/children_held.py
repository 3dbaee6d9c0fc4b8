"""The children of many households in a table of their own, one row a child, counted for § 29."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qupcore.deciding.facts import CHILD_AGES
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.faults import refuse
from qupcore.table.free_name import free_name
from qupcore.table.intervals import LAST_ORDINAL
from qupcore.table.loading import polars_library
from qupcore.table.long_tables import REF, LongTable, long_table_faults
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["CHILDREN_KNOWN", "CHILD_BORN", "HOUSEHOLD_CHILDREN", "children_counted"]

CHILDREN_KNOWN = "children_known"
CHILD_BORN = TableColumn(BORN_COLUMN, "date", unit="date", low=1, high=LAST_ORDINAL)
"""The birth date of a child, which may be after the day; empty where it is not known."""

HOUSEHOLD_CHILDREN = LongTable(
    name="children",
    known=CHILDREN_KNOWN,
    columns=(CHILD_BORN,),
    counted=tuple(CHILD_AGES),
    beside=worded("the column is there beside a table of children"),
    leave_out=worded("leave it out: it is counted from the children"),
    of_nobody=worded("a child of nobody"),
)
_LEAP_DAY = 229


def children_counted(rules: TopicRules, people: pl.LazyFrame, children: pl.LazyFrame) -> pl.LazyFrame:
    """The table of people with the numbers of children in the household, by group of ages.

    Args:
        rules: The rules of the right.
        people: The table of people; it has `ref`, and `children_known` instead of the columns about children.
        children: One row a child, of the household of the person with the same `ref`.

    Raises:
        BadInput: with every fault of the tables.
    """
    refuse([*long_table_faults(HOUSEHOLD_CHILDREN, people, children, rules.on)])
    polars = polars_library()
    col, day = polars.col, polars.lit(rules.on)
    held = children.select(REF, BORN_COLUMN)
    if rules.on is None:
        held, day = held.join(people.select(REF, DAY_COLUMN), on=REF), col(DAY_COLUMN)
    age, unknown = _age(rules, col(BORN_COLUMN), day), free_name("without birth", people.collect_schema())
    counts = held.group_by(REF).agg(
        col(BORN_COLUMN).is_null().any().alias(unknown),
        *(age.is_between(low, high).sum().cast(polars.Int64).alias(name)
          for name, (low, high) in CHILD_AGES.items()),
    )  # fmt: skip
    joined = people.join(counts, on=REF, how="left", maintain_order="left")
    known = col(CHILDREN_KNOWN) & ~col(unknown).fill_null(False)
    found: pl.LazyFrame = joined.with_columns(
        polars.when(known).then(col(name).fill_null(0)).alias(name) for name in CHILD_AGES
    )
    return found.drop(unknown, CHILDREN_KNOWN)


def _age(rules: TopicRules, born: Any, day: Any) -> Any:
    """The age in whole years on a day, as `deciding.facts.age_on` works it out; below 0 before the birth."""
    polars = polars_library()
    birthday = _as_number(born)
    moved = polars.when(birthday == _LEAP_DAY).then(_leap_birthday(rules, day)).otherwise(birthday)
    own = polars.when(day.dt.is_leap_year()).then(birthday).otherwise(moved)
    return day.dt.year() - born.dt.year() - (_as_number(day) < own).cast(polars.Int32)


def _leap_birthday(rules: TopicRules, day: Any) -> Any:
    """The birthday of a person born on 29 February in common years, by the convention of the day."""
    polars = polars_library()
    if rules.on is not None:
        return polars.lit(rules.leap_birthday(rules.on), dtype=polars.Int32)
    values = rules.law.convention(Conventions.leap_birthday.name).values
    found = polars.lit(rules.leap_birthday(values[0].valid.start), dtype=polars.Int32)
    for value in values[1:]:
        begins = value.valid.start
        found = polars.when(day >= begins).then(rules.leap_birthday(begins)).otherwise(found)
    return found


def _as_number(day: Any) -> Any:
    """Month × 100 + day."""
    polars = polars_library()
    return day.dt.month().cast(polars.Int32) * 100 + day.dt.day()
