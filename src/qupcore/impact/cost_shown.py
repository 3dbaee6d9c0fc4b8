"""What of the sums of the months is shown: the ends of each group and of everybody, moved outwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.cost_sums import CostSums
from qupcore.impact.costs import CostBounds, CostRow
from qupcore.impact.counts import RowKind
from qupcore.impact.hiding import small_groups
from qupcore.impact.rounding import Ends, change_ends, side_ends, with_groups

__all__ = ["MonthOfGroups", "most_groups_checked", "shown_costs"]

Group = tuple[str | None, ...]
_MOST_GROUPS = 10_000


@attrs.frozen
class MonthOfGroups:
    """The exact sums of a month, by group, and what they are moved by.

    Attributes:
        month: The first day of the month.
        sums: The sums of each group.
        most_amount: The highest benefit that anybody can have in the month, in øre.
        most_change: The most by which the second law can change it for anybody.
        same_right: Whether both laws give the same people a right.
        same_benefit: Whether both laws pay everybody the same.
    """

    month: date
    sums: Mapping[Group, CostSums]
    most_amount: int
    most_change: int
    same_right: bool
    same_benefit: bool


def shown_costs(
    months: Sequence[MonthOfGroups], by: tuple[str, ...], least: int
) -> tuple[tuple[CostRow, ...], tuple[CostRow, ...]]:
    """The rows of each month, and those of all months together.

    Args:
        months: The exact sums.
        by: The traits that make the groups.
        least: The least number of people that may be told besides 0.

    Raises:
        BadInput: there are more than ten thousand groups.
    """
    people = {group: found.people for group, found in months[0].sums.items()} if by else {}
    small = small_groups(people, least)
    named = sorted((group for group in people if group not in small), key=_in_order)
    most_groups_checked(len(named), by)
    rows = [row for month in months for row in _month(month, named, small, least)]
    return tuple(rows), _together(rows, len(months))


def most_groups_checked(count: int, by: tuple[str, ...]) -> None:
    """Refuse too many groups.

    Raises:
        BadInput: there are more than ten thousand.
    """
    if count > _MOST_GROUPS:
        raise BadInput(
            worded("there are {count} groups by {names}", count=count, names=", ".join(by)),
            remedy=worded("count by traits that make at most {most} groups", most=_MOST_GROUPS),
            code="input.value",
        )


def _in_order(group: Group) -> list[tuple[bool, str]]:
    return [(word is None, word or "") for word in group]


def _month(month: MonthOfGroups, named: Sequence[Group], small: Iterable[Group], least: int) -> list[CostRow]:
    found = [_row(month, "group", group, month.sums[group], least) for group in named]
    if together := [month.sums[group] for group in small]:
        found.append(_row(month, "small_groups", (), _sum(together), least))
    everybody = _row(month, "all", (), _sum(month.sums.values()), least)
    units = _units(month, least)
    right, cost = (
        _no_sharper(getattr(everybody, name), [getattr(row, name) for row in found], units[name])
        for name in ("right", "cost")
    )
    return [attrs.evolve(everybody, right=right, cost=cost), *found]


def _row(month: MonthOfGroups, kind: RowKind, group: Group, sums: CostSums, least: int) -> CostRow:
    units = _units(month, least)
    rights, costs = side_ends(*sums.right, units["right"]), side_ends(*sums.cost, units["cost"])
    change: tuple[int | None, int | None] = (None, None)
    if month.same_right and month.same_benefit:
        change = (0, 0)
    elif sums.cost_change is not None:
        change = change_ends(sums.cost_change, units["change"])
    moved = (0, 0) if month.same_right else change_ends(sums.right_change, units["right"])
    return CostRow(
        kind=kind,
        group=group,
        month=month.month,
        right=CostBounds(before=rights[0], after=rights[1], change=moved),
        cost=CostBounds(before=costs[0], after=costs[1], change=change),
    )


def _units(month: MonthOfGroups, least: int) -> Mapping[str, int]:
    """What the limit of people can add to each number at most; nothing where nothing is hidden."""
    people = 0 if least == 1 else least
    change = month.most_change if month.same_right else max(month.most_amount, month.most_change)
    return {"right": people, "cost": people * month.most_amount, "change": people * change}


def _no_sharper(total: CostBounds, groups: Sequence[CostBounds], unit: int) -> CostBounds:
    before, after = (
        with_groups(getattr(total, name), [getattr(group, name) for group in groups], unit)
        for name in ("before", "after")
    )
    return attrs.evolve(total, before=before, after=after)


def _sum(several: Iterable[CostSums]) -> CostSums:
    return sum(several, CostSums())


def _together(rows: Sequence[CostRow], months: int) -> tuple[CostRow, ...]:
    """What all months are together, by the ends that are shown of each, so that nothing more is told."""
    each = len(rows) // months
    return tuple(
        attrs.evolve(
            rows[place],
            month=None,
            right=None,
            cost=CostBounds(
                **{name: _added(rows[place::each], name) for name in ("before", "after", "change")}
            ),
        )
        for place in range(each)
    )


def _added(rows: Sequence[CostRow], name: str) -> Ends:
    ends = [getattr(row.cost, name) for row in rows]
    low, high = ([end[side] for end in ends] for side in (0, 1))
    return _sum_of(low), _sum_of(high)  # type: ignore[return-value]


def _sum_of(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
