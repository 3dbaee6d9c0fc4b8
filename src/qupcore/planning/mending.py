"""The smallest repairs of a plan: fewest changes first, each checked by every engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from qupcore.domain.answers.plan_check import PlanChange, PlanFinding, PlanOutcome, Repair
from qupcore.domain.case.plan import Plan
from qupcore.planning.changes import changes_for
from qupcore.planning.checker import Checker
from qupcore.planning.outcomes import INVALID, TO_ASSESS, Outcomes, TriedChange
from qupcore.searching.limit import Meter, SearchLimit, Stopped

__all__ = ["MOST_CHANGES", "Mended", "mend"]

MOST_CHANGES = 2
"""The most changes in a repair; more changes make another plan, and `suggest` finds better ones."""

_FIRST = ("hours", "shorten", "move", "add", "drop")
"""The order of repairs with equally many changes: those that keep more of the plan come first."""


@attrs.frozen
class Mended:
    """Repairs, smallest first, and whether the search was complete."""

    repairs: tuple[Repair, ...]
    complete: bool


def mend(
    plan: Plan, findings: Sequence[PlanFinding], checker: Checker, want: int, limit: SearchLimit
) -> Mended:
    """The smallest repairs of a plan with these findings. Every change of a repair is needed."""
    meter = Meter(limit)
    outcomes = Outcomes(plan, checker)
    possible: list[tuple[TriedChange, ...]] = []

    def tried(several: Iterable[tuple[TriedChange, ...]]) -> None:
        for moves in several:
            if len({move.about for move in moves}) < len(moves):
                continue  # each change is about another element, or adds another measure
            meter.spend()
            if outcomes.without_weeks(outcomes.moved(moves)) != INVALID:
                possible.append(moves)

    def best() -> tuple[Repair, ...]:
        return tuple(
            Repair(changes=changes, outcome=outcome, plan=apply(plan, changes))
            for changes, outcome in _best(possible, outcomes, want)
        )

    single = sorted(changes_for(plan, findings, checker), key=_order)
    try:
        tried((outcomes.move(change),) for change in single)
        if not best():
            possible.clear()
            more = _with_what_follows(plan, single, checker)
            tried((outcomes.move(change),) for change in more if change not in single)
            if not best():
                possible.clear()
                moves = [outcomes.move(change) for change in more]
                tried(combinations(moves, MOST_CHANGES))
    except Stopped:
        return Mended(best(), complete=False)
    return Mended(best(), complete=True)


def _with_what_follows(plan: Plan, single: list[PlanChange], checker: Checker) -> list[PlanChange]:
    """The changes, and further changes that make sense only after one of them."""
    more = dict.fromkeys(single)
    for change in single:
        mended = apply(plan, [change])
        for following in changes_for(mended, checker.findings(mended), checker):
            same = _on_the_first(change, following)
            if same is not None and (same.element is None or same.element < len(plan.elements)):
                more.setdefault(same)
    return sorted(more, key=_order)


def _on_the_first(change: PlanChange, following: PlanChange) -> PlanChange | None:
    """A change of the changed plan as a change of the original plan: dropping an element shifts places."""
    if following.element is None or change.kind != "drop":
        return following if following.kind != "drop" else None
    assert change.element is not None
    place = following.element + (following.element >= change.element)
    return attrs.evolve(following, element=place)


def apply(plan: Plan, parts: Sequence[PlanChange]) -> Plan:
    """The plan with the changes made."""
    changed = {part.element: part.becomes for part in parts if part.element is not None}
    kept = (changed.get(place, element) for place, element in enumerate(plan.elements))
    added = (part.becomes for part in parts if part.element is None)
    return attrs.evolve(plan, elements=tuple(item for item in (*kept, *added) if item is not None))


def _order(change: PlanChange) -> tuple[object, ...]:
    place = -1 if change.element is None else change.element
    return _FIRST.index(change.kind), place, change.measure, repr(change.becomes)


def _best(
    possible: Iterable[tuple[TriedChange, ...]], outcomes: Outcomes, want: int
) -> list[tuple[tuple[PlanChange, ...], PlanOutcome]]:
    """The best of the changes that repair the plan: valid plans first, then those that keep more of it."""
    valid: list[tuple[tuple[PlanChange, ...], PlanOutcome]] = []
    to_assess: list[tuple[tuple[PlanChange, ...], PlanOutcome]] = []
    for moves in sorted(possible, key=_kept_first):
        if len(valid) >= want:
            break
        chosen = outcomes.moved(moves)
        if len(to_assess) >= want and outcomes.without_weeks(chosen) == TO_ASSESS:
            continue  # enough of them are before it
        outcome = outcomes.outcome(chosen)
        if outcome != "invalid":
            found = valid if outcome == "valid" else to_assess
            found.append((tuple(move.change for move in moves), outcome))
    return [*valid, *to_assess][:want]


def _kept_first(moves: tuple[TriedChange, ...]) -> tuple[object, ...]:
    """The order of repairs of one size."""
    return (
        sum(_FIRST.index(move.change.kind) for move in moves),
        tuple(_order(move.change) for move in moves),
    )
