"""A fact about a child that no rule in force reads neither gives nor takes the supplement, nor is asked."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs
import pytest

from qupcore import Course, Participant, benefit_month
from qupcore.cases import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.money import Money
from qupcore.law.national import NATIONAL

pytestmark = pytest.mark.durable

FACTS: dict[str, tuple[str, Any]] = {
    "lives_in_norway": ("lives_in_norway", False),
    "stays_in_norway": ("stays_in_norway", False),
    "days_abroad": ("days_abroad", 90),
    "member_of_insurance": ("member_of_insurance", True),
    "stranded_by_pandemic": ("stranded_by_pandemic", True),
    "yearly_income_nok": ("yearly_income", Money(90_000_000)),
    "has_child_pension": ("has_child_pension", True),
}
"""By field of a child: the last word of its term, and a value that matters where a rule reads it."""
MONTHS = [(2012, 3), (2019, 3), (2020, 6), (2022, 1), (2026, 3)]


def month_of(child: SupportedChild, year: int, month: int) -> Any:
    first = date(year, month, 1) - timedelta(days=60)
    decision = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=first + timedelta(days=180)
    )
    course = Course(applied_on=first, decisions=(decision,), started_on=first, children=(child,))
    return benefit_month(
        Participant(ref="a", birth_date=date(1980, 1, 1), benefits=(), course=course), year, month
    )


@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_a_fact_that_no_rule_reads_changes_nothing(year: int, month: int) -> None:
    read = {name.partition(".")[2] for name in NATIONAL.in_force(date(year, month, 1), "child").terms}
    unread = [field for field, (term, _) in FACTS.items() if term not in read]
    known = {"lives_in_norway": False, "stays_in_norway": False, "days_abroad": 0}
    for there in ({}, {name: value for name, value in known.items() if name not in unread}):
        child = SupportedChild(birth_date=date(year - 5, 1, 1), **there)
        plain = month_of(child, year, month)
        for several in (1, 2, 3):
            for fields in combinations(unread, several):
                found = month_of(
                    attrs.evolve(child, **{field: FACTS[field][1] for field in fields}), year, month
                )
                assert (found.gross, found.open) == (plain.gross, plain.open), fields


def test_most_months_have_such_facts() -> None:
    assert [
        sum(
            f"child.{term}" not in NATIONAL.in_force(date(*month, 1), "child").terms
            for term, _ in FACTS.values()
        )
        for month in MONTHS
    ] == [5, 5, 5, 1, 3]
