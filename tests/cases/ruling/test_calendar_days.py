"""The one calendar of days, held against sources that share nothing with it."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.cases.ruling.calendar_days import calendar_day, easter_sunday, holiday_of
from qupcore.cases.ruling.deadline_days import can_end_on, moved
from qupcore.law.national import AS_IT_STANDS

# Written by hand from printed almanacs: the days of each year on which no deadline can end, but weekends.
BY_HAND = {
    2024: "01-01 03-28 03-29 03-31 04-01 05-01 05-09 05-17 05-19 05-20 12-25 12-26",
    2025: "01-01 04-17 04-18 04-20 04-21 05-01 05-17 05-29 06-08 06-09 12-25 12-26",
    2026: "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26",
    2027: "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-13 04-14 04-16 04-17 05-01 05-17 05-25 06-04 06-05 12-25 12-26",
}
PACKAGE = {
    "New Year's Day": "new_years_day",
    "Maundy Thursday": "maundy_thursday",
    "Good Friday": "good_friday",
    "Easter Sunday": "easter_sunday",
    "Easter Monday": "easter_monday",
    "Labor Day": "first_of_may",
    "Constitution Day": "seventeenth_of_may",
    "Ascension Day": "ascension_day",
    "Pentecost": "whit_sunday",
    "Pentecost Monday": "whit_monday",
    "Christmas Day": "christmas_day",
    "Second Day of Christmas": "second_christmas_day",
}


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", BY_HAND)
def test_the_days_of_a_year_by_hand(year):
    found = [f"{day:%m-%d}" for day in days_of(year) if holiday_of(day) != "none"]
    assert found == BY_HAND[year].split()


@pytest.mark.parametrize("year", range(2007, 2101))
def test_the_days_of_a_year_by_the_package(year):
    named = holidays.country_holidays("NO", years=year, language="en_US").items()
    package = {day: {PACKAGE[name] for name in names.split("; ") if name in PACKAGE} for day, names in named}
    package = {day: names for day, names in package.items() if names}
    ours = {day: holiday_of(day) for day in days_of(year) if holiday_of(day) != "none"}
    assert set(ours) == set(package)
    assert all(name in package[day] for day, name in ours.items())


def gauss(year):
    """Easter by Gauss, as he mended it in 1816: another calculation than ours."""
    a, b, c, k = year % 19, year % 4, year % 7, year // 100
    p = (13 + 8 * k) // 25
    m, n = (15 - p + k - k // 4) % 30, (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    after = 22 + d + e
    if d == 29 and e == 6:
        after -= 7
    if d == 28 and e == 6 and a > 10:
        after -= 7
    return date(year, 3, 1) + timedelta(days=after - 1)


@given(st.integers(1583, 9998))
def test_easter_by_another_calculation(year):
    assert easter_sunday(year) == gauss(year)


@pytest.mark.parametrize(
    ("counted", "last", "because"),
    [
        # counted to, ends on, moved by: the audit's four, then each holiday and the eves that are none
        ("2026-04-06", "2026-04-07", "easter_monday"),
        ("2026-05-01", "2026-05-04", "first_of_may"),  # a Friday, then the weekend
        ("2026-12-25", "2026-12-28", "christmas_day"),
        ("2027-05-17", "2027-05-18", "seventeenth_of_may"),  # and Whit Monday
        ("2026-04-01", "2026-04-01", ""),  # the Wednesday before Easter
        ("2026-04-02", "2026-04-07", "maundy_thursday"),
        ("2026-04-03", "2026-04-07", "good_friday"),
        ("2026-04-04", "2026-04-07", "saturday"),  # Easter Eve, as any Saturday
        ("2026-04-05", "2026-04-07", "easter_sunday"),
        ("2026-05-13", "2026-05-13", ""),
        ("2026-05-14", "2026-05-15", "ascension_day"),
        ("2026-05-17", "2026-05-18", "seventeenth_of_may"),
        ("2026-05-23", "2026-05-26", "saturday"),  # Whitsun Eve
        ("2026-05-24", "2026-05-26", "whit_sunday"),
        ("2026-05-25", "2026-05-26", "whit_monday"),
        ("2026-12-24", "2026-12-24", ""),  # Christmas Eve is no holiday
        ("2026-12-31", "2026-12-31", ""),  # nor is New Year's Eve
        ("2027-01-01", "2027-01-04", "new_years_day"),
        ("2026-09-05", "2026-09-07", "saturday"),
        ("2026-09-06", "2026-09-07", "sunday"),
        ("2026-09-07", "2026-09-07", ""),
        ("2027-12-24", "2027-12-24", ""),
        ("2022-12-24", "2022-12-27", "saturday"),  # an Eve that is a Saturday
        ("2008-05-01", "2008-05-02", "ascension_day"),  # and 1 May
    ],
)
def test_where_a_deadline_ends(counted, last, because):
    move = moved(date.fromisoformat(counted), AS_IT_STANDS)
    assert (str(move.on), move.because) == (last, because)
    assert move.days == (move.on - move.counted).days
    assert str(move.citation) == "domstolloven § 149 (1)"


@given(st.dates(date(2007, 11, 1), date(2199, 12, 1)))
def test_it_ends_on_the_next_day_on_which_one_can_end(day):
    move = moved(day, AS_IT_STANDS)
    assert can_end_on(move.on, AS_IT_STANDS)
    assert calendar_day(move.on) == "weekday"
    assert not any(can_end_on(day + timedelta(days=n), AS_IT_STANDS) for n in range(move.days))
    assert move.days <= 5  # the longest: from Maundy Thursday
