"""Find whether there is a valid plan, and one of them: depth first, goals with the fewest candidates first.

Each branch adds one of the candidates that can meet the hardest goal, and never again tries a candidate whose
branch has failed. A branch that can no longer meet the hours, needs or requirements is abandoned at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.searching.combination import Found, combination_of
from qupcore.searching.compact import Compact, Timing, bits, compacted
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit, Stopped
from qupcore.searching.problem import Problem

__all__ = ["complete", "exists", "first", "gaps"]


def gaps(problem: Problem) -> tuple[str, ...]:
    """The needs and parts that no candidate meets; where there is one, there is no valid plan.

    >>> gaps(Problem(candidates=[], most=3, most_units=75, needs={"skills", "health"}))
    ('health', 'skills')
    """
    form = compacted(problem)
    return tuple(
        name for name, providers in zip(form.goal_names, form.providers, strict=True) if not providers
    )


def exists(problem: Problem, limit: SearchLimit = NO_LIMIT) -> bool | None:
    """Whether there is a valid plan; None where the limit was reached before the answer.

    >>> exists(Problem(candidates=[], most=3, most_units=75, least_units=50))
    False
    """
    try:
        return complete(compacted(problem), Meter(limit)) is not None
    except Stopped:
        return None


def first(problem: Problem, limit: SearchLimit = NO_LIMIT) -> Found:
    """One valid plan, always the same, found as fast as possible; no plans where there is none.

    >>> from qupcore.searching import Candidate
    >>> practice = Candidate(id="practice", options=[(30,), (40,)])
    >>> first(Problem(candidates=[practice], most=1, least_units=35, most_units=75)).plans[0].ids
    ('practice',)
    """
    form = compacted(problem)
    try:
        chosen = complete(form, Meter(limit))
    except Stopped:
        return Found((), complete=False)
    return Found(() if chosen is None else (combination_of(form, chosen),), complete=True)


def complete(form: Compact, meter: Meter, must: int = 0, avoid: int = 0, prefer: int = 0) -> int | None:
    """A valid set that holds all of `must` and none of `avoid`; None where there is none.

    Candidates in `prefer` are tried first.

    Raises:
        Stopped: at the limit.
    """
    if any(not providers & ~avoid for providers in form.providers):
        return None
    here = _begin(form, must)
    if here is None:
        return None
    free, goals, counts, pending, timing = here
    left = form.most - must.bit_count()
    return _Descent(form, meter, prefer).into(must, free & ~avoid, left, goals, counts, pending, timing)


def _begin(form: Compact, must: int) -> tuple[int, int, int, tuple[int, ...], Timing] | None:
    """The state of the search after `must` is chosen; None where it clashes."""
    if must.bit_count() > form.most:
        return None
    free, goals, counts, timing = form.all & ~must, form.goals, form.no_counts, form.no_timing
    pending: tuple[int, ...] = ()
    for i in bits(must):
        if form.excludes[i] & must:
            return None
        free &= ~form.excludes[i]
        goals &= ~form.cover[i]
        counts += form.adds[i]
        if counts & form.over:
            return None
        pending += tuple(providers for providers in form.requires[i] if not providers & must)
        timing = form.extend(timing, i)
        if not timing:
            return None
    return free, goals, counts, pending, timing


class _Descent:
    """One search, with the values that are the same on every level."""

    def __init__(self, form: Compact, meter: Meter, prefer: int) -> None:
        self.form = form
        self.prefer = prefer
        self.spend = meter.spend

    def into(
        self,
        chosen: int,
        free: int,
        left: int,
        goals: int,
        counts: int,
        pending: tuple[int, ...],
        timing: Timing,
    ) -> int | None:
        """A valid set that holds `chosen` and up to `left` of `free`."""
        self.spend()
        form = self.form
        if not goals and not pending and form.fills(timing):
            return chosen
        if not left:
            return None
        for members, _, full in form.groups:
            if counts & full == full:
                free &= ~members
        takers = self._takers(free, left, goals, pending)
        if not takers or self._too_short(free, left, timing):
            return None
        ahead = []
        last = left == 1
        for i in self._in_order(takers):
            longer = form.extend(timing, i)
            if not longer:
                free &= ~(1 << i)
                continue
            met = goals & ~form.cover[i]
            after = pending
            if pending or form.requires[i]:
                after = tuple(providers for providers in pending if not providers >> i & 1)
                after += tuple(providers for providers in form.requires[i] if not providers & chosen)
            if not met and not after and form.fills(longer):
                return chosen | 1 << i
            if not last:
                ahead.append((i, met, after, longer))
        for i, met, after, longer in ahead:
            free &= ~(1 << i)
            found = self.into(
                chosen | 1 << i,
                free & ~form.excludes[i],
                left - 1,
                met,
                counts + form.adds[i],
                after,
                longer,
            )
            if found is not None:
                return found
        return None

    def _takers(self, free: int, left: int, goals: int, pending: tuple[int, ...]) -> int:
        """The candidates of which one must be taken next: those for the goal with the fewest candidates."""
        providers = self.form.providers
        fewest = free
        how_few = fewest.bit_count() + 1
        all_of_them = free
        for who in (*pending, *(providers[goal] for goal in bits(goals))):
            takers = free & who
            all_of_them &= who
            if takers.bit_count() < how_few:
                fewest, how_few = takers, takers.bit_count()
        return all_of_them if left == 1 else fewest

    def _too_short(self, free: int, left: int, timing: Timing) -> bool:
        """Whether even the longest options of the longest candidates give a total below the band."""
        missing = self.form.low + 1 - max(reach.bit_length() for _, reach in timing)
        if missing <= 0:
            return False
        longest = self.form.longest
        for i in bits(free):  # the longest come first
            missing -= longest[i]
            left -= 1
            if missing <= 0:
                return False
            if not left:
                return True
        return True

    def _in_order(self, takers: int) -> Iterator[int]:
        yield from bits(takers & self.prefer)
        yield from bits(takers & ~self.prefer)
