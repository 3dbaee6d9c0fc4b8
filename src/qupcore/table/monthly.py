"""monthly_amounts(): the benefit of whole months in the programme, over a table of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from qupcore.cases.benefit.runs import TOPICS
from qupcore.cases.benefit.whole_month import CountedChildren, WholeMonth, whole_month
from qupcore.domain.asked import check_day, check_month
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.table.answering import OLDEST
from qupcore.table.children_held import CHILDREN_KNOWN
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn
from qupcore.table.faults import cell_faults, column_faults, refuse
from qupcore.table.loading import lazy_frame, polars_library
from qupcore.table.long_tables import REF, long_table_faults
from qupcore.table.monthly_children import (
    POSSIBLE,
    SHOWN,
    SUPPORTED_CHILDREN,
    changes_in_month,
    counted_on,
    ends_before_it_begins,
    with_every_column,
)

if TYPE_CHECKING:
    import polars as pl

__all__ = ["monthly_amounts"]

_MONTH, _LEAST, _MOST = "month", "least_ore", "most_ore"
_OWN_LEAST, _OWN_MOST, _GROUP = "own least", "own most", "group"
_DAYS_TO_1970 = date(1970, 1, 1).toordinal()
_BORN = TableColumn(BORN_COLUMN, "date")


def monthly_amounts(
    people: pl.DataFrame | pl.LazyFrame,
    months: Sequence[date],
    *,
    children: pl.DataFrame | pl.LazyFrame | None = None,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
) -> pl.LazyFrame:
    """The benefit of each person for each month that is spent in the programme as a whole, before tax.

    Args:
        people: One row a person: `ref`, and `born` (empty if not known). With a table of children also
            `children_known`: yes where all children that the person supports are in it, which may be none.
        months: The first day of each month, from November 2007 on.
        children: One row a child that the person supports: `ref` of the person and `born`; the documentation
            has further columns. Left out: no child supplement is counted.
        law: The law; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name.

    Returns:
        `ref`, `month`, and in øre `least_ore` and `most_ore`, month by month; the people of a month are in
        their order without a table of children, and in any order with one. Each person is in the programme
        from New Year to the end of the month, on every benefit day, with nothing that reduces the benefit.
        The two amounts differ where facts are not known, and `most_ore` is empty where no upper end is: the
        children or the rate of their supplement are not known.

    Raises:
        BadInput: with every fault of the tables; or a month is none.
        NoRulesInForce: a month is before 2007-11-01.
        ParameterError: `policy` names a number of the law, or one that is not read here.

    Source: sosialtjenesteloven § 35; FOR-2011-12-21-1471 § 3.

    >>> import polars as pl
    >>> people = pl.DataFrame({"ref": ["a", "b"], "born": [date(2001, 9, 15), None]})
    >>> monthly_amounts(people, [date(2026, 9, 1)]).collect().rows()
    [('a', datetime.date(2026, 9, 1), 2000901, 2000901), ('b', datetime.date(2026, 9, 1), 1572137, 2358206)]
    """
    _check_months(months)
    applied = AppliedLaw(law, policy)
    applied.check(TOPICS, extra=(Conventions.leap_birthday.name,))
    held = None if children is None else lazy_frame(children)
    table = lazy_frame(people)
    refuse([*_faults(table, held, months)])
    held = None if held is None else with_every_column(held)
    parts = [_month(table, held, whole_month(day.year, day.month, applied)) for day in months]
    found: pl.LazyFrame = polars_library().concat(parts)
    return found


def _month(people: pl.LazyFrame, children: pl.LazyFrame | None, month: WholeMonth) -> pl.LazyFrame:
    """The rows of one month."""
    polars = polars_library()
    col = polars.col
    group = _group(month)
    if children is None:
        amounts = _Amounts.of(month, [CountedChildren(month.first, 0, 0)])
        least, most = amounts.least.gather(group), amounts.most.gather(group)
        return _told(people, month, least, most)
    counts = counted_on(children, month).collect()
    numbers: int = (counts.select(col(POSSIBLE).max()).item() or 0) + 1
    amounts = _Amounts.of(month, [CountedChildren(month.first, number, number) for number in range(numbers)])
    own = _of_changes(people, children, month, counts, group)
    counts = polars.concat([counts.join(own, on=REF, how="anti"), own], how="diagonal")
    joined = people.select(REF, BORN_COLUMN, CHILDREN_KNOWN).join(counts.lazy(), on=REF, how="left")

    def amount(name: str, of: Any) -> Any:
        return of.gather(group * numbers + col(name).fill_null(0))

    changes = col(_OWN_LEAST).is_not_null()
    least = polars.coalesce(col(_OWN_LEAST), amount(SHOWN, amounts.least))
    most = polars.when(changes).then(col(_OWN_MOST)).otherwise(amount(POSSIBLE, amounts.most))
    return _told(joined, month, least, polars.when(col(CHILDREN_KNOWN)).then(most))


def _told(people: pl.LazyFrame, month: WholeMonth, least: Any, most: Any) -> pl.LazyFrame:
    polars = polars_library()
    return people.select(
        polars.col(REF), polars.lit(month.first).alias(_MONTH), least.alias(_LEAST), most.alias(_MOST)
    )


def _group(month: WholeMonth) -> Any:
    """The place of a birth in the days of birth whose rate is told apart; the last one is not known."""
    polars = polars_library()
    first, places = _places(month)
    number = polars.col(BORN_COLUMN).to_physical().cast(polars.Int64) - first
    return number.clip(0, len(places) - 1).fill_null(len(places))


def _places(month: WholeMonth) -> tuple[int, list[int]]:
    """The first birth that is told apart, in days from 1970, and the group of births from it on, by day."""
    through = [day.toordinal() - _DAYS_TO_1970 for day in month.births.through]
    if not through:
        return 0, [0]
    days = range(through[0], through[-1] + 2)
    return through[0], [sum(day > end for end in through) for day in days]


@attrs.frozen
class _Amounts:
    """The amounts of a month by birth and number of children, as columns of Polars to gather from."""

    least: Any
    most: Any

    @classmethod
    def of(cls, month: WholeMonth, children: Sequence[CountedChildren]) -> _Amounts:
        polars = polars_library()
        _, places = _places(month)
        found = {
            group: [month.amounts(group, [held]) for held in children] for group in range(len(month.births))
        }
        unknown = [month.extremes([held]) for held in children]
        rows = [*(found[group] for group in places), unknown]
        least, most = (
            polars.lit(polars.Series([pair[side] for row in rows for pair in row], dtype=polars.Int64))
            for side in (0, 1)
        )
        return cls(least, most)


def _of_changes(
    people: pl.LazyFrame, children: pl.LazyFrame, month: WholeMonth, counts: pl.DataFrame, group: Any
) -> pl.DataFrame:
    """The amounts of those whose number of children changes within the month: `ref`, the least, the most."""
    polars = polars_library()
    col = polars.col
    changes = changes_in_month(children, month)
    of_person = changes.group_by(REF, maintain_order=True).agg(DAY_COLUMN, SHOWN, POSSIBLE)
    mine = people.select(REF, BORN_COLUMN).join(of_person.lazy(), on=REF).collect()
    mine = mine.select(REF, group.alias(_GROUP), DAY_COLUMN, SHOWN, POSSIBLE)
    first = counts.select(REF, col(SHOWN).alias("shown before"), col(POSSIBLE).alias("possible before"))
    mine = mine.join(first, on=REF, how="left").with_columns(
        col("shown before", "possible before").fill_null(0)
    )
    _, places = _places(month)
    rows = []
    known: dict[Any, tuple[int, int | None]] = {}
    for ref, place, days, shown, possible, shown_first, possible_first in mine.iter_rows():
        key = (place, tuple(days), tuple(shown), tuple(possible), shown_first, possible_first)
        if key not in known:
            held = [*_counts(month.first, days, shown, possible, shown_first, possible_first)]
            known[key] = month.extremes(held) if place == len(places) else month.amounts(places[place], held)
        rows.append((ref, *known[key]))
    kinds = {REF: mine.schema[REF], _OWN_LEAST: polars.Int64, _OWN_MOST: polars.Int64}
    return polars.DataFrame(rows, schema=kinds, orient="row")  # type: ignore[no-any-return]


def _counts(
    first: date, days: Sequence[date], shown: Sequence[int], possible: Sequence[int], now: int, most: int
) -> Iterator[CountedChildren]:
    """The numbers of children from the first of the month on, and from each change on."""
    yield CountedChildren(first, now, most)
    for day, one, other in zip(days, shown, possible, strict=True):
        now, most = now + one, most + other
        yield CountedChildren(day, now, most)


def _faults(people: pl.LazyFrame, children: pl.LazyFrame | None, months: Sequence[date]) -> Iterator[Fault]:
    schema = people.collect_schema()
    wrong = [*column_faults(schema, [_BORN])]
    if REF not in schema:
        wrong += [
            Fault(
                REF,
                worded("the column is missing"),
                worded("add the reference of the person"),
                "input.missing",
            )
        ]
    if not wrong:
        for day in dict.fromkeys((min(months), max(months))):
            wrong += cell_faults(people, [_BORN], day, OLDEST)
    if children is not None:
        present = children.collect_schema()
        ends_first = {"supported_from", "supported_to"} <= set(present)
        impossible = [ends_before_it_begins()] if ends_first else []
        wrong += long_table_faults(SUPPORTED_CHILDREN, people, children, months[0], impossible)
    yield from dict.fromkeys(wrong)


def _check_months(months: Sequence[date]) -> None:
    """Refuse what are no months.

    Raises:
        BadInput: there is none, one is no first day of a month, or one stands twice.
    """
    if isinstance(months, date | str) or not isinstance(months, Sequence) or not months:
        raise BadInput(
            worded("there are no months"),
            remedy="give the first day of each month in a list: [date(2026, 9, 1)]",
            code="input.type",
        )
    for day in months:
        check_day(day)
        check_month(day.year, day.month)
        if day.day != 1:
            raise BadInput(
                worded("{day} is not the first day of a month", day=day),
                remedy=worded("give {day}", day=day.replace(day=1)),
                code="input.date",
            )
    if len({*months}) < len(months):
        raise BadInput(worded("a month stands twice"), remedy="give each month once", code="input.twice")
