"""The parts of leave: birth, nursing, welfare, own faith, holiday (§§ 12-17)."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from cases.absence.parts_of import entitled, judged
from cases.absence.written import absence, case, day, days_kept, kept
from qupcore.cases.absence.days_off import working_days
from qupcore.cases.absence.parts import absence_parts
from qupcore.law.national import AS_IT_STANDS

# §§ 12-17


def test_ten_working_days_right_before_term_with_a_weeks_notice():
    away = absence("2024-05-06/2024-06-03", "before_birth", event_on="2024-06-03", asked_on="2024-04-29")
    found = entitled(case(away))
    assert min(on for on, said in found.items() if said) == day("2024-05-16")  # 17 and 20 May are off
    assert sum(said is True for said in found.values()) == 10
    assert found[day("2024-06-03")] is False
    late = attrs.evolve(away, first=day("2024-05-21"), asked_on=day("2024-05-15"))
    assert set(entitled(case(late)).values()) == {False}
    in_time = attrs.evolve(away, first=day("2024-05-21"), asked_on=day("2024-05-14"))
    assert True in entitled(case(in_time)).values()
    assert entitled(case(attrs.evolve(late, event_on=None, asked_on=None)))[day("2024-05-21")] is None


def test_six_weeks_after_birth():
    away = absence("2024-06-03/2024-07-31", "after_birth", event_on="2024-06-03")
    found = entitled(case(away))
    assert max(on for on, said in found.items() if said) == day("2024-07-12")
    assert found[day("2024-07-15")] is False  # 42 days after


def test_ten_working_days_for_whoever_helps_at_a_birth():
    first = absence("2024-06-03/2024-06-07", "birth_of_child", event_on="2024-06-03")
    then = absence("2024-07-08/2024-07-15", "birth_of_child", event_on="2024-06-03")
    found = list(entitled(case(first, then)).values())
    assert found == [True] * 10 + [False]
    twins = absence("2024-08-13", "birth_of_child", event_on="2024-08-13")
    assert entitled(case(first, then, twins))[day("2024-08-13")] is True
    assert entitled(case(attrs.evolve(first, event_on=None)))[day("2024-06-03")] is None


def test_nursing_an_hour_a_day_and_what_is_needed():
    assert kept(case(absence("2024-06-03", "nursing", minutes_a_day=60))) == [True]
    assert kept(case(absence("2024-06-03", "nursing", minutes_a_day=90))) == [None]
    needed = (judged("leave.nursing_time_needed"),)
    assert kept(case(absence("2024-06-03", "nursing", minutes_a_day=90, assessments=needed))) == [True]


def test_welfare_leave_needs_the_municipality_and_has_its_days():
    assert kept(case(absence("2024-06-03", "welfare", welfare_ground="other"))) == [None]
    granted = absence("2024-06-03/2024-06-17", "welfare", welfare_ground="other", permitted=True)
    parts = absence_parts(case(granted))
    assert [(str(p.last), p.kept, p.entitled) for p in parts] == [
        ("2024-06-14", True, True),
        ("2024-06-17", True, False),  # a permission beyond the days stands, and is a matter for review
    ]
    settling = absence("2024-06-03/2024-06-06", "welfare", welfare_ground="settling_child", permitted=True)
    assert list(entitled(case(settling)).values()) == [True, True, True, False]


def test_the_calendar_year_gives_new_days():
    december = absence("2024-12-16/2024-12-20", "welfare", welfare_ground="other", permitted=True)
    november = absence("2024-11-04/2024-11-08", "welfare", welfare_ground="other", permitted=True)
    january = absence("2025-01-02", "welfare", welfare_ground="other", permitted=True)
    one_more = absence("2024-12-30", "welfare", welfare_ground="other", permitted=True)
    found = entitled(case(november, december, one_more, january))
    assert found[day("2024-12-30")] is False
    assert found[day("2025-01-02")] is True


def test_two_days_of_ones_own_faith_with_ten_working_days_notice():
    def said(asked_on, outside=True):
        eid = absence("2024-04-10/2024-04-12", "religious_holiday", asked_on=asked_on)
        return list(entitled(case(eid, outside_church=outside)).values())

    # Ten working days before 10 April 2024, over Easter: 21, 22, 25-27 March, 2-5, 8 and 9 April are eleven.
    assert working_days(AS_IT_STANDS).count(day("2024-03-22"), day("2024-04-09")) == 10
    assert said("2024-03-22") == [True, True, False]
    assert said("2024-03-25") == [False, False, False]
    assert said("2024-03-22", outside=False) == [False, False, False]
    assert said("2024-03-22", outside=None) == [None, None, False]
    assert said(None) == [None, None, False]


@pytest.mark.parametrize(
    ("born", "most"), [("1990-05-14", 25), ("1965-01-01", 25), ("1964-12-31", 30), (None, 25)]
)
def test_holiday_of_25_working_days_and_five_more_over_60(born, most):
    found = list(entitled(case(absence("2024-06-03/2024-07-31", "holiday"), born=born)).values())
    assert found.count(True) == most
    assert found[30:] == [False] * (len(found) - 30)
    assert (None in found) is (born is None)


def test_a_long_case_is_cut_in_few_parts_and_its_rulings_tell_why():
    person = case(absence("2024-06-03/2024-07-31", "holiday"))
    parts = absence_parts(person)
    assert [part.kept for part in parts] == [True, None]
    (regulation, act) = parts[1].rulings
    (finding,) = regulation.findings
    assert (finding.rule, finding.outcome) == ("for-2011-1471.17.holiday_days", "not_met")
    assert {item.term: item.value for item in finding.inputs}["leave.whole_days"] == 43
    assert act.findings[0].outcome == "unknown"


def test_years_of_leap_days_and_long_entries_are_counted_right():
    person = case(absence("2024-02-28/2024-03-01", "holiday"), start="2023-03-01")
    assert [str(on) for on in days_kept(person)] == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert days_kept(person).keys() == {date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)}
