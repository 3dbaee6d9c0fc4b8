"""The rules over time are those of the engines required now, whatever was asked before."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from qupcore import Course, Participant
from qupcore.cases import Absence, ProgrammeDecision
from qupcore.cases.absence.parts import parts_of
from qupcore.cases.benefit.month import Account
from qupcore.cases.ruling.ruling import Instead, evaluate
from qupcore.cases.ruling.timeline import here, timeline
from qupcore.cases.ruling.weekdays import (
    has_weekday,
    month_of,
    weekdays_between,
    weekdays_of_month,
    weekdays_through,
)
from qupcore.deciding.facts import Fact
from qupcore.engines import installed_engines
from qupcore.engines.required import VARIABLE
from qupcore.errors import BadInput, NoRulesInForce
from qupcore.law.national import AS_IT_STANDS

FIRST = date(2026, 1, 5)
CASE = Participant(
    ref="a",
    birth_date=date(1990, 5, 1),
    benefits=(),
    course=Course(
        decisions=(
            ProgrammeDecision(
                kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=date(2026, 12, 31)
            ),
        ),
        started_on=FIRST,
        absences=(Absence(first=date(2026, 9, 7), reason="welfare", permitted=False),),
    ),
)
DAYS = "day.in_programme", "day.interrupted", "day.on_leave", "day.leave_with_benefit"


def test_a_month_asked_later_has_the_engines_required_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    account = Account(CASE)
    before = account.month(2026, 9)
    names = {name for name, _ in before.engines}
    monkeypatch.setenv(VARIABLE, "3")
    assert {name for name, _ in account.month(2026, 9).engines} == names | {"compiled"}
    (part,) = parts_of(CASE, AS_IT_STANDS)
    assert len(part._act.answers.prepared.engines) == 3
    monkeypatch.setenv(VARIABLE, "4")
    with pytest.raises(BadInput, match=VARIABLE):
        account.month(2026, 9)
    monkeypatch.delenv(VARIABLE)
    assert account.month(2026, 9) == before


def test_the_rules_of_a_question_are_those_of_any_other() -> None:
    applied = here(AS_IT_STANDS, ("rates",))
    for topic in ("rates", "pay"):  # looked up for the question, and not
        assert timeline(topic, applied).on(FIRST) is timeline(topic, AS_IT_STANDS).on(FIRST)
    assert applied.engines == installed_engines()
    with pytest.raises(NoRulesInForce):
        evaluate("rates", date(2000, 1, 1), {}, applied)


def test_a_fact_rules_as_its_value_does() -> None:
    inside, interrupted, on_leave, with_benefit = DAYS
    plain = evaluate("benefit_days", FIRST, {inside: True, interrupted: False, on_leave: False}, AS_IT_STANDS)
    facts = {
        inside: Fact(True, "the register"),
        interrupted: False,
        on_leave: Fact(False),
        with_benefit: None,
        "day.other": Instead(asks=(inside,)),
    }
    told = evaluate("benefit_days", FIRST, facts, AS_IT_STANDS)
    assert (told.holds, told.verdicts) == (plain.holds, plain.verdicts)
    assert told.facts[inside].source == "the register"
    assert plain.facts[inside] == Fact(True)
    assert set(told.facts) == set(plain.facts) == {inside, interrupted, on_leave}


def test_weekdays_are_those_that_counting_finds() -> None:
    draw = Random(15)
    for _ in range(200):
        first = date(draw.randint(2, 9998), draw.randint(1, 12), draw.randint(1, 28))
        last = min(first + timedelta(days=draw.randint(0, 40)), date(first.year, 12, 31))
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        assert weekdays_between(first, last) == sum(day.weekday() < 5 for day in days)
        assert has_weekday(first, last) is any(day.weekday() < 5 for day in days)
        assert not has_weekday(last + timedelta(days=1), last)
        assert weekdays_through(last) == weekdays_between(date(last.year, 1, 1), last)
        begins, ends = month_of(first.year, first.month)
        assert begins.day == 1
        assert (ends + timedelta(days=1)).day == 1
        assert weekdays_of_month(first.year, first.month) == weekdays_between(begins, ends)
    assert month_of(9999, 12) == (date(9999, 12, 1), date.max)
