"""Whole-number arithmetic as a small stack program.

durable-rules overflows and truncates when it calculates, so here it only compares. The numbers that it
compares are calculated in this module, in another way than in the reference engine, so that the two check
each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor

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
    if what == "*" and 0 in (left, right):
        return 0
    if left is None or right is None or (what in ("down", "up", "half_up") and right == 0):
        return None
    return _do(what, left, right)


def _do(what: str, left: int, right: int) -> int | None:
    match what:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "min":
            return right if right < left else left
        case "max":
            return right if right > left else left
        case "down":
            return floor(Fraction(left, right))
        case "up":
            return ceil(Fraction(left, right))
        case "half_up":
            return floor(Fraction(left, right) + Fraction(1, 2))
        case "days":
            return left + right if 0 < left + right <= date.max.toordinal() else None
        case "months":
            return _months_later(date.fromordinal(left), right)
    raise TypeError(what)


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
