"""A month in which the programme was interrupted is paid for the days before and after, none between."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Course, Participant, benefit_month
from qupcore.cases import ProgrammeDecision

FIRST = date(2026, 2, 2)


def gross(first: date, last: date) -> str:
    """The benefit for September 2026 with an interruption from and to a day, both included."""
    granted = ProgrammeDecision(
        kind="granted", decided_on=date(2026, 1, 20), applies_from=FIRST, applies_to=date(2027, 2, 1)
    )
    interrupted = ProgrammeDecision(
        kind="interrupted", decided_on=date(2026, 9, 1), applies_from=first, applies_to=last
    )
    course = Course(
        applied_on=date(2026, 1, 5),
        started_on=FIRST,
        decisions=(granted, interrupted),
        children=(),
        work=(),
    )
    case = Participant(ref="a", birth_date=date(1990, 5, 1), benefits=(), course=course)
    return str(benefit_month(case, 2026, 9).gross)


@pytest.mark.parametrize(
    ("first", "last", "paid"),
    [
        # 2.041 G is 278,697 kroner a year, 260 days of 1,071.9115. September 2026 has 22 of them.
        (5, 6, "23582.05"),  # a weekend: nothing is lost
        (5, 20, "12862.94"),  # 12 days: 1 to 4 and 21 to 30 September
        (7, 18, "12862.94"),  # the same, without the weekends about it
    ],
)
def test_the_days_between_are_not_paid(first: int, last: int, paid: str) -> None:
    assert gross(date(2026, 9, first), date(2026, 9, last)) == paid
