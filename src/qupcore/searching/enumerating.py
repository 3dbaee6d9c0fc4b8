"""All valid plans, one at a time, without building a table first and in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from qupcore.searching.combination import Plans, combination_of
from qupcore.searching.compact import Compact, Timing, compacted
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit
from qupcore.searching.problem import Problem

__all__ = ["all_sets", "iter_combinations"]


def iter_combinations(problem: Problem, limit: SearchLimit = NO_LIMIT) -> Plans:
    """Every valid plan once, always in the same order.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)]) for name in ("a", "b", "c")]
    >>> plans = iter_combinations(Problem(candidates=rooms, most=2, least_units=60, most_units=75))
    >>> [plan.ids for plan in plans], plans.complete
    ([('a', 'b'), ('a', 'c'), ('b', 'c')], True)
    """
    form = compacted(problem)
    return Plans(combination_of(form, chosen) for chosen in all_sets(form, Meter(limit)))


def all_sets(
    form: Compact, meter: Meter, must: int = 0, avoid: int = 0, most: int | None = None
) -> Iterator[int]:
    """Every valid set that holds `must` and none of `avoid`, and no more than `most` elements.

    Raises:
        Stopped: at the limit.
    """
    return _Walk(form, meter, must, avoid, form.most if most is None else min(most, form.most)).sets()


class _Walk:
    """A walk over the candidates in order, each taken or skipped; candidates in `must` are never skipped."""

    def __init__(self, form: Compact, meter: Meter, must: int, avoid: int, most: int) -> None:
        self.form = form
        self.spend = meter.spend
        self.must = must
        self.avoid = avoid
        self.most = most
        n = form.n
        self.coming = [0] * (n + 1)  # the goals that candidates from here on can meet
        for i in range(n - 1, -1, -1):
            self.coming[i] = self.coming[i + 1] | (0 if avoid >> i & 1 else form.cover[i])
        # The longest come first, so no `left` candidates add more than the next `left`.
        self.sums = list(accumulate(form.longest, initial=0))

    def sets(self) -> Iterator[int]:
        form = self.form
        if not form.goals and not self.must and form.fills(form.no_timing):
            yield 0
        if self.most:
            yield from self._from(
                0, form.all & ~self.avoid, self.most, form.goals, form.no_counts, (), form.no_timing, 0
            )

    def _from(
        self,
        start: int,
        free: int,
        left: int,
        goals: int,
        counts: int,
        pending: tuple[int, ...],
        timing: Timing,
        chosen: int,
    ) -> Iterator[int]:
        form, must, coming, sums = self.form, self.must, self.coming, self.sums
        reached = max(reach.bit_length() for _, reach in timing) - 1
        missing = form.low - reached
        ahead = free >> start << start
        while ahead:
            one = ahead & -ahead
            i = one.bit_length() - 1
            if goals & ~coming[i] or sums[min(i + left, form.n)] - sums[i] < missing:
                return
            if must & (one - 1) & ~chosen:
                return  # a candidate in `must` was skipped
            if pending and any(not providers & ahead for providers in pending):
                return
            ahead ^= one
            self.spend()
            more = counts + form.adds[i]
            if more & form.over:
                continue
            longer = form.extend(timing, i)
            if not longer:
                continue
            after = pending
            if pending or form.requires[i]:
                after = tuple(providers for providers in pending if not providers & one)
                after += tuple(providers for providers in form.requires[i] if not providers & chosen)
            met = goals & ~form.cover[i]
            with_it = chosen | one
            if not met and not after and not must & ~with_it and form.fills(longer):
                yield with_it
            if left > 1:
                yield from self._from(
                    i + 1, free & ~form.excludes[i], left - 1, met, more, after, longer, with_it
                )
