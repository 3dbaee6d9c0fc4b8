"""What the rules about a whole plan find: groups, and what is not paid beside it."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.relation import Group
from qupcore.planning.facts.laid_out import Laid, LaidPlan
from qupcore.planning.facts.periods import bounds
from qupcore.planning.rules.terms import Whole
from qupcore.planning.rules.view import View
from qupcore.rules.terms import Value

__all__ = ["whole_findings"]


def whole_findings(plan: Plan, laid: LaidPlan, participant: Participant, view: View) -> Iterator[PlanFinding]:
    """What is not kept, or not known, of the rules about the whole plan."""
    rules = view.plan_rules
    facts: dict[str, Value] = {}
    if participant.benefits is not None:
        facts[Whole.measures_allowance.name] = _allowance(plan, participant)
    members: dict[str, tuple[Laid, ...]] = {}
    for id, group in rules.groups.items():
        name = id.rpartition(".")[2]
        surely, perhaps, members[id] = _at_once(group, laid)
        facts[f"{name}.surely"] = surely
        if perhaps == surely:
            facts[f"{name}.perhaps"] = perhaps
    for id, truth in rules.decide(facts).rules.items():
        meaning = rules.meanings[id]
        weight = meaning.broken if truth is False else meaning.unknown
        if truth is True or weight is None:
            continue
        who = members.get(id, ())
        yield PlanFinding(
            rule=id,
            kind=meaning.kind,
            weight=weight,
            outcome="not_met" if truth is False else "unknown",
            elements=tuple(sorted(item.place for item in who if item.place >= 0)),
            measures=tuple(dict.fromkeys(item.element.measure for item in who)),
            sources=meaning.sources,
            authority=meaning.authority,
            confidence=meaning.confidence,
            reason=meaning.reason,
            values=tuple((name, value) for name, value in meaning.values if value is not None),
            missing=("element.dates",) if truth is None else (),
        )


def _allowance(plan: Plan, participant: Participant) -> bool:
    days = [plan.valid_from, *(day for e in plan.elements for day in (e.first, e.last) if day is not None)]
    low, high = min(days), max(days)
    return any(
        item.kind == "measures_allowance"
        and (item.valid_to is None or item.valid_to >= low)
        and (item.valid_from is None or item.valid_from <= high)
        for item in participant.benefits or ()
    )


def _at_once(group: Group, laid: LaidPlan) -> tuple[int, int, tuple[Laid, ...]]:
    """How many members surely run at once, how many may, and those that do at the fullest time."""
    within = bounds(group.valid)
    everywhere = group.overlap != "same_time"
    found = [
        (item, span)
        for item in ((*laid.before, *laid.elements) if everywhere else laid.elements)
        if item.element.measure in group.members and (span := item.span.within(*within)) is not None
    ]
    if everywhere or len(found) < 2:
        return len(found), len(found), tuple(item for item, _ in found)
    fullest: tuple[Laid, ...] = ()
    most = 0
    for _, other in found:
        for day in {*(other.sure or ()), other.possible[0]}:
            surely = tuple(item for item, span in found if _on(span.sure, day))
            fullest = max(fullest, surely, key=len)
            most = max(most, sum(_on(span.possible, day) for _, span in found))
    return len(fullest), most, fullest if len(fullest) > 1 else tuple(item for item, _ in found)


def _on(days: tuple[int, int] | None, day: int) -> bool:
    return days is not None and days[0] <= day <= days[1]
