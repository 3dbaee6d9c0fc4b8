"""The benefits of many people in a table of their own, one row a benefit, counted for § 29."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from qupcore.deciding.facts import COUNTED_LAWS
from qupcore.domain.case.participant import BenefitLaw
from qupcore.errors.worded import worded
from qupcore.law.terms.right import Benefits
from qupcore.table.columns import DAY_COLUMN, TableColumn
from qupcore.table.faults import refuse
from qupcore.table.free_name import free_name
from qupcore.table.loading import polars_library
from qupcore.table.long_tables import REF, LongTable, long_table_faults
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["BENEFITS", "BENEFITS_KNOWN", "BENEFIT_COLUMNS", "benefits_counted"]

BENEFITS_KNOWN = "benefits_known"
BENEFIT_COLUMNS = (
    TableColumn("law", "choice", words=get_args(BenefitLaw)),
    TableColumn("monthly_ore", "number", unit="øre", low=0, high=10**12),
    TableColumn("valid_from", "date", unit="date", low=1, high=10**7),
    TableColumn("valid_to", "date", unit="date", low=1, high=10**7),
)
"""The columns of a table of benefits, beside `ref`; an empty amount is not known."""
_TOTAL, _INSURED = Benefits.monthly_total.name, Benefits.insurance_benefit.name
_INSURANCE = COUNTED_LAWS[0]
BENEFITS = LongTable(
    name="benefits",
    known=BENEFITS_KNOWN,
    columns=BENEFIT_COLUMNS,
    counted=(_TOTAL, _INSURED),
    beside=worded("the column is there beside a table of benefits"),
    leave_out=worded("leave it out: it is counted from the benefits"),
    of_nobody=worded("a benefit of nobody"),
)
_ENDS_FIRST = worded("a benefit that ends before it begins")


def benefits_counted(rules: TopicRules, people: pl.LazyFrame, benefits: pl.LazyFrame) -> pl.LazyFrame:
    """The table of people with the columns about benefits worked out.

    Args:
        rules: The rules of the right.
        people: The table of people; it has `ref`, and `benefits_known` instead of the columns about benefits.
        benefits: One row a benefit, of the person with the same `ref`.

    Raises:
        BadInput: with every fault of the tables.
    """
    ends_first = (polars_library().col("valid_to") < polars_library().col("valid_from"), _ENDS_FIRST)
    refuse([*long_table_faults(BENEFITS, people, benefits, rules.on, [ends_first])])
    polars = polars_library()
    col, day = polars.col, polars.lit(rules.on)
    held = benefits.select(REF, *(column.name for column in BENEFIT_COLUMNS))
    if rules.on is None:
        held, day = held.join(people.select(REF, DAY_COLUMN), on=REF), col(DAY_COLUMN)
    unknown = free_name("without amount", people.collect_schema())
    begun = col("valid_from").is_null() | (col("valid_from") <= day)
    running = col("valid_to").is_null() | (col("valid_to") >= day)
    counted = held.filter(col("law").cast(polars.String).is_in(COUNTED_LAWS) & begun & running)
    sums = counted.group_by(REF).agg(
        col("monthly_ore").cast(polars.Int64).sum().alias(_TOTAL),
        col("monthly_ore").is_null().any().alias(unknown),
        (col("law").cast(polars.String) == _INSURANCE).any().alias(_INSURED),
    )
    joined = people.join(sums, on=REF, how="left", maintain_order="left")
    open_ = col(unknown).fill_null(False)
    total = polars.when(col(BENEFITS_KNOWN) & ~open_).then(col(_TOTAL).fill_null(0))
    insured = polars.when(col(BENEFITS_KNOWN)).then(col(_INSURED).fill_null(False))
    found: pl.LazyFrame = joined.with_columns(total.alias(_TOTAL), insured.alias(_INSURED))
    return found.drop(unknown, BENEFITS_KNOWN)
