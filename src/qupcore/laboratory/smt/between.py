"""For each class between two rulebooks: facts that are in it, a proof that there are none, or neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from qupcore.laboratory.kinds import Class
from qupcore.laboratory.smt.asking import Found, ask
from qupcore.laboratory.smt.books import rulebook_formulas
from qupcore.laboratory.smt.goals import class_formulas
from qupcore.laboratory.smt.logic import Bit, one_holds
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
    """

    facts: Mapping[Class, Mapping[str, Value]]
    open: tuple[Class, ...]


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
        already: Facts of classes that are found otherwise, if there is any class: those are not asked about.

    Raises:
        BadInput: z3 is not installed.
    """
    world = World(rulebooks)
    before, after = (rulebook_formulas(rulebook, world) for rulebook in rulebooks)
    goals = class_formulas(rulebooks, (before, after), units)
    if ask(world, [one_holds(goals.values())], hard=False).answer == "none":
        return FoundClasses({}, ())
    found = dict(already())
    unsure: list[Class] = []
    for kind, goal in goals.items():
        if kind in found:
            continue
        answer = _asked(world, goal, lambda facts, kind=kind: confirmed(kind, facts))  # type: ignore[misc]
        if answer.answer == "some":
            found[kind] = answer.facts
        elif answer.answer == "unknown":
            unsure.append(kind)
    return FoundClasses(found, tuple(unsure))


def _asked(world: World, goal: Bit, confirmed: Callable[[Mapping[str, Value]], bool]) -> Found:
    """Facts with which a goal holds in truth: those of z3 may differ, where dates are outside its years."""
    if ask(world, [goal], hard=False).answer == "none":
        return Found("none")
    first = ask(world, [goal, *world.inside])
    if first.answer != "some" and world.inside:
        anywhere = ask(world, [goal])
        if anywhere.answer == "none" or (anywhere.answer == "some" and confirmed(anywhere.facts)):
            return anywhere
        return Found("unknown")
    if first.answer != "some":
        return first
    if not confirmed(first.facts):
        return Found("unknown")
    return first if world.inside or world.hard else _fewer(world, goal, first, confirmed)


def _fewer(world: World, goal: Bit, found: Found, confirmed: Callable[[Mapping[str, Value]], bool]) -> Found:
    """The same with fewer known facts, as long as z3 finds such."""
    known: list[Any] = list(world.known_facts().values())
    for _ in range(_ROUNDS):
        if not found.facts:
            break
        few = world.z3.AtMost(*known, len(found.facts) - 1)
        other = ask(world, [goal, *world.inside, few])
        if other.answer != "some" or not confirmed(other.facts):
            break
        found = other
    return found
