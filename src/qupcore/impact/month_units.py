"""The most that the benefit of a month can be for anybody: what sums of a month are moved by.

It follows from the two laws alone. A most that were taken from the table would tell of one person in it: how many
children there are, or on which day of the month a birthday changes the rate.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from qupcore.cases.benefit.whole_month import CountedChildren, WholeMonth, whole_month
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["MOST_CHILDREN", "most_in_month"]

MOST_CHILDREN = 10
"""So many children with a supplement are covered; of a household with more, an amount is moved by too little."""
_STEP, _SMALL_STEP = 100_000, 10_000
"""A thousand kroner, and a hundred for a change, in øre."""
_DAY = timedelta(days=1)


def most_in_month(month: date, laws: tuple[Law, Law], *, with_children: bool) -> tuple[int, int]:
    """The highest benefit, and the most by which the laws differ, for anybody in a month, rounded up, in øre.

    Args:
        month: The first day of the month.
        laws: The two laws.
        with_children: Whether the child supplement counts.
    """
    wholes = [whole_month(month.year, month.month, AppliedLaw(law)) for law in laws]
    ends = {end for whole in wholes for end in whole.births.through}
    births = sorted({month, *ends, *(end + _DAY for end in ends)})  # one of each group under each law
    pairs = [
        [_amount(whole, born, number) for whole in wholes]
        for born in births
        for number in ((0, MOST_CHILDREN) if with_children else (0,))
    ]
    full = _up(max(max(pair) for pair in pairs), _STEP)
    apart = max(abs(after - before) for before, after in pairs)
    return full, _up(apart, _SMALL_STEP) if apart else full


def _amount(month: WholeMonth, born: date, children: int) -> int:
    """The benefit of the month; without the supplement where its rate is not known."""
    group = bisect_left(month.births.through, born)
    least, most = month.amounts(group, [CountedChildren(month.first, children, children)])
    return least if most is None else most


def _up(number: int, step: int) -> int:
    """The smallest multiple that is not less, and at least one step."""
    return max(-(-number // step), 1) * step
