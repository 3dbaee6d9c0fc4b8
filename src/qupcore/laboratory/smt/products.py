"""Products and quotients, with the roundings of the rule language.

z3's own division is Euclidean: with a negative divisor it is not Python's, so the signs of both numbers are
changed there.
"""

from __future__ import annotations

from qupcore.laboratory.smt.logic import Numeral, all_hold, chosen_by, implies, one_holds, same
from qupcore.laboratory.smt.world import World
from qupcore.rules.operators import Rounding

__all__ = ["product", "quotient"]


def product(a: Numeral, b: Numeral, world: World) -> Numeral:
    """The product; that of two unknown numbers is a number of its own, defined in `world.hard`."""
    if isinstance(a, int) or isinstance(b, int):
        return a * b
    if b.get_id() < a.get_id():
        a, b = b, a
    return world.once("product", (a, b), lambda: _product(a, b, world))


def _product(a: Numeral, b: Numeral, world: World) -> Numeral:
    found = world.auxiliary("product")
    world.held += [
        same(found == 0, one_holds((a == 0, b == 0))),
        implies(found != 0, same(found > 0, same(a > 0, b > 0))),
        *(implies(one == 1, found == other) for one, other in ((a, b), (b, a))),
    ]
    world.hard.append(found == a * b)
    return found


def quotient(a: Numeral, b: Numeral, rounding: Rounding, world: World) -> Numeral:
    """The quotient, rounded as declared; any number where the divisor is zero."""
    if isinstance(b, int) and b == 0:
        return 0
    if rounding == "down":
        return _floor(a, b, world)
    if rounding == "up":
        return -_floor(-a, b, world)
    return _floor(2 * a + b, 2 * b, world)


def _floor(a: Numeral, b: Numeral, world: World) -> Numeral:
    if isinstance(b, int):
        if isinstance(a, int):
            return a // b
        return a / b if b > 0 else (-a) / (-b)
    return world.once("floor", (a, b), lambda: _unknown_floor(a, b, world))


def _unknown_floor(a: Numeral, b: Numeral, world: World) -> Numeral:
    """A number of its own: the divisor times it, and a rest with the sign of the divisor, is the dividend."""
    found, rest = world.auxiliary("floor"), world.auxiliary("rest")
    world.held += [
        implies(b > 0, all_hold((rest >= 0, rest < b))),
        implies(b < 0, all_hold((rest <= 0, rest > b))),
        implies(all_hold((a >= 0, b > 0)), all_hold((found >= 0, found <= a))),
        implies(all_hold((a < 0, b > 0)), all_hold((found < 0, found >= a))),
        implies(b == 1, found == a),
    ]
    world.hard.append(implies(b != 0, chosen_by(b != 0, a, 0) == product(b, found, world) + rest))
    return found
