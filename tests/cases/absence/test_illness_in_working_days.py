"""Days off that do not count: illness in the working days only, where the municipality reads § 6 so."""

from __future__ import annotations

import pytest

from cases.absence.written import absence, case, day, days_kept

WORKING_DAYS = {"for-2011-1471.days_off_count": 0}


def ill(span):
    return absence(span, "own_illness", certificate="self", doctor_demanded=False)


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        # Friday to Monday is four calendar days: the fourth is beyond three, and so is all that comes after.
        (None, {"06-07": True, "06-10": None, "06-12": None, "06-14": None, "06-28": True}),
        # Of its working days there are two; the third is 12 June, the fourth 14 June. On 28 June what ended
        # on 10 June is more than 16 days ago, and what ended on 12 and 14 June is not: three working days.
        (WORKING_DAYS, {"06-07": True, "06-10": True, "06-12": True, "06-14": None, "06-28": True}),
    ],
)
def test_illness_of_the_last_sixteen_days_is_counted_with_the_new_one(policy, kept):
    spans = ("2024-06-07/2024-06-10", "2024-06-12", "2024-06-14", "2024-06-28")
    found = days_kept(case(*map(ill, spans)), policy)
    assert found == {day(f"2024-{on}"): said for on, said in kept.items()}


@pytest.mark.parametrize(("on", "said"), [("2024-06-27", None), ("2024-06-28", True)])
def test_an_illness_stops_counting_after_sixteen_days(on, said):
    """The first ended on 11 June, and had two working days: with 13 June, the 27th would be the fourth."""
    found = days_kept(case(ill("2024-06-10/2024-06-11"), ill("2024-06-13"), ill(on)), WORKING_DAYS)
    assert found[day(on)] is said


def test_what_is_too_long_ago_is_left_out_of_the_working_days():
    """On 1 July the two days to 11 June are out; left are 14 and 17 June and the day itself."""
    found = days_kept(
        case(ill("2024-06-10/2024-06-11"), ill("2024-06-14/2024-06-17"), ill("2024-07-01")), WORKING_DAYS
    )
    assert list(found.values()) == [True, True, True, None, True]
    calendar = days_kept(case(ill("2024-06-14/2024-06-17"), ill("2024-07-01")))
    assert list(calendar.values()) == [True, None, None]


def test_each_illness_that_is_too_long_ago_is_left_out():
    found = days_kept(case(ill("2024-06-03"), ill("2024-06-05"), ill("2024-07-01/2024-07-03")))
    assert list(found.values()) == [True] * 5
