"""reached(): whether there are facts with which something holds, and the fewest of them.

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
from qupcore.laboratory.proving.sought import Sought, Unlike, conditions_sought, formula_of, holds_for
from qupcore.laboratory.shrinking import needed
from qupcore.laboratory.smt.asking import ask_z3
from qupcore.laboratory.smt.conditions import condition_formula
from qupcore.laboratory.smt.numbers import BookReading, number_formula
from qupcore.laboratory.smt.world import World
from qupcore.rules.nodes import IsKnown, walk
from qupcore.rules.terms import IntTerm, Term, Value

__all__ = ["Reached", "reached"]

MOST_CELLS = 20_000
"""Ways through the cells of a condition that are tried one by one."""

By = Literal["point", "cells", "z3", "gave_up", "not_installed"]


@attrs.frozen
class Reached:
    """Whether something can hold.

    Attributes:
        answer: `some` if there are facts with which it holds, `none` if there are none, `unknown` if
            that is not proved.
        facts: The fewest facts with which it holds.
        by: What proved it: a person drawn, all cells of the facts, or z3; `gave_up` if z3 did not, and
            `not_installed` if z3 is not there to be asked.
    """

    answer: Literal["some", "none", "unknown"]
    facts: Mapping[str, Value] = attrs.field(factory=dict)
    by: By = "gave_up"


def reached(scene: Scene, wanted: Mapping[str, Sought]) -> dict[str, Reached]:
    """Whether there are facts with which each of some things holds, by name.

    Args:
        scene: The rules of whose parts, with the numbers of the law written into them, the conditions are.
        wanted: What is looked for.
    """
    found: dict[str, Reached] = {}
    waiting = dict(wanted)
    conditions = [condition for item in wanted.values() for condition in conditions_sought(item)]
    whole = scene.about(*conditions)
    decide = {name: whole.deciding(conditions_sought(item)) for name, item in wanted.items()}
    for facts in points(whole.facts(*conditions), whole.trees(*conditions)):
        known = whole.calculated(facts)
        for name, item in tuple(waiting.items()):
            if holds_for(item, decide[name](known)):
                del waiting[name]
                found[name] = Reached(
                    "some", fewest(scene.about(*conditions_sought(item)), item, facts), "point"
                )
        if not waiting:
            break
    for name, item in waiting.items():
        apart = scene.about(*conditions_sought(item))
        found[name] = _by_cells(apart, item) or _by_z3(apart, item)
    return {name: found[name] for name in wanted}


def fewest(scene: Scene, wanted: Sought, facts: Mapping[str, Value]) -> dict[str, Value]:
    """The facts without those that are not needed for it to hold."""
    read = scene.facts(*conditions_sought(wanted))
    kept = {name: value for name, value in facts.items() if name in read}
    return needed(kept, lambda fewer: _holds(scene, wanted, fewer))


def _holds(scene: Scene, wanted: Sought, facts: Mapping[str, Value]) -> bool:
    return holds_for(wanted, scene.deciding(conditions_sought(wanted))(scene.calculated(facts)))


def _by_cells(scene: Scene, wanted: Sought) -> Reached | None:
    """Every way through the cells of the facts; None where a calculation reads one, or there are too many.

    What is sure of a person is sure of whoever answers the rest: only where a missing fact counts are missing
    facts tried.
    """
    if scene.calculations:
        return None
    conditions = conditions_sought(wanted)
    missing = isinstance(wanted, Unlike) or any(
        isinstance(node, IsKnown) for condition in conditions for node in walk(condition)
    )
    values: dict[str, list[Value | None]] = {}
    for name, term in scene.facts(*conditions).items():
        cells = cells_of(term, conditions, scene.unknown)
        if cells is None:
            return None
        values[name] = [*(cell.value for cell in cells), *([None] if missing else [])]
    if prod(map(len, values.values())) > MOST_CELLS:
        return None
    decide = scene.deciding(conditions)
    for way in product(*values.values()):
        facts = {name: value for name, value in zip(values, way, strict=True) if value is not None}
        if holds_for(wanted, decide(facts)):
            return Reached("some", fewest(scene, wanted, facts), "cells")
    return Reached("none", by="cells")


@attrs.frozen(eq=False)
class _Facts:
    """The facts of a question to z3."""

    terms: Mapping[str, Term]


def _by_z3(scene: Scene, wanted: Sought) -> Reached:
    """What z3 finds; that there are none is proved for every date, also of years that it does not count."""
    found = _asked(scene, wanted, any_day=False)
    dated = any(isinstance(term, IntTerm) and term.unit == "date" for term in _facts(scene, wanted).values())
    return _asked(scene, wanted, any_day=True) if found.answer == "none" and dated else found


def _asked(scene: Scene, wanted: Sought, *, any_day: bool) -> Reached:
    conditions = conditions_sought(wanted)
    try:
        world = World([_Facts(_facts(scene, wanted))], any_day=any_day)
    except BadInput:  # z3 is not installed: nothing is proved
        return Reached("unknown", by="not_installed")
    reading = BookReading(world, scene.unknown)
    for item in scene.calculations:
        reading.amounts[item.gives.name] = number_formula(item.number, reading)
    held = [condition_formula(condition, reading) for condition in conditions]
    found = ask_z3(world, [formula_of(wanted, held)])
    if found.answer != "some":
        return Reached(found.answer, by="z3" if found.answer == "none" else "gave_up")
    if not _holds(scene, wanted, found.facts):
        return Reached("unknown")  # z3 met a date beyond the calendar that it counts
    return Reached("some", fewest(scene, wanted, found.facts), "z3")


def _facts(scene: Scene, wanted: Sought) -> dict[str, Term]:
    return scene.facts(*conditions_sought(wanted))
