"""The wishes and claims of people, and the allocation that answers them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.searching import Problem

__all__ = ["Allocation", "Claim", "Comparison", "Wish", "check", "compared", "longest_wait_first"]

WEIGHT = 1000
"""The importance of covering a person who has not waited, in days waited."""


@attrs.frozen(kw_only=True)
class Wish:
    """A person who needs one place, with a preference for each suitable place.

    Attributes:
        id: the person.
        waited: days waited.
        weight: the importance of covering this person before any wait, in days waited.
        scores: the preference for each place; a place without an entry is not suitable.
    """

    id: str
    scores: Mapping[str, int]
    waited: int = 0
    weight: int = WEIGHT

    @property
    def importance(self) -> int:
        """The importance of covering this person, in days waited."""
        return self.weight + self.waited


@attrs.frozen(kw_only=True)
class Claim:
    """A person who needs a whole plan; `problem` gives the suitable plans and the preference for each."""

    id: str
    problem: Problem
    waited: int = 0
    weight: int = WEIGHT

    @property
    def importance(self) -> int:
        """The importance of covering this person, in days waited."""
        return self.weight + self.waited


@attrs.frozen(kw_only=True)
class Comparison:
    """The difference from first come, first served: the longest wait first, each person the best place left.

    Attributes:
        coverage: the importance covered first come, first served.
        lost: ids of the persons covered first come, first served and not here.
        worse: the loss of preference of each person covered in both and worse off here, by id.
    """

    coverage: int
    lost: tuple[str, ...]
    worse: Mapping[str, int]

    @property
    def most_worse(self) -> int:
        """The largest loss of preference; 0 where no one is worse off."""
        return max(self.worse.values(), default=0)


@attrs.frozen(kw_only=True)
class Allocation:
    """The places that each person gets.

    Attributes:
        given: the places by person; a person without an entry gets none.
        coverage: the sum of the importance of the persons covered.
        preference: the sum of their preferences for what they get.
        bound: an upper bound on the `value` of any allocation; None where none was worked out.
        value: coverage and preference in one number: `day` times the coverage, plus the preference.
        day: the preference that equals one day of coverage in `value`.
        method: `flow`, `columns`, or `greedy` where OR-Tools is not installed.
        compared: the comparison with first come, first served.
        complete: False where a limit was reached first; the places given are within every capacity still.
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
        """Coverage and preference in one number."""
        return self.coverage * self.day + self.preference

    @property
    def gap(self) -> float | None:
        """The distance from the bound, as a share of the bound; None without a bound."""
        if self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0


def check(people: Sequence[Wish | Claim], capacities: Mapping[str, int]) -> None:
    """Raise BadInput with all faults of the input, if there are any."""
    if faults := tuple(_faults(people, capacities)):
        raise BadInput("the places cannot be allocated", faults=faults, code="input.faults")


def _faults(people: Sequence[Wish | Claim], capacities: Mapping[str, int]) -> Iterator[Fault]:
    ids = [person.id for person in people]
    for name in sorted({name for name in ids if ids.count(name) > 1} if len(set(ids)) < len(ids) else ()):
        yield Fault(
            "$.people",
            worded("several persons have the id {name!r}", name=name),
            "give each person a different id",
            code="input.twice",
        )
    for person in people:
        if person.waited < 0 or person.weight < 0:
            yield Fault(
                f"$.people.{person.id}",
                "a wait or weight below 0",
                "give 0 or more for both",
                code="input.number",
            )
        if isinstance(person, Wish) and not person.scores.keys() <= capacities.keys():
            for place in sorted(person.scores.keys() - capacities.keys()):
                yield Fault(
                    f"$.people.{person.id}",
                    worded("{place!r} has no capacity", place=place),
                    "give its number of places",
                    code="input.unknown-id",
                )
    for place, places in capacities.items():
        if places < 0:
            yield Fault(
                f"$.capacities.{place}",
                worded("{places} is below 0", places=places),
                "give 0 or more",
                code="input.number",
            )


def compared(
    people: Iterable[Wish | Claim], greedy: Mapping[str, int], here: Mapping[str, int]
) -> Comparison:
    """The difference of two allocations, each given as the preference of each person for what they get."""
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
    """The order of first come, first served: by wait, then by weight, then by id."""
    return sorted(people, key=lambda person: (-person.waited, -person.weight, person.id))
