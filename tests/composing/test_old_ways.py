"""The old calls with positional arguments give the same answers, and a deprecation warning."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest

import qupcore
from planning.few import FIRST, FULL, ON, PERSON, few, run
from qupcore import plans as q
from qupcore.domain.case.plan import Plan

PLAN = Plan(valid_from=FIRST, elements=(run("arbeidstrening", FULL, percent=100),))

# mypy: disable-error-code="call-arg,arg-type,misc"


WAYS: dict[str, tuple[Callable[[], Any], Callable[[], Any], str]] = {
    "check_plan": (
        lambda: qupcore.check_plan(PLAN, ON, PERSON, few()),
        lambda: qupcore.check_plan(PLAN, ON, case=PERSON, catalogue=few()),
        "pass case, catalogue by keyword",
    ),
    "check_plan, named": (
        lambda: qupcore.check_plan(PLAN, ON, participant=PERSON, catalogue=few()),
        lambda: qupcore.check_plan(PLAN, ON, case=PERSON, catalogue=few()),
        "participant is called case",
    ),
    "suggest": (
        lambda: qupcore.suggest(PERSON, ON, few(), {}, want=1).plans,
        lambda: qupcore.suggest(PERSON, ON, catalogue=few(), want=1).plans,
        "pass catalogue, policy by keyword",
    ),
    "addable": (
        lambda: qupcore.addable(PLAN, PERSON, ON, few()).may,
        lambda: qupcore.addable(PLAN, ON, case=PERSON, catalogue=few()).may,
        "pass case, on, catalogue by keyword",
    ),
    "addable, half named": (
        lambda: qupcore.addable(PLAN, PERSON, on=ON, catalogue=few()).may,
        lambda: qupcore.addable(PLAN, on=ON, case=PERSON, catalogue=few()).may,
        "pass case by keyword",
    ),
    "coverage": (
        lambda: q.coverage([PERSON], "1804", ON, few(), told=lambda done: None),
        lambda: q.coverage(
            [PERSON], ON, municipality="1804", catalogue=few(), progress=lambda done, total: None
        ),
        "pass municipality, on, catalogue by keyword",
    ),
    "allocate": (
        lambda: q.allocate([PERSON], ON, few()).given,
        lambda: q.allocate([PERSON], ON, catalogue=few()).given,
        "pass catalogue by keyword",
    ),
    "count_plans": (
        lambda: q.count_plans(PERSON, ON, few()),
        lambda: q.count_plans(PERSON, ON, catalogue=few()),
        "pass catalogue by keyword",
    ),
    "plan_exists": (
        lambda: q.plan_exists(PERSON, ON, few()),
        lambda: q.plan_exists(PERSON, ON, catalogue=few()),
        "pass catalogue by keyword",
    ),
    "sample_plans": (
        lambda: q.sample_plans(PERSON, ON, few(), seed=1),
        lambda: q.sample_plans(PERSON, ON, catalogue=few(), seed=1),
        "pass catalogue by keyword",
    ),
    "iter_plans": (
        lambda: next(q.iter_plans(PERSON, ON, few())),
        lambda: next(q.iter_plans(PERSON, ON, catalogue=few())),
        "pass catalogue by keyword",
    ),
    "problem_of": (
        lambda: repr(q.problem_of(PERSON, ON, few())),
        lambda: repr(q.problem_of(PERSON, ON, catalogue=few())),
        "pass catalogue by keyword",
    ),
    "compile_problem": (
        lambda: repr(q.compile_problem(PERSON, ON, few()).problem),
        lambda: repr(q.compile_problem(PERSON, ON, catalogue=few()).problem),
        "pass catalogue by keyword",
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_the_old_way_gives_the_same_answer_and_warns(name: str) -> None:
    before, now, says = WAYS[name]
    function = name.split(",")[0]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = before()
    assert found == now()
    assert {(item.category, item.filename) for item in told} == {(DeprecationWarning, __file__)}
    assert str(told[0].message).startswith(f"{function}(): {says} since 0.2.0;")


def test_what_was_never_a_way_is_none() -> None:
    with pytest.raises(TypeError, match="at most 2 positional arguments"):
        qupcore.addable(PLAN, ON, PERSON, few())
    with pytest.raises(TypeError, match="case twice"), pytest.warns(DeprecationWarning, match="by keyword"):
        qupcore.addable(PLAN, PERSON, ON, few(), case=PERSON)
