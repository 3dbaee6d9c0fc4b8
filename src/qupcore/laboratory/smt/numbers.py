"""Numbers of the rule language as formulas: each node as the reference engine calculates it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

import attrs

from qupcore.laboratory.smt.calendar import after_days, after_months
from qupcore.laboratory.smt.logic import all_hold, chosen_by, one_holds
from qupcore.laboratory.smt.pairs import Quantity
from qupcore.laboratory.smt.products import product, quotient
from qupcore.laboratory.smt.world import World
from qupcore.rules.nodes import After, Arithmetic, Constant, Divide, Node, Proportion
from qupcore.rules.operators import Rounding
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import IntTerm

__all__ = ["BookReading", "number_formula"]


@attrs.frozen(eq=False)
class BookReading:
    """What the nodes of one rulebook mean: its numbers, and what it has calculated so far.

    Attributes:
        world: The facts.
        numbers: The number of each parameter; None where no value is known.
        amounts: The calculated terms, by name.
    """

    world: World
    numbers: Mapping[str, int | None]
    amounts: dict[str, Quantity] = attrs.field(factory=dict)


@singledispatch
def number_formula(node: Node, reading: BookReading) -> Quantity:
    """The number as a formula."""
    raise TypeError(f"{type(node).__name__} is no number")


@number_formula.register
def _(node: Constant, reading: BookReading) -> Quantity:
    return Quantity(True, node.value)


@number_formula.register
def _(node: Parameter, reading: BookReading) -> Quantity:
    value = reading.numbers[node.name]
    return Quantity(value is not None, value or 0)


@number_formula.register
def _(node: IntTerm, reading: BookReading) -> Quantity:
    return reading.amounts.get(node.name) or reading.world.number(node)


@number_formula.register
def _(node: Arithmetic, reading: BookReading) -> Quantity:
    left, right = number_formula(node.left, reading), number_formula(node.right, reading)
    if node.sign == "*":
        return _times(left, right, reading.world)
    a, b = left.value, right.value
    known = all_hold((left.known, right.known))
    if node.sign == "+":
        return Quantity(known, a + b)
    if node.sign == "-":
        return Quantity(known, a - b)
    return Quantity(known, chosen_by(a <= b, a, b) if node.sign == "min" else chosen_by(a >= b, a, b))


@number_formula.register
def _(node: After, reading: BookReading) -> Quantity:
    left, right = number_formula(node.left, reading), number_formula(node.right, reading)
    if node.right.unit == "months":
        return after_months(left, right, reading.world)
    return after_days(left, right)


@number_formula.register
def _(node: Divide, reading: BookReading) -> Quantity:
    left, right = number_formula(node.left, reading), number_formula(node.right, reading)
    return _divided(left, right, node.rounding, reading.world)


@number_formula.register
def _(node: Proportion, reading: BookReading) -> Quantity:
    number, part, whole = (number_formula(item, reading) for item in (node.number, node.part, node.whole))
    return _divided(_times(number, part, reading.world), whole, node.rounding, reading.world)


def _times(left: Quantity, right: Quantity, world: World) -> Quantity:
    """Zero times an unknown number is zero."""
    known = all_hold((left.known, right.known))
    nothing = one_holds(all_hold((one.known, one.value == 0)) for one in (left, right))
    return Quantity(
        one_holds((known, nothing)), chosen_by(nothing, 0, product(left.value, right.value, world))
    )


def _divided(left: Quantity, right: Quantity, rounding: Rounding, world: World) -> Quantity:
    known = all_hold((left.known, right.known, right.value != 0))
    return Quantity(known, quotient(left.value, right.value, rounding, world))
