"""The calendar of the programme: which days are off, since when, and where that stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.absence.written import day
from qupcore.cases.absence.days_off import days_off, is_working_day, working_days
from qupcore.errors import NoRulesInForce, ParameterError
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.applied_law import AppliedLaw

# Easter Sunday, by the calendar; the movable days follow it.
EASTER = {
    2008: "03-23",
    2012: "04-08",
    2019: "04-21",
    2024: "03-31",
    2025: "04-20",
    2026: "04-05",
    2038: "04-25",
}
MOVABLE = {
    -3: "maundy_thursday",
    -2: "good_friday",
    0: "easter_sunday",
    1: "easter_monday",
    39: "ascension_day",
    49: "whit_sunday",
    50: "whit_monday",
}
FIXED = {
    "01-01": "new_years_day",
    "05-01": "first_of_may",
    "05-17": "seventeenth_of_may",
    "12-25": "christmas_day",
    "12-26": "second_christmas_day",
}


def of_year(year):
    return {item.on: item.holiday for item in days_off(date(year, 1, 1), date(year, 12, 31), AS_IT_STANDS)}


@pytest.mark.parametrize("year", EASTER)
def test_the_days_off_of_a_year(year):
    easter = day(f"{year}-{EASTER[year]}")
    expected = {day(f"{year}-{on}"): {name} for on, name in FIXED.items()}
    for days, name in MOVABLE.items():
        expected.setdefault(easter + timedelta(days=days), set()).add(name)
    found = of_year(year)
    assert {on for on, name in found.items() if name != "none"} == set(expected)
    for on, names in expected.items():
        assert found[on] in names  # two on one day, as Ascension Day on 1 May 2008, are one of them
    assert {on for on in found if on not in expected} == {
        on
        for on in map(
            date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
        )
        if on.weekday() >= 5 and on not in expected
    }


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2026-05-13", True),
        ("2026-05-14", False),  # Ascension Day
        ("2026-05-15", True),
        ("2026-05-16", False),  # Saturday
        ("2026-05-17", False),
        ("2026-05-18", True),
        ("2026-12-24", True),  # Christmas Eve and New Year's Eve are working days
        ("2026-12-25", False),
        ("2026-12-31", True),
        ("2007-10-31", False),  # there was no programme
        ("2007-11-01", True),
        ("2007-12-25", False),
    ],
)
def test_working_days(on, works):
    assert is_working_day(day(on), AS_IT_STANDS) is works
    assert (day(on) in working_days(AS_IT_STANDS)) is works


def test_before_2012_it_is_policy_whether_public_holidays_were_off():
    policy = {"sotjl.35.public_holidays_off": 0}
    assert not is_working_day(day("2011-12-26"), AS_IT_STANDS)
    assert is_working_day(day("2011-12-26"), AppliedLaw(NATIONAL, policy))
    assert not is_working_day(day("2011-12-25"), AppliedLaw(NATIONAL, policy))  # a Sunday all the same
    assert not is_working_day(
        day("2012-04-09"), AppliedLaw(NATIONAL, policy)
    )  # from 2012 the regulation says so
    with pytest.raises(ParameterError, match="cannot be 2"):
        is_working_day(day("2011-12-26"), AppliedLaw(NATIONAL, {"sotjl.35.public_holidays_off": 2}))


@pytest.mark.parametrize(
    ("on", "place"),
    [
        ("2009-05-01", "sotjl-1991 § 5A-7 (3)"),
        ("2010-05-17", "sotjl § 35 (3)"),
        ("2011-12-26", "sotjl § 35 (3)"),
        ("2012-01-01", "for-2011-1471 § 16 (1)"),
        ("2026-05-14", "for-2011-1471 § 16 (1)"),
    ],
)
def test_each_day_off_says_where_it_stands(on, place):
    (found,) = days_off(day(on), day(on), AS_IT_STANDS)
    (finding,) = found.ruling.findings
    assert (finding.outcome, str(finding.citation)) == ("not_met", place)


def test_days_off_before_the_programme_are_not_known():
    assert days_off(day("2007-11-01"), day("2007-11-02"), AS_IT_STANDS) == ()
    with pytest.raises(NoRulesInForce):
        days_off(day("2007-10-31"), day("2007-11-02"), AS_IT_STANDS)


def test_days_are_counted_over_new_year():
    days = working_days(AS_IT_STANDS)
    assert days.count(day("2025-12-22"), day("2026-01-02")) == 7  # 22-24, 29-31 December; 2 January
    found = days.between(day("2025-12-22"), day("2026-01-02"))
    assert [on.day for on in found] == [22, 23, 24, 29, 30, 31, 2]
    assert days.count(day("2026-01-02"), day("2025-12-22")) == 0
    assert days.between(day("2026-01-01"), day("2026-01-01")) == []
    assert days.count(day("2000-01-01"), day("2007-11-02")) == 2


def test_five_days_a_week_are_about_260_less_the_holidays():
    for year in range(2012, 2031):
        assert 250 <= working_days(AS_IT_STANDS).count(date(year, 1, 1), date(year, 12, 31)) <= 255
