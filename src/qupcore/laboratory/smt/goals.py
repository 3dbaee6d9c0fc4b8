"""The classes of people between two rulebooks, as formulas of their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qupcore.laboratory.kinds import Class
from qupcore.laboratory.smt.books import RulebookFormulas
from qupcore.laboratory.smt.logic import Formal, all_hold, negated, one_holds, same
from qupcore.laboratory.smt.pairs import Held, Quantity
from qupcore.rules.rulebook import Rulebook

__all__ = ["class_formulas"]

_NOWHERE = Held(False, False)
_NOTHING = Quantity(False, 0)


def class_formulas(
    rulebooks: tuple[Rulebook, Rulebook],
    formulas: tuple[RulebookFormulas, RulebookFormulas],
    units: Mapping[str, str],
) -> dict[Class, Formal]:
    """By class: when facts are in it.

    Args:
        rulebooks: The rules before and after.
        formulas: The same as formulas over one world.
        units: What formulas give, with the units.
    """
    before, after = formulas
    one, other = before.right, after.right
    pairs = [(before.amounts.get(name, _NOTHING), after.amounts.get(name, _NOTHING)) for name in units]
    dated = [pair for pair, unit in zip(pairs, units.values(), strict=True) if unit == "date"]
    counted = [pair for pair, unit in zip(pairs, units.values(), strict=True) if unit != "date"]
    return {
        "newly_right": all_hold((one.no, other.yes)),
        "newly_refused": all_hold((one.yes, other.no)),
        "newly_undetermined": one_holds(
            (
                all_hold((negated(one.open), other.open)),
                *(all_hold((a.known, negated(b.known))) for a, b in pairs),
            )
        ),
        "newly_determined": one_holds(
            (
                all_hold((one.open, negated(other.open))),
                *(all_hold((b.known, negated(a.known))) for a, b in pairs),
            )
        ),
        "more": one_holds(all_hold((a.known, b.known, a.value < b.value)) for a, b in counted),
        "less": one_holds(all_hold((a.known, b.known, a.value > b.value)) for a, b in counted),
        "deadline": one_holds(all_hold((a.known, b.known, a.value != b.value)) for a, b in dated),
        "reason": all_hold((one.no, other.no, one_holds(_failing(rulebooks, formulas)))),
        "asked": all_hold((one.open, other.open, one_holds(_waiting(rulebooks, formulas)))),
        "reading": one_holds(_shown(rulebooks, formulas)),
    }


def _failing(
    rulebooks: tuple[Rulebook, Rulebook], formulas: tuple[RulebookFormulas, RulebookFormulas]
) -> Iterator[Formal]:
    """For each condition, whether it surely fails under one of the two and not under the other."""
    sides = [{entry.id for entry in rulebook.conditions} for rulebook in rulebooks]
    for rule in sorted(sides[0] | sides[1]):
        one, other = (
            formula.rules[rule].no if rule in side else False
            for side, formula in zip(sides, formulas, strict=True)
        )
        yield negated(same(one, other))


def _waiting(
    rulebooks: tuple[Rulebook, Rulebook], formulas: tuple[RulebookFormulas, RulebookFormulas]
) -> Iterator[Formal]:
    """For each condition with the facts that it reads, whether it is open under one and not the other."""
    sides = [
        {(entry.id, frozenset(entry.terms)): formula.rules[entry.id].open for entry in rulebook.conditions}
        for rulebook, formula in zip(rulebooks, formulas, strict=True)
    ]
    for key in {**sides[0], **sides[1]}:
        yield negated(same(sides[0].get(key, False), sides[1].get(key, False)))


def _shown(
    rulebooks: tuple[Rulebook, Rulebook], formulas: tuple[RulebookFormulas, RulebookFormulas]
) -> Iterator[Formal]:
    """For each reading and starting point, whether it comes to something else."""
    sides = [
        {
            entry.id: formula.rules[entry.id]
            for entry in (*rulebook.readings, *rulebook.starting_points.values())
        }
        for rulebook, formula in zip(rulebooks, formulas, strict=True)
    ]
    for rule in {**sides[0], **sides[1]}:
        one, other = sides[0].get(rule, _NOWHERE), sides[1].get(rule, _NOWHERE)
        yield negated(all_hold((same(one.yes, other.yes), same(one.no, other.no))))
