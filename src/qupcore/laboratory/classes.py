"""The classes of people whose answer about the right differs, each with facts that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Literal

import attrs

from qupcore.errors.worded import worded
from qupcore.laboratory.islands import Profile, TooManyWays, profiles
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["CLASS_ORDER", "Class", "Shown", "classes_between"]

Class = Literal["newly_right", "newly_refused", "newly_undetermined", "newly_determined", "reason"]

CLASS_ORDER: tuple[Class, ...] = (
    "newly_right",
    "newly_refused",
    "newly_undetermined",
    "newly_determined",
    "reason",
)
"""In the order in which they are told."""

MOST_PEOPLE = 1_000_000
"""Kinds of people that are tried, each a choice of what comes of each island."""


@attrs.frozen
class _Part:
    """One island: what comes of it under the first law, and one thing that may come under the second."""

    profile: Profile
    failed: frozenset[str]
    facts: Mapping[str, Value] | None


@attrs.frozen
class Shown:
    """Facts by which a class is shown.

    Attributes:
        kind: The class.
        facts: The facts, by term.
        before: The conditions that are not met under the first law.
        after: The conditions that are not met under the second; empty where it depends on unknown facts.
    """

    kind: Class
    facts: Mapping[str, Value]
    before: frozenset[str]
    after: frozenset[str]


def classes_between(before: Rulebook, after: Rulebook) -> tuple[Shown, ...]:
    """Each class that has people, from the first rulebook of the right to the second.

    Who could not be decided under the first and is decided under the second is found the other way round.

    Raises:
        TooManyWays: the people cannot be tried one by one.
    """
    found = _shown(profiles(before, after))
    back = _shown(profiles(after, before)).get("newly_undetermined")
    if back is not None:
        found["newly_determined"] = Shown("newly_determined", back.facts, back.after, back.before)
    return tuple(found[kind] for kind in CLASS_ORDER if kind in found)


def _shown(each: Sequence[Sequence[Profile]]) -> dict[Class, Shown]:
    """Each class that has people, shown by those with the fewest conditions that are not met.

    Raises:
        TooManyWays: there are more than `MOST_PEOPLE` kinds of people.
    """
    parts = [[_Part(one, *after) for one in island for after in one.after.items()] for island in each]
    if prod(map(len, parts)) > MOST_PEOPLE:
        raise TooManyWays(worded("too many kinds of people"))
    found: dict[Class, Shown] = {}
    for chosen in product(*parts):
        for item in _classes(chosen):
            known = found.get(item.kind)
            if known is None or _weight(item) < _weight(known):
                found[item.kind] = item
    return found


def _weight(item: Shown) -> int:
    return len(item.before | item.after)


def _classes(chosen: Sequence[_Part]) -> Iterator[Shown]:
    before = frozenset[str]().union(*(part.profile.failed for part in chosen))
    after = frozenset[str]().union(*(part.failed for part in chosen))
    facts = {name: value for part in chosen for name, value in part.profile.facts.items()}
    known = [part.facts for part in chosen if part.facts is not None]
    whole = facts | {name: value for more in known for name, value in more.items()}
    if len(known) < len(chosen):
        pass  # what comes of an unknown fact is no refusal
    elif before and after:
        if before != after:
            yield Shown("reason", whole, before, after)
    elif before:
        yield Shown("newly_right", whole, before, after)
    elif after:
        yield Shown("newly_refused", whole, before, after)
    certain = any(frozenset() not in part.profile.after for part in chosen)
    if not certain and any(len(part.profile.after) > 1 for part in chosen):
        yield Shown("newly_undetermined", facts, before, frozenset())
