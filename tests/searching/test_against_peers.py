"""Other searches give the same answers, on generated problems with every rule and on the common workload."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from qupcore.searching import Problem, addable_candidates, best, exists, first, is_valid, iter_combinations
from searching.brute import problems
from searching.peers import Clingo, CpSat
from searching.workload import drawn

SCORES_ONLY = "several plans may share a score: which one a peer finds is its own affair"


def cp_sat(problem: Problem, **options: bool) -> CpSat:
    pytest.importorskip("ortools", reason="CP-SAT is not installed: pip install 'qupcore[solver]'")
    return CpSat(problem, **options)


def clingo(problem: Problem, *arguments: str) -> Clingo:
    pytest.importorskip("clingo", reason="clingo is not installed: pip install 'qupcore[oracles]'")
    return Clingo(problem, *arguments)


def score(problem: Problem, ids: set[str]) -> int:
    return sum(one.score for one in problem.candidates if one.id in ids)


@settings(max_examples=50)
@given(problems(most_candidates=8))
def test_cp_sat_finds_the_same_best_scores(problem):
    theirs = cp_sat(problem).best(want=3)
    ours = best(problem, want=3).plans
    assert [score(problem, ids) for ids in theirs] == [plan.score for plan in ours], SCORES_ONLY
    assert all(is_valid(problem, ids) for ids in theirs)


@settings(max_examples=50)
@given(problems(most_candidates=8))
def test_clingo_finds_the_same_plans(problem):
    theirs = clingo(problem, "--models=0", "--project=project").plans()
    assert {plan.ids for plan in iter_combinations(problem)} == theirs


@pytest.mark.parametrize("person", range(12))
@pytest.mark.parametrize("quarters", [False, True], ids=["half hours", "quarters"])
def test_cp_sat_finds_the_same_best_scores_in_the_workload(person, quarters):
    problem = drawn(60, person, quarters=quarters)
    theirs = cp_sat(problem).best(want=3)
    ours = best(problem, want=3).plans
    assert [score(problem, ids) for ids in theirs] == [plan.score for plan in ours], SCORES_ONLY


@pytest.mark.parametrize("person", range(60))
def test_cp_sat_says_the_same_of_whether_there_is_a_plan(person):
    problem = drawn(30, person)
    theirs = cp_sat(problem, scored=False).solve()
    assert exists(problem) is (theirs is not None)
    assert theirs is None or is_valid(problem, theirs)
    assert all(is_valid(problem, plan.choice) for plan in first(problem).plans)


@pytest.mark.parametrize("person", range(8))
def test_clingo_says_the_same_of_what_may_be_added(person):
    problem = drawn(60, person)
    peer = clingo(problem, "--enum-mode=brave", "--models=0")
    plan = [ids for found in first(problem).plans for ids in found.ids]
    for so_far in (plan[:0], plan[:1], plan[:2]):
        assert set(addable_candidates(problem, so_far).may) == peer.in_some_plan(so_far) - set(so_far)


@pytest.mark.parametrize("person", range(6))
def test_clingo_finds_the_same_plans_in_the_workload(person):
    problem = drawn(20, person)
    theirs = clingo(problem, "--models=0", "--project=project").plans()
    assert {plan.ids for plan in iter_combinations(problem)} == theirs
