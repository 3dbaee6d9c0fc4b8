"""The numbers of regulation §§ 5-17 and of days off: each with all its dates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from law.topics import day
from qupcore.errors import ParameterError
from qupcore.law.forskrift.f1471_s06_self_certificate import Limits as Illness
from qupcore.law.forskrift.f1471_s08_withdrawal import Limits as Withdrawal
from qupcore.law.forskrift.f1471_s09_sick_child import Limits as Child
from qupcore.law.forskrift.f1471_s12_birth import Limits as Birth
from qupcore.law.forskrift.f1471_s15_welfare import Limits as Welfare
from qupcore.law.forskrift.f1471_s16_days_off import Limits as DaysOff
from qupcore.law.forskrift.f1471_s17_holiday import Limits as Holiday
from qupcore.law.leave_days import Counting
from qupcore.law.sotjl.p35_days_off import Before2012
from qupcore.law.sotjl.p36_absence import Reasons

FROM = "2012-01-01"

# What has been the same since the regulation began: unit, number.
UNCHANGED = [
    (Illness.weeks_first, "weeks", 8),
    (Illness.window_days, "days", 16),
    (Withdrawal.absences, "1", 4),
    (Withdrawal.months_counted, "months", 12),
    (Withdrawal.review_months, "months", 6),
    (Withdrawal.days_without_doctor, "days", 3),
    (Child.age, "years", 12),
    (Child.age_chronic, "years", 18),
    (Child.days, "days", 10),
    (Child.children, "1", 2),
    (Child.days_many, "days", 15),
    (Child.days_alone, "days", 20),
    (Child.days_many_alone, "days", 30),
    (Child.days_for_chronic, "days", 10),
    (Child.alone_times, "1", 2),
    (Child.months_counted, "months", 12),
    (Birth.days_before_term, "days", 10),
    (Birth.notice_days, "days", 7),
    (Birth.weeks_after_birth, "weeks", 6),
    (Birth.days_at_birth, "days", 10),
    (Birth.nursing_minutes, "minutes", 60),
    (Welfare.days_a_year, "days", 10),
    (Welfare.days_settling, "days", 3),
    (Welfare.days_death, "days", 3),
    (Welfare.days_school, "days", 1),
    (Welfare.days_wedding, "days", 1),
    (DaysOff.faith_days, "days", 2),
    (DaysOff.faith_notice, "days", 10),
    (Holiday.days, "days", 25),
    (Holiday.days_more, "days", 5),
]


@pytest.mark.parametrize(("number", "unit", "value"), UNCHANGED, ids=lambda item: getattr(item, "name", ""))
def test_a_number_of_the_regulation_never_changed(number, unit, value):
    (row,) = number.values
    assert (number.unit, row.value, row.basis, row.choices) == (unit, value, "regulation", ())
    assert (str(row.valid), row.confidence) == (f"{FROM}/..", "high")
    assert number.on(day(FROM)) is number.on(day("2026-09-01")) is row
    with pytest.raises(ParameterError):
        number.on(day(FROM) - timedelta(days=1))


CHANGED = [
    (
        Illness.days_at_a_time,
        [
            ("2012-01-01", "2020-03-15", 3, "high"),
            ("2020-03-16", "2020-05-07", 16, "high"),
            ("2020-05-08", "2020-05-31", 16, "medium"),
            ("2020-06-01", None, 3, "high"),
        ],
    ),
    (
        Child.self_certificate_days,
        [
            ("2012-01-01", "2020-03-15", 3, "high"),
            ("2020-03-16", "2020-05-07", 16, "high"),
            ("2020-05-08", None, 3, "high"),
        ],
    ),
]


@pytest.mark.parametrize(("number", "rows"), CHANGED, ids=lambda item: getattr(item, "name", ""))
def test_the_pandemic_gave_more_days_of_self_certificate(number, rows):
    assert number.unit == "days"
    assert len(number.values) == len(rows)
    for row, (first, last, value, confidence) in zip(number.values, rows, strict=True):
        assert (row.value, row.basis, row.confidence) == (value, "regulation", confidence)
        assert number.on(day(first)) is number.on(day(last or "2026-09-01")) is row
        assert row.valid.end == (day(last) if last else None)


POLICY = [
    (Counting.part_day_counts, "1", "2012-01-01", None, 1, (0, 1), "medium"),
    (Counting.days_off_count, "1", "2012-01-01", None, 1, (0, 1), "medium"),
    (Child.age_counted, "years", "2012-01-01", None, 12, (12, 17), "medium"),
    (Birth.weeks_near_birth, "weeks", "2012-01-01", None, 6, (), "medium"),
    (Reasons.regulation_limits_reasons, "1", "2012-01-01", "2018-12-31", 0, (0, 1), "medium"),
    (Holiday.turning, "years", "2012-01-01", None, 60, (60, 61), "medium"),
    (Before2012.public_holidays_off, "1", "2007-11-01", "2011-12-31", 1, (0, 1), "low"),
]


@pytest.mark.parametrize(
    ("number", "unit", "first", "last", "value", "choices", "confidence"),
    POLICY,
    ids=lambda item: getattr(item, "name", ""),
)
def test_what_the_law_leaves_open_is_policy(number, unit, first, last, value, choices, confidence):
    (row,) = number.values
    assert (number.unit, row.value, row.basis) == (unit, value, "policy")
    assert (row.choices, row.confidence) == (choices, confidence)
    assert str(row.valid) == f"{first}/{last or '..'}"
