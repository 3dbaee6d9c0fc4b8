"""impact(): how many people of a table a change of the law decides otherwise, by class and by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.class_facts import facts_of_class
from qupcore.impact.counts import Impact, ImpactFacts, ImpactRow
from qupcore.impact.frame import impact_frame
from qupcore.impact.outcomes import ImpactClass
from qupcore.impact.shown import shown_counts
from qupcore.laboratory.sides import Side, Sides
from qupcore.observing.asking import observed
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

    from qupcore.impact.pairing import Deciders
    from qupcore.impact.tallying import Tally
    from qupcore.table.people_table import PeopleTable

    People = pl.DataFrame | pl.LazyFrame | Path | str
else:
    People = Any  # the arguments are checked where Polars is not installed, too

__all__ = ["LEAST", "People", "checked_numbers", "impact", "impact_of"]

LEAST = 5
"""Numbers from 1 up to this are not shown."""
_MOST_AT_ONCE = 10_000_000


def impact(
    people: People,
    before: Side,
    after: Side,
    by: Sequence[str] = (),
    *,
    least: int = LEAST,
    policy: Mapping[str, int] | None = None,
) -> pl.DataFrame:
    """How many people a change of the law decides otherwise, as a frame.

    The first row is everybody, then comes a row for each group. Its columns: `law_before`, `day_before`,
    `law_after`, `day_after`, `row` (`all`, `group`, or `small_groups`, which are put together and not named),
    those of `by`, `made_up`, `policy` (the numbers chosen), `people`, `changed`, each class, for everybody
    the number with a right, at least and at most, and what is gained, lost, raised and lowered in the month
    in øre, before tax and without the child supplement. `hidden` names the columns whose number is hidden,
    with spaces between them; another number that is null is told of everybody only, or no end is known. A
    trait that is null is not known.

    Args:
        people: A frame of Polars with a column a term of the right (as `synthesize` makes it), or the path of
            a .parquet or .csv file. A cell that is null is unknown.
        before: The first law, on its day.
        after: The second law, on its day. People are looked at on the later day, under both.
        by: Columns that make the groups; `age_group` is made from `born`.
        least: Numbers from 1 up to this, not included, are hidden, with as many others as it takes that they
            cannot be worked out. 1 hides nothing: for those alone who may see the rows.
        policy: Numbers that both laws leave open, chosen otherwise than the default, by full name.

    Raises:
        BadInput: a column is missing or has a fault, or `by` names none; nothing was decided.
        NoRulesInForce: one of the laws has no rules of the right on its day.
        ParameterError: `policy` names a number of a law, or a value that it may not have.

    >>> from datetime import date
    >>> from qupcore.population import synthesize
    >>> from qupcore.rules import NATIONAL
    >>> sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
    >>> found = impact(synthesize(seed=1, size=2000), *sides)
    >>> found.select("people", "changed", "newly_right").row(0)
    (2000, 260, 49)
    """
    return impact_frame(impact_of(people, before, after, by, least=least, policy=policy))


@observed("impact_of")
def impact_of(
    people: People,
    before: Side,
    after: Side,
    by: Sequence[str] = (),
    *,
    least: int = LEAST,
    backend: Literal["polars", "duckdb"] = "polars",
    rows_at_once: int | None = None,
    policy: Mapping[str, int] | None = None,
) -> Impact:
    """Whom a change of the law touches in a table of people, for texts, records and pictures.

    Args:
        people: As for `impact`.
        before: As for `impact`.
        after: As for `impact`.
        by: As for `impact`.
        least: As for `impact`.
        backend: What decides. The counts are the same.
        rows_at_once: So many rows are decided together; left out, 250,000. The counts are the same.
        policy: As for `impact`.

    Raises:
        BadInput: as for `impact`, or a library is not installed.
        NoRulesInForce: one of the laws has no rules of the right on its day.
        ParameterError: as for `impact`.
    """
    check_arguments(impact_of, locals())
    checked_numbers(least, rows_at_once)
    polars_library()
    from qupcore.impact.chosen_numbers import checked_policy
    from qupcore.impact.groups import grouped_by
    from qupcore.impact.most_moved import averages_of
    from qupcore.impact.pairing import deciders_of
    from qupcore.impact.people import are_made_up, people_of, reading_people
    from qupcore.impact.tallying import tallied

    sides = Sides(before, after)
    chosen = checked_policy(sides.laws, policy)
    rules = deciders_of(sides, chosen)
    columns = {item.name: item for table in (rules.before, rules.after) for item in table.columns}
    frame = people_of(people, columns.values())
    with reading_people(people, columns.values()):
        made_up = are_made_up(people, frame)
        with_groups, names = grouped_by(frame, by, sides.on, rules.leap_birthday)
        tally = tallied(rules, with_groups, names, sides, backend, rows_at_once, chosen)
    total, groups, bounds = shown_counts(tally.groups, tuple(by), least, rules.same_right)
    total, groups = _with_amounts(total, groups, tally, sides, rules.same_right, least, chosen)
    return Impact(
        sides=sides,
        by=tuple(by),
        policy=chosen,
        least=least,
        made_up=made_up,
        total=total,
        groups=groups,
        bounds=bounds,
        facts={} if by else _facts(tally, total, rules, least),
        most={} if by or total.hides else averages_of(tally.gains, least),
    )


def _with_amounts(
    total: ImpactRow,
    groups: tuple[ImpactRow, ...],
    tally: Tally,
    sides: Sides,
    same_right: bool,
    least: int,
    policy: Mapping[str, int],
) -> tuple[ImpactRow, tuple[ImpactRow, ...]]:
    from qupcore.impact.amounts_shown import with_amounts
    from qupcore.impact.month_units import most_in_month
    from qupcore.impact.same_laws import same_benefit

    month, people = sides.on.replace(day=1), 0 if least == 1 else least
    highest = most_in_month(month, sides.laws, policy, with_children=False)
    same = same_right, same_benefit(sides.laws, month, policy, with_children=False)
    return with_amounts(total, groups, tally.amounts, (people * highest[0], people * highest[1]), same)


def checked_numbers(least: int, rows_at_once: int | None) -> None:
    """Refuse numbers that nothing can be done with.

    Raises:
        BadInput: one of them is too small or too large.
    """
    for name, value, most in (("least", least, 1000), ("rows_at_once", rows_at_once, _MOST_AT_ONCE)):
        if value is not None and not 1 <= value <= most:
            raise BadInput(
                worded("{name} is {value}", name=name, value=value),
                remedy=worded("give a whole number from {low} to {high}", low=1, high=most),
                code="input.number",
            )


def _facts(tally: Tally, total: ImpactRow, rules: Deciders, least: int) -> dict[ImpactClass, ImpactFacts]:
    """Facts of those who get a right or lose it. Beside groups they could give a hidden number away."""
    found: dict[ImpactClass, ImpactFacts] = {}
    refuses: dict[ImpactClass, PeopleTable] = {"newly_right": rules.before, "newly_refused": rules.after}
    for kind, table in refuses.items():
        facts = facts_of_class(tally.moved[kind], table.legend.conditions, least)
        if total.classes[kind] and facts is not None:
            found[kind] = facts
    return found
