"""Whole-number arithmetic as a little stack program.

durable-rules wraps and truncates when it calculates, so it only ever compares. What it compares is
calculated here, in another way than the reference engine does it, so that the two check each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from qupcore.rules.nodes import Arithmetic, Constant, Divide, Number
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import IntTerm, Value

__all__ = ["Program", "compile_number", "run"]

Program = tuple[tuple[str, object], ...]


def compile_number(node: Number, numbers: Mapping[str, int | None]) -> Program:
    """Write a number as a postfix program: operands first, then what to do with them."""
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
        case _:
            raise TypeError(f"{type(node).__name__} is no number")


def run(program: Program, facts: Mapping[str, Value]) -> int | None:
    """Run a program; None as soon as an operand is unknown or a divisor is zero."""
    stack: list[int] = []
    for instruction, operand in program:
        if instruction == "do":
            right, left = stack.pop(), stack.pop()
            if operand in ("down", "up", "half_up") and right == 0:
                return None
            stack.append(_do(str(operand), left, right))
            continue
        value = facts.get(str(operand)) if instruction == "fact" else operand
        if value is None:
            return None
        assert isinstance(value, int)
        stack.append(value)
    return stack.pop()


def _do(what: str, left: int, right: int) -> int:
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
    raise TypeError(what)
