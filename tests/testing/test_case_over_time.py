"""The state machine of a case over time: it holds of the law, and notices what is broken on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

import qupcore
from qupcore.law.national import NATIONAL
from qupcore.reforms import Reform, SetNumber
from qupcore.testing import CaseOverTime, case_over_time

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
RUNS = settings(
    max_examples=400 if THOROUGH else 5,
    stateful_step_count=20 if THOROUGH else 8,
    derandomize=not THOROUGH,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_holds_whatever_an_office_does_in_whatever_order() -> None:
    run_state_machine_as_test(CaseOverTime, settings=RUNS)


def test_holds_under_a_reform_and_for_whoever_adds_rules_of_their_own() -> None:
    start = CaseOverTime.first
    reform = Reform(
        name="older",
        source="an example",
        operations=[SetNumber(about="sotjl.29.age_min", start=start, value=20)],
    )
    moved: list[date] = []

    class Moves(CaseOverTime):
        law = reform(NATIONAL)

        @rule()
        def moves(self) -> None:
            self.later(1)
            self.case = attrs.evolve(self.case, fixed_residence=None)
            moved.append(self.today)

    run_state_machine_as_test(Moves, settings=settings(RUNS, max_examples=4))
    assert moved


def _forgets_breaches(real: Callable[..., Any]) -> Callable[..., Any]:
    """A review that never finds that nobody was told of the right to appeal."""

    def review(*args: Any, **more: Any) -> Any:
        found = real(*args, **more)
        kept = tuple(item for item in found.remarks if item.finding.rule != "fvl.27.told_of_appeal")
        return attrs.evolve(found, remarks=kept)

    return review


def _refuses_the_unknown(real: Callable[..., Any]) -> Callable[..., Any]:
    def decide(*args: Any, **more: Any) -> Any:
        found = real(*args, **more)
        return attrs.evolve(found, outcome="no_right") if found.outcome == "undetermined" else found

    return decide


def _loses_absences(real: Callable[..., Any]) -> Callable[..., Any]:
    def read(*args: Any, **more: Any) -> Any:
        case = real(*args, **more)
        course = case.course
        return case if course is None else attrs.evolve(case, course=attrs.evolve(course, absences=()))

    return read


PLANTED = {
    "review": (_forgets_breaches, "the review does not find"),
    "decide": (_refuses_the_unknown, None),
    "read_case": (_loses_absences, None),
}


@pytest.mark.parametrize("name", PLANTED)
def test_notices_what_is_broken(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, said = PLANTED[name]
    monkeypatch.setattr(case_over_time, name, broken(getattr(case_over_time, name)))
    with pytest.raises(AssertionError, match=said):
        run_state_machine_as_test(CaseOverTime, settings=settings(RUNS, max_examples=60))


def test_it_is_a_test_case_of_unittest() -> None:
    assert CaseOverTime.TestCase.__name__.startswith("CaseOverTime")
    assert qupcore.testing.CaseOverTime is CaseOverTime
