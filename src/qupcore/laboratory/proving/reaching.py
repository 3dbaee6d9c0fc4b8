"""can(): whether there are facts with which a condition holds, and the fewest of them.

A drawn person shows that it can hold. Where none does, every cell of the facts is tried, or z3 is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import prod
from typing import Literal

import attrs

from qupcore.deciding.cells import cells_of
from qupcore.errors import BadInput
from qupcore.laboratory.proving.points import points
from qupcore.laboratory.proving.scene import Scene
from qupcore.laboratory.smt.asking import ask
from qupcore.laboratory.smt.conditions import condition_formula
from qupcore.laboratory.smt.numbers import Reading, number_formula
from qupcore.laboratory.smt.world import World
from qupcore.rules.nodes import Condition, IsKnown, walk
from qupcore.rules.terms import Term, Value

__all__ = ["Reached", "reached"]

MOST_CELLS = 20_000
"""Ways through the cells of a condition that are tried one by one."""

By = Literal["point", "cells", "z3", "gave_up", "not_installed"]


@attrs.frozen
class Reached:
    """Whether a condition can hold.

    Attributes:
        answer: `some` if there are facts with which it surely holds, `none` if there are none, `unknown` if
            that is not proved.
        facts: The fewest facts with which it holds.
        by: What proved it: a person drawn, all cells of the facts, or z3; `gave_up` if z3 did not, and
            `not_installed` if z3 is not there to be asked.
    """

    answer: Literal["some", "none", "unknown"]
    facts: Mapping[str, Value] = attrs.field(factory=dict)
    by: By = "gave_up"


def reached(scene: Scene, conditions: Mapping[str, Condition]) -> dict[str, Reached]:
    """Whether each of some conditions can hold, by name.

    Args:
        scene: The rules in which the conditions are parts, or of which they are made.
        conditions: The conditions, with the numbers of the law written into them.
    """
    found: dict[str, Reached] = {}
    waiting = dict(conditions)
    scene = scene.about(*conditions.values())
    decide = scene.deciding(conditions.values())
    for facts in points(scene.facts(*conditions.values()), scene.trees(*conditions.values())):
        if not waiting:
            break
        for name, truth in zip(conditions, decide(facts), strict=True):
            if truth is True and name in waiting:
                condition = waiting.pop(name)
                found[name] = Reached("some", fewest(scene.about(condition), condition, facts), "point")
    for name, condition in waiting.items():
        apart = scene.about(condition)
        found[name] = _by_cells(apart, condition) or _by_z3(apart, condition)
    return {name: found[name] for name in conditions}


def fewest(scene: Scene, condition: Condition, facts: Mapping[str, Value]) -> dict[str, Value]:
    """The facts without those that are not needed for the condition to hold."""
    decide = scene.deciding([condition])
    read = scene.facts(condition)
    kept = {name: value for name, value in facts.items() if name in read}
    for name in tuple(kept):
        fewer = {term: value for term, value in kept.items() if term != name}
        if decide(fewer) == [True]:
            kept = fewer
    return kept


def _by_cells(scene: Scene, condition: Condition) -> Reached | None:
    """Every way through the cells of the facts; None where a calculation reads one, or there are too many."""
    if scene.calculations:
        return None
    asks = any(isinstance(node, IsKnown) for node in walk(condition))
    values: dict[str, list[Value | None]] = {}
    for name, term in scene.facts(condition).items():
        cells = cells_of(term, [condition], scene.unknown)
        if cells is None:
            return None
        values[name] = [*(cell.value for cell in cells), *([None] if asks else [])]
    if prod(map(len, values.values())) > MOST_CELLS:
        return None
    decide = scene.deciding([condition])
    for way in product(*values.values()):
        facts = {name: value for name, value in zip(values, way, strict=True) if value is not None}
        if decide(facts) == [True]:
            return Reached("some", fewest(scene, condition, facts), "cells")
    return Reached("none", by="cells")


@attrs.frozen(eq=False)
class _Facts:
    """The facts of a question to z3."""

    terms: Mapping[str, Term]


def _by_z3(scene: Scene, condition: Condition) -> Reached:
    try:
        world = World([_Facts(scene.facts(condition))])
    except BadInput:  # z3 is not installed: nothing is proved
        return Reached("unknown", by="not_installed")
    reading = Reading(world, scene.unknown)
    for item in scene.calculations:
        reading.amounts[item.gives.name] = number_formula(item.number, reading)
    found = ask(world, [condition_formula(condition, reading).yes])
    if found.answer != "some":
        return Reached(found.answer, by="z3" if found.answer == "none" else "gave_up")
    if scene.deciding([condition])(found.facts) != [True]:
        return Reached("unknown")  # z3 met a date beyond the calendar that it counts
    return Reached("some", fewest(scene, condition, found.facts), "z3")
