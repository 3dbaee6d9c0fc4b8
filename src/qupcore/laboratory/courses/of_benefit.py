"""Cases for the topics that a month's benefit rests on: rates, age, days with benefit, other benefits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qupcore.domain.case.absence import Leave
from qupcore.domain.case.participant import Benefit
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.money import Money
from qupcore.laboratory.courses.whole_case import ADULT, WholeCase, a_child, first_weekday, programme_from
from qupcore.law.sotjl import p35_right, p38_coordination
from qupcore.law.sotjl.p35_benefit import TOPIC as RATES
from qupcore.law.terms.benefit import Coordinated, Day
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.terms import Value

__all__ = ["OF_BENEFIT"]

_YOUNG = 20
"""Years: below the age of the full benefit."""
_A_DAY = timedelta(days=1)
_SOME = Money.from_nok(1000)


def _of_rates(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """Rates read no fact of a case: somebody with the full benefit, with less, and with a child."""
    if facts:
        return
    first = first_weekday(day)
    yield WholeCase(programme_from(first), first)
    yield WholeCase(programme_from(first, age=_YOUNG), first)
    yield WholeCase(programme_from(first, children=(a_child(first),)), first)


def _of_age(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    first = first_weekday(day)
    age = facts.get(ApplicantFacts.age.name)
    yield WholeCase(programme_from(first, age=ADULT if age is None else int(age)), first)


def _of_days(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A day in the programme, in an interruption, or on leave; out of the programme nothing interrupts it."""
    first = first_weekday(day)
    inside = bool(facts.get(Day.in_programme.name, True))
    away: dict[str, Any] = {}
    began = first if inside else first - 30 * _A_DAY
    last = None if inside else first - _A_DAY
    if facts.get(Day.on_leave.name) or Day.leave_with_benefit.name in facts:
        with_benefit = facts.get(Day.leave_with_benefit.name)
        away["leaves"] = (
            Leave(first=first, with_benefit=None if with_benefit is None else bool(with_benefit)),
        )
    if facts.get(Day.interrupted.name):
        began = first - _A_DAY
        granted = programme_from(began).course
        assert granted is not None
        stop = ProgrammeDecision(kind="interrupted", decided_on=first, applies_from=first)
        away["decisions"] = (*granted.decisions, stop)
    yield WholeCase(programme_from(began, last=last, **away), first)


def _of_other_benefits(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A benefit of the kind, of a thousand kroner a month."""
    first = first_weekday(day)
    kind = facts.get(Coordinated.kind.name)
    if kind is None:
        return
    law = "folketrygdloven"
    held = Benefit(kind=kind, law=law, monthly_nok=_SOME)  # type: ignore[arg-type]
    yield WholeCase(programme_from(first, benefits=(held,)), first)


OF_BENEFIT = {
    RATES: _of_rates,
    p35_right.AGE: _of_age,
    p35_right.DAYS: _of_days,
    p38_coordination.KINDS: _of_other_benefits,
}
"""The builder of each topic."""
