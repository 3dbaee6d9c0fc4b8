"""The results of a search, and whether they are complete."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.searching.compact import Compact, compacted
from qupcore.searching.limit import Stopped
from qupcore.searching.problem import Option, Problem

__all__ = ["Combination", "Found", "Plans", "combination_of"]


@attrs.frozen
class Combination:
    """A valid set of candidates: its ids, sorted, and the sum of their scores.

    Two plans are equal when their ids are. `choice` gives one option for each element, which together make
    the fullest week there is room for; it is worked out on request.

    >>> from qupcore.searching import Candidate, best
    >>> practice = Candidate(id="practice", options=[(30,), (40,)], score=3)
    >>> (plan,) = best(Problem(candidates=[practice], most=1, least_units=30, most_units=60)).plans
    >>> plan.ids, plan.score, plan.choice, plan.units
    (('practice',), 3, {'practice': Option(units=40, slots=0)}, 40)
    """

    ids: tuple[str, ...]
    score: int = attrs.field(eq=False)
    problem: Problem = attrs.field(eq=False, repr=False)

    @property
    def choice(self) -> dict[str, Option]:
        """One option for each element, by id; together they meet every rule."""
        form = compacted(self.problem)
        return form.timed(form.mask(self.ids)) or {}

    @property
    def units(self) -> int:
        """The total of the chosen options."""
        return sum(option.units for option in self.choice.values())


@attrs.frozen
class Found:
    """Plans, best first, and whether the search was complete.

    `complete` is False where a limit stopped the search: the plans are then valid and the first in order, but
    there may be more.
    """

    plans: tuple[Combination, ...]
    complete: bool


class Plans(Iterator[Combination]):
    """An iterator over plans. At its end, `complete` tells whether it gave all plans or reached the limit."""

    def __init__(self, source: Iterator[Combination]) -> None:
        self._source: Iterator[Combination] | None = source
        self.complete = False

    def __next__(self) -> Combination:
        if self._source is None:
            raise StopIteration
        try:
            return next(self._source)
        except Stopped:
            self._source = None
        except StopIteration:
            self._source = None
            self.complete = True
        raise StopIteration


def combination_of(form: Compact, chosen: int) -> Combination:
    """The plan of a set of bits."""
    ids = []
    score = 0
    while chosen:
        i = (chosen & -chosen).bit_length() - 1
        chosen &= chosen - 1
        ids.append(form.ids[i])
        score += form.score[i]
    ids.sort()
    return Combination(tuple(ids), score, form.problem)
