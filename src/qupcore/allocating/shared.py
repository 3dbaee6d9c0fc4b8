"""Limits that several places, or several people, share: a provider's room, an employer, an adviser's time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.searching import Problem
from qupcore.searching.problem import AtMost

__all__ = ["Limits", "SharedLimit"]


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class SharedLimit:
    """A limit that several places, or several people, share. It decides about places, never about a right.

    Attributes:
        id: What it is called in the answer, such as an organisation number or `adviser:3`.
        most: How many places or plans there are.
        places: Ids of offers: each one that a person gets counts. Empty: each plan counts.
        people: References of the people whom it is about. Empty: everybody.

    >>> adviser = SharedLimit(id="adviser:3", most=1, people=("a", "b"))
    >>> [adviser.used(ref, ("x", "y")) for ref in "abc"]
    [1, 1, 0]
    >>> SharedLimit(id="provider", most=4, places=("x", "y")).used("c", ("x", "y", "z"))
    2
    """

    id: str
    most: int
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.most < 10**6:
            raise BadInput(
                worded("{most} places or plans in the limit {id!r}", most=self.most, id=self.id),
                remedy="give 0 to 999999",
                code="input.number",
            )

    def used(self, person: str, ids: Collection[str]) -> int:
        """How much of it a plan of these ids takes."""
        if self.people and person not in self.people:
            return 0
        return len(set(self.places) & set(ids)) if self.places else 1


class Limits:
    """Limits of single places and shared ones, in one table.

    Attributes:
        most: How much there is of each.
    """

    def __init__(self, capacities: Mapping[str, int], shared: Iterable[SharedLimit] = ()) -> None:
        self._shared = tuple(shared)
        self._of_place = dict(capacities)
        self._for_all = tuple(limit for limit in self._shared if not limit.people)
        self._of_person: dict[str, list[SharedLimit]] = {}
        for limit in self._shared:
            for person in limit.people:
                self._of_person.setdefault(person, []).append(limit)
        # A shared limit may be called as a place is: the kind of its name keeps them apart.
        self.most: dict[tuple[str, str], int] = {
            **{("place", id): most for id, most in capacities.items()},
            **{("shared", limit.id): limit.most for limit in self._shared},
        }

    def used(self, person: str, ids: Sequence[str]) -> dict[tuple[str, str], int]:
        """How much of each limit a plan takes; limits of which it takes nothing are left out."""
        found = {("place", id): 1 for id in ids if id in self._of_place}
        for limit in self._about(person):
            if number := limit.used(person, ids):
                found["shared", limit.id] = number
        return found

    def prices(self, person: str, prices: Mapping[tuple[str, str], int]) -> tuple[dict[str, int], int]:
        """The price of each place for a person, and of any plan at all."""
        each = {id: prices["place", id] for id in self._of_place}
        any_plan = 0
        for limit in self._about(person):
            price = prices["shared", limit.id]
            if not limit.places:
                any_plan += price
            for id in limit.places:
                each[id] = each.get(id, 0) + price
        return each, any_plan

    def left(self, person: str, problem: Problem, left: Mapping[tuple[str, str], int]) -> Problem | None:
        """The problem of a person with what is left; None where no plan is left for this person."""
        gone = {id for id in self._of_place if not left["place", id]}
        groups = []
        known = {candidate.id for candidate in problem.candidates}
        for limit in self._about(person):
            number = left["shared", limit.id]
            if number == 0 and not limit.places:
                return None
            members = known & set(limit.places)
            if number == 0:
                gone |= members
            elif number < len(members):
                groups.append(AtMost(f"shared {limit.id}", members - gone, number))
        narrowed = problem.without(gone & known)
        if not groups:
            return narrowed
        groups = [attrs.evolve(group, members=group.members - gone) for group in groups]
        return attrs.evolve(narrowed, groups=[*narrowed.groups, *groups])

    def _about(self, person: str) -> tuple[SharedLimit, ...]:
        return (*self._for_all, *self._of_person.get(person, ()))
