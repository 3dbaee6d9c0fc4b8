"""The smallest repairs of a plan: fewest changes first, each checked by every engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from qupcore.domain.answers.plan_check import PlanChange, PlanFinding, Repair
from qupcore.domain.case.plan import Plan
from qupcore.planning.changes import changes_for
from qupcore.planning.checker import Checker
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
    found: list[Repair] = []

    def tried(several: Iterable[tuple[PlanChange, ...]]) -> None:
        for parts in several:
            if not _apart(parts):
                continue
            meter.spend()
            mended = apply(plan, parts)
            outcome = checker.check(mended).outcome
            if outcome != "invalid":
                found.append(Repair(changes=parts, outcome=outcome, plan=mended))

    single = sorted(changes_for(plan, findings, checker), key=_order)
    try:
        tried((change,) for change in single)
        if not found:
            more = _with_what_follows(plan, single, checker)
            tried((change,) for change in more if change not in single)
            if not found:
                tried(combinations(more, MOST_CHANGES))
    except Stopped:
        return Mended(tuple(_best(found)[:want]), complete=False)
    return Mended(tuple(_best(found)[:want]), complete=True)


def _with_what_follows(plan: Plan, single: list[PlanChange], checker: Checker) -> list[PlanChange]:
    """The changes, and further changes that make sense only after one of them."""
    more = dict.fromkeys(single)
    for change in single:
        mended = apply(plan, [change])
        for following in changes_for(mended, checker.findings(mended), checker):
            if (same := _on_the_first(change, following)) is not None:
                more.setdefault(same)
    return sorted(more, key=_order)


def _on_the_first(change: PlanChange, following: PlanChange) -> PlanChange | None:
    """A change of the changed plan as a change of the original plan: dropping an element shifts places."""
    if following.element is None or change.kind != "drop":
        return following if following.kind != "drop" else None
    assert change.element is not None
    place = following.element + (following.element >= change.element)
    return attrs.evolve(following, element=place)


def _apart(parts: Sequence[PlanChange]) -> bool:
    """Whether each change is about another element and adds another measure."""
    about = [part.element if part.element is not None else part.measure for part in parts]
    return len(set(about)) == len(about)


def apply(plan: Plan, parts: Sequence[PlanChange]) -> Plan:
    """The plan with the changes made."""
    changed = {part.element: part.becomes for part in parts if part.element is not None}
    kept = (changed.get(place, element) for place, element in enumerate(plan.elements))
    added = (part.becomes for part in parts if part.element is None)
    return attrs.evolve(plan, elements=tuple(item for item in (*kept, *added) if item is not None))


def _order(change: PlanChange) -> tuple[object, ...]:
    place = -1 if change.element is None else change.element
    return _FIRST.index(change.kind), place, change.measure, repr(change.becomes)


def _best(found: list[Repair]) -> list[Repair]:
    return sorted(
        found,
        key=lambda item: (
            len(item.changes),
            item.outcome != "valid",
            sum(_FIRST.index(change.kind) for change in item.changes),
            tuple(_order(change) for change in item.changes),
        ),
    )
