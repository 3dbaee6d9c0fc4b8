"""Allocate a whole plan each by column generation: linear programming over plans, and a search for new ones.

Plans made beforehand are not enough, because everyone's best plans use the same places. So plans are made as
needed: the linear programme sets a price on each place, and the search finds the best plan of each person at
those prices, until no one has a better one. The prices also give a bound (Lagrange): the value of all places
at their prices, plus the net value of each person's best plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qupcore.allocating.claims import Allocation, Claim, check, compared, longest_wait_first
from qupcore.allocating.linear_program import Column, LinearProgram, Solved
from qupcore.allocating.shared import Limits, SharedLimit
from qupcore.allocating.whole import whole
from qupcore.domain.progress import Progress
from qupcore.searching import Combination, SearchLimit, best
from qupcore.searching.limit import NO_LIMIT, Meter, Stopped
from qupcore.searching.repriced import Repriced

__all__ = ["allocate_plans"]


def allocate_plans(
    claims: Sequence[Claim],
    capacities: Mapping[str, int],
    most_worse: int | None = None,
    rounds: int = 20,
    enough: float = 0.001,
    limit: SearchLimit = NO_LIMIT,
    progress: Progress | None = None,
    shared: Iterable[SharedLimit] = (),
) -> Allocation:
    """Allocate places to people who each need a whole plan: coverage first, by importance, then preference.

    One day of coverage outweighs any one person's preference between plans.

    Args:
        claims: the persons and the plans that suit them.
        capacities: the places of each candidate; a candidate without an entry has room for everyone.
        most_worse: the largest loss of preference compared with first come, first served; everyone covered
            there is then covered here, too.
        rounds: the highest number of rounds of prices.
        enough: the gap, as a share of the bound, at which the rounds end.
        limit: the limit; `stop` is called before each person, and `expansions` holds for each search.
        progress: called with the number of steps done and the number in all.
        shared: limits that several places or people share.

    Raises:
        BadInput: two persons have one id, or a number is below 0.

    >>> from qupcore.searching import Candidate, Problem
    >>> both = [Candidate(id="x", options=[(1,)], score=9), Candidate(id="y", options=[(1,)], score=1)]
    >>> problem = Problem(candidates=both, most=1, least_units=1, most_units=1)
    >>> claims = [Claim(id="a", problem=problem, waited=30), Claim(id="b", problem=problem.without("y"))]
    >>> found = allocate_plans(claims, {"x": 1, "y": 1})
    >>> found.given, found.gap
    ({'a': ('y',), 'b': ('x',)}, 0.0)
    """
    check(claims, capacities)
    limits = Limits(capacities, shared)
    sharing = _Sharing(sorted(claims, key=lambda claim: claim.id), limits, limit, progress)
    return sharing.run(most_worse, rounds, enough)


class _Sharing:
    def __init__(
        self, claims: list[Claim], limits: Limits, limit: SearchLimit, progress: Progress | None
    ) -> None:
        self.claims = claims
        self.importance = {claim.id: claim.importance for claim in claims}
        self.limits = limits
        self.each = SearchLimit(expansions=limit.expansions, stop=limit.stop)
        self.meter = Meter(SearchLimit(stop=limit.stop))
        self.progress: Progress = progress or (lambda done, total: None)
        self.complete = True
        self.pricing = {claim.id: Repriced(claim.problem) for claim in claims}
        spread = 0
        for claim in claims:
            scores = sorted((abs(one.score) for one in claim.problem.candidates), reverse=True)
            spread = max(spread, sum(scores[: claim.problem.most]))
        self.day = 2 * spread + 1

    def run(self, most_worse: int | None, rounds: int, enough: float) -> Allocation:
        greedy = self.in_order({}, self.claims)
        floors = (
            {} if most_worse is None else {name: plan.score - most_worse for name, plan in greedy.items()}
        )
        bound: int | None = None
        chosen, method = greedy, "greedy"
        if self.complete and (programme := LinearProgram.made(self.claims, self.limits, self.day, floors)):
            method = "columns"
            try:
                bound, chosen = self.columns(programme, greedy, floors, rounds, enough)
            except Stopped:
                self.complete = False
        value = self.value(chosen)
        return Allocation(
            given={name: chosen[name].ids for name in sorted(chosen)},
            coverage=sum(self.importance[name] for name in chosen),
            preference=value - self.day * sum(self.importance[name] for name in chosen),
            bound=bound,
            day=self.day,
            method=method,
            compared=compared(self.claims, _scores(greedy), _scores(chosen)),
            complete=self.complete,
        )

    def value(self, plans: Mapping[str, Combination]) -> int:
        return sum(self.importance[name] * self.day + plan.score for name, plan in plans.items())

    def in_order(self, plans: Mapping[str, Combination], claims: Sequence[Claim]) -> dict[str, Combination]:
        """These plans, and for each person without one the best plan left, first come, first served."""
        taken = dict(plans)
        left = self.left(taken)
        waiting = [claim for claim in longest_wait_first(claims) if claim.id not in taken]
        for done, claim in enumerate(waiting):
            try:
                self.meter.look()
            except Stopped:
                self.complete = False
                break
            narrowed = self.limits.left(claim.id, claim.problem, left)
            if narrowed is not None:
                found = best(narrowed, want=1, limit=self.each)
                self.complete &= found.complete
                for plan in found.plans:
                    taken[claim.id] = plan
                    for name, number in self.limits.used(claim.id, plan.ids).items():
                        left[name] -= number
            self.progress(done + 1, len(waiting))
        return taken

    def left(self, plans: Mapping[str, Combination]) -> dict[tuple[str, str], int]:
        """What these plans leave of each limit."""
        left = dict(self.limits.most)
        for who, plan in plans.items():
            for name, number in self.limits.used(who, plan.ids).items():
                left[name] -= number
        return left

    def columns(
        self,
        programme: LinearProgram,
        greedy: dict[str, Combination],
        floors: Mapping[str, int],
        rounds: int,
        enough: float,
    ) -> tuple[int | None, dict[str, Combination]]:
        """The bound, and the best allocation of whole plans found, never worse than the greedy one."""
        for name, plan in greedy.items():
            programme.add(Column(name, plan))
        bound: int | None = None
        chosen = greedy
        for _ in range(rounds):
            solved = programme.solve()
            chosen = self.better(chosen, self.rounded(solved.shares, greedy, floors))
            try:
                proved, new = self.priced(solved, floors)
            except Stopped:
                self.complete = False
                break
            bound = proved if bound is None else min(bound, proved)
            if bound - solved.value <= enough * bound or not new:
                break
            for column in new:
                programme.add(column)
        if bound is not None and bound - self.value(chosen) > enough * bound:
            columns = [column for _, column in solved.shares]
            values = [self.importance[one.who] * self.day + one.plan.score for one in columns]
            chosen = self.better(chosen, whole(columns, values, self.limits, floors, chosen))
        return bound, self.in_order(chosen, self.claims) if self.complete else chosen

    def better(self, one: dict[str, Combination], other: dict[str, Combination]) -> dict[str, Combination]:
        """The allocation of higher value; the first where they are equal."""
        return other if self.value(other) > self.value(one) else one

    def priced(self, solved: Solved, floors: Mapping[str, int]) -> tuple[int, list[Column]]:
        """The bound by the prices, and new plans that would improve the linear programme.

        Raises:
            Stopped: at the limit; without every person's plan there is no bound.
        """
        prices = solved.prices
        known = {column.key for _, column in solved.shares}
        proved = sum(prices[name] * places for name, places in self.limits.most.items())
        new = []
        for done, claim in enumerate(self.claims):
            self.meter.look()
            each, any_plan = self.limits.prices(claim.id, prices)
            found = self.pricing[claim.id].best(each, self.each)
            if found is not None:
                plan, score = found
                profit = claim.importance * self.day + score - any_plan
                proved += profit if claim.id in floors else max(0, profit)
                column = Column(claim.id, plan)
                if (
                    profit > solved.worth[claim.id]
                    and column.key not in known
                    and plan.score >= floors.get(claim.id, plan.score)
                ):
                    new.append(column)
            self.progress(done + 1, len(self.claims))
        return proved, new

    def rounded(
        self,
        shares: Sequence[tuple[float, Column]],
        greedy: Mapping[str, Combination],
        floors: Mapping[str, int],
    ) -> dict[str, Combination]:
        """Whole plans from shares of plans, largest shares first; the greedy plans if a floor is missed."""
        taken: dict[str, Combination] = {}
        left = dict(self.limits.most)
        order = sorted(
            shares,
            key=lambda one: (-round(one[0], 6), -self.importance[one[1].who], -one[1].plan.score, one[1].key),
        )
        for _, column in order:
            used = self.limits.used(column.who, column.plan.ids)
            if column.who not in taken and all(left[name] >= number for name, number in used.items()):
                taken[column.who] = column.plan
                for name, number in used.items():
                    left[name] -= number
        return taken if floors.keys() <= taken.keys() else dict(greedy)


def _scores(plans: Mapping[str, Combination]) -> dict[str, int]:
    return {name: plan.score for name, plan in plans.items()}
