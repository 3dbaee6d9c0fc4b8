"""The sums of each month, each part of the table is read once and decided for every month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import polars as pl

from qupcore.deciding.facts import CHILD_AGES
from qupcore.errors import Fault
from qupcore.errors.worded import worded
from qupcore.impact.cost_shown import MonthOfGroups
from qupcore.impact.cost_sums import CostSums, cost_sums
from qupcore.impact.groups import grouped_by
from qupcore.impact.month_rows import ROW, with_month_amounts
from qupcore.impact.month_units import most_in_month
from qupcore.impact.numbered_parts import numbered_parts
from qupcore.impact.pairing import Deciders, check_under, deciders_of
from qupcore.impact.same_laws import same_benefit
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.law import Law
from qupcore.table.children_held import CHILDREN_KNOWN, children_counted
from qupcore.table.columns import BORN_COLUMN

__all__ = ["months_of_groups", "rules_of_months"]

Groups = Mapping[tuple[str | None, ...], CostSums]


def rules_of_months(
    laws: tuple[Law, Law], months: Sequence[date], policy: Mapping[str, int]
) -> tuple[Deciders, ...]:
    """The rules of the right of both laws, as they are on the first day of each month.

    Raises:
        NoRulesInForce: one of the laws has no rules of the right then.
    """
    return tuple(deciders_of(Sides(Side(laws[0], month), Side(laws[1], month)), policy) for month in months)


def months_of_groups(
    rules: Sequence[Deciders],
    frame: pl.LazyFrame,
    laws: tuple[Law, Law],
    months: Sequence[date],
    by: Sequence[str],
    children: pl.LazyFrame | None,
    backend: str,
    rows_at_once: int,
    policy: Mapping[str, int],
) -> Iterator[MonthOfGroups]:
    """The exact sums of each month, by group.

    Args:
        rules: From `rules_of_months`.
        frame: The people.
        laws: The two laws.
        months: The first day of each month.
        by: The traits by which people are grouped.
        children: The children, by `ref` of the people; None: without the child supplement. Where the table
            of people has no columns about children, those of the household are counted from it each month.
        backend: What decides: `polars` or `duckdb`.
        rows_at_once: So many rows are decided together.
        policy: Numbers that the laws leave open, chosen otherwise than the default.

    Raises:
        BadInput: with every fault of the tables.
    """
    names_given = frame.collect_schema().names()
    if children is not None and CHILDREN_KNOWN not in names_given:
        frame = frame.with_columns(pl.lit(True).alias(CHILDREN_KNOWN))
    counted = children is not None and not any(name in names_given for name in CHILD_AGES)
    unknown = [pl.lit(None, dtype=pl.Int64).alias(name) for name in CHILD_AGES if counted]
    missing = _missing(names_given, children is not None)
    check_under(rules, frame.with_columns(unknown), missing)
    with_groups, names = grouped_by(frame, by, months[0], rules[0].leap_birthday)
    same = [same_benefit(laws, month, policy, with_children=children is not None) for month in months]
    found: list[dict[tuple[str | None, ...], CostSums]] = [{} for _ in months]
    read = frozenset().union(*(one.columns() for one in rules))
    needed = [
        name
        for name in with_groups.collect_schema().names()
        if name in names or name in read or name in (ROW, BORN_COLUMN, CHILDREN_KNOWN)
    ]  # further columns could be called as those that are worked out
    for part, its_children in numbered_parts(with_groups.select(needed), children, rows_at_once):
        for place, month in enumerate(months):
            rows = with_month_amounts(part, month, laws, its_children, policy=policy)
            if counted and its_children is not None:
                rows = children_counted(rules[place].before, rows, its_children)
            for group, sums in cost_sums(rules[place], rows, names, backend, same[place]).items():
                found[place][group] = found[place].get(group, CostSums()) + sums
    for place, month in enumerate(months):
        most, most_change = most_in_month(month, laws, policy, with_children=children is not None)
        yield MonthOfGroups(month, found[place], most, most_change, rules[place].same_right, same[place])


def _missing(present: Sequence[str], with_children: bool) -> Iterator[Fault]:
    """The columns that costs by month need, whatever the rules of the right read."""
    if BORN_COLUMN not in present:
        yield Fault(
            BORN_COLUMN,
            worded("the column is missing: an age stays as it is"),
            worded(
                "give the birth date in a column {name}, in place of {age}",
                name=BORN_COLUMN,
                age=ApplicantFacts.age.name,
            ),
            "input.missing",
        )
    if with_children and ROW not in present:
        yield Fault(
            ROW,
            worded("the column is missing, by which the children are told"),
            worded("give the reference of the person in a column {name} of both tables", name=ROW),
            "input.missing",
        )
