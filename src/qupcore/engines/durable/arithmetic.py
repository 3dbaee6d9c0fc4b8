"""Whole-number arithmetic as a small stack program.

durable-rules overflows and truncates when it calculates, so here it only compares. The numbers that it
compares are calculated in this module, in another way than in the reference engine, so that the two check
each other.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date

from qupcore.rules.nodes import After, Arithmetic, Constant, Divide, Number, Proportion
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import IntTerm, Value

__all__ = ["ArithmeticSteps", "compile_number", "run"]

ArithmeticSteps = tuple[tuple[str, object], ...]


def compile_number(node: Number, numbers: Mapping[str, int | None]) -> ArithmeticSteps:
    """Write a number as a postfix program: operands first, then the operation."""
    match node:
        case Constant(value=value):
            return (("push", value),)
        case Parameter(name=name):
            return (("push", numbers[name]),)
        case IntTerm(name=name):
            return (("fact", name),)
        case Arithmetic(sign=sign, left=left, right=right):
            return (*compile_number(left, numbers), *compile_number(right, numbers), ("do", sign))
        case Divide(left=left, right=right, rounding=rounding):
            return (*compile_number(left, numbers), *compile_number(right, numbers), ("do", rounding))
        case Proportion(number=number, part=part, whole=whole, rounding=rounding):
            product = (*compile_number(number, numbers), *compile_number(part, numbers), ("do", "*"))
            return (*product, *compile_number(whole, numbers), ("do", rounding))
        case After(left=left, right=right):
            return (*compile_number(left, numbers), *compile_number(right, numbers), ("do", right.unit))
        case _:
            raise TypeError(f"{type(node).__name__} is no number")


def run(program: ArithmeticSteps, facts: Mapping[str, Value]) -> int | None:
    """Run a program. An unknown operand makes the result unknown, except in a product with zero."""
    stack: list[int | None] = []
    for instruction, operand in program:
        if instruction == "do":
            right, left = stack.pop(), stack.pop()
            assert isinstance(operand, str)
            stack.append(_known(operand, left, right))
            continue
        value = facts.get(operand) if isinstance(operand, str) else operand
        assert value is None or isinstance(value, int)
        stack.append(value)
    return stack.pop()


def _known(what: str, left: int | None, right: int | None) -> int | None:
    """Combine two operands; None if an operand that matters is unknown, or a divisor is zero."""
    if what == "*" and (left == 0 or right == 0):
        return 0
    if left is None or right is None or (right == 0 and what in _DIVIDING):
        return None
    return _DO[what](left, right)


def _up(left: int, right: int) -> int:
    whole, rest = divmod(left, right)
    return whole + 1 if rest else whole


def _half_up(left: int, right: int) -> int:
    whole, rest = divmod(left, right)  # the rest has the sign of the divisor
    return whole + 1 if 2 * abs(rest) >= abs(right) else whole


def _days_later(day: int, days: int) -> int | None:
    return day + days if 0 < day + days <= date.max.toordinal() else None


def _months_later(day: date, months: int) -> int | None:
    """The same day of the month later, or the last day of a shorter month; None beyond the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, number).toordinal()
        except (ValueError, OverflowError):
            continue
    try:
        return date(day.year + years, month + 1, min(day.day, 28)).toordinal()
    except (ValueError, OverflowError):
        return None


_DIVIDING = frozenset(("down", "up", "half_up"))
_DO: Mapping[str, Callable[[int, int], int | None]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "min": min,
    "max": max,
    "down": lambda left, right: divmod(left, right)[0],
    "up": _up,
    "half_up": _half_up,
    "days": _days_later,
    "months": lambda day, months: _months_later(date.fromordinal(day), months),
}
