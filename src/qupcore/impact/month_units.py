"""The most that the benefit of a month can be for anybody: what sums of a month are moved by.

It follows from the two laws alone. A most that were taken from the table would tell of one person in it: how
many children there are, or on which day of the month a birthday changes the rate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, timedelta

from qupcore.cases.benefit.whole_month import CountedChildren, WholeMonth, whole_month
from qupcore.impact.chosen_numbers import chosen_for_benefit
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["MOST_CHILDREN", "most_apart", "most_in_month"]

MOST_CHILDREN = 10
"""So many children with a supplement are covered; where a household has more, ends are moved too little."""
_STEP, _SMALL_STEP = 100_000, 10_000
"""A thousand kroner, and a hundred for a change, in øre."""
_DAY = timedelta(days=1)


def most_in_month(
    month: date, laws: tuple[Law, Law], policy: Mapping[str, int], *, with_children: bool
) -> tuple[int, int]:
    """The highest benefit, and the most by which the laws differ, for anybody in a month, rounded up, in øre.

    Args:
        month: The first day of the month.
        laws: The two laws.
        policy: Numbers that the laws leave open, chosen otherwise than the default.
        with_children: Whether the child supplement counts.
    """
    pairs = _pairs(month, laws, policy, with_children)
    full = _up(max(max(pair) for pair in pairs), _STEP)
    apart = max(abs(after - before) for before, after in pairs)
    return full, _up(apart, _SMALL_STEP) if apart else full


def most_apart(month: date, laws: tuple[Law, Law], policy: Mapping[str, int], *, with_children: bool) -> int:
    """The most by which the laws differ for anybody, in øre; 0 where both pay everybody the same.

    Args:
        month: The first day of the month.
        laws: The two laws.
        policy: Numbers that the laws leave open, chosen otherwise than the default.
        with_children: Whether the child supplement counts.
    """
    return max(abs(after - before) for before, after in _pairs(month, laws, policy, with_children))


def _pairs(
    month: date, laws: tuple[Law, Law], policy: Mapping[str, int], with_children: bool
) -> list[tuple[int, int]]:
    """The amounts under both laws: of one birth of each group, without children and with the most."""
    applied = (AppliedLaw(law, chosen_for_benefit(law, policy)) for law in laws)
    first, second = (whole_month(month.year, month.month, one) for one in applied)
    ends = {end for whole in (first, second) for end in whole.births.through}
    return [
        (_amount(first, born, children), _amount(second, born, children))
        for born in {month, *ends, *(end + _DAY for end in ends)}
        for children in ((0, MOST_CHILDREN) if with_children else (0,))
    ]


def _amount(month: WholeMonth, born: date, children: int) -> int:
    """The benefit of the month; without the supplement where its rate is not known."""
    group = bisect_left(month.births.through, born)
    least, most = month.amounts(group, [CountedChildren(month.first, children, children)])
    return least if most is None else most


def _up(number: int, step: int) -> int:
    """The smallest multiple that is not less, and at least one step."""
    return max(-(-number // step), 1) * step
