"""The values that a number of the law may have, by its unit and by the numbers beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.reforms.draft import Draft
from qupcore.rules.nodes import Arithmetic, Divide, Number, walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.read_numbers import numbers_read

__all__ = ["check_order", "check_value"]

LARGEST = {
    "years": 150,
    "months": 1_800,
    "weeks": 7_830,
    "days": 54_800,
    "hours": 168,
    "minutes": 10_080,
    "øre": 10**12,
    "1": 10**9,
}
"""The largest value by unit: a long life in years, months, weeks and days; a week in hours and minutes. An
amount or a bare number keeps to what every engine counts exactly."""
_PERCENT, _LEAST, _MOST = "_percent", "_min", "_max"


def check_value(draft: Draft, number: Parameter, value: int) -> None:
    """Refuse a value that the unit of a number does not have.

    Raises:
        RuleError: it is below zero or above the largest of the unit; a share of more than
            the whole, another value than yes (1) or no (0) for a choice, or zero for a divisor.
    """
    unit = number.unit
    most = 100 if number.name.endswith(_PERCENT) else LARGEST.get(unit)
    if set(number.values[-1].choices) == {0, 1}:
        most = 1
    least = 1 if _divides(draft, number.name) else 0
    if value < least or (most is not None and value > most):
        what = worded("{name} cannot be {value}", name=number.name, value=value)
        if most is None:
            raise _refused(draft, what, worded("give a whole number from {least} on", least=least))
        raise _refused(
            draft, what, worded("give a whole number from {least} to {most}", least=least, most=most)
        )


def check_order(draft: Draft, name: str, start: date, end: date | None) -> None:
    """Refuse a least value above the largest value of the same thing, on a day of a new value.

    Raises:
        RuleError: the number ends in `_min` or `_max`, and the pair is in the wrong order on one of the days.
    """
    stem = name.removesuffix(_LEAST).removesuffix(_MOST)
    if stem == name:
        return
    numbers = numbers_read(draft.rules, draft.conventions)
    least, most = numbers.get(stem + _LEAST), numbers.get(stem + _MOST)
    if least is None or most is None:
        return
    days = {start, *(value.valid.start for number in (least, most) for value in number.values)}
    for day in sorted(day for day in days if start <= day and (end is None or day <= end)):
        low, high = (_on(number, day) for number in (least, most))
        if low is not None and high is not None and low > high:
            raise _refused(
                draft,
                worded(
                    "{name} is {low}, above {name2}, which is {high}, on {day}",
                    name=least.name,
                    low=low,
                    name2=most.name,
                    high=high,
                    day=day,
                ),
                worded("change the other of the two in an operation before this one"),
            )


def _on(number: Parameter, day: date) -> int | None:
    return next((value.value for value in number.values if value.valid.contains(day)), None)


def _divides(draft: Draft, name: str) -> bool:
    """Whether a rule divides by the number, or by a product with it."""
    return any(
        any(factor.name == name for factor in _factors(node.right))
        for placed in draft.rules
        for node in walk(placed.tree)
        if isinstance(node, Divide)
    )


def _factors(number: Number) -> Iterator[Parameter]:
    if isinstance(number, Parameter):
        yield number
    elif isinstance(number, Arithmetic) and number.sign == "*":
        yield from _factors(number.left)
        yield from _factors(number.right)


def _refused(draft: Draft, what: str, remedy: str) -> RuleError:
    return RuleError(what, where=draft.reform, remedy=remedy)
