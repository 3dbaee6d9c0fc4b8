"""The search for a course, against every set of lines of small problems."""

from __future__ import annotations

import json
from itertools import combinations
from random import Random
from typing import Any

import pytest

from phasing.people import GIVEN, person
from qupcore import national, suggest_course
from qupcore.domain.answers.course import SuggestedCourse
from qupcore.law.national import NATIONAL
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.exact import ExactSearch
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.search import best_course
from qupcore.planning.rules.prepared import prepare
from qupcore.rules.applied_law import AppliedLaw
from qupcore.searching.limit import SearchLimit

PEOPLE: list[dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text(encoding="utf-8"))


def problem(number: int) -> CourseProblem:
    case, on, until = person(PEOPLE[number])
    rules = prepare([national()], on, AppliedLaw(NATIONAL, None), municipality=case.municipality)
    return course_problem(case, on, until, rules, CourseAims())


def every_set(made: CourseProblem, lines: list[Any]) -> tuple[int, ...]:
    """The least cost of all sets of lines: slow, and without the search."""
    costs = []
    for many in range(len(lines) + 1):
        for some in combinations(lines, many):
            if made.bounds.allow((*made.weighing.fixed, *some)):
                weighed = made.weighing.weigh(some)
                if weighed is not None:
                    costs.append(weighed.cost)
    return min(costs)


@pytest.mark.parametrize("number", range(len(PEOPLE)))
def test_a_small_problem_is_searched_completely(number: int) -> None:
    made = problem(number)
    lines = Random(number).sample(made.lines, 9)
    found = best_course(lines, made.weighing, made.bounds)
    assert found is not None
    assert found.complete
    assert found.weighed.cost == every_set(made, lines)


def test_the_search_by_changes_finds_the_best_nearly_always() -> None:
    best = 0
    for number in range(len(PEOPLE)):
        made = problem(number)
        lines = Random(100 + number).sample(made.lines, 9)
        found = best_course(lines, made.weighing, made.bounds, most_sets=0)
        assert found is not None
        assert not found.complete
        least = every_set(made, lines)
        assert found.weighed.cost >= least
        best += found.weighed.cost == least
    assert best >= 9


def test_a_search_that_is_cut_says_so_and_costs_no_less() -> None:
    made = problem(6)
    whole = best_course(made.lines, made.weighing, made.bounds)
    cut = best_course(made.lines, made.weighing, made.bounds, most_sets=1)
    assert whole is not None
    assert cut is not None
    assert whole.complete
    assert not cut.complete
    assert whole.weighed.cost < cut.weighed.cost


def test_more_sets_prove_more_and_none_prove_nothing() -> None:
    case, on, until = person(PEOPLE[6])

    def found(sets: int) -> SuggestedCourse:
        asked = suggest_course(
            case, on, until, catalogue=[national()], want=1, limit=SearchLimit(expansions=sets)
        )
        return asked.courses[0]

    assert found(20_000).cost <= found(0).cost


def test_the_proof_asks_whether_to_stop() -> None:
    """A search that is stopped within the proof keeps what it knows, and proves nothing."""
    made = problem(6)
    begun = best_course(made.lines, made.weighing, made.bounds, most_sets=0)
    assert begun is not None
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return True

    exact = ExactSearch(made.lines, made.weighing, made.bounds, stop)
    assert exact.cheaper(begun.weighed, most=20_000) == (begun.weighed, False)
    assert asked == 1
