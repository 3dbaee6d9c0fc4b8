"""A problem that is not valid is refused, with every fault at once."""

from __future__ import annotations

import pytest

from qupcore.errors import BadInput
from qupcore.searching import (
    AtLeast,
    AtMost,
    Candidate,
    Option,
    Problem,
    Requirement,
    addable_candidates,
    breaches,
    conflict,
    diagram,
    exists,
    is_valid,
    iter_combinations,
    repairs,
)

COURSE = Candidate(id="course", options=[(20, 0b11), (10, 0)])
PROBLEM = Problem(candidates=[COURSE], most=3, most_units=75)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"options": []}, "$.options"),
        ({"options": [(-1, 0)]}, "$.options"),
        ({"options": [(1, -1)]}, "$.options"),
        ({"options": [(1,)], "score": 10**12 + 1}, "$.score"),
        ({"options": [(1,)], "score": -(10**12) - 1}, "$.score"),
    ],
)
def test_a_candidate_that_nothing_can_be_done_with(given, path):
    with pytest.raises(BadInput) as error:
        Candidate(id="a", **given)
    assert [fault.path for fault in error.value.faults] == [path]
    assert error.value.where == "a"


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"candidates": [COURSE, COURSE]}, "$.candidates"),
        ({"most": -1}, "$.most"),
        ({"least_units": 76}, "$.least_units"),
        ({"least_units": -1}, "$.least_units"),
        ({"most_units": -1}, "$.least_units"),
        ({"most_units": 10_001}, "$.most_units"),
        ({"parts": [AtLeast("work"), AtLeast("work", 3)]}, "$.parts"),
        ({"parts": [AtLeast("work", -1)]}, "$.parts"),
        ({"parts": [AtLeast("work", 76)]}, "$.parts"),
        ({"groups": [AtMost("g", ["course"], 0)]}, "$.groups"),
        ({"groups": [AtMost("g", ["course"]), AtMost("g", [])]}, "$.groups"),
        ({"groups": [AtMost("g", ["nothing"])]}, "$.groups"),
        ({"forbidden": [("course", "course")]}, "$.forbidden"),
        ({"forbidden": [("course", "nothing")]}, "$.forbidden"),
        ({"requirements": [Requirement("nothing", ["course"])]}, "$.requirements"),
        ({"requirements": [Requirement("course", ["nothing"])]}, "$.requirements"),
    ],
)
def test_a_problem_that_cannot_be_searched(given, path):
    with pytest.raises(BadInput) as error:
        Problem(**{"candidates": [COURSE], "most": 3, "most_units": 75, **given})
    assert [fault.path for fault in error.value.faults] == [path]
    assert all(fault.remedy for fault in error.value.faults)


def test_every_fault_is_named():
    with pytest.raises(BadInput) as error:
        Problem(candidates=[COURSE], most=-1, most_units=-1, forbidden=[("x", "y")])
    assert [fault.path for fault in error.value.faults] == [
        "$.most",
        "$.least_units",
        "$.forbidden",
        "$.forbidden",
    ]


@pytest.mark.parametrize("ask", [is_valid, breaches, addable_candidates, conflict, repairs])
def test_an_unknown_id(ask):
    with pytest.raises(BadInput, match="'nothing' is not a candidate"):
        ask(PROBLEM, ["course", "nothing"])


@pytest.mark.parametrize("ask", [is_valid, breaches, repairs])
def test_an_unknown_option(ask):
    with pytest.raises(BadInput, match="not an option of it"):
        ask(PROBLEM, {"course": Option(11)})
    with pytest.raises(BadInput, match="'nothing' is not a candidate"):
        ask(PROBLEM, {"nothing": Option(11)})


def test_a_number_that_no_plan_has():
    made = diagram(PROBLEM)
    assert made.count == 2
    for number in (-1, 2):
        with pytest.raises(IndexError):
            made.plan(number)


def test_one_name_is_one_name():
    assert Candidate(id="a", options=[(1,)], needs="skills").needs == {"skills"}


def test_no_candidates_and_nothing_asked_is_the_empty_plan():
    empty = Problem(candidates=[], most=0, most_units=0)
    assert exists(empty)
    assert [plan.ids for plan in iter_combinations(empty)] == [()]
    assert diagram(empty).count == 1


def test_no_candidates_and_something_asked_is_no_plan():
    asked = Problem(candidates=[], most=2, most_units=10, needs="skills")
    assert exists(asked) is False
    assert diagram(asked).count == 0
    assert diagram(asked).sample(1, 3) == ()
    assert conflict(asked).rules[0].about == ("skills",)


def test_those_who_need_each_other_come_together():
    pair = Problem(
        candidates=[Candidate(id="a", options=[(5,)]), Candidate(id="b", options=[(3,)])],
        most=2,
        least_units=1,
        most_units=10,
        requirements=[Requirement("a", ["b"]), Requirement("b", ["a"])],
    )
    assert [plan.ids for plan in iter_combinations(pair)] == [("a", "b")]
