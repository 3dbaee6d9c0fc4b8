"""The benefit of a long case: 24 months, 300 absences, two children, part-time work.

    make bench

Under 20 ms at the median is the aim for all months, absences judged and lines explained. The ratios are to
the same months without any absence.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore import Course, Money, Participant
from qupcore.cases import Absence, ProgrammeDecision, SupportedChild, Work
from qupcore.cases.absence.days_off import working_days
from qupcore.cases.benefit.month import Account
from qupcore.law.national import AS_IT_STANDS

FIRST = date(2024, 9, 2)
MONTHS = [(2024 + (8 + n) // 12, (8 + n) % 12 + 1) for n in range(24)]


def _absences(count: int) -> tuple[Absence, ...]:
    """An absence on more than every second working day, of every kind, some of them not kept."""
    days = working_days(AS_IT_STANDS).between(FIRST, FIRST + timedelta(days=727))
    step = len(days) / count
    kinds = (
        {"reason": "own_illness", "certificate": "self"},
        {"reason": "own_illness", "certificate": "doctor"},
        {"reason": "sick_child", "certificate": "self", "child_birth_date": date(2019, 3, 1)},
        {"reason": "welfare", "permitted": True},
        {"reason": "other", "permitted": False, "minutes_a_day": 120},
        {"reason": "other", "permitted": False},
    )
    return tuple(Absence(first=days[int(n * step)], **kinds[n % len(kinds)]) for n in range(count))


def _case(absences: int) -> Participant:
    granted = ProgrammeDecision(
        kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=FIRST + timedelta(days=364)
    )
    extended = ProgrammeDecision(
        kind="extended",
        decided_on=FIRST + timedelta(days=350),
        applies_from=FIRST + timedelta(days=365),
        applies_to=FIRST + timedelta(days=729),
        extension="second_year",
    )
    course = Course(
        applied_on=FIRST - timedelta(days=60),
        decisions=(granted, extended),
        started_on=FIRST,
        absences=_absences(absences) if absences else (),
        children=tuple(
            SupportedChild(birth_date=date(year, 3, 1), lives_in_norway=True) for year in (2019, 2022)
        ),
        sole_carer=True,
        work=(Work(first=date(2025, 10, 1), minutes_a_week=900),),
    )
    return Participant(ref="bench", birth_date=date(2001, 2, 3), benefits=(), course=course)


LONG, BARE = _case(300), _case(0)


def all_months(case: Participant) -> Money:
    account = Account(case)
    months = [account.month(*month) for month in MONTHS]
    return sum((month.gross for month in months if month.gross is not None), Money(0))


@pytest.mark.benchmark(group="24 months")
@pytest.mark.parametrize("case", [BARE, LONG], ids=["no absence", "300 absences"])
def test_all_months(benchmark, case):
    assert benchmark(all_months, case).ore > 0
