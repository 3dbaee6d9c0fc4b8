"""The problem of a search: candidates, and the rules that every combination must meet.

The search knows nothing about measures, people or law: the caller that builds a `Problem` decides what the
candidates and rules mean. Time is counted in units of the caller's choice (half hours, quarter hours).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.memory import Table

__all__ = ["MOST_SCORE", "MOST_UNITS", "AtLeast", "AtMost", "Candidate", "Option", "Problem", "Requirement"]

MOST_SCORE = 10**12
"""The largest absolute score of a candidate; sums of scores are kept in lanes of 64 bits."""

MOST_UNITS = 10_000
"""The largest total of a problem; about the minutes of a week."""


class Option(NamedTuple):
    """One way to take part: an amount of time, and its slots.

    `slots` is a set of bits, one for each piece into which the caller divides the week; two options that
    share a bit collide. An option without bits has flexible hours.
    """

    units: int
    slots: int = 0


def _options(given: Iterable[tuple[int, int] | tuple[int] | Option]) -> tuple[Option, ...]:
    return tuple(sorted({Option(*option) for option in given}))


def _names(given: Iterable[str]) -> frozenset[str]:
    return frozenset((given,) if isinstance(given, str) else given)


def _pairs(given: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({tuple(sorted(pair)) for pair in given}))  # type: ignore[misc]


@attrs.frozen(kw_only=True)
class Candidate:
    """An element that a plan may hold once, in exactly one of its options.

    `needs` are the needs it meets; `parts` are the parts of a plan that its time counts towards.

    >>> Candidate(id="course", options=[(20, 0b1100), (20, 0b0011)], needs={"skills"}, score=4).options
    (Option(units=20, slots=3), Option(units=20, slots=12))
    """

    id: str
    options: tuple[Option, ...] = attrs.field(converter=_options)
    needs: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    parts: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    score: int = 0

    def __attrs_post_init__(self) -> None:
        faults = []
        if not self.options:
            faults.append(
                Fault(
                    "$.options",
                    "there are no options",
                    "give at least one option, or leave the candidate out",
                    code="input.missing",
                )
            )
        if any(option.units < 0 or option.slots < 0 for option in self.options):
            faults.append(
                Fault("$.options", "units or slots below 0", "give 0 or more for both", code="input.number")
            )
        if abs(self.score) > MOST_SCORE:
            faults.append(
                Fault(
                    "$.score",
                    worded("{score} is beyond ±{most_score}", score=self.score, most_score=MOST_SCORE),
                    "use a coarser scale",
                    code="input.number",
                )
            )
        if faults:
            raise BadInput(
                "the candidate is not valid",
                where=self.id,
                faults=tuple(faults),
                code="search.problem",
            )


@attrs.frozen
class AtLeast:
    """A part that a plan must have: at least one element, and `least_units` in all (0 for any amount)."""

    name: str
    least_units: int = 0


@attrs.frozen
class AtMost:
    """At most `most` of the members may be in one plan."""

    name: str
    members: frozenset[str] = attrs.field(converter=_names)
    most: int = 1


@attrs.frozen
class Requirement:
    """`element` may be in a plan only together with one of `one_of`."""

    element: str
    one_of: frozenset[str] = attrs.field(converter=_names)


def _candidates(given: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(given)


def _parts(given: Iterable[AtLeast]) -> tuple[AtLeast, ...]:
    return tuple(given)


def _groups(given: Iterable[AtMost]) -> tuple[AtMost, ...]:
    return tuple(given)


def _requirements(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return tuple(given)


def _built() -> Table[str, Any]:
    return Table("searching.problem.Problem.built", most=8)


@attrs.frozen(kw_only=True)
class Problem:
    """Candidates and rules. A set of candidates is valid when some choice of options meets every rule.

    Args:
        candidates: the candidates, each taken at most once.
        most: the largest number of elements, inclusive.
        most_units: the largest total of units, inclusive.
        least_units: the smallest total of units, inclusive.
        needs: the needs that the elements together must meet.
        parts: the parts that the plan must have, see `AtLeast`.
        forbidden: the pairs that exclude each other.
        groups: the limits of groups, see `AtMost`.
        requirements: see `Requirement`; an element may have several, and each must be met.

    Raises:
        BadInput: a rule names an unknown candidate or has an impossible number; every fault is listed.

    >>> problem = Problem(
    ...     candidates=[
    ...         Candidate(id="course", options=[(20, 0)], needs={"skills"}),
    ...         Candidate(id="practice", options=[(30, 0), (40, 0)], parts={"work"}),
    ...     ],
    ...     most=5, least_units=50, most_units=75, needs={"skills"}, parts=[AtLeast("work")],
    ... )
    >>> [str(rule) for rule in problem.names]
    ['course', 'practice']
    >>> Problem(candidates=[], most=5, most_units=75, forbidden=[("a", "b")])
    Traceback (most recent call last):
    ...
    qupcore.errors.BadInput: the problem is not valid
      $.forbidden: 'a' is not a candidate (name a candidate, or leave the rule out)
      $.forbidden: 'b' is not a candidate (name a candidate, or leave the rule out)
    """

    candidates: tuple[Candidate, ...] = attrs.field(converter=_candidates)
    most: int
    most_units: int
    least_units: int = 0
    needs: frozenset[str] = attrs.field(default=frozenset(), converter=_names)
    parts: tuple[AtLeast, ...] = attrs.field(default=(), converter=_parts)
    forbidden: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    groups: tuple[AtMost, ...] = attrs.field(default=(), converter=_groups)
    requirements: tuple[Requirement, ...] = attrs.field(default=(), converter=_requirements)
    built: Table[str, Any] = attrs.field(init=False, factory=_built, eq=False, repr=False)
    """Values that the algorithms worked out for this problem, kept for the next call."""

    def __attrs_post_init__(self) -> None:
        if faults := tuple(self._faults()):
            raise BadInput("the problem is not valid", faults=faults, code="search.problem")

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the candidates, in the order given."""
        return tuple(candidate.id for candidate in self.candidates)

    def without(self, ids: Iterable[str]) -> Problem:
        """The problem without these candidates; a requirement that only they met stays, and cannot be met.

        >>> rooms = [Candidate(id="a", options=[(1,)]), Candidate(id="b", options=[(1,)])]
        >>> Problem(candidates=rooms, most=1, most_units=1).without({"a"}).names
        ('b',)
        """
        gone = frozenset(ids)
        return attrs.evolve(
            self,
            candidates=[one for one in self.candidates if one.id not in gone],
            forbidden=[pair for pair in self.forbidden if gone.isdisjoint(pair)],
            groups=[AtMost(group.name, group.members - gone, group.most) for group in self.groups],
            requirements=[
                Requirement(rule.element, rule.one_of - gone)
                for rule in self.requirements
                if rule.element not in gone
            ],
        )

    def _faults(self) -> Iterator[Fault]:
        known = {candidate.id for candidate in self.candidates}
        if len(known) < len(self.candidates):
            twice = sorted({name for name in self.names if self.names.count(name) > 1})
            yield Fault(
                "$.candidates",
                worded("several have the id {names}", names=", ".join(twice)),
                "give each candidate a different id",
                code="input.twice",
            )
        if self.most < 0:
            yield Fault(
                "$.most",
                worded("{most} is below 0", most=self.most),
                "give the largest number of elements",
                code="input.number",
            )
        if not 0 <= self.least_units <= self.most_units:
            yield Fault(
                "$.least_units",
                worded("not between 0 and most_units ({most_units})", most_units=self.most_units),
                "correct the two bounds",
                code="input.number",
            )
        if self.most_units > MOST_UNITS:
            yield Fault(
                "$.most_units",
                worded("{most_units} is beyond {most}", most_units=self.most_units, most=MOST_UNITS),
                "use a coarser unit",
                code="input.number",
            )
        if len({part.name for part in self.parts}) < len(self.parts):
            yield Fault("$.parts", "the same part twice", "keep the stricter one", code="input.twice")
        if len({group.name for group in self.groups}) < len(self.groups):
            yield Fault(
                "$.groups", "two groups of the same name", "give each a different name", code="input.twice"
            )
        for part in self.parts:
            if not 0 <= part.least_units <= self.most_units:
                yield Fault(
                    "$.parts",
                    worded(
                        "{name!r} requires {least_units} units", name=part.name, least_units=part.least_units
                    ),
                    "give 0 to most_units",
                    code="input.number",
                )
        for group in self.groups:
            if group.most < 1:
                yield Fault(
                    "$.groups",
                    worded("{name!r} allows {most}", name=group.name, most=group.most),
                    "leave its members out instead",
                    code="input.number",
                )
        for pair in self.forbidden:
            if len(set(pair)) != 2:
                yield Fault(
                    "$.forbidden",
                    worded("{pair!r} is not two candidates", pair=pair),
                    "name two",
                    code="input.value",
                )
        named = [("$.forbidden", name) for pair in self.forbidden for name in pair]
        named += [("$.groups", name) for group in self.groups for name in sorted(group.members - known)]
        for requirement in self.requirements:
            named.append(("$.requirements", requirement.element))
            named += [("$.requirements", name) for name in sorted(requirement.one_of - known)]
        for path, name in named:
            if name not in known:
                yield Fault(
                    path,
                    worded("{name!r} is not a candidate", name=name),
                    "name a candidate, or leave the rule out",
                    code="input.unknown-id",
                )
