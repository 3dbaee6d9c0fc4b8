"""What is proved of dates is proved of every date, also of those after the years that z3 counts."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.law.national import NATIONAL
from qupcore.reforms import RuleClaim, Side, prove_claim
from qupcore.rules.nodes import Compare, Constant
from qupcore.rules.operators import Operator
from qupcore.rules.terms import IntTerm

SIDE = Side(NATIONAL, date(2026, 9, 1))


def answer(operator: Operator, other: IntTerm | date) -> str:
    term = SIDE.law.in_force(SIDE.day, "start").terms["start.latest"]
    assert isinstance(term, IntTerm)
    right = Constant(other.toordinal(), "date") if isinstance(other, date) else other
    claim = RuleClaim(name="latest", condition=Compare(operator, term, right), topic="start")
    return prove_claim(claim, SIDE).answer


@pytest.mark.parametrize("day", [date(2101, 1, 1), date(5000, 1, 1)])
def test_a_latest_day_before_the_end_of_the_years_that_are_counted_is_not_proved(day: date) -> None:
    """Who applied in 2105, or in 5001, has a later one."""
    assert answer("<=", day) == "open"


def test_what_holds_of_every_date_is_proved() -> None:
    applied = SIDE.law.in_force(SIDE.day, "start").terms["start.applied_on"]
    assert isinstance(applied, IntTerm)
    assert answer(">=", applied) == "proved"
    assert answer("<=", applied) == "refuted"
