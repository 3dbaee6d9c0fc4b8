"""A rulebook as formulas: each rule, each amount, and whether all conditions are met."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from qupcore.laboratory.smt.conditions import condition_formula
from qupcore.laboratory.smt.numbers import BookReading, number_formula
from qupcore.laboratory.smt.pairs import Held, Quantity, all_of_them
from qupcore.laboratory.smt.world import World
from qupcore.rules.rulebook import Rulebook

__all__ = ["RulebookFormulas", "rulebook_formulas"]


@attrs.frozen(eq=False)
class RulebookFormulas:
    """What `Verdicts` says of facts, as formulas of them.

    Attributes:
        rules: Each condition, reading and starting point, by id.
        right: Whether all conditions are met.
        amounts: Each calculated term, by name.
    """

    rules: Mapping[str, Held]
    right: Held
    amounts: Mapping[str, Quantity]


def rulebook_formulas(rulebook: Rulebook, world: World) -> RulebookFormulas:
    """The rulebook over the facts of a world, as the reference engine decides it.

    Two rulebooks over one world are asked about the same facts. A term that one of them calculates is a
    fact for the other.
    """
    reading = BookReading(world, rulebook.numbers())
    for item in rulebook.calculations:
        reading.amounts[item.gives] = number_formula(item.formula.number, reading)
    rules = {entry.id: condition_formula(entry.when, reading) for entry in rulebook.entries}
    right = all_of_them(rules[entry.id] for entry in rulebook.conditions)
    return RulebookFormulas(rules, right, reading.amounts)
