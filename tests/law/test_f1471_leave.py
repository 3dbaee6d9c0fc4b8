"""Regulation §§ 12-17 and days off: birth, nursing, welfare, own faith, holiday, at each limit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from law.topics import BY_ID, day, outcome
from qupcore.law.terms.absence import Calendar

DAYS = ["2012-01-01", "2012-01-02", "2018-12-31", "2019-01-01", "2020-04-01", "2026-09-01"]
each_day = pytest.mark.parametrize("on", DAYS)
ANSWERS = [("met", True), ("not_met", False), ("unknown", None)]


def leave(rule, on, policy=None, **facts):
    known = {("absence." if key == "permitted" else "leave.") + key: value for key, value in facts.items()}
    return outcome(f"for-2011-1471.{rule}", on, known, policy)


def test_none_of_it_stood_before_2012():
    for name, rule in BY_ID.items():
        if name.startswith("for-2011-1471.1") and name.split(".")[1] in ("12", "13", "14", "15", "16", "17"):
            assert rule.on(day("2012-01-01") - timedelta(days=1)) is None


@each_day
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_an_antenatal_check_only_in_programme_time_is_judged(on, said, answer):
    assert leave("12.check_in_programme_time", on, checks_only_in_programme_time=answer) == said


@each_day
@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "not_met"), (1, "met"), (9, "met"), (10, "met"), (11, "not_met"), (None, "unknown")],
)
def test_ten_working_days_right_before_term(on, days, said):
    assert leave("12.right_before_term", on, working_days_before_event=days) == said


@each_day
@pytest.mark.parametrize(
    ("days", "said"), [(-1, "not_met"), (6, "not_met"), (7, "met"), (8, "met"), (None, "unknown")]
)
def test_notice_of_it_a_week_ahead(on, days, said):
    assert leave("12.notice_before_birth", on, notice_days=days) == said


@each_day
@pytest.mark.parametrize(
    ("weeks", "said"), [(-1, "not_met"), (0, "met"), (5, "met"), (6, "not_met"), (None, "unknown")]
)
def test_six_weeks_after_birth(on, weeks, said):
    assert leave("13.weeks_after_birth", on, weeks_since_event=weeks) == said


@each_day
@pytest.mark.parametrize(("days", "said"), [(9, "met"), (10, "met"), (11, "not_met"), (None, "unknown")])
def test_ten_working_days_for_whoever_helps_at_a_birth(on, days, said):
    assert leave("13.days_at_birth", on, days_of_occasion=days) == said


@each_day
@pytest.mark.parametrize(
    ("minutes", "needed", "said"),
    [
        (59, None, "met"),
        (60, False, "met"),
        (61, False, "not_met"),
        (61, True, "met"),
        (61, None, "unknown"),
        (None, None, "unknown"),
        (None, True, "met"),
    ],
)
def test_an_hour_a_day_to_nurse_and_the_time_that_is_needed(on, minutes, needed, said):
    assert leave("14.nursing_time", on, minutes_a_day=minutes, nursing_time_needed=needed) == said


# § 15


@each_day
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_welfare_leave_is_for_the_municipality_to_grant(on, said, answer):
    assert leave("15.welfare_leave_granted", on, permitted=answer) == said


@each_day
@pytest.mark.parametrize(("days", "said"), [(9, "met"), (10, "met"), (11, "not_met"), (None, "unknown")])
def test_ten_working_days_of_welfare_leave_a_year(on, days, said):
    rule, other = "15.welfare_days_in_year", {"welfare_ground": "other"}
    assert leave(rule, on, whole_days=days, part_days=0, **other) == said
    funeral = {"welfare_ground": "death", "travel_days_needed": True}
    assert leave(rule, on, whole_days=days, part_days=0, **funeral) == "met"
    assert leave(rule, on, whole_days=11, part_days=0, welfare_ground="death") == "unknown"


@each_day
@pytest.mark.parametrize(("days", "said"), [(2, "met"), (3, "met"), (4, "not_met"), (None, "unknown")])
def test_three_days_to_settle_a_child_and_three_for_a_death(on, days, said):
    settling, death = "15.settling_a_child", "15.death_in_the_family"
    assert leave(settling, on, welfare_ground="settling_child", days_of_occasion=days) == said
    assert leave(death, on, welfare_ground="death", days_of_occasion=days, travel_days_needed=False) == said
    for other in ("death", "other"):
        assert leave(settling, on, welfare_ground=other, days_of_occasion=days) == "met"
    for other in ("settling_child", "other"):
        assert leave(death, on, welfare_ground=other, days_of_occasion=days) == "met"
    assert leave(death, on, welfare_ground="death", days_of_occasion=4, travel_days_needed=True) == "met"
    assert leave(death, on, welfare_ground="death", days_of_occasion=4) == "unknown"


# § 16


@each_day
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_own_holidays_are_for_those_outside_the_church(on, said, answer):
    assert leave("16.outside_the_church", on, outside_church=answer) == said


@each_day
@pytest.mark.parametrize(("days", "said"), [(1, "met"), (2, "met"), (3, "not_met"), (None, "unknown")])
def test_two_days_a_year_of_ones_own_faith(on, days, said):
    assert leave("16.days_of_own_faith", on, whole_days=days, part_days=0) == said


@each_day
@pytest.mark.parametrize(("days", "said"), [(9, "not_met"), (10, "met"), (11, "met"), (None, "unknown")])
def test_notice_of_them_ten_working_days_ahead(on, days, said):
    assert leave("16.notice_of_own_faith", on, notice_working_days=days) == said


NO_DAY_OFF = {"none", "easter_sunday", "whit_sunday"}
"""Easter Sunday and Whit Sunday are Sundays: that is why they are off."""


@each_day
@pytest.mark.parametrize("holiday", Calendar.holiday.values)
def test_the_days_off_that_the_regulation_names(on, holiday):
    rule = "for-2011-1471.16.working_day"
    facts = {"calendar.weekend": False, "calendar.holiday": holiday, "calendar.laid_in_programme": False}
    assert outcome(rule, on, facts) == ("met" if holiday in NO_DAY_OFF else "not_met")
    weekend = {**facts, "calendar.weekend": True}
    assert outcome(rule, on, weekend) == "not_met"
    # "med mindre annet er fastsatt i programmet"
    for day_off in (facts, weekend):
        assert outcome(rule, on, {**day_off, "calendar.laid_in_programme": True}) == "met"


@pytest.mark.parametrize("on", ["2007-11-01", "2009-12-31", "2010-01-01", "2011-12-31"])
@pytest.mark.parametrize("holiday", Calendar.holiday.values)
@pytest.mark.parametrize("off", [0, 1])
def test_before_2012_public_holidays_are_off_as_policy_has_it(on, holiday, off):
    rule, policy = "sotjl.35.working_day_before_2012", {"sotjl.35.public_holidays_off": off}
    facts = {"calendar.weekend": False, "calendar.holiday": holiday}
    said = "met" if holiday == "none" or not off else "not_met"
    assert outcome(rule, on, facts, policy) == said
    assert outcome(rule, on, {**facts, "calendar.weekend": True}, policy) == "not_met"


# § 17


@each_day
@pytest.mark.parametrize(
    ("days", "turning", "said"),
    [
        (24, None, "met"),
        (25, 30, "met"),
        (26, 59, "not_met"),
        (26, None, "unknown"),
        (26, 60, "met"),
        (30, 60, "met"),
        (31, 60, "not_met"),
        (31, None, "not_met"),
        (None, 60, "unknown"),
    ],
)
def test_25_working_days_of_holiday_and_five_more_over_60(on, days, turning, said):
    assert leave("17.holiday_days", on, whole_days=days, part_days=0, turning=turning) == said


@pytest.mark.parametrize(("turning", "from_60", "from_61"), [(59, 0, 0), (60, 1, 0), (61, 1, 1)])
def test_from_which_year_one_is_over_60_is_policy(turning, from_60, from_61):
    for number, more in ((60, from_60), (61, from_61)):
        policy = {"for-2011-1471.17.turning": number}
        said = leave("17.holiday_days", "2026-09-01", policy, whole_days=26, part_days=0, turning=turning)
        assert said == ("met" if more else "not_met")


# § 13 (2), § 15 b, c: what may be given, at each limit


@each_day
@pytest.mark.parametrize(
    ("weeks", "judged", "said"),
    [
        (-1, None, "unknown"),
        (-1, False, "not_met"),
        (0, None, "met"),
        (5, False, "met"),
        (6, False, "not_met"),
        (6, True, "met"),
        (6, None, "unknown"),
        (None, True, "met"),
    ],
)
def test_the_fathers_leave_is_near_the_birth_or_judged(on, weeks, judged, said):
    facts = {"weeks_since_event": weeks, "in_connection_with_birth": judged}
    assert leave("13.in_connection_with_birth", on, **facts) == said
    helper = "not_met" if weeks is not None and weeks < 0 else "unknown" if weeks is None else said
    assert leave("13.helper_after_birth", on, **facts) == helper


@each_day
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_another_helps_by_permission_where_the_parents_live_apart(on, said, answer):
    assert leave("13.helper_granted", on, permitted=answer) == said
    assert leave("13.helper_parents_apart", on, parents_apart=answer) == said


@each_day
@pytest.mark.parametrize(("days", "said"), [(1, "met"), (2, "not_met"), (None, "unknown")])
def test_one_day_for_school_and_one_to_marry(on, days, said):
    for rule, ground in (("15.first_school_day", "first_school_day"), ("15.own_wedding", "wedding")):
        assert leave(rule, on, welfare_ground=ground, days_of_occasion=days) == said
        assert leave(rule, on, welfare_ground="care_at_home", days_of_occasion=days) == "met"
