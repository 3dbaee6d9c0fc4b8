"""The slow second program and the search against CP-SAT, which proves the least cost of each layer."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from phasing.asked import problem_of
from phasing.by_cp_sat import CpSatCourse
from phasing.drawn import World, worlds
from phasing.slow import Slow
from qupcore.phasing.aims import APPROACHES, Approach, CourseAims
from qupcore.phasing.search import best_course

pytest.importorskip("ortools")

MOST = 6
"""Lines: 64 sets, each weighed day by day."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(months=(2, 3, 5)), st.sampled_from(APPROACHES), st.randoms(use_true_random=False))
def test_cp_sat_finds_no_better_course_than_every_set(
    world: World, approach: Approach, random: Random
) -> None:
    problem = problem_of(world, CourseAims(approach=approach))
    assume(len(problem.lines) > 1)
    lines = random.sample(problem.lines, min(MOST, len(problem.lines)))
    least = Slow(problem).best(lines)
    assert CpSatCourse(problem, lines).best() == least
    found = best_course(lines, problem.weighing, problem.bounds)
    assert (found and found.weighed.cost) == least
    assert found is None or found.complete
