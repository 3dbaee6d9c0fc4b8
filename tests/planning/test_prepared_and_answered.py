"""The rules for a plan are prepared first; answering parses no expression and makes no rulebook."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, few, run, slot
from planning.measures import ALWAYS, measure, of, relation
from qupcore import Participant
from qupcore.catalogue import conditions
from qupcore.composing.compiling import compile_problem
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.measure import Admission
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.engines.agreement import Agreement
from qupcore.memory import forget
from qupcore.phasing.weeks_suggested import suggest
from qupcore.planning.checker import Checker
from qupcore.planning.facts.laid_out import lay_out_plan
from qupcore.planning.rules import view as view_module
from qupcore.planning.rules.prepared import prepare
from qupcore.rules import expression, rulebook

TREATED = "health.in_treatment"
CATALOGUE = of(
    measure(
        "no:x",
        ages=AgeBand(low=16, high=36),
        admits=(Admission(when=TREATED),),
        limits=(LengthLimit(kind="base", months=12), LengthLimit(kind="extension", months=6, when=TREATED)),
    ),
    measure("no:y"),
    measure("no:before"),
    relations=(relation("forbids", unless=TREATED), relation("requires", to="no:before")),
    offers=(
        Offer(
            id="no:o",
            measure="no:x",
            period=ALWAYS,
            slots=(slot("monday", "09:00", "11:00"),),
            enrolment="open",
            places=Places(free=3),
        ),
    ),
)
EARLIER = Plan(
    valid_from=date(2026, 3, 1),
    elements=(run("before", FULL, date(2026, 3, 1), date(2026, 8, 31)),),
)
TREATED_PERSON = attrs.evolve(PERSON, circumstances=Circumstances(in_treatment=True))
ON_THE_WAY = attrs.evolve(
    TREATED_PERSON, course=Course(plans=(EARLIER,), work=(Work(first=FIRST, minutes_a_week=450),))
)
PLAN = Plan(
    valid_from=FIRST,
    elements=(
        run("x", 1125, FIRST, date(2027, 5, 31), offer="no:o"),
        run("y", 675, FIRST, date(2027, 2, 1)),
        run("unheard-of", 15, FIRST, LAST),
    ),
)


def build_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make parsing an expression, gathering rules and preparing an engine fail from here on."""

    def built(*_args: Any, **_kwargs: Any) -> Any:
        raise AssertionError("built in the middle of answering")

    building = [conditions.condition, expression.parse_condition, rulebook.rulebook_on]
    for name, module in list(sys.modules.items()):
        if name.startswith("qupcore"):
            for attribute, value in list(vars(module).items()):
                if any(value is item for item in building):
                    monkeypatch.setattr(module, attribute, built)
    monkeypatch.setattr(Agreement, "__init__", built)


@pytest.mark.parametrize("case", [TREATED_PERSON, ON_THE_WAY], ids=["at the start", "on the way"])
def test_checking_a_plan_builds_nothing(monkeypatch: pytest.MonkeyPatch, case: Participant) -> None:
    expected = Checker(case, ON, prepare(CATALOGUE, ON)).check(PLAN)
    forget()
    checker = Checker(case, ON, prepare(CATALOGUE, ON))
    named = checker.rules.named(PLAN, case.course)
    build_nothing(monkeypatch)
    laid = lay_out_plan(PLAN, named, checker.rules, checker.person, checker.period)
    assert checker.checked(laid) == expected
    assert checker.check(PLAN) == expected
    with pytest.raises(AssertionError, match="in the middle"):
        checker.check(attrs.evolve(PLAN, elements=(run("before", FULL),)))


@pytest.mark.parametrize("catalogue", [CATALOGUE, few()], ids=["constructed", "few"])
def test_suggesting_builds_nothing(monkeypatch: pytest.MonkeyPatch, catalogue: Any) -> None:
    expected = suggest(ON_THE_WAY, ON, catalogue=catalogue)
    until = expected.compiled.until
    forget()
    prepare(catalogue, ON).choosable(ON, until)
    build_nothing(monkeypatch)
    found = suggest(ON_THE_WAY, ON, catalogue=catalogue)
    assert found.plans == expected.plans
    assert compile_problem(ON_THE_WAY, ON, catalogue=catalogue).standing == expected.standing


def test_a_measure_that_the_plan_does_not_name_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    made: list[str] = []
    honest = view_module.measure_rules

    def told(one: Any, *more: Any) -> Any:
        made.append(one.id)
        return honest(one, *more)

    monkeypatch.setattr(view_module, "measure_rules", told)
    read: list[str] = []
    parse = expression.parse_condition

    def reading(text: str, *more: Any) -> Any:
        read.append(text)
        return parse(text, *more)

    monkeypatch.setattr(conditions, "parse_condition", reading)
    catalogue = of(
        measure("no:x"),
        measure("no:foreign", admits=(Admission(when="person.age >= 31"),)),
        measure("no:other"),
        relations=(attrs.evolve(relation("forbids", to="no:other", unless=TREATED), of=("no:foreign",)),),
    )
    checker = Checker(PERSON, ON, prepare(catalogue, ON))
    assert checker.check(attrs.evolve(PLAN, elements=(run("x", FULL),))).outcome == "valid"
    assert (made, read) == (["no:x"], [])
    checker.check(attrs.evolve(PLAN, elements=(run("no:foreign", FULL),)))
    assert (made, sorted(read)) == (["no:x", "no:foreign"], [TREATED, "person.age >= 31"])
