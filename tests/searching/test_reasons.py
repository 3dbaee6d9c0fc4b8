"""Of several reasons, the most helpful is given."""

from __future__ import annotations

import pytest

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
    repairs,
)
from searching.brute import BUSY


def problem(**rules) -> Problem:
    candidates = [
        Candidate(id="a", options=[(10, 0b001)], needs=["skills"]),
        Candidate(id="b", options=[(10, 0b011)], parts=["work"]),
        Candidate(id="c", options=[(30, 0), (40, 0)]),
        Candidate(id="d", options=[(10, 0), (20, 0b100)], parts=["work"]),
    ]
    return Problem(**{"candidates": candidates, "most": 3, "most_units": 40, **rules})


@pytest.mark.parametrize(
    ("rules", "there", "asked", "reason", "clashes_with"),
    [
        ({"forbidden": ["ad"]}, "a", "d", "forbidden(a, d)", "a"),
        ({"groups": [AtMost("g", [*"ad"])]}, "a", "d", "group(g)", "a"),
        ({"groups": [AtMost("g", [*"acd"], 2)]}, "ac", "d", "group(g)", "ac"),
        ({"most": 1}, "a", "d", "most()", "a"),
        ({}, "a", "b", "slots()", "a"),
        ({}, "bd", "c", "most_units()", ""),
        ({"requirements": [Requirement("d", [*"b"])]}, "a", "b", "slots()", "a"),
        (
            {"requirements": [Requirement("d", [*"b"])], "forbidden": ["ab"]},
            "a",
            "d",
            "requirement(d, b)",
            "",
        ),
        ({"least_units": 25, "most": 2}, "a", "d", None, None),
        ({"least_units": 35, "most": 2}, "a", "d", "completion()", ""),
    ],
)
def test_why_it_may_not_be_added(rules, there, asked, reason, clashes_with):
    found = addable_candidates(problem(**rules), there)
    if reason is None:
        assert asked in found.may
        return
    breach = found.refused[asked]
    assert str(breach.rule) == reason
    assert breach.elements == tuple(clashes_with)


@pytest.mark.parametrize(
    ("rules", "there", "broken"),
    [
        ({}, "a", []),
        ({"forbidden": ["ac"]}, "ac", [("forbidden(a, c)", "ac")]),
        ({"groups": [AtMost("g", [*"acd"], 2)], "most_units": 75}, "acd", [("group(g)", "acd")]),
        ({"most": 1}, "ad", [("most()", "ad")]),
        ({}, "ab", [("slots()", "ab")]),
        ({}, "bcd", [("most_units()", "bcd")]),
        ({"most_units": 75}, "abd", [("slots()", "ab")]),
        ({"least_units": 11}, "a", [("least_units()", "")]),
        ({"needs": ["skills"], "parts": [AtLeast("work")]}, "c", [("need(skills)", ""), ("part(work)", "")]),
        ({"parts": [AtLeast("work", 21)]}, "d", [("part(work)", "")]),
        ({"parts": [AtLeast("work", 20)]}, "d", []),
        ({"requirements": [Requirement("d", [*"ab"])]}, "d", [("requirement(d, a, b)", "d")]),
    ],
)
def test_what_a_set_breaks(rules, there, broken):
    found = breaches(problem(**rules), there)
    assert [(str(breach.rule), breach.elements) for breach in found] == [
        (rule, tuple(elements)) for rule, elements in broken
    ]


def test_parts_that_each_fit_but_not_at_once():
    both = Problem(
        candidates=[
            Candidate(id="a", options=[(5, 0b01), (1, 0)], parts=["search"]),
            Candidate(id="b", options=[(5, 0b01), (1, 0)], parts=["work"]),
        ],
        most=2,
        most_units=10,
        parts=[AtLeast("search", 5), AtLeast("work", 5)],
    )
    assert [str(breach.rule) for breach in breaches(both, "ab")] == ["part(search)", "part(work)"]


@pytest.mark.parametrize(
    ("rules", "ids", "between", "over"),
    [
        ({"least_units": 35, "most": 2}, "ad", "ad", ["least_units()", "most()"]),
        ({}, "ab", "ab", ["slots()"]),
        ({}, "bcd", "bcd", ["most_units()"]),
        ({"forbidden": ["ac"]}, "ac", "ac", ["forbidden(a, c)"]),
        ({"groups": [AtMost("g", [*"acd"], 2)], "most_units": 75}, "acd", "acd", ["group(g)"]),
        ({"requirements": [Requirement("d", [*"b"])]}, "ad", "ad", ["slots()", "requirement(d, b)"]),
        ({"needs": ["health"]}, "a", "", ["need(health)"]),
    ],
)
def test_a_conflict_names_the_elements_and_the_rules(rules, ids, between, over):
    found = conflict(problem(**rules), ids)
    assert [str(rule) for rule in found.rules] == [*(f"element({name})" for name in between), *over]
    assert found.elements == tuple(between)


def test_what_a_set_by_itself_lacks():
    lacking = problem(needs=["skills"])
    assert [str(rule) for rule in conflict(lacking, "c", alone=True).rules] == ["need(skills)"]
    assert conflict(lacking, "c") is None


def test_another_option_is_the_smallest_repair():
    (repair,) = repairs(
        problem(parts=[AtLeast("work", 20)], forbidden=["bd"]), {"d": Option(10)}, want=1
    ).repairs
    assert (repair.drop, repair.add, repair.change) == ((), (), {"d": Option(20, 0b100)})
    assert repair.size == 1


def test_changes_drops_and_additions_together():
    plan = {"a": Option(4, 0b0011), "b": Option(3, 0b0110), "e": Option(3)}
    assert [str(breach.rule) for breach in breaches(BUSY, plan)] == [
        "group(of two)",
        "slots()",
    ]
    found = repairs(BUSY, plan, want=4)
    assert found.complete
    assert [repair.size for repair in found.repairs] == sorted(repair.size for repair in found.repairs)
    assert all(not breaches(BUSY, repair.choice) for repair in found.repairs)
