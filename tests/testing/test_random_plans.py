"""plans(): valid plans and their neighbours; what the neighbours are is tried on the real checker."""

from __future__ import annotations

from datetime import date

from hypothesis import find, given, settings

from planning.few import few
from qupcore import Participant, check_plan
from qupcore.composing.wanted import Wanted
from qupcore.rules import NATIONAL
from qupcore.testing.random_plans import _minutes, plans, valid_plans

DAY = date(2026, 9, 7)
PERSON = Participant(ref="a", birth_date=date(1990, 1, 1))
WANTED = Wanted(most=3)
DRAWN = plans(PERSON, DAY, catalogue=few(), wanted=WANTED)


def outcome(plan: object) -> str:
    return check_plan(plan, DAY, case=PERSON, catalogue=few(), repairs=0).outcome  # type: ignore[arg-type]


def test_the_full_time_of_the_law_is_a_limit() -> None:
    assert 37 * 60 + 30 in _minutes(NATIONAL, DAY)


def test_each_outcome_is_drawn() -> None:
    for wanted in ("valid", "invalid", "needs_assessment"):
        find(DRAWN, lambda plan, wanted=wanted: outcome(plan) == wanted, settings=settings(database=None))


@settings(max_examples=40)
@given(DRAWN)
def test_a_plan_is_valid_or_one_thing_is_otherwise(plan: object) -> None:
    found = check_plan(plan, DAY, case=PERSON, catalogue=few(), repairs=0)  # type: ignore[arg-type]
    assert found.outcome == "valid" or found.findings


def test_it_shrinks_to_a_valid_plan() -> None:
    smallest = find(DRAWN, lambda plan: True, settings=settings(database=None))
    assert smallest == find(
        valid_plans(PERSON, DAY, catalogue=few(), wanted=WANTED),
        lambda plan: True,
        settings=settings(database=None),
    )
