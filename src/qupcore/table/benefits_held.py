"""The benefits of many people in a table of their own, one row a benefit, counted for § 29."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from qupcore.deciding.facts import COUNTED_LAWS
from qupcore.domain.case.participant import BenefitLaw
from qupcore.errors import Fault
from qupcore.errors.worded import worded
from qupcore.law.terms.right import Benefits
from qupcore.table.columns import DAY_COLUMN, TableColumn
from qupcore.table.faults import cell_faults, column_faults, refuse
from qupcore.table.loading import polars_library
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["BENEFITS_KNOWN", "BENEFIT_COLUMNS", "REF", "benefits_counted"]

REF, BENEFITS_KNOWN = "ref", "benefits_known"
BENEFIT_COLUMNS = (
    TableColumn("law", "choice", words=get_args(BenefitLaw)),
    TableColumn("monthly_ore", "number", unit="øre", low=0, high=10**12),
    TableColumn("valid_from", "date", unit="date", low=1, high=10**7),
    TableColumn("valid_to", "date", unit="date", low=1, high=10**7),
)
"""The columns of a table of benefits, beside `ref`; an empty amount is not known."""
_TOTAL, _INSURED = Benefits.monthly_total.name, Benefits.insurance_benefit.name
_INSURANCE = COUNTED_LAWS[0]


def benefits_counted(rules: TopicRules, people: pl.LazyFrame, benefits: pl.LazyFrame) -> pl.LazyFrame:
    """The table of people with the columns about benefits worked out.

    Args:
        rules: The rules of the right.
        people: The table of people; it has `ref`, and `benefits_known` instead of the columns about benefits.
        benefits: One row a benefit, of the person with the same `ref`.

    Raises:
        BadInput: with every fault of the tables.
    """
    refuse([*_faults(rules, people, benefits)])
    polars = polars_library()
    col, day = polars.col, polars.lit(rules.on)
    held = benefits
    if rules.on is None:
        held, day = benefits.join(people.select(REF, DAY_COLUMN), on=REF), col(DAY_COLUMN)
    begun = col("valid_from").is_null() | (col("valid_from") <= day)
    running = col("valid_to").is_null() | (col("valid_to") >= day)
    counted = held.filter(col("law").cast(polars.String).is_in(COUNTED_LAWS) & begun & running)
    sums = counted.group_by(REF).agg(
        col("monthly_ore").cast(polars.Int64).sum().alias(_TOTAL),
        col("monthly_ore").is_null().any().alias("without amount"),
        (col("law").cast(polars.String) == _INSURANCE).any().alias(_INSURED),
    )
    joined = people.join(sums, on=REF, how="left", maintain_order="left")
    open_ = col("without amount").fill_null(False)
    total = polars.when(col(BENEFITS_KNOWN) & ~open_).then(col(_TOTAL).fill_null(0))
    insured = polars.when(col(BENEFITS_KNOWN)).then(col(_INSURED).fill_null(False))
    found: pl.LazyFrame = joined.with_columns(total.alias(_TOTAL), insured.alias(_INSURED))
    return found.drop("without amount", BENEFITS_KNOWN)


def _faults(rules: TopicRules, people: pl.LazyFrame, benefits: pl.LazyFrame) -> Iterator[Fault]:
    polars = polars_library()
    known = TableColumn(BENEFITS_KNOWN, "truth")
    mine, its = people.collect_schema(), benefits.collect_schema()
    days = [TableColumn(DAY_COLUMN, "date")] if rules.on is None else []
    wrong = [*column_faults(mine, [known, *days]), *column_faults(its, BENEFIT_COLUMNS)]
    for name, schema in (("people", mine), ("benefits", its)):
        if REF not in schema or schema[REF] != mine.get(REF):
            wrong.append(
                Fault(
                    REF,
                    worded("the table of {name} has no such column, or another type", name=name),
                    worded("give both tables the reference of the person, of one type"),
                    "input.missing",
                )
            )
    for column in (_TOTAL, _INSURED):
        if column in mine:
            wrong.append(
                Fault(
                    column,
                    worded("the column is there beside a table of benefits"),
                    worded("leave it out: it is counted from the benefits"),
                    "input.twice",
                )
            )
    yield from wrong
    if wrong:
        return
    yield from cell_faults(benefits, BENEFIT_COLUMNS, rules.on, 0)
    col = polars.col
    counts = (
        (people.select(col(REF).is_duplicated().sum()), worded("a reference of two people")),
        (people.select(col(REF).is_null().sum()), worded("no reference")),
        (benefits.join(people, on=REF, how="anti").select(polars.len()), worded("a benefit of nobody")),
        (
            benefits.select((col("valid_to") < col("valid_from")).sum()),
            worded("a benefit that ends before it begins"),
        ),
    )
    for query, what in counts:
        if count := int(_one(query)):
            yield Fault(
                REF,
                worded("{what} in {count} rows", what=what, count=count),
                worded("correct these rows in the tables"),
                "input.value",
            )


def _one(query: pl.LazyFrame) -> Any:
    return query.collect(engine="streaming").item()
