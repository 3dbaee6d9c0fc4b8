"""The candidates that may still be added to an unfinished plan, and the reason for each that may not."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.searching.checking import Breach, mask_of
from qupcore.searching.compact import Compact, Timing, bits, compacted
from qupcore.searching.first import complete
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit, Stopped
from qupcore.searching.problem import Problem
from qupcore.searching.rule import Constraint

__all__ = ["Additions", "addable_candidates"]


@attrs.frozen
class Additions:
    """The candidates that may be added to a set that can then still become a valid plan.

    Attributes:
        completable: whether the set is or can become a valid plan; None where the limit was reached first.
        may: the ids, sorted, each of which may be added by itself.
        refused: the rule against each that may not be added, and the set's elements that it clashes with.
            The rule `completion` means that it clashes with no element, and that still no valid plan has it.
        unknown: the ids, sorted, without an answer because the limit was reached.
    """

    completable: bool | None
    may: tuple[str, ...]
    refused: dict[str, Breach]
    unknown: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every candidate has an answer."""
        return self.completable is not None and not self.unknown


def addable_candidates(problem: Problem, ids: Iterable[str] = (), limit: SearchLimit = NO_LIMIT) -> Additions:
    """The candidates that may be added to these ids, each by itself.

    One valid plan gives the answer for all its elements; the search prefers candidates without an answer, so
    that a few plans are enough for most.

    Raises:
        BadInput: an id is not a candidate.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)]) for name in ("a", "b", "c")]
    >>> problem = Problem(candidates=rooms, most=2, least_units=60, most_units=75, forbidden=[("a", "b")])
    >>> found = addable_candidates(problem, ["a"])
    >>> found.may, {name: str(breach.rule) for name, breach in found.refused.items()}
    (('c',), {'b': 'forbidden(a, b)'})
    """
    form = compacted(problem)
    chosen = mask_of(form, ids)
    meter = Meter(limit)
    refused = {form.ids[i]: breach for i, breach in _in_the_way(form, chosen)}
    hopeless = form.mask(refused)
    open_ = form.all & ~chosen & ~hopeless
    good = asked = 0
    completable: bool | None = None
    try:
        plan = complete(form, meter, chosen, hopeless, open_)
        completable = plan is not None
        good = plan or 0
        for i in bits(open_):
            if good >> i & 1:
                continue
            if completable:
                good |= complete(form, meter, chosen | 1 << i, hopeless, open_ & ~good) or 0
            asked |= 1 << i
    except Stopped:
        pass
    none = Breach(Constraint("completion"))
    refused |= {form.ids[i]: none for i in bits(asked & ~good)}
    return Additions(
        completable,
        may=tuple(sorted(form.ids[i] for i in bits(good & open_))),
        refused=dict(sorted(refused.items())),
        unknown=tuple(sorted(form.ids[i] for i in bits(open_ & ~good & ~asked))),
    )


def _in_the_way(form: Compact, chosen: int) -> list[tuple[int, Breach]]:
    """The candidates that clash with the set, whatever else is added, and the breach of each."""
    timing: Timing = form.no_timing
    for i in bits(chosen):
        timing = form.extend(timing, i)
    return [
        (i, breach)
        for i in bits(form.all & ~chosen)
        if (breach := _clash(form, chosen, i, timing)) is not None
    ]


def _clash(form: Compact, chosen: int, i: int, timing: Timing) -> Breach | None:
    problem, name = form.problem, form.ids[i]
    if form.excludes[i] & chosen:
        for pair in problem.forbidden:
            if name in pair and form.mask(pair) & chosen:
                return Breach(Constraint("forbidden", pair), tuple(other for other in pair if other != name))
    if form.excludes[i] & chosen or form.adds[i]:
        there = {form.ids[j] for j in bits(chosen)}
        for group in problem.groups:
            if name in group.members and len(members := group.members & there) >= group.most:
                return Breach(Constraint("group", (group.name,)), tuple(sorted(members)))
    if chosen.bit_count() >= problem.most:
        return Breach(Constraint("most"), tuple(sorted(form.ids[j] for j in bits(chosen))))
    if not form.extend(timing, i):
        return _no_time(form, chosen, i, timing)
    for rule in problem.requirements:
        if rule.element == name and not form.mask(rule.one_of) & ~_shut_out(form, chosen | 1 << i):
            return Breach(Constraint("requirement", (name, *sorted(rule.one_of))))
    return None


def _no_time(form: Compact, chosen: int, i: int, timing: Timing) -> Breach:
    """The breach of a candidate that has too many hours, or collides with elements of the set."""
    room = (
        form.full.bit_length()
        - 1
        - min(((reach & -reach).bit_length() - 1 for _, reach in timing), default=0)
    )
    if timing and form.shortest[i] > room:
        return Breach(Constraint("most_units"))
    alone = form.extend(form.no_timing, i)
    with_it = [j for j in bits(chosen) if not form.extend(alone, j)]
    return Breach(Constraint("slots"), tuple(sorted(form.ids[j] for j in with_it)))


def _shut_out(form: Compact, chosen: int) -> int:
    """The candidates that a forbidden pair or a group of one excludes."""
    out = 0
    for i in bits(chosen):
        out |= form.excludes[i]
    return out
