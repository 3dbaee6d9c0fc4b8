"""Faults that a hand makes when it writes a rule: each of them planted in a law, to see who finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Literal

import attrs

from qupcore.domain.period import Period
from qupcore.errors import QupError
from qupcore.reforms.draft import Draft, with_tree
from qupcore.rules.law import Law
from qupcore.rules.nodes import (
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Divide,
    Node,
    Not,
    OneOf,
    Operator,
    Proportion,
    walk,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.writing import Formula, Placed

__all__ = ["FAULT_KINDS", "PlantedFault", "faults_in", "planted", "wrong_trees"]

FaultKind = Literal[
    "comparison",
    "and_or",
    "number",
    "unit",
    "period",
    "dropped",
    "lost_not",
    "swapped",
    "rounding",
    "repealed",
]
FAULT_KINDS: tuple[FaultKind, ...] = (
    *("comparison", "and_or", "number", "unit", "period", "dropped", "lost_not", "swapped", "rounding"),
    "repealed",
)

_NEARLY: dict[Operator, Operator] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
_OTHER_UNIT = {"øre": 100, "years": 12, "weeks": 7, "days": 7, "hours": 60, "minutes": 60, "months": 30}
_ONE_DAY = timedelta(1)


@attrs.frozen
class PlantedFault:
    """One fault in a law.

    Attributes:
        kind: What is wrong.
        topic: The topic of the rule; of a number, of one that reads it.
        about: The id of the rule, or the name of the number.
        what: What stands there now, for a reader of the report.
        plant: Makes the law with the fault.
    """

    kind: FaultKind
    topic: str
    about: str
    what: str
    plant: Callable[[], Law] = attrs.field(repr=False, eq=False)


def wrong_trees(tree: Node) -> Iterator[tuple[FaultKind, str, Node]]:
    """Each tree with one fault: its kind, the node that is wrong, and the tree.

    >>> from qupcore.rules.terms import IntTerm
    >>> age = IntTerm(name="person.age", counted="years", path="$.birth_date")
    >>> [(kind, wrong.canonical()) for kind, _, wrong in wrong_trees(~(age < 0))][0]
    ('lost_not', ['compare', '<', ['int', 'person.age'], ['constant', 0, 'years']])
    """
    for node in walk(tree):
        for kind, wrong in _wrong(node):
            yield kind, str(node.canonical()), _replaced(tree, node, wrong)


def _replaced(tree: Node, old: Node, new: Node) -> Node:
    return rebuilt(tree, lambda node: new if node is old else None)


def _wrong(node: Node) -> Iterator[tuple[FaultKind, Node]]:
    match node:
        case Compare(operator=operator, left=left, right=right):
            yield "comparison", Compare(_NEARLY[operator], left, right)
        case Not(condition=part):
            yield "lost_not", part
        case All(conditions=parts) | Any(conditions=parts):
            other = Any if isinstance(node, All) else All
            yield "and_or", other(parts)
            for number in range(len(parts)) if len(parts) > 1 else ():
                rest = (*parts[:number], *parts[number + 1 :])
                yield "dropped", rest[0] if len(rest) == 1 else type(node)(rest)
        case Constant(value=value):
            yield "number", attrs.evolve(node, value=value + 1)
        case OneOf(values=values) if len(values) > 1:
            yield "dropped", attrs.evolve(node, values=values[1:])
        case Arithmetic(sign="-", left=left, right=right):
            yield "swapped", attrs.evolve(node, left=right, right=left)
        case Arithmetic(sign="min" | "max" as sign):
            yield "swapped", attrs.evolve(node, sign="max" if sign == "min" else "min")
        case Divide(rounding=rounding) | Proportion(rounding=rounding):
            yield "rounding", attrs.evolve(node, rounding="up" if rounding != "up" else "down")


def faults_in(law: Law, day: date) -> Iterator[PlantedFault]:
    """Every fault that can be planted in what is in force on a day, over all topics."""
    for topic, book in law.all_in_force(day).items():
        for item in book.everything:
            yield from _in_rule(law, item.placed, topic, day)
        for number in law.numbers(topic).values():
            value = next((one.value for one in number.values if one.valid.contains(day)), None)
            if value is not None:
                yield from _in_number(law, number, value, topic, day)


def _in_rule(law: Law, placed: Placed, topic: str, day: date) -> Iterator[PlantedFault]:
    for kind, what, tree in wrong_trees(placed.tree):
        yield PlantedFault(kind, topic, placed.id, what, partial(_with_tree, law, placed, tree))
    if not isinstance(placed, Formula):  # without a formula its result is missing, and every answer says so
        yield PlantedFault("repealed", topic, placed.id, "", partial(_with, law, placed, None))
    for number, place in enumerate(placed.provisions):
        if place.valid.contains(day) and place.valid.start < day:
            ends = attrs.evolve(place, valid=Period(place.valid.start, day - _ONE_DAY))
            provisions = (*placed.provisions[:number], ends, *placed.provisions[number + 1 :])
            plant = partial(_with, law, placed, attrs.evolve(placed, provisions=provisions))
            yield PlantedFault("period", topic, placed.id, f"ends on {day - _ONE_DAY}", plant)


def _with_tree(law: Law, placed: Placed, tree: Node) -> Law:
    return _with(law, placed, with_tree(placed, tree))


def _with(law: Law, placed: Placed, new: Placed | None) -> Law:
    rules = (new if one is placed else one for one in law.rules)
    return Law(_name(law), tuple(one for one in rules if one is not None), law.conventions)


def _name(law: Law) -> str:
    return f"{law.name} with a fault"


def _in_number(law: Law, number: Parameter, value: int, topic: str, day: date) -> Iterator[PlantedFault]:
    wrong = [("number", value + 1), ("number", value - 1)]
    if number.unit in _OTHER_UNIT:
        wrong.append(("unit", value * _OTHER_UNIT[number.unit]))
    for kind, other in wrong:

        def plant(other: int = other) -> Law:
            values = tuple(
                attrs.evolve(one, value=other) if one.valid.contains(day) else one for one in number.values
            )
            draft = Draft(law.rules, law.conventions, "", "")
            draft = draft.with_numbers({number.name: attrs.evolve(number, values=values)})
            return Law(_name(law), draft.rules, draft.conventions)

        yield PlantedFault(kind, topic, number.name, f"{other} for {value}", plant)  # type: ignore[arg-type]


def planted(law: Law, day: date, count: int, seed: int, topic: str = "") -> list[tuple[PlantedFault, Law]]:
    """Faults drawn over all kinds and topics (a kind, then a topic, then a fault), each a law of its own.

    Args:
        law: The law.
        day: The day whose rules get a fault.
        count: How many.
        seed: The seed of the draw.
        topic: The topic of the rules; all topics if left out.
    """
    draw = Random(seed)
    every = [fault for fault in faults_in(law, day) if topic in ("", fault.topic)]
    found: list[tuple[PlantedFault, Law]] = []
    while len(found) < count and every:
        kind = draw.choice([one for one in FAULT_KINDS if any(fault.kind == one for fault in every)])
        drawn = draw.choice(sorted({fault.topic for fault in every if fault.kind == kind}))
        fault = draw.choice([one for one in every if (one.kind, one.topic) == (kind, drawn)])
        every.remove(fault)
        try:
            wrong = fault.plant()
            wrong.in_force(day, fault.topic)
        except QupError:  # such a law cannot be written at all: nobody need find the fault
            continue
        found.append((fault, wrong))
    return found
