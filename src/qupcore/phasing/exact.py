"""The course of least cost among all courses: phase by phase, with the least that the rest may cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qupcore.phasing.beginnings import Beginning, joined_courses, whole_cost
from qupcore.phasing.bounds import Bounds
from qupcore.phasing.line_bits import numbers_of
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.phase_lists import phase_lists
from qupcore.phasing.phase_sets import TooMany
from qupcore.phasing.prices import Prices
from qupcore.phasing.weighing import Weighed, Weighing
from qupcore.searching.limit import Stopped

__all__ = ["ExactSearch"]

_FEW = 2
"""Hours."""

_FEW_SETS = 100
"""Sets of lines of a phase: so many are looked at before courses with few hours away from usual."""

_JOINED = 4
"""Beginnings of courses for each set."""


class ExactSearch:
    """The search of all courses of some lines. What it learns of the lines serves each call.

    Args:
        lines: The lines to choose among.
        weighing: What courses are weighed by.
        bounds: What lines may run together.
        stop: Whether to stop now.
    """

    def __init__(
        self, lines: Sequence[CourseLine], weighing: Weighing, bounds: Bounds, stop: Callable[[], bool]
    ) -> None:
        self._weighing, self._bounds, self._stop = weighing, bounds, stop
        self._prices = Prices(lines, weighing, bounds)

    def cheaper(self, than: Weighed, *, most: int) -> tuple[Weighed, bool]:
        """The course of least cost, and whether that is proved.

        Args:
            than: A course that is known: it stays where none costs less.
            most: The most sets of lines of a phase to look at, and four times as many beginnings of courses.
        """
        try:
            # Where all courses that cost less are few, they are looked at in one go.
            found, proved = self._below(self._prices.packed.cost(than.cost), than, min(most, _FEW_SETS))
            if proved:
                return found, True
        except TooMany:
            pass
        except Stopped:
            return than, False
        try:
            for below in _belows(self._weighing, than):
                found, proved = self._below(self._prices.packed.cost(below), than, most)
                if found is not than or not proved:
                    return found, proved
        except (TooMany, Stopped):
            return than, False
        return than, True

    def may_reach(self, below: Sequence[int], *, most: int) -> bool:
        """Whether some course may cost less than a cost; False where that is proved of none.

        Args:
            below: The cost.
            most: The most sets of lines of a phase to look at, and four times as many beginnings of courses.
        """
        prices = self._prices
        number = prices.packed.cost(below) - prices.always
        try:
            lists = phase_lists(prices, number, most=most, stop=self._stop)
            return all(lists.sets) and bool(
                joined_courses(prices, lists, number, most=_JOINED * most, stop=self._stop)
            )
        except (TooMany, Stopped):
            return True

    def _below(self, below: int, than: Weighed, most: int) -> tuple[Weighed, bool]:
        """The course of least cost below a cost."""
        prices = self._prices
        below -= prices.always
        lists = phase_lists(prices, below, most=most, stop=self._stop)
        if not all(lists.sets):
            return than, True
        return self._best(joined_courses(prices, lists, below, most=_JOINED * most, stop=self._stop), than)

    def _best(self, made: Sequence[Beginning], than: Weighed) -> tuple[Weighed, bool]:
        """The first of the courses made that is allowed as a whole."""
        prices, best, proved = self._prices, than, True
        names: tuple[tuple[str, int, int], ...] = ()
        for one in made:
            chosen = [prices.of[number] for number in numbers_of(one.lines)]
            if not self._bounds.allow((*self._weighing.fixed, *chosen)):
                continue
            weighed = self._weighing.weigh(chosen)
            if weighed is None or prices.packed.cost(weighed.cost) != whole_cost(prices, one):
                proved = False
            if weighed is not None and (weighed.cost, prices.names(one.lines)) < (best.cost, names):
                best, names = weighed, prices.names(one.lines)
        return best, proved


def _belows(weighing: Weighing, than: Weighed) -> Iterator[tuple[int, ...]]:
    """The costs to stay below, with few hours away from usual first: few sets of lines have them."""
    place = weighing.aims.order().index("hours")
    hours = _FEW
    while hours < than.cost[place]:
        yield (*than.cost[:place], hours, *(0 for _ in than.cost[place + 1 :]))
        hours += (hours + 1) // 2
    yield than.cost
