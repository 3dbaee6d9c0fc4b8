"""The number of valid plans, the plan with a number, and random plans, each equally likely.

A decision diagram takes or leaves one candidate after another. Partial plans that can be continued in exactly
the same ways are one node, so that millions of plans share some thousands of nodes; the count of a node is
the sum of its two branches. The state of a node is kept as small as possible: it holds only what matters for
the candidates that may still be taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

import attrs

from qupcore.searching.combination import Combination
from qupcore.searching.compact import Compact, Timing, bits, compacted
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit, Stopped
from qupcore.searching.problem import Problem

__all__ = ["MOST_NODES", "Diagram", "OverLimit", "count", "diagram"]

MOST_NODES = 1_000_000
"""The default limit of a diagram, about a gigabyte."""


@attrs.frozen
class OverLimit:
    """No answer: the diagram had too many nodes, or the limit was reached. It is never a partial count."""

    nodes: int

    @property
    def complete(self) -> bool:
        """Always False."""
        return False


def count(problem: Problem, most_nodes: int = MOST_NODES, limit: SearchLimit = NO_LIMIT) -> int | OverLimit:
    """The number of valid plans. A plan is a set: different choices of options are not counted separately.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(10,), (20,)]) for name in "abcdefgh"]
    >>> count(Problem(candidates=rooms, most=4, least_units=40, most_units=75))
    154
    >>> count(Problem(candidates=rooms, most=4, least_units=40, most_units=75), most_nodes=5)
    OverLimit(nodes=6)
    """
    made = diagram(problem, most_nodes, limit)
    return made.count if isinstance(made, Diagram) else made


def diagram(
    problem: Problem, most_nodes: int = MOST_NODES, limit: SearchLimit = NO_LIMIT
) -> Diagram | OverLimit:
    """All valid plans in one diagram; OverLimit where it would have more than `most_nodes` nodes."""
    build = _Build(compacted(problem), most_nodes, Meter(limit))
    try:
        return build.run()
    except Stopped:
        return OverLimit(build.nodes)


class Diagram:
    """All valid plans of a problem, each with a number from 0 to `count` - 1."""

    complete = True

    def __init__(
        self, form: Compact, root: int, branches: list[list[tuple[int, int, int]]], nodes: int
    ) -> None:
        self._form = form
        self._root = root
        self.nodes = nodes
        """The number of nodes of the diagram."""
        counts = [0] * (nodes + 2)
        counts[1] = 1
        steps: list[tuple[int, int, int, int] | None] = [None] * (nodes + 2)
        onward = list(range(nodes + 2))  # skips nodes whose candidate is in no plan
        for i in range(form.n - 1, -1, -1):
            for node, without, with_it in branches[i]:
                taken = counts[with_it]
                counts[node] = counts[without] + taken
                if taken:
                    steps[node] = (taken, i, onward[with_it], onward[without])
                else:
                    onward[node] = onward[without]
        self._root = onward[root]
        self._steps = steps
        self.count = counts[root]
        """The number of valid plans."""

    def plan(self, number: int) -> Combination:
        """The plan with this number.

        Raises:
            IndexError: there is no plan with this number.

        >>> from qupcore.searching import Candidate
        >>> rooms = [Candidate(id=name, options=[(30,)]) for name in "abc"]
        >>> made = diagram(Problem(candidates=rooms, most=2, least_units=60, most_units=75))
        >>> [made.plan(number).ids for number in range(made.count)]
        [('a', 'b'), ('a', 'c'), ('b', 'c')]
        """
        if not 0 <= number < self.count:
            raise IndexError(number)
        steps = self._steps
        node = self._root
        form = self._form
        ids = []
        score = 0
        while step := steps[node]:
            taken, i, with_it, without = step
            if number < taken:
                ids.append(form.ids[i])
                score += form.score[i]
                node = with_it
            else:
                number -= taken
                node = without
        ids.sort()
        return Combination(tuple(ids), score, form.problem)

    def sample(self, seed: int, size: int = 1) -> tuple[Combination, ...]:
        """Random plans, each equally likely, drawn with replacement; the same seed gives the same plans.

        The result is empty where there are no plans.
        """
        if not self.count:
            return ()
        lot = Random(seed)
        return tuple(self.plan(lot.randrange(self.count)) for _ in range(size))

    def __iter__(self) -> Iterator[Combination]:
        return (self.plan(number) for number in range(self.count))


State = tuple[int, int, int, int, int, int, tuple[tuple[int, int], ...]]


class _Build:
    """Builds a diagram from the first candidate to the last. Node 0 is no plan, node 1 a whole plan."""

    def __init__(self, form: Compact, most_nodes: int, meter: Meter) -> None:
        self.form = form
        self.most_nodes = most_nodes
        self.meter = meter
        self.nodes = 0
        self.high = form.full.bit_length() - 1
        self.waiting: list[dict[State, int]] = [{} for _ in range(form.n)]
        self.sums = list(accumulate(form.longest, initial=0))
        self.too_long = [
            sum(1 << i for i, units in enumerate(form.shortest) if units > room)
            for room in range(self.high + 1)
        ]
        self.fit = [self._how_many_fit(i) for i in range(form.n)]
        self.slots_ahead = [0] * (form.n + 1)
        self.coming = [0] * (form.n + 1)
        fields = sum(field << at for at, field, _ in form.fields.values())
        self.slots_ahead[form.n] = self.fields = fields
        for i in range(form.n - 1, -1, -1):
            self.slots_ahead[i] = self.slots_ahead[i + 1]
            for option in form.moves[i]:
                self.slots_ahead[i] |= option.slots
            self.coming[i] = self.coming[i + 1] | form.cover[i]
        rules = [(i, providers) for i in range(form.n) for providers in form.requires[i]]
        self.providers = [providers for _, providers in rules]
        self.asks = [
            sum(1 << r for r, (element, _) in enumerate(rules) if element == i) for i in range(form.n)
        ]
        self.meets = [sum(1 << r for r, (_, who) in enumerate(rules) if who >> i & 1) for i in range(form.n)]
        self.asked_ahead = [0] * (form.n + 1)
        for i in range(form.n - 1, -1, -1):
            self.asked_ahead[i] = self.asked_ahead[i + 1] | self.asks[i]

    def _how_many_fit(self, i: int) -> list[int]:
        """For each number of units left, the most candidates from `i` on that fit."""
        sums = list(accumulate(sorted(self.form.shortest[i:])[: self.form.most]))
        fit, many = [], 0
        for room in range(self.high + 1):
            while many < len(sums) and sums[many] <= room:
                many += 1
            fit.append(many)
        return fit

    def run(self) -> Diagram:
        form = self.form
        root = self._node(form.most, form.goals, form.all, 0, 0, form.no_counts, form.no_timing)
        branches: list[list[tuple[int, int, int]]] = []
        for i in range(form.n):
            here: list[tuple[int, int, int]] = []
            one = 1 << i
            for (left, goals, free, met, pending, counts, timing), node in self.waiting[i].items():
                self.meter.spend()
                if self.nodes > self.most_nodes:
                    raise Stopped
                free ^= one
                without = self._node(left, goals, free, met, pending, counts, timing)
                with_it = 0
                longer = form.extend(timing, i)
                if longer and not (self.asks[i] or pending or self.meets[i]):
                    with_it = self._node(
                        left - 1,
                        goals & ~form.cover[i],
                        free & ~form.excludes[i],
                        met,
                        0,
                        counts + form.adds[i],
                        longer,
                    )
                elif longer:
                    now_met = met | self.meets[i]
                    with_it = self._node(
                        left - 1,
                        goals & ~form.cover[i],
                        free & ~form.excludes[i],
                        now_met,
                        (pending | self.asks[i]) & ~now_met,
                        counts + form.adds[i],
                        longer,
                    )
                here.append((node, without, with_it))
            self.waiting[i] = {}
            branches.append(here)
        return Diagram(form, root, branches, self.nodes)

    def _node(
        self, left: int, goals: int, free: int, met: int, pending: int, counts: int, timing: Timing
    ) -> int:
        """The node of a state, after everything that no longer matters is removed from it."""
        form = self.form
        for members, at, full in form.groups:
            places = (full - (counts & full)) >> at
            if not places:
                free &= ~members
            if left <= places or (free & members).bit_count() <= places:
                counts = counts & ~full | form.no_counts & full  # the group can exclude no one any more
        room = self.high - min([(reach & -reach).bit_length() - 1 for _, reach in timing])
        free &= ~self.too_long[room]
        if not free or not left:
            return 1 if not goals and not pending and form.fills(timing) else 0
        i = (free & -free).bit_length() - 1
        if goals & ~self.coming[i]:
            return 0
        fit = self.fit[i][room]
        if fit < left:
            left = fit
        many = free.bit_count()
        if many < left:
            left = many
        if pending:
            for rule in bits(pending):
                if not self.providers[rule] & free:
                    return 0
        met &= self.asked_ahead[i]
        key = self._spare(
            timing, self.slots_ahead[i], form.low - self.sums[min(i + left, form.n)] + self.sums[i]
        )
        if not key:
            return 0
        state = (left, goals, free, met, pending, counts, key)
        waiting = self.waiting[i]
        node = waiting.get(state)
        if node is None:
            self.nodes += 1
            node = waiting[state] = self.nodes + 1
        return node

    def _spare(self, timing: Timing, slots: int, least: int) -> tuple[tuple[int, int], ...]:
        """The timing without slots that no later candidate uses, totals that can no longer reach the band,
        and entries that are no better than another in any way."""
        if len(timing) == 1:
            ((key, reach),) = timing
            if least > 0:
                reach = reach >> least << least
            return ((key & slots, reach),) if reach else ()
        merged: dict[int, int] = {}
        for key, reach in timing:
            if least > 0:
                reach = reach >> least << least
            if reach:
                key &= slots
                merged[key] = merged.get(key, 0) | reach
        if len(merged) < 2:
            return tuple(merged.items())
        items = sorted(merged.items())
        fields = self.fields
        return tuple(
            (key, reach)
            for key, reach in items
            if not any(
                not less & ~key and not (less ^ key) & fields and not reach & ~more
                for less, more in items
                if less != key
            )
        )
