"""The best plans first: a best-first search, which always extends the partial plan with the highest bound.

The order is total. A higher sum of scores comes first; of two plans with equal sums, the one that holds the
first id on which they differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

from qupcore.searching.bound import HOPELESS, Bound
from qupcore.searching.combination import Combination, Found, Plans, combination_of
from qupcore.searching.compact import Compact, Timing, bits
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit
from qupcore.searching.placing import placed
from qupcore.searching.problem import Problem

__all__ = ["best", "diverse", "ranked"]


def ranked(problem: Problem, limit: SearchLimit = NO_LIMIT) -> Plans:
    """Every valid plan, best first; each plan is found only when it is requested.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)], score=n) for n, name in enumerate("abc")]
    >>> plans = ranked(Problem(candidates=rooms, most=2, least_units=60, most_units=75))
    >>> [(plan.ids, plan.score) for plan in plans]
    [(('b', 'c'), 3), (('a', 'c'), 2), (('a', 'b'), 1)]
    """
    return Plans(_stream(problem, Meter(limit)))


def best(problem: Problem, want: int = 5, limit: SearchLimit = NO_LIMIT) -> Found:
    """The `want` best plans, or all plans where there are fewer.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)], score=n) for n, name in enumerate("abc")]
    >>> best(Problem(candidates=rooms, most=1, most_units=75, least_units=30), want=1).plans[0].ids
    ('c',)
    """
    plans = ranked(problem, limit)
    found = tuple(islice(plans, want))
    return Found(found, complete=plans.complete or len(found) == want)


def diverse(problem: Problem, want: int = 5, distance: int = 3, limit: SearchLimit = NO_LIMIT) -> Found:
    """The best plan, then each time the best plan that is unlike all plans before it.

    Two plans are unlike when at least `distance` candidates are in one and not in the other.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,)], score=n) for n, name in enumerate("abcd")]
    >>> problem = Problem(candidates=rooms, most=2, least_units=60, most_units=75)
    >>> [plan.ids for plan in diverse(problem, want=3, distance=4).plans]
    [('c', 'd'), ('a', 'b')]
    """
    plans = ranked(problem, limit)
    found: list[Combination] = []
    for plan in plans:
        ids = set(plan.ids)
        if all(len(ids.symmetric_difference(other.ids)) >= distance for other in found):
            found.append(plan)
        if len(found) == want:
            break
    return Found(tuple(found), complete=plans.complete or len(found) == want)


def _stream(problem: Problem, meter: Meter) -> Iterator[Combination]:
    ahead = _Ahead(problem, meter)  # not kept with the problem: its tables are large
    for chosen in ahead.sets(meter):
        yield combination_of(ahead.form, chosen)


class _Ahead:
    """The tables that the search uses for every partial plan."""

    def __init__(self, problem: Problem, meter: Meter) -> None:
        order = placed(problem)
        self.form = form = Compact(problem, order.order)
        self.bound = Bound(form, order, meter)
        # The first id has the highest bit, so that of two sets the greater number comes first.
        rank = {name: place for place, name in enumerate(sorted(form.ids, reverse=True))}
        self.ranks = [1 << rank[name] for name in form.ids]
        # Masks of candidates hold both: their places in the low bits, their ranks in the high bits.
        self.one = [1 << i | self.ranks[i] << form.n for i in range(form.n)]
        self.excludes = [self._both(excluded) for excluded in form.excludes]
        self.groups = [(self._both(members), full) for members, _, full in form.groups]
        self.too_long = [0] * form.full.bit_length()  # by room left, who no longer fits
        for room in range(len(self.too_long)):
            self.too_long[room] = self._both(
                sum(1 << i for i, units in enumerate(form.shortest) if units > room)
            )

    def _both(self, places: int) -> int:
        return sum(self.one[i] for i in bits(places))

    def sets(self, meter: Meter) -> Iterator[int]:
        """Valid sets in order; see `ranked`.

        Each entry of the heap is a partial plan: a bound on the score of its plans, a bound on the order of
        their ids, then its state. When a whole plan is on top, no better plan is left.

        Raises:
            Stopped: at the limit.
        """
        form, bound, n = self.form, self.bound, self.form.n
        most = form.full.bit_length() - 1
        places = form.all
        every = bound.conditions
        serial = 0
        heap: list[tuple[int, int, int, int, int, int, int, int, tuple[int, ...], Timing, int, int]] = []

        def push(
            goals: int,
            left: int,
            chosen: int,
            free: int,
            counts: int,
            pending: tuple[int, ...],
            timing: Timing,
            score: int,
            first: int,
        ) -> None:
            nonlocal serial
            here = free & places
            i = (here & -here).bit_length() - 1 if here else n
            more = bound.best(i, goals, left, chosen, timing)
            if more == HOPELESS or any(not providers & here for providers in pending):
                return
            early = first
            ranks = free >> n
            if ranks.bit_count() <= left:
                early |= ranks
            else:
                for _ in range(left):
                    top = 1 << (ranks.bit_length() - 1)
                    early |= top
                    ranks ^= top
            serial -= 1
            heappush(
                heap,
                (
                    -score - more,
                    -early,
                    serial,
                    goals,
                    left,
                    chosen,
                    free,
                    counts,
                    pending,
                    timing,
                    score,
                    first,
                ),
            )

        push(every.first, form.most, 0, self._both(form.all), form.no_counts, (), form.no_timing, 0, 0)
        while heap:
            _, _, _, goals, left, chosen, free, counts, pending, timing, score, first = heappop(heap)
            if not free or not left:
                if not goals and not pending and form.fills(timing):
                    yield chosen
                continue
            meter.spend()
            here = free & places
            one = here & -here
            i = one.bit_length() - 1
            free ^= self.one[i]
            push(goals, left, chosen, free, counts, pending, timing, score, first)
            longer = form.extend(timing, i)
            more = counts + form.adds[i]
            if not longer or more & form.over:
                continue
            least = most
            for _, reach in longer:
                least = min(least, (reach & -reach).bit_length() - 1)
            free &= ~(self.excludes[i] | self.too_long[most - least])
            for members, full in self.groups:
                if more & full == full:
                    free &= ~members
            unmet = pending
            if pending or form.requires[i]:
                unmet = tuple(providers for providers in pending if not providers & one)
                unmet += tuple(providers for providers in form.requires[i] if not providers & chosen)
            push(
                (goals | every.asks[i]) & ~every.meets[i],
                left - 1,
                chosen | one,
                free,
                more,
                unmet,
                longer,
                score + form.score[i],
                first | self.ranks[i],
            )
