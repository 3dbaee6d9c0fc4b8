"""For each class between two rulebooks: facts that are in it, a proof that there are none, or neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from qupcore.laboratory.kinds import Class
from qupcore.laboratory.smt.asking import Z3Answer, ask_z3
from qupcore.laboratory.smt.books import rulebook_formulas
from qupcore.laboratory.smt.goals import class_formulas
from qupcore.laboratory.smt.logic import Formal, one_holds
from qupcore.laboratory.smt.world import World
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["FoundClasses", "classes_by_z3"]

Confirmed = Callable[[Class, Mapping[str, Value]], bool]

_ROUNDS = 4
"""How often facts are asked for of which fewer are known."""


@attrs.frozen
class FoundClasses:
    """What z3 found.

    Attributes:
        facts: By class that has people, facts that are in it.
        open: The classes of which it is not known whether they have people.
        outside: The classes without people whose dates all lie in the years that are counted.
    """

    facts: Mapping[Class, Mapping[str, Value]]
    open: tuple[Class, ...] = ()
    outside: tuple[Class, ...] = ()


def classes_by_z3(
    rulebooks: tuple[Rulebook, Rulebook],
    units: Mapping[str, str],
    confirmed: Confirmed,
    already: Callable[[], Mapping[Class, Mapping[str, Value]]] = dict,
) -> FoundClasses:
    """Ask about each class.

    Args:
        rulebooks: The rules before and after.
        units: What formulas give, with the units.
        confirmed: Whether facts are in a class, as the reference engine decides them.
        already: Facts of classes that are found otherwise: those are not asked about.

    Raises:
        BadInput: z3 is not installed.
    """
    world = World(rulebooks)
    before, after = (rulebook_formulas(rulebook, world) for rulebook in rulebooks)
    goals = class_formulas(rulebooks, (before, after), units)
    found = dict(already())
    if not found and ask_z3(world, [one_holds(goals.values())], hard=False).answer == "none":
        return FoundClasses({})
    unsure: list[Class] = []
    outside: list[Class] = []
    for kind, goal in goals.items():
        if kind in found or (world.hard and ask_z3(world, [goal], hard=False).answer == "none"):
            continue
        inside = ask_z3(world, [goal, *world.inside])
        if inside.answer == "some" and confirmed(kind, inside.facts):
            found[kind] = _fewer(world, goal, inside, lambda facts, kind=kind: confirmed(kind, facts)).facts  # type: ignore[misc]
        elif inside.answer != "none":
            unsure.append(kind)
        elif world.inside and (anywhere := ask_z3(world, [goal])).answer != "none":
            if anywhere.answer == "some" and confirmed(kind, anywhere.facts):
                found[kind] = anywhere.facts
            else:
                outside.append(kind)
    return FoundClasses(found, tuple(unsure), tuple(outside))


def _fewer(
    world: World, goal: Formal, found: Z3Answer, confirmed: Callable[[Mapping[str, Value]], bool]
) -> Z3Answer:
    """The same with fewer known facts, as long as z3 finds such; where that is quick."""
    if world.inside or world.hard:
        return found
    known: list[Any] = list(world.known_facts().values())
    for _ in range(_ROUNDS):
        if not found.facts:
            break
        fewer = world.z3.AtMost(*known, len(found.facts) - 1)
        other = ask_z3(world, [goal, fewer])
        if other.answer != "some" or not confirmed(other.facts):
            break
        found = other
    return found
