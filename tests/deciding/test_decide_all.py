"""Many cases: in order, lazily, and a bad one never stops the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding.ways import scaled
from qupcore import Participant, QupError, decide
from qupcore.deciding.decide_all import decide_all
from qupcore.domain.answers.decision import Decision
from qupcore.errors import BadInput, NoRulesInForce, ParameterError
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.testing import days, participants

ON = date(2026, 9, 7)


@settings(max_examples=scaled(50), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(participants(), max_size=4), days())
def test_each_is_decided_as_by_itself(cases: list[Participant], on: date) -> None:
    assert list(decide_all(cases, on)) == [(case.ref, decide(case, on=on)) for case in cases]


def test_a_bad_case_does_not_stop_the_rest() -> None:
    unborn = Participant(ref="b", birth_date=ON + timedelta(days=1))
    cases = [Participant(ref="a"), unborn, {"ref": "c"}, Participant(ref="d")]
    found = list(decide_all(cases, ON))  # type: ignore[arg-type]
    assert [ref for ref, _ in found] == ["a", "b", "", "d"]
    assert [isinstance(item, QupError) for _, item in found] == [False, True, True, False]


def test_cases_are_taken_one_by_one() -> None:
    taken = []

    def endless() -> Iterator[Participant]:
        for number in count():
            taken.append(number)
            yield Participant(ref=str(number))

    assert [ref for ref, _ in islice(decide_all(endless(), ON), 3)] == ["0", "1", "2"]
    assert taken == [0, 1, 2]


def test_progress_is_told_after_each() -> None:
    told: list[tuple[int, int | None]] = []
    cases = [Participant(ref=str(number)) for number in range(3)]
    list(decide_all(cases, ON, progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    list(decide_all(iter(cases), ON, progress=lambda done, total: told.append((done, total))))
    assert told == [(1, None), (2, None), (3, None)]


def test_an_error_of_progress_loses_no_answer() -> None:
    def failing(done: int, total: int | None) -> None:
        raise ZeroDivisionError

    answers = decide_all([Participant(ref="a"), Participant(ref="b")], ON, progress=failing)
    assert next(answers)[0] == "a"
    with pytest.raises(ZeroDivisionError):
        next(answers)


def test_policy_is_that_of_the_call() -> None:
    old = Participant(ref="a", birth_date=date(1959, 5, 4))
    ((_, strict), (_, wide)) = (
        *decide_all([old], date(2026, 5, 4)),
        *decide_all([old], date(2026, 5, 4), policy={"sotjl.29.age_max_included": 1}),
    )
    assert [item.outcome for item in (strict, wide)] == ["no_right", "undetermined"]  # type: ignore[union-attr]


def test_what_is_wrong_with_the_call_is_told_before_the_first_case() -> None:
    for on, policy, error in (
        (date(2007, 10, 31), None, NoRulesInForce),
        ("2026-09-07", None, BadInput),
        (ON, {"sotjl.29.no_such": 1}, ParameterError),
    ):
        with pytest.raises(error):
            decide_all([], on, policy=policy)  # type: ignore[arg-type]


def test_a_law_and_a_number_of_engines_reach_each_decision():
    without_ages = Law(
        "no age limit",
        tuple(rule for rule in NATIONAL.rules if rule.id != "sotjl.29.age"),
        NATIONAL.conventions,
    )
    child = Participant(ref="a", birth_date=date(2015, 1, 1))
    ((_, found),) = decide_all([child], date(2026, 9, 1), law=without_ages)
    assert isinstance(found, Decision)
    assert found.provenance.trial
    assert found.outcome == "undetermined"
    with pytest.raises(QupError, match="require_engines is 4"):
        decide_all([child], date(2026, 9, 1), require_engines=4)
