"""Ways in which the law could have been written down wrongly: each one a small change to a rule or a number.

A mutator of source text sees nothing here: a rule is a tree that its function built once, when it was
imported, and a number is a row of TOML. So the trees and the rows themselves are changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from mutants.dates import moved
from mutants.trees import variants
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import Condition, Not, walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.writing import Placed, Provision, Rule

__all__ = ["Mutant", "mutants"]


@attrs.frozen
class Mutant:
    """One change: which object of the law, and its fields as they then are. No fields: it is left out."""

    kind: str
    name: str
    target: Placed | Parameter
    fields: Mapping[str, object]


def mutants() -> tuple[Mutant, ...]:
    """Every mutant of the law, always in the same order. To be asked for before one is installed."""
    numbers = {
        node.name: node for rule in NATIONAL.rules for node in walk(rule.tree) if isinstance(node, Parameter)
    }
    numbers |= {parameter.name: parameter for parameter in NATIONAL.conventions}
    return (
        *(mutant for rule in NATIONAL.rules for mutant in _of_rule(rule)),
        *(mutant for parameter in numbers.values() for mutant in _of_number(parameter)),
    )


def _of_rule(rule: Placed) -> Iterator[Mutant]:
    yield Mutant("rule left out", rule.id, rule, {})
    if isinstance(rule, Rule) and rule.role == "condition":
        yield Mutant("condition made a reading", rule.id, rule, {"role": "reading"})
    field = "when" if isinstance(rule, Rule) else "number"
    for kind, what, tree in variants(rule.tree):
        yield Mutant(kind, f"{rule.id}{what}", rule, {field: tree})
    # A Not at the top is dropped among the variants, which comes to the same as denying it.
    if isinstance(rule.tree, Condition) and not isinstance(rule.tree, Not):
        yield Mutant("negated", f"{rule.id}: all of it", rule, {field: Not(rule.tree)})
    for what, provisions in moved(rule.provisions):
        yield Mutant("provision moved", f"{rule.id}: {what}", rule, {"provisions": _as_cited(provisions)})


def _as_cited(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """A section writes the first day once: what is wrong in the period is wrong in the citation."""
    return tuple(
        attrs.evolve(place, citation=attrs.evolve(place.citation, version=place.valid.start))
        for place in provisions
    )


def _of_number(parameter: Parameter) -> Iterator[Mutant]:
    for place, row in enumerate(parameter.values):
        for kind, what, wrong in _of_row(row):
            rows = (*parameter.values[:place], wrong, *parameter.values[place + 1 :])
            name = f"{parameter.name}: from {row.valid.start}: {what}"
            yield Mutant(kind, name, parameter, {"values": rows})
    for what, rows in moved(parameter.values):
        yield Mutant("value moved", f"{parameter.name}: {what}", parameter, {"values": rows})


def _of_row(row: DatedValue) -> Iterator[tuple[str, str, DatedValue]]:
    if row.value is None:
        yield "unknown made zero", "0 for unknown", attrs.evolve(row, value=0)
    else:
        for value in (row.value - 1, row.value + 1):
            # Where there are choices, TOML with a value that is none of them could not be read at all.
            choices = row.choices
            if value not in choices:
                choices = tuple(value if choice == row.value else choice for choice in choices)
            wrong = attrs.evolve(row, value=value, choices=choices)
            yield "value by one", f"{value} for {row.value}", wrong
    if row.basis == "law":
        wrong = attrs.evolve(row, basis="policy")
        yield "law made policy", "policy for law", wrong
    for choice in row.choices:
        if choice != row.value:
            rest = tuple(other for other in row.choices if other != choice)
            yield "choice left out", f"without the choice {choice}", attrs.evolve(row, choices=rest)
