"""Between which numbers a result lies: the proof that 64 bits hold it, or that it needs 128.

No backend says when a number of 64 bits runs over, or each says it differently. So the least and the greatest
value of each expression are worked out from those of the columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.table.expressions import (
    Bits,
    Case,
    Computed,
    DatePart,
    DayNumber,
    Expression,
    NumberColumn,
    NumberValue,
    parts_inside,
)

__all__ = ["LAST_ORDINAL", "Interval", "fits", "interval_of", "is_wide"]

Interval = tuple[int, int]
"""The least and the greatest value, both included."""

LAST_ORDINAL = 3_652_059
"""9999-12-31 as a whole number, the last day of the calendar; the first is 1."""

_PARTS = {"year": (1, 9999), "month": (1, 12), "day": (1, 31)}


def interval_of(expression: Expression, columns: Mapping[str, Interval]) -> Interval | None:
    """The interval of a number; None if it is always unknown.

    Args:
        expression: A number.
        columns: The interval of each column.

    >>> ten = NumberValue(10)
    >>> interval_of(Computed("*", NumberColumn("a"), ten), {"a": (-1, 5)})
    (-10, 50)
    """
    match expression:
        case NumberValue(value):
            return None if value is None else (value, value)
        case NumberColumn(name):
            return columns[name]
        case DatePart(part, _):
            return _PARTS[part]
        case DayNumber():
            return (1, LAST_ORDINAL)
        case Bits(parts):
            return (0, (1 << len(parts)) - 1)
        case Case(branches, otherwise):
            found = [interval_of(value, columns) for _, value in branches]
            return _hull([*found, interval_of(otherwise, columns)])
        case Computed(sign, left, right):
            first, second = interval_of(left, columns), interval_of(right, columns)
            return None if first is None or second is None else _combined(sign, first, second)
        case _:
            raise TypeError(f"{type(expression).__name__} is no number")


def fits(interval: Interval | None, bits: int = 64) -> bool:
    """Whether a whole number with a sign and so many bits holds every value."""
    return interval is None or (-(1 << (bits - 1)) <= interval[0] and interval[1] < 1 << (bits - 1))


def is_wide(expression: Expression, columns: Mapping[str, Interval]) -> bool:
    """Whether a calculation needs 128 bits: for its result, or for a number that goes into it.

    Raises:
        RuleError: 128 bits are too few.
    """
    numbers = [expression, *parts_inside(expression)] if isinstance(expression, Computed) else [expression]
    found = [interval_of(number, columns) for number in numbers]
    if not all(fits(interval, 127) for interval in found):  # division needs a bit of its own
        raise RuleError(
            "a formula gives numbers of more than 127 bits, which a table has no column for",
            remedy=worded("divide earlier in the formula, or decide case by case"),
        )
    return not all(fits(interval) for interval in found)


def _hull(intervals: list[Interval | None]) -> Interval | None:
    known = [interval for interval in intervals if interval is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _combined(sign: str, first: Interval, second: Interval) -> Interval | None:
    if sign == "+":
        return first[0] + second[0], first[1] + second[1]
    if sign == "-":
        return first[0] - second[1], first[1] - second[0]
    if sign == "*":
        found = [a * b for a, b in product(first, second)]
        return min(found), max(found)
    divisors = [b for b in (second[0], second[1], -1, 1) if second[0] <= b <= second[1] and b]
    found = [a // b for a, b in product(first, divisors)]
    return (min(found), max(found)) if found else None
