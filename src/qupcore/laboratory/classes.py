"""The classes of people whose answer about the right differs, each with facts that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

import attrs

from qupcore.errors.worded import worded
from qupcore.laboratory.islands import Profile, State, TooManyWays, profiles
from qupcore.laboratory.kinds import CLASS_ORDER, Class
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["Shown", "classes_between"]

MOST_PEOPLE = 1_000_000
"""Kinds of people that are tried, each a choice of what comes of each island."""


@attrs.frozen
class Shown:
    """Facts by which a class is shown.

    Attributes:
        kind: The class.
        facts: The facts, by term.
        before: The conditions that are surely not met under the first law.
        after: The conditions that are surely not met under the second.
    """

    kind: Class
    facts: Mapping[str, Value]
    before: frozenset[str]
    after: frozenset[str]


def classes_between(before: Rulebook, after: Rulebook) -> tuple[Shown, ...]:
    """Each class that has people, from the first rulebook of the right to the second.

    A class is shown by those with the fewest conditions that are not met, and then the fewest known facts.

    Raises:
        TooManyWays: the people cannot be tried one by one.
    """
    islands = profiles(before, after)
    if prod(map(len, islands)) > MOST_PEOPLE:
        raise TooManyWays(worded("too many kinds of people"))
    found: dict[Class, Shown] = {}
    for chosen in product(*islands):
        kind = _class(chosen)
        if kind is None:
            continue
        facts = {name: value for profile in chosen for name, value in profile.facts.items()}
        failed = (frozenset[str]().union(*(profile.failed[side] for profile in chosen)) for side in (0, 1))
        item = Shown(kind, facts, *failed)
        if kind not in found or _weight(item) < _weight(found[kind]):
            found[kind] = item
    return tuple(found[kind] for kind in CLASS_ORDER if kind in found)


def _weight(item: Shown) -> tuple[int, int]:
    return len(item.before | item.after), len(item.facts)


def _class(chosen: Sequence[Profile]) -> Class | None:
    before = _outcome([profile.before for profile in chosen])
    after = _outcome([profile.after for profile in chosen])
    if before == after == "unmet":
        failed = [frozenset[str]().union(*(one.failed[side] for one in chosen)) for side in (0, 1)]
        return "reason" if all(failed) and failed[0] != failed[1] else None
    return _BY_OUTCOMES.get((before, after))


def _outcome(states: Sequence[State]) -> State:
    return "unmet" if "unmet" in states else "open" if "open" in states else "met"


_BY_OUTCOMES: Mapping[tuple[State, State], Class] = {
    ("unmet", "met"): "newly_right",
    ("met", "unmet"): "newly_refused",
    ("met", "open"): "newly_undetermined",
    ("unmet", "open"): "newly_undetermined",
    ("open", "met"): "newly_determined",
    ("open", "unmet"): "newly_determined",
}
