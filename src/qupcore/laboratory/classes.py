"""The classes of people whose answer about the right differs, each with facts that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.laboratory.islands import Profile, State, profiles
from qupcore.laboratory.kinds import CLASS_ORDER, Class
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["Shown", "classes_between"]


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
    people: dict[_Kind, _Smallest] = {_NOBODY: _Smallest()}
    for island in profiles(before, after):
        people = _joined_by(people, island)
    found: dict[Class, _Smallest] = {}
    for kind, smallest in people.items():
        told = _class(kind)
        if told is not None and (told not in found or smallest.rank < found[told].rank):
            found[told] = smallest
    return tuple(found[kind].shown(kind) for kind in CLASS_ORDER if kind in found)


@attrs.frozen
class _Kind:
    """What matters of people for their class: people of one kind are told apart by nothing else.

    Attributes:
        outcomes: What comes of their facts under each rulebook.
        fails: Whether they fail a condition by itself, under each rulebook.
        otherwise: Whether the conditions that they fail are others.
    """

    outcomes: tuple[State, State]
    fails: tuple[bool, bool]
    otherwise: bool

    def with_profile(self, profile: Profile) -> _Kind:
        """The kind of those of this kind who have a profile besides."""
        return _Kind(
            (_worst(self.outcomes[0], profile.before), _worst(self.outcomes[1], profile.after)),
            (self.fails[0] or bool(profile.failed[0]), self.fails[1] or bool(profile.failed[1])),
            self.otherwise or profile.failed[0] != profile.failed[1],
        )


_NOBODY = _Kind(("met", "met"), (False, False), False)


@attrs.frozen
class _Smallest:
    """Those of a kind with the fewest conditions that are not met, then facts: the first of them.

    No condition is of two islands, so the numbers of conditions add up, and who is smallest with one island
    more was smallest before.

    Attributes:
        failed: How many conditions they fail, under one rulebook or both.
        known: How many facts are known.
        places: The place of their profile in each island.
        profiles: Their profile in each island.
    """

    failed: int = 0
    known: int = 0
    places: tuple[int, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @property
    def rank(self) -> tuple[int, int, tuple[int, ...]]:
        """The smaller ones come first."""
        return self.failed, self.known, self.places

    def with_profile(self, profile: Profile, place: int) -> _Smallest:
        """The same with a profile of one island more."""
        return _Smallest(
            self.failed + len(profile.failed[0] | profile.failed[1]),
            self.known + len(profile.facts),
            (*self.places, place),
            (*self.profiles, profile),
        )

    def shown(self, kind: Class) -> Shown:
        """They, as the people who show a class."""
        facts = {name: value for profile in self.profiles for name, value in profile.facts.items()}
        failed = (frozenset[str]().union(*(one.failed[side] for one in self.profiles)) for side in (0, 1))
        return Shown(kind, facts, *failed)


def _joined_by(people: Mapping[_Kind, _Smallest], island: Sequence[Profile]) -> dict[_Kind, _Smallest]:
    """The people with one island more: of each kind the smallest."""
    found: dict[_Kind, _Smallest] = {}
    for kind, smallest in people.items():
        for place, profile in enumerate(island):
            joined, larger = kind.with_profile(profile), smallest.with_profile(profile, place)
            if joined not in found or larger.rank < found[joined].rank:
                found[joined] = larger
    return found


def _class(kind: _Kind) -> Class | None:
    if kind.outcomes == ("unmet", "unmet"):
        return "reason" if all(kind.fails) and kind.otherwise else None
    return _BY_OUTCOMES.get(kind.outcomes)


def _worst(one: State, other: State) -> State:
    return "unmet" if "unmet" in (one, other) else "open" if "open" in (one, other) else "met"


_BY_OUTCOMES: Mapping[tuple[State, State], Class] = {
    ("unmet", "met"): "newly_right",
    ("met", "unmet"): "newly_refused",
    ("met", "open"): "newly_undetermined",
    ("unmet", "open"): "newly_undetermined",
    ("open", "met"): "newly_determined",
    ("open", "unmet"): "newly_determined",
}
