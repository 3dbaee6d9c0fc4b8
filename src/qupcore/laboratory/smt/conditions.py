"""Conditions of the rule language as formulas: when each is surely true, and when surely false."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any as Anything

from qupcore.laboratory.smt.logic import all_hold, negated, one_holds
from qupcore.laboratory.smt.numbers import BookReading, number_formula
from qupcore.laboratory.smt.pairs import Held, all_of_them, any_of_them
from qupcore.rules.nodes import All, Any, Compare, IsKnown, Node, Not, OneOf, Operator
from qupcore.rules.terms import BoolTerm, ChoiceTerm, Term

__all__ = ["condition_formula"]

_COMPARE: Mapping[Operator, Callable[[Anything, Anything], Anything]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


@singledispatch
def condition_formula(node: Node, reading: BookReading) -> Held:
    """The condition as formulas."""
    raise TypeError(f"{type(node).__name__} is no condition")


@condition_formula.register
def _(node: BoolTerm, reading: BookReading) -> Held:
    return _where(*reading.world.fact(node))


@condition_formula.register
def _(node: IsKnown, reading: BookReading) -> Held:
    assert isinstance(node.term, Term)
    calculated = reading.amounts.get(node.term.name)
    known = reading.world.fact(node.term)[0] if calculated is None else calculated.known
    return Held(known, negated(known))


@condition_formula.register
def _(node: OneOf, reading: BookReading) -> Held:
    assert isinstance(node.term, ChoiceTerm)
    known, place = reading.world.fact(node.term)
    return _where(
        known, one_holds(place == reading.world.place(node.term, value) for value in sorted(set(node.values)))
    )


@condition_formula.register
def _(node: Compare, reading: BookReading) -> Held:
    left, right = number_formula(node.left, reading), number_formula(node.right, reading)
    return _where(all_hold((left.known, right.known)), _COMPARE[node.operator](left.value, right.value))


@condition_formula.register
def _(node: Not, reading: BookReading) -> Held:
    return condition_formula(node.condition, reading).contrary


@condition_formula.register
def _(node: All, reading: BookReading) -> Held:
    return all_of_them(condition_formula(part, reading) for part in node.conditions)


@condition_formula.register
def _(node: Any, reading: BookReading) -> Held:
    return any_of_them(condition_formula(part, reading) for part in node.conditions)


def _where(known: Anything, true: Anything) -> Held:
    """True or false where it is known."""
    return Held(all_hold((known, true)), all_hold((known, negated(true))))
