"""The facts that the rules about a whole plan read: members of a group at once, and benefits beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.relation import Group
from qupcore.planning.facts.days import bounds
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rules.terms import Whole
from qupcore.rules.terms import Value

__all__ = ["WholeFacts", "whole_facts"]


@attrs.frozen(eq=False)
class WholeFacts:
    """The facts that the rules about a whole plan read.

    Attributes:
        facts: The facts, by term.
        members: The members of a group that run at once, by id of the rule about the group.
    """

    facts: Mapping[str, Value]
    members: Mapping[str, tuple[PlacedElement, ...]]


def whole_facts(
    plan: Plan,
    running: Sequence[PlacedElement],
    before: Sequence[PlacedElement],
    case: Participant,
    rules: Ready,
) -> WholeFacts:
    """Work out the facts that the rules about a whole plan read."""
    facts: dict[str, Value] = {}
    if case.benefits is not None:
        facts[Whole.measures_allowance.name] = _allowance(plan, case)
    members: dict[str, tuple[PlacedElement, ...]] = {}
    for id, group in rules.groups.items():
        name = id.rpartition(".")[2]
        surely, perhaps, members[id] = _at_once(group, running, before)
        facts[f"{name}.surely"] = surely
        if perhaps == surely:
            facts[f"{name}.perhaps"] = perhaps
    return WholeFacts(facts, members)


def _allowance(plan: Plan, case: Participant) -> bool:
    days = [plan.valid_from, *(day for e in plan.elements for day in (e.first, e.last) if day is not None)]
    low, high = min(days), max(days)
    return any(
        item.kind == "measures_allowance"
        and (item.valid_to is None or item.valid_to >= low)
        and (item.valid_from is None or item.valid_from <= high)
        for item in case.benefits or ()
    )


def _at_once(
    group: Group, running: Sequence[PlacedElement], before: Sequence[PlacedElement]
) -> tuple[int, int, tuple[PlacedElement, ...]]:
    """The members certainly at once, the members possibly at once, and those of the fullest day.

    In the whole programme a measure that goes on in another element is one member.
    """
    within = bounds(group.valid)
    everywhere = group.overlap != "same_time"
    found = [
        (item, span)
        for item in ((*before, *running) if everywhere else running)
        if item.element.measure in group.members and (span := item.span.within(*within)) is not None
    ]
    if everywhere or len(found) < 2:
        several = len({item.element.measure for item, _ in found})
        return several, several, tuple(item for item, _ in found)
    fullest: tuple[PlacedElement, ...] = ()
    most = 0
    for _, other in found:
        for day in {*(other.sure or ()), other.possible[0]}:
            surely = tuple(item for item, span in found if _on(span.sure, day))
            fullest = max(fullest, surely, key=len)
            most = max(most, sum(_on(span.possible, day) for _, span in found))
    return len(fullest), most, fullest if len(fullest) > 1 else tuple(item for item, _ in found)


def _on(days: tuple[int, int] | None, day: int) -> bool:
    return days is not None and days[0] <= day <= days[1]
