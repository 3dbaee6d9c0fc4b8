"""The reason why there is no plan: a minimal set of rules that no plan meets together.

First the simple case, a need that no candidate meets. Then QuickXplain (Junker 2004), which halves the rules
until the remaining rules cannot be met together, and every part of them can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from qupcore.searching.checking import mask_of
from qupcore.searching.compact import bits, compacted
from qupcore.searching.first import complete
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit, Stopped
from qupcore.searching.problem import Problem
from qupcore.searching.rule import Constraint, goal_rule, keeping, rules_of

__all__ = ["Conflict", "conflict", "smallest"]


@attrs.frozen
class Conflict:
    """Rules that no plan meets together; without any one of them, some plan meets the others.

    A rule `element(course)` means that the element must be in the plan. Where the limit was reached first,
    there are no rules, and `complete` is False.
    """

    rules: tuple[Constraint, ...]
    complete: bool = True

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements that the conflict is between."""
        return tuple(rule.about[0] for rule in self.rules if rule.kind == "element")


def conflict(
    problem: Problem, ids: Iterable[str] = (), *, alone: bool = False, limit: SearchLimit = NO_LIMIT
) -> Conflict | None:
    """The reason why no valid plan holds these ids (no ids: why there is no plan); None where one does.

    Args:
        problem: what may be combined.
        ids: the ids that must be in the plan.
        alone: whether the plan may hold nothing else: then the reason why this very set is not valid.
        limit: the limit of the search.

    Raises:
        BadInput: an id is not a candidate.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)]) for name in ("a", "b", "c")]
    >>> problem = Problem(candidates=rooms, most=2, least_units=60, most_units=75, forbidden=[("a", "b")])
    >>> found = conflict(problem, ["a", "b"])
    >>> [str(rule) for rule in found.rules], found.elements
    (['element(a)', 'element(b)', 'forbidden(a, b)'], ('a', 'b'))
    """
    form = compacted(problem)
    must = mask_of(form, ids)
    avoid = form.all & ~must if alone else 0
    for goal, providers in enumerate(form.providers):
        if not providers & ~avoid:
            return Conflict((goal_rule(form, goal),))
    meter = Meter(limit)

    def can_be_kept(rules: Sequence[Constraint]) -> bool:
        relaxed = compacted(keeping(problem, frozenset(rules)))
        # Other options change the order of candidates, and so their bits: look them up by id.
        held = relaxed.mask(rule.about[0] for rule in rules if rule.kind == "element")
        kept_out = relaxed.mask(form.ids[i] for i in bits(avoid))
        return complete(relaxed, meter, held, kept_out) is not None

    elements = (Constraint("element", (name,)) for name in sorted(form.ids[i] for i in bits(must)))
    rules = (*elements, *rules_of(problem))
    try:
        if can_be_kept(rules):
            return None
        return Conflict(tuple(smallest(can_be_kept, rules)))
    except Stopped:
        return Conflict((), complete=False)


def smallest(
    can_be_kept: Callable[[Sequence[Constraint]], bool], rules: Sequence[Constraint]
) -> list[Constraint]:
    """A minimal set of the rules that cannot be met together, where all of the rules together cannot."""

    def within(background: list[Constraint], added: bool, rest: Sequence[Constraint]) -> list[Constraint]:
        if added and not can_be_kept(background):
            return []
        if len(rest) == 1:
            return list(rest)
        half = len(rest) // 2
        first, second = list(rest[:half]), list(rest[half:])
        of_second = within([*background, *first], True, second)
        of_first = within([*background, *of_second], bool(of_second), first)
        return of_first + of_second

    return within([], False, rules)
