"""The best plan of one problem at other scores, asked again and again, as whole plans are allocated."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

from qupcore.searching.ahead import Ahead
from qupcore.searching.combination import Combination, combination_of
from qupcore.searching.compact import bits
from qupcore.searching.limit import Meter, SearchLimit
from qupcore.searching.problem import Problem

__all__ = ["Repriced"]


class Repriced:
    """A problem with prices on its candidates. All but the tables of the bound is kept between questions.

    Building the problem, its compact form and the states again took half of the time of a round of prices.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._kept: Ahead | None = None

    def best(self, prices: Mapping[str, int], limit: SearchLimit) -> tuple[Combination, int] | None:
        """The best plan when each candidate costs its price, with its own score; and its score less prices.

        None where there is no plan.

        Raises:
            Stopped: at the limit.
        """
        meter = Meter(limit)
        if self._kept is None:
            self._kept = Ahead(self._problem)
        form = self._kept.form
        costs = [prices.get(name, 0) for name in form.ids]
        at_prices = copy(form)
        at_prices.score = [score - cost for score, cost in zip(form.score, costs, strict=True)]
        for chosen in self._kept.sets(at_prices, meter):
            plan = combination_of(form, chosen)
            return plan, plan.score - sum(costs[i] for i in bits(chosen))
        return None
