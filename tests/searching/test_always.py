"""Properties of every problem: how answers change with the problem, and the distribution of samples."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qupcore.searching import (
    AtLeast,
    AtMost,
    Candidate,
    Option,
    Problem,
    Requirement,
    best,
    count,
    diagram,
    iter_combinations,
    ranked,
)
from searching.brute import IDS, in_order, problems, valid_sets


def sets(problem: Problem) -> set[tuple[str, ...]]:
    return {plan.ids for plan in iter_combinations(problem)}


@given(problems(), st.data())
def test_lifting_a_rule_loses_no_plan(problem, data):
    kind = data.draw(st.sampled_from(["forbidden", "groups", "requirements", "parts"]))
    rules = getattr(problem, kind)
    assume(rules)
    lifted = data.draw(st.integers(0, len(rules) - 1))
    freer = attrs.evolve(problem, **{kind: [rule for n, rule in enumerate(rules) if n != lifted]})
    assert sets(problem) <= sets(freer)
    assert count(problem) <= count(freer)


@given(problems(most_candidates=7), st.data())
def test_a_candidate_more_never_lowers_the_best(problem, data):
    assume(problem.candidates)
    added = data.draw(st.sampled_from(problem.names))

    fewer = problem.without([added])
    assert sets(fewer) == {ids for ids in sets(problem) if added not in ids}
    before, after = best(fewer, want=3).plans, best(problem, want=3).plans
    assert len(before) <= len(after)
    assert all(one.score <= other.score for one, other in zip(before, after, strict=False))


def renamed(problem: Problem, names: dict[str, str]) -> Problem:
    return attrs.evolve(
        problem,
        candidates=[attrs.evolve(one, id=names[one.id]) for one in problem.candidates],
        forbidden=[[names[name] for name in pair] for pair in problem.forbidden],
        groups=[AtMost(g.name, [names[name] for name in g.members], g.most) for g in problem.groups],
        requirements=[
            Requirement(names[rule.element], [names[name] for name in rule.one_of])
            for rule in problem.requirements
        ],
    )


@given(problems(), st.permutations(IDS))
def test_names_decide_between_equals_and_nothing_else(problem, shuffled):
    names = dict(zip(IDS, shuffled, strict=True))
    other = renamed(problem, names)
    assert {tuple(sorted(names[name] for name in ids)) for ids in sets(problem)} == sets(other)
    assert [plan.score for plan in ranked(problem)] == [plan.score for plan in ranked(other)]


@given(problems(), st.randoms())
def test_the_order_in_which_candidates_are_given_changes_nothing(problem, lot):
    candidates = list(problem.candidates)
    lot.shuffle(candidates)
    other = attrs.evolve(problem, candidates=candidates)
    assert list(iter_combinations(problem)) == list(iter_combinations(other))
    assert list(ranked(problem)) == list(ranked(other))
    assert diagram(problem).sample(7, 5) == diagram(other).sample(7, 5)


@given(problems(), st.integers(2, 5))
def test_finer_units_change_nothing(problem, finer):
    other = attrs.evolve(
        problem,
        candidates=[
            attrs.evolve(one, options=[Option(o.units * finer, o.slots) for o in one.options])
            for one in problem.candidates
        ],
        least_units=problem.least_units * finer,
        most_units=problem.most_units * finer,
        parts=[AtLeast(part.name, part.least_units * finer) for part in problem.parts],
    )
    assert list(iter_combinations(problem)) == list(iter_combinations(other))
    assert list(ranked(problem)) == list(ranked(other))


@given(problems(), st.integers(1, 10**9))
def test_larger_scores_change_nothing(problem, factor):
    """Scores that do not fit into 16 and 32 bits."""
    other = attrs.evolve(
        problem, candidates=[attrs.evolve(one, score=one.score * factor) for one in problem.candidates]
    )
    assert [plan.ids for plan in ranked(problem)] == [plan.ids for plan in ranked(other)]


@pytest.mark.parametrize("most", [5_000, 2**14 - 1, 2**14, 2**30, 10**12])
@pytest.mark.parametrize("sign", [1, -1])
def test_scores_add_up_past_any_power_of_two(most, sign):
    candidates = [Candidate(id=name, options=[(1,)], score=sign * (most - n)) for n, name in enumerate(IDS)]
    problem = Problem(candidates=candidates, most=7, least_units=6, most_units=7)
    every = in_order(problem, valid_sets(problem))
    assert [(plan.score, plan.ids) for plan in ranked(problem)] == every


ROOMS = Problem(
    candidates=[
        Candidate(id=f"room-{n}", options=[(n, 1 << n % 4), (4, 0)], needs=["light"] if n % 3 else [])
        for n in range(1, 12)
    ],
    most=4,
    least_units=12,
    most_units=20,
    needs=["light"],
    forbidden=[("room-1", "room-2"), ("room-3", "room-7")],
    groups=[AtMost("north", [f"room-{n}" for n in range(4, 9)], 2)],
)


def test_every_plan_is_as_likely():
    """Chi-square of the draws, four standard deviations either side of what is expected."""
    made = diagram(ROOMS)
    plans = {plan.ids for plan in made}
    assert plans == valid_sets(ROOMS)
    each = 40
    drawn = Counter(plan.ids for plan in made.sample(seed=20260901, size=each * len(plans)))
    assert set(drawn) <= plans
    chi_square = sum((drawn[ids] - each) ** 2 / each for ids in plans)
    degrees = len(plans) - 1
    assert abs(chi_square - degrees) < 4 * (2 * degrees) ** 0.5


def test_the_same_seed_draws_the_same():
    made = diagram(ROOMS)
    assert made.sample(3, 50) == diagram(attrs.evolve(ROOMS)).sample(3, 50)
    assert made.sample(3, 50) != made.sample(4, 50)
