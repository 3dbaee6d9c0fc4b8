"""The formulas, evaluated at a point, are what the reference engine decides there."""

from __future__ import annotations

import os
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from laboratory.smt.drawing import DATES, POINTS, calculating
from qupcore.engines import ReferenceEngine
from qupcore.laboratory.smt.asking import values_at
from qupcore.laboratory.smt.books import RulebookFormulas, rulebook_formulas
from qupcore.laboratory.smt.world import World
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

EXACT = range(date(1907, 1, 1).toordinal(), date(2090, 1, 1).toordinal())
"""Dates from which no drawn rule leads beyond the calendar of the formulas; there they have bounds only."""
EXAMPLES = 2_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60


@settings(max_examples=EXAMPLES)
@given(calculating(), st.lists(POINTS, min_size=1, max_size=2))
def test_the_formulas_at_a_point_are_what_the_reference_decides(
    rulebook: Rulebook, people: list[dict[str, Value]]
) -> None:
    world = World([rulebook])
    formulas = rulebook_formulas(rulebook, world)
    evaluate = ReferenceEngine().prepare(rulebook)
    for facts in people:
        if any(term.name in facts and facts[term.name] not in EXACT for term in DATES):
            continue
        found = evaluate(facts)
        rules, amounts = at(world, formulas, facts)
        assert rules == {**found.rules, "all": found.right}
        assert amounts == found.amounts


def at(
    world: World, formulas: RulebookFormulas, facts: dict[str, Value]
) -> tuple[dict[str, bool | None], dict[str, int | None]]:
    held = {**formulas.rules, "all": formulas.right}
    parts = [part for item in held.values() for part in (item.yes, item.no)]
    parts += [part for item in formulas.amounts.values() for part in (item.known, item.value)]
    values = iter(values_at(world, facts, parts))
    rules: dict[str, bool | None] = {}
    for name in held:
        yes, no = next(values), next(values)
        assert not (yes and no)
        rules[name] = True if yes else False if no else None
    amounts = {}
    for name in formulas.amounts:
        known, value = next(values), next(values)
        amounts[name] = value if known else None
    return rules, amounts
