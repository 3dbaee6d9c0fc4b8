"""What two laws rule out by themselves, whoever is in a table: another right, and another benefit."""

from __future__ import annotations

from datetime import date

from qupcore.impact.month_units import most_apart
from qupcore.law.forskrift import f1471_s03_child_supplement
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT

__all__ = ["facts_read_by", "same_benefit", "same_right"]

_CHILD = f1471_s03_child_supplement.TOPIC


def same_right(laws: tuple[Law, Law], day: date) -> bool:
    """Whether both laws give the same people a right on a day: their rules of the right are the same."""
    return laws[0] is laws[1] or _rules(laws[0], RIGHT, day) == _rules(laws[1], RIGHT, day)


def same_benefit(laws: tuple[Law, Law], month: date, *, with_children: bool) -> bool:
    """Whether both laws pay everybody the same for a whole month.

    Args:
        laws: The two laws.
        month: The first day of the month.
        with_children: Whether the child supplement counts.
    """
    if laws[0] is laws[1]:
        return True
    if with_children:
        days = [month, *_changes(laws, month)]
        if any(_rules(laws[0], _CHILD, day) != _rules(laws[1], _CHILD, day) for day in days):
            return False
    return most_apart(month, laws, with_children=with_children) == 0


def _changes(laws: tuple[Law, Law], month: date) -> list[date]:
    days = {day for law in laws for day in law.changes(_CHILD)}
    return [day for day in days if (day.year, day.month) == (month.year, month.month)]


def _rules(law: Law, topic: str, day: date) -> tuple[str | None, tuple[int | None, ...]]:
    """What the rules of a topic come to, and how facts are read for them."""
    has = any(placed.topic == topic and placed.on(day) for placed in law.rules)
    return law.in_force(day, topic).meaning if has else None, facts_read_by(law, day)


def facts_read_by(law: Law, day: date) -> tuple[int | None, ...]:
    """How facts are read on a day where the law is silent, such as a birthday on 29 February."""
    return tuple(number.on(day).value for number in law.conventions)
