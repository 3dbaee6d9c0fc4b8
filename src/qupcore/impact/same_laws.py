"""What two laws rule out by themselves, whoever is in a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.impact.month_units import most_apart
from qupcore.law.forskrift import f1471_s03_child_supplement
from qupcore.rules.law import Law

__all__ = ["conventions_on", "same_benefit"]

_CHILD = f1471_s03_child_supplement.TOPIC


def same_benefit(
    laws: tuple[Law, Law], month: date, policy: Mapping[str, int], *, with_children: bool
) -> bool:
    """Whether both laws pay everybody the same for a whole month.

    Args:
        laws: The two laws.
        month: The first day of the month.
        policy: Numbers that the laws leave open, chosen otherwise than the default.
        with_children: Whether the child supplement counts.
    """
    if laws[0] is laws[1]:
        return True
    if with_children:
        changes = {day for law in laws for day in law.changes(_CHILD)}
        days = [month, *(day for day in changes if (day.year, day.month) == (month.year, month.month))]
        if any(_of_children(laws[0], day, policy) != _of_children(laws[1], day, policy) for day in days):
            return False
    return most_apart(month, laws, policy, with_children=with_children) == 0


def conventions_on(law: Law, day: date, policy: Mapping[str, int]) -> tuple[int | None, ...]:
    """How facts are read on a day where the law is silent, such as a birthday on 29 February."""
    return tuple(policy.get(number.name, number.on(day).value) for number in law.conventions)


def _of_children(law: Law, day: date, policy: Mapping[str, int]) -> object:
    """The rules of who is a child with a supplement, and how facts are read for them."""
    has = any(placed.topic == _CHILD and placed.on(day) for placed in law.rules)
    return law.in_force(day, _CHILD).meaning if has else None, conventions_on(law, day, policy)
