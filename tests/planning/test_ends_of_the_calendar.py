"""Plans on the first and last days of the calendar give an answer or NoRulesInForce, and never crash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from composing.wanting import offered
from planning.few import FULL, PERSON, few
from planning.measures import ALWAYS, SOURCE, measure, of
from qupcore import Element, Period, Plan, QupError, addable, available, check_plan, suggest
from qupcore.catalogue.snapshot import catalogue_on as snapshot_on
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.measure_limits import AgeBand, StartWindow
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.errors import NoRulesInForce
from qupcore.explaining import week_plan
from qupcore.plans import (
    allocate,
    compile_problem,
    count_plans,
    coverage,
    iter_plans,
    plan_exists,
    problem_of,
    sample_plans,
)

FIRST_DAYS = (date.min, date(1, 1, 2), date(1, 12, 31))
LAST_DAYS = (date(9998, 12, 31), date(9999, 1, 1), date(9999, 2, 28), date(9999, 12, 30), date.max)
WORKING = Course(work=(Work(first=date(2026, 9, 21), last=date.max, minutes_a_week=900),))
NEEDING = attrs.evolve(
    PERSON, birth_date=None, planning=Planning(municipality="1804", needs=("work-experience",))
)
BUSY = attrs.evolve(NEEDING, course=WORKING)


def plan_on(day: date, id: str = "no:arbeidstrening", **more: Any) -> Plan:
    whole = Element(measure=id, minutes_a_week=FULL - 60, first=day, last=date.max, **more)
    return Plan(valid_from=day, elements=(whole,))


def check(on: Any) -> Any:
    first = on if isinstance(on, date) else on.start
    return check_plan(plan_on(first), on, case=BUSY, catalogue=few())


ASKED: dict[str, Callable[[date], Any]] = {
    "check_plan": check,
    "check_plan, to the last day": lambda on: check(Period(on, date.max)),
    "check_plan, without an end": lambda on: check(Period(on, None)),
    "suggest": lambda on: suggest(BUSY, on, catalogue=few(), want=2),
    "suggest, unlike": lambda on: suggest(NEEDING, on, catalogue=few(), want=2, unlike=2),
    "iter_plans": lambda on: next(iter_plans(NEEDING, on, catalogue=few()), None),
    "count_plans": lambda on: count_plans(NEEDING, on, catalogue=few()),
    "plan_exists": lambda on: plan_exists(NEEDING, on, catalogue=few()),
    "sample_plans": lambda on: sample_plans(NEEDING, on, catalogue=few(), seed=1),
    "compile_problem": lambda on: compile_problem(NEEDING, on, catalogue=few()),
    "problem_of": lambda on: problem_of(NEEDING, on, catalogue=few()),
    "addable": lambda on: addable(plan_on(on), on, case=NEEDING, catalogue=few()),
    "allocate": lambda on: allocate([NEEDING], on, catalogue=few()),
    "allocate, one offer": lambda on: allocate([NEEDING], on, catalogue=offered(1), offers=["no:kurs-her"]),
    "coverage": lambda on: coverage([NEEDING], on, municipality="1804", catalogue=few()),
    "available": lambda on: available(NEEDING, snapshot_on(on, sources=[few()])),
}
"""Every public function about plans that is asked of a day, by name."""


@pytest.mark.parametrize("on", LAST_DAYS, ids=str)
@pytest.mark.parametrize("name", ASKED)
def test_the_last_days(name: str, on: date) -> None:
    assert ASKED[name](on) is not None or name == "iter_plans"


@pytest.mark.parametrize("on", FIRST_DAYS, ids=str)
@pytest.mark.parametrize("name", ASKED)
def test_the_first_days(name: str, on: date) -> None:
    """There was no law then, so every question about the law gives NoRulesInForce."""
    with pytest.raises(NoRulesInForce):
        ASKED[name](on)


def test_a_plan_made_in_the_last_year_lasts_to_its_end() -> None:
    (plan,) = suggest(NEEDING, date(9999, 3, 1), catalogue=few(), want=1).plans
    assert plan.holds_until == date.max


@pytest.mark.parametrize(
    "values",
    [
        {"starts": StartWindow(first="02-01", last="02-10")},
        {"starts": StartWindow(first="02-29", last="03-10")},
        {"ages": AgeBand(low=67)},
        {"valid": Period(date.max)},
    ],
    ids=str,
)
@pytest.mark.parametrize("on", LAST_DAYS, ids=str)
def test_what_mends_a_plan_is_looked_for_within_the_calendar(values: Any, on: date) -> None:
    young = attrs.evolve(PERSON, birth_date=date(9980, 2, 28))
    found = check_plan(plan_on(on, "no:x"), on, case=young, catalogue=of(measure(**values)))
    for repair in found.repairs:
        assert all(element.last <= date.max for element in repair.plan.elements if element.last)


def test_a_place_that_is_free_after_the_calendar_is_not_free() -> None:
    offer = Offer(
        id="no:x-here",
        measure="no:x",
        period=ALWAYS,
        places=Places(free=0, waiting_days=400, as_of=date(9999, 6, 1)),
        sources=SOURCE,
    )
    on = date.max
    found = check_plan(
        plan_on(on, "no:x", offer="no:x-here"), on, case=NEEDING, catalogue=of(measure(), offers=(offer,))
    )
    assert any(item.kind == "places" and item.weight == "breach" for item in found.findings)


@pytest.mark.parametrize("week", ["0001-W01", "0001-W02", "9999-W51", "9999-W52"])
def test_the_first_and_the_last_weeks(week: str) -> None:
    """A week without law, or at the end of the calendar, gives a week or a fault with its cause."""
    first = date.min if week < "2000" else date(9999, 1, 1)
    case = attrs.evolve(NEEDING, course=attrs.evolve(WORKING, plans=(plan_on(first),)))
    try:
        found = week_plan(case, week, catalogues=[few()])
    except QupError as fault:
        remedy = fault.remedy
    else:
        remedy = str(found.week)
    assert remedy
