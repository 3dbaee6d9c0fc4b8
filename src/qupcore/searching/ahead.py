"""The best-first search: it always extends the partial plan with the highest bound."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from qupcore.searching.bound import HOPELESS, Bound
from qupcore.searching.compact import Compact, Timing, bits
from qupcore.searching.limit import Meter
from qupcore.searching.placing import in_blocks
from qupcore.searching.problem import Problem
from qupcore.searching.states import States

__all__ = ["Ahead"]


class Ahead:
    """What the search uses for every partial plan, whatever the scores."""

    def __init__(self, problem: Problem) -> None:
        order = in_blocks(problem)
        self.form = form = Compact(problem, order.order)
        self.states = States(form, order)
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

    def sets(self, form: Compact, meter: Meter) -> Iterator[int]:
        """Valid sets in order, by the scores of `form`; see `ranked`.

        Each entry of the heap is a partial plan: a bound on the score of its plans, a bound on the order of
        their ids, then its state. When a whole plan is on top, no better plan is left.

        Raises:
            Stopped: at the limit.
        """
        bound, n = Bound(self.states, form, meter), form.n  # its tables are large: never kept
        most = form.full.bit_length() - 1
        places = form.all
        every = self.states.conditions
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
