"""Arguments of wrong types are refused by the public functions, with a `BadInput` and a remedy."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from qupcore import (
    Participant,
    Plan,
    QupError,
    available,
    benefit_month,
    check_plan,
    decide,
    duties,
    national,
    read_case,
    review,
    suggest,
)
from qupcore.cases import benefit_year, rates
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.cli.edge import policy
from qupcore.wire.cases import read_cases

ON, CASE = date(2026, 9, 1), Participant(ref="a")
NO_DAYS = (datetime(2026, 9, 1, 12, tzinfo=UTC), "2026-09-01", None, 20260901)
NO_CASES = (None, {}, "a")


def refused(asked, what):
    with pytest.raises(QupError) as caught:
        asked()
    assert what in caught.value.what
    assert caught.value.remedy


@pytest.mark.parametrize("on", NO_DAYS)
@pytest.mark.parametrize("asks", [decide, review, duties])
def test_a_day_is_a_date_without_a_time(asks, on):
    refused(lambda: asks(CASE, on), "the day asked about is")


@pytest.mark.parametrize("on", NO_DAYS)
def test_rates_are_of_a_day(on):
    refused(lambda: rates(on), "the day asked about is")
    refused(lambda: suggest(CASE, on, catalogue=national()), "the day asked about is")


@pytest.mark.parametrize("case", NO_CASES)
def test_a_case_is_a_participant(case):
    for asked in (
        lambda: decide(case, ON),
        lambda: review(case, ON),
        lambda: duties(case, ON),
        lambda: benefit_month(case, 2026, 9),
        lambda: benefit_year(case, 2026),
        lambda: available(case, catalogue_on(ON)),
        lambda: suggest(case, ON, catalogue=national()),
        lambda: check_plan(Plan(valid_from=ON), ON, case=case, catalogue=national()),
    ):
        refused(asked, "the case is")


@pytest.mark.parametrize(
    ("year", "month", "what"),
    [
        ("2026", 9, "the year is a str"),
        (2026, "9", "the month is a str"),
        (2026, True, "the month is a bool"),
        (2026.0, 9, "the year is a float"),
        (2026, 0, "2026-0 is no month"),
        (2026, 13, "2026-13 is no month"),
        (9999, 12, "the year 9999 cannot be calculated"),  # there is such a month
        (1, 1, "the year 1 cannot be calculated"),
    ],
)
def test_a_month_is_two_whole_numbers(year, month, what):
    refused(lambda: benefit_month(CASE, year, month), what)


@pytest.mark.parametrize("year", ["2026", True, None, 9999])
def test_a_year_is_a_whole_number(year):
    refused(lambda: benefit_year(CASE, year), "the year")


@pytest.mark.parametrize("data", ['{"ref": "a"}', None, {"ref": "a"}])
def test_a_file_is_read_from_its_bytes(data):
    refused(lambda: read_case(data), "the file is")
    refused(lambda: read_cases(data), "the file is")


@pytest.mark.parametrize("asked", [{"want": -1}, {"want": True}, {"want": 1, "unlike": -1}, {"want": None}])
def test_so_many_plans_are_wanted(asked):
    refused(
        lambda: suggest(CASE, ON, catalogue=national(), **asked),
        "want" if "unlike" not in asked else "unlike",
    )


def test_one_number_has_one_value():
    assert policy(["a.b=1", "a.b=1", "c=2"]) == {"a.b": 1, "c": 2}
    with pytest.raises(QupError) as caught:
        policy(["a.b=1", "c=2", "a.b=2"])
    assert "1 and 2" in caught.value.what
    assert [(item.path, item.what) for item in caught.value.faults] == [
        ("--policy", "a.b=1 and a.b=2: two values for one number")
    ]
