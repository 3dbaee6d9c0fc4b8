"""Who asks for what, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.searching import Problem

__all__ = ["Allocation", "Claim", "Comparison", "Wish", "check", "compared", "longest_wait_first"]

WEIGHT = 1000
"""What one person covered counts for before any waiting, in days waited."""


@attrs.frozen(kw_only=True)
class Wish:
    """A person who needs one place, and how much each of those that would do is preferred.

    Attributes:
        id: who.
        waited: days.
        weight: what it counts for that this person is covered, in days waited.
        scores: by place, what the person makes of it; no entry, not that place.
    """

    id: str
    scores: Mapping[str, int]
    waited: int = 0
    weight: int = WEIGHT

    @property
    def importance(self) -> int:
        """What it counts for that this person is covered."""
        return self.weight + self.waited


@attrs.frozen(kw_only=True)
class Claim:
    """A person who needs a whole plan: `problem` says which would do and how much each is preferred."""

    id: str
    problem: Problem
    waited: int = 0
    weight: int = WEIGHT

    @property
    def importance(self) -> int:
        """What it counts for that this person is covered."""
        return self.weight + self.waited


@attrs.frozen(kw_only=True)
class Comparison:
    """How an allocation differs from first come, first served: the longest wait first, each the best left.

    Attributes:
        coverage: importance covered in that order.
        lost: ids of those who are covered in that order and not here.
        worse: by id, how much less the place or plan here is preferred, of those covered in both.
    """

    coverage: int
    lost: tuple[str, ...]
    worse: Mapping[str, int]

    @property
    def most_worse(self) -> int:
        """The largest such loss; 0 where no one is worse off."""
        return max(self.worse.values(), default=0)


@attrs.frozen(kw_only=True)
class Allocation:
    """Who gets what.

    Attributes:
        given: by person, the places; no entry, none.
        coverage: the sum of the importance of those covered.
        preference: the sum of what they make of it.
        bound: no allocation has a larger `value`; None where none was worked out.
        value: coverage and preference in one number, in which `day` preferences make up one day of coverage.
        day: see `value`.
        method: `flow`, `columns`, or `greedy` where OR-Tools is not installed.
        compared: with the greedy order.
        complete: False where a limit came first: what is given is still within every capacity.
    """

    given: Mapping[str, tuple[str, ...]]
    coverage: int
    preference: int
    bound: int | None
    day: int
    method: str
    compared: Comparison
    complete: bool = True

    @property
    def value(self) -> int:
        """Coverage first, then preference."""
        return self.coverage * self.day + self.preference

    @property
    def gap(self) -> float | None:
        """How far below its bound it is at most, as a share of the bound; None without a bound."""
        if self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0


def check(people: Sequence[Wish | Claim], capacities: Mapping[str, int]) -> None:
    """Raise BadInput with every fault, if there is any."""
    if faults := tuple(_faults(people, capacities)):
        raise BadInput("places that cannot be shared out", faults=faults, code="input.faults")


def _faults(people: Sequence[Wish | Claim], capacities: Mapping[str, int]) -> Iterator[Fault]:
    ids = [person.id for person in people]
    for name in sorted({name for name in ids if ids.count(name) > 1} if len(set(ids)) < len(ids) else ()):
        yield Fault(
            "$.people",
            f"more than one is called {name!r}",
            "give each an id of their own",
            code="input.twice",
        )
    for person in people:
        if person.waited < 0 or person.weight < 0:
            yield Fault(
                f"$.people.{person.id}", "a wait or weight below 0", "both count from 0", code="input.number"
            )
        if isinstance(person, Wish) and not person.scores.keys() <= capacities.keys():
            for place in sorted(person.scores.keys() - capacities.keys()):
                yield Fault(
                    f"$.people.{person.id}",
                    f"{place!r} has no capacity",
                    "say how many places it has",
                    code="input.unknown-id",
                )
    for place, places in capacities.items():
        if places < 0:
            yield Fault(f"$.capacities.{place}", f"{places} is below 0", "count from 0", code="input.number")


def compared(
    people: Iterable[Wish | Claim], greedy: Mapping[str, int], here: Mapping[str, int]
) -> Comparison:
    """How two allocations differ, each by person what they make of what they get."""
    importance = {person.id: person.importance for person in people}
    return Comparison(
        coverage=sum(importance[name] for name in greedy),
        lost=tuple(sorted(greedy.keys() - here.keys())),
        worse={
            name: greedy[name] - here[name]
            for name in sorted(greedy.keys() & here.keys())
            if greedy[name] > here[name]
        },
    )


Person = TypeVar("Person", Wish, Claim)


def longest_wait_first(people: Iterable[Person]) -> list[Person]:
    """The greedy order: of equal waits the weightier first, then by id."""
    return sorted(people, key=lambda person: (-person.waited, -person.weight, person.id))
