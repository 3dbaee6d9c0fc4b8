"""The weighing and the search against a slow second program, over drawn worlds of two phases or three."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from phasing.asked import problem_of
from phasing.drawn import World, worlds
from phasing.slow import Slow, every_set
from qupcore.phasing.aims import APPROACHES, Approach, CourseAims
from qupcore.phasing.search import best_course

MOST = 7
"""Lines: 128 sets, each weighed day by day."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    worlds(months=(2, 3, 4, 14)),
    st.sampled_from(APPROACHES),
    st.randoms(use_true_random=False),
)
def test_the_best_course_is_the_best_of_all_sets(world: World, approach: Approach, random: Random) -> None:
    """Every set of lines costs the same to both, and the search finds the least."""
    problem = problem_of(world, CourseAims(approach=approach))
    assume(len(problem.lines) > 1)
    lines = random.sample(problem.lines, min(MOST, len(problem.lines)))
    slow = Slow(problem)
    for some in every_set(lines):
        allowed = slow.allowed(some)
        assert problem.bounds.allow((*problem.weighing.fixed, *some)) == allowed, _names(some)
        if allowed:
            weighed = problem.weighing.weigh(some)
            assert (weighed and weighed.cost) == slow.weighed(some), _names(some)
    found = best_course(lines, problem.weighing, problem.bounds)
    assert (found and found.weighed.cost) == slow.best(lines)
    assert found is None or found.complete


def _names(lines: tuple[object, ...]) -> list[tuple[str, str, str]]:
    return [(line.item.id, str(line.first), str(line.last)) for line in lines]  # type: ignore[attr-defined]
