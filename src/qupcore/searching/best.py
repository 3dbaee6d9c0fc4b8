"""The best plans first.

The order is total. A higher sum of scores comes first; of two plans with equal sums, the one that holds the
first id on which they differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from qupcore.searching.ahead import Ahead
from qupcore.searching.combination import Combination, Found, Plans, combination_of
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit
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
    ahead = Ahead(problem)
    for chosen in ahead.sets(ahead.form, meter):
        yield combination_of(ahead.form, chosen)
