"""And, or, not and choice over formulas, folded where a part is a plain `bool` or `int`.

Folding keeps formulas small, since the numbers of a law are plain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from qupcore.laboratory.smt.loading import z3_library

__all__ = ["Formal", "Numeral", "all_hold", "chosen_by", "implies", "negated", "one_holds", "same"]

Formal: TypeAlias = Any
"""A `bool`, or a formula of z3 that is true or false."""

Numeral: TypeAlias = Any
"""An `int`, or a whole number of z3."""


def all_hold(parts: Iterable[Formal]) -> Formal:
    """Whether all hold."""
    kept = [part for part in parts if part is not True]
    if any(part is False for part in kept):
        return False
    if len(kept) < 2:
        return kept[0] if kept else True
    return z3_library().And(kept)


def one_holds(parts: Iterable[Formal]) -> Formal:
    """Whether one or more hold."""
    kept = [part for part in parts if part is not False]
    if any(part is True for part in kept):
        return True
    if len(kept) < 2:
        return kept[0] if kept else False
    return z3_library().Or(kept)


def negated(part: Formal) -> Formal:
    """The contrary."""
    return not part if isinstance(part, bool) else z3_library().Not(part)


def implies(one: Formal, other: Formal) -> Formal:
    """Whether the second holds wherever the first does."""
    return one_holds((negated(one), other))


def chosen_by(condition: Formal, yes: Numeral, no: Numeral) -> Numeral:
    """The first number where the condition holds, else the second."""
    if isinstance(condition, bool):
        return yes if condition else no
    if isinstance(yes, int) and isinstance(no, int):
        if yes == no:
            return yes
        ctx = condition.ctx
        return z3_library().If(condition, z3_library().IntVal(yes, ctx), z3_library().IntVal(no, ctx))
    return z3_library().If(condition, yes, no)


def same(one: Formal, other: Formal) -> Formal:
    """Whether both hold, or neither does."""
    if isinstance(one, bool):
        return other if one else negated(other)
    return same(other, one) if isinstance(other, bool) else one == other
