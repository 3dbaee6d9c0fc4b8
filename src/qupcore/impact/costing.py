"""cost_by_month(): what the benefit would come to by month under two laws, for the people of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from qupcore.cases.benefit.provisional import provisional_on
from qupcore.cases.ruling.weekdays import month_of
from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.cost_frame import cost_frame
from qupcore.impact.costs import CostByMonth
from qupcore.impact.weighing import LEAST, People, checked_numbers
from qupcore.law.sotjl import p35_benefit
from qupcore.observing.asking import observed
from qupcore.rules.law import Law
from qupcore.table.loading import polars_library
from qupcore.table.long_files import KNOWN_COLUMNS
from qupcore.table.monthly_children import SUPPORTED_CHILDREN

if TYPE_CHECKING:
    import polars as pl

__all__ = ["cost_by_month", "cost_by_month_of"]

_MOST_MONTHS = 600


def cost_by_month(
    people: People,
    before: Law,
    after: Law,
    months: Sequence[date],
    by: Sequence[str] = (),
    *,
    children: People | None = None,
    least: int = LEAST,
    policy: Mapping[str, int] | None = None,
) -> pl.DataFrame:
    """What the benefit would come to by month under two laws, if all who have a right took part.

    Nobody's take-up, absence, other benefits, places or length of the programme (§ 32) are looked at: each
    person who has a right on the first day of a month counts with the whole month. Everything in the table
    stays as it is but for the age.

    Its columns: `law_before`, `law_after`, `month` (the first day; null is all months together), `row`, those
    of `by`, `made_up`, `policy`, and of both laws and of the change, at least and at most, the number of
    people with a right and the cost in øre, before tax. Null is a cost whose end is not known, the number of
    people of all months together, and a trait that is not known. Nothing is hidden.

    Args:
        people: As for `impact`; `born` says how old they are in each month.
        before: The first law, followed through time: it changes as it is in force. `held(NATIONAL, day)`
            stands still from a day on.
        after: The second law.
        months: The first day of each month, in order.
        by: As for `impact`; everybody stays in the age group of the first month.
        children: A table of the children whom people support, as for `monthly_amounts`: `ref` of the person,
            `born`, and what is known of each child. Of whom all children are in it, says the column
            `children_known` of the people; left out, of everybody. Without this table the child supplement
            is not in the cost.
        least: Ends are moved outwards by what so many people can add to them, and then to the next multiple
            of twice as much, so that no smaller number can be worked out. 1 moves nothing: for those alone
            who may see the rows.
        policy: As for `impact`; each number must be left open in each of the months.

    Raises:
        BadInput: a column is missing or has a fault, or a month is no first day or not in order.
        NoRulesInForce: one of the laws has no rules of the right on the first day of a month.
        ParameterError: `policy` names a number of a law, or a value that it may not have.

    Source: sosialtjenesteloven §§ 29, 35; FOR-2011-12-21-1471 § 3.

    >>> from qupcore.population import synthesize
    >>> from qupcore.rules import NATIONAL
    >>> found = cost_by_month(synthesize(seed=1, size=500), NATIONAL, NATIONAL, [date(2024, 7, 1)])
    >>> found.select("cost_change_least", "cost_change_most").row(0)
    (0, 0)
    """
    found = cost_by_month_of(people, before, after, months, by, children=children, least=least, policy=policy)
    return cost_frame(found)


@observed("cost_by_month_of")
def cost_by_month_of(
    people: People,
    before: Law,
    after: Law,
    months: Sequence[date],
    by: Sequence[str] = (),
    *,
    children: People | None = None,
    least: int = LEAST,
    backend: Literal["polars", "duckdb"] = "polars",
    rows_at_once: int | None = None,
    policy: Mapping[str, int] | None = None,
) -> CostByMonth:
    """What the benefit would come to by month, for texts, records and pictures.

    Args:
        people: As for `cost_by_month`.
        before: As for `cost_by_month`.
        after: As for `cost_by_month`.
        months: As for `cost_by_month`.
        by: As for `cost_by_month`.
        children: As for `cost_by_month`.
        least: As for `cost_by_month`.
        backend: What decides. The sums are the same.
        rows_at_once: So many rows are decided together; left out, 250,000. The sums are the same.
        policy: As for `cost_by_month`.

    Raises:
        BadInput: as for `cost_by_month`, or a library is not installed.
        NoRulesInForce: one of the laws has no rules of the right on the first day of a month.
        ParameterError: as for `cost_by_month`.
    """
    check_arguments(cost_by_month_of, locals())
    checked_numbers(least, rows_at_once)
    _check_months(months)
    polars_library()
    from qupcore.impact.chosen_numbers import checked_policy
    from qupcore.impact.cost_shown import shown_costs
    from qupcore.impact.month_parts import months_of_groups, rules_of_months
    from qupcore.impact.numbered_parts import AT_ONCE
    from qupcore.impact.people import are_made_up, people_of, reading_people

    laws = before, after
    chosen = checked_policy(laws, policy)
    rules = rules_of_months(laws, months, chosen)
    columns = {item.name: item for one in rules for side in (one.before, one.after) for item in side.columns}
    read = (*columns.values(), *KNOWN_COLUMNS)
    frame = people_of(people, read)
    theirs = None if children is None else people_of(children, SUPPORTED_CHILDREN.columns)
    with reading_people(people, read), reading_people(children, SUPPORTED_CHILDREN.columns):
        made_up = are_made_up(people, frame)
        at_once = rows_at_once or AT_ONCE
        found = [*months_of_groups(rules, frame, laws, months, by, theirs, backend, at_once, chosen)]
    rows, together = shown_costs(found, tuple(by), least)
    return CostByMonth(
        laws=laws,
        months=tuple(months),
        by=tuple(by),
        policy=chosen,
        least=least,
        made_up=made_up,
        with_children=children is not None,
        provisional=tuple(month for month in months if _is_provisional(laws, month, children is not None)),
        rows=rows,
        together=together,
    )


def _check_months(months: Sequence[date]) -> None:
    for place, month in enumerate(months):
        if month.day != 1 or (place and month <= months[place - 1]):
            raise BadInput(
                worded(
                    "months has {day}, which is no first day of a month after the one before it", day=month
                ),
                remedy="give the first day of each month, in order",
                code="input.value",
            )
    if not 1 <= len(months) <= _MOST_MONTHS:
        raise BadInput(
            worded("months has {count} months", count=len(months)),
            remedy=worded("give from {low} to {high}", low=1, high=_MOST_MONTHS),
            code="input.value",
        )


def _is_provisional(laws: tuple[Law, Law], month: date, with_children: bool) -> bool:
    """Whether a rate of the month is not known yet, so that the last known one stands for it."""
    last = month_of(month.year, month.month)[1]
    names = {
        item.parameter
        for law in laws
        for item in provisional_on(law.in_force(last, p35_benefit.TOPIC).values, last)
    }
    return bool(names - (set() if with_children else {p35_benefit.Figures.child_a_day.name}))
