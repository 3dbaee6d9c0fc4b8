"""Absence under § 36 until 2018, and kinds of leave that had no name."""

from __future__ import annotations

import attrs
import pytest

from cases.absence.people import CHILD, case, child, ill, sick
from cases.absence.written import absence, day, days_kept
from qupcore import read_case, write_case
from qupcore.cases.absence.parts import absence_parts
from qupcore.cases.benefit.missed import missed_in

# § 36 until 2018


def test_illness_that_is_not_shown_before_2019_is_a_policy_with_a_name():
    """By the words of § 36 illness is enough; by the regulation it must be shown. The choice is listed."""
    away = absence(
        "2016-03-07/2016-03-31", "own_illness", certificate="none", doctor_demanded=True, permitted=False
    )
    person = case(away, start="2016-01-04")
    name = "sotjl.36.regulation_limits_reasons"
    assert set(days_kept(person).values()) == {True}
    assert all(name in {use.name for use in part.policy} for part in absence_parts(person))
    assert set(days_kept(person, {name: 1}).values()) == {False}
    shown = attrs.evolve(away, certificate="doctor")
    assert set(days_kept(case(shown, start="2016-01-04"), {name: 1}).values()) == {True}


@pytest.mark.parametrize(("year", "listed"), [(2011, False), (2012, True), (2018, True), (2019, False)])
def test_that_policy_holds_from_2012_to_2018(year, listed):
    person = case(ill(f"{year}-09-05", certificate="none"), start=f"{year}-01-04")
    uses = {use.name for part in absence_parts(person) for use in part.policy}
    assert ("sotjl.36.regulation_limits_reasons" in uses) is listed


def test_every_number_left_open_that_a_kind_of_leave_rests_on_is_listed():
    holiday = absence("2026-06-01/2026-06-05", "holiday")
    (part,) = absence_parts(case(holiday))
    assert {use.name for use in part.policy} == {
        "for-2011-1471.17.turning",
        "for-2011-1471.part_day_counts",
    }
    (part,) = absence_parts(case(sick("2026-09-01")))
    assert {use.name for use in part.policy} == {
        "for-2011-1471.9.age_counted",
        "for-2011-1471.days_off_count",
        "for-2011-1471.part_day_counts",
    }
    (part,) = absence_parts(case(absence("2026-09-01", "birth_of_child", event_on="2026-09-01")))
    assert {use.name for use in part.policy} == {"for-2011-1471.12.weeks_near_birth"}
    early = absence("2011-09-05", "holiday")
    (part,) = absence_parts(case(early, start="2011-02-01"))
    assert {use.name for use in part.policy} == {"sotjl.35.public_holidays_off"}


def test_the_reading_of_the_minister_is_shown_and_decides_nothing():
    unshown = case(ill("2011-09-05", certificate="none", permitted=False), start="2011-02-01")
    (part,) = absence_parts(unshown)
    (ruling,) = part.rulings
    by_rule = {finding.rule: finding for finding in ruling.findings}
    reading = by_rule["sotjl.36.illness_documented_before_regulation"]
    assert (reading.counts, reading.outcome, part.kept) == (False, "not_met", True)
    assert "15:8" in reading.source


# kinds of leave that had no name


def test_a_minder_who_follows_another_child_needs_no_certificate():
    """§ 9 (1) c. § 10 speaks of illness, and nobody is ill; the days are those of § 11."""
    away = absence("2026-09-01/2026-09-16", "minder_follows_child", child_birth_date="2018-01-01")
    known = {"children": (attrs.evolve(CHILD, chronically_ill=False),), "sole_carer": False}
    found = list(days_kept(case(away, other_parent_unable=False, **known)).values())
    assert found == [True] * 10 + [None] * 2


def test_the_other_parent_in_hospital_makes_one_alone():
    """§ 11 (3)."""
    away = sick("2026-09-01/2026-09-30", certificate="doctor")
    known = {"children": (attrs.evolve(CHILD, chronically_ill=False),), "sole_carer": False}
    for unable, given in ((True, 20), (False, 10), (None, 10)):
        found = list(days_kept(case(away, other_parent_unable=unable, **known)).values())
        assert found.count(True) == given


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"permitted": True, "parents_live_apart": True}, True),
        ({"permitted": True, "parents_live_apart": False}, False),
        ({"permitted": True}, None),
        ({"parents_live_apart": True}, None),  # it may be given: without permission there is none
        ({"permitted": False, "parents_live_apart": True}, False),
        ({"permitted": True, "parents_live_apart": True, "event_on": "2026-09-08"}, False),  # not born yet
        ({"permitted": True, "parents_live_apart": True, "event_on": None}, None),
    ],
)
def test_another_who_helps_the_mother_after_the_birth(facts, said):
    away = absence("2026-09-07", "birth_helper", **{"event_on": "2026-09-01", **facts})
    (part,) = absence_parts(case(away))
    assert part.entitled is said


def test_ten_days_for_another_who_helps():
    away = absence(
        "2026-09-07/2026-09-21",
        "birth_helper",
        event_on="2026-09-01",
        permitted=True,
        parents_live_apart=True,
    )
    assert [part.entitled for part in absence_parts(case(away))] == [True, False]


@pytest.mark.parametrize(
    ("ground", "given"), [("first_school_day", 1), ("wedding", 1), ("care_at_home", 10), ("other", 10)]
)
def test_the_grounds_for_welfare_leave_that_the_regulation_names(ground, given):
    away = absence("2026-09-01/2026-09-16", "welfare", welfare_ground=ground, permitted=True)
    found = [part.entitled for part in absence_parts(case(away)) for _ in part.days]
    assert found == [True] * given + [False] * (12 - given)


def test_an_absence_on_a_saturday_counts_where_the_programme_has_activities_on_it():
    """§ 16 (1) "med mindre annet er fastsatt i programmet"."""
    away = absence("2026-09-05", "other", permitted=False)
    assert absence_parts(case(away)) == ()
    (part,) = absence_parts(case(away, activity_days=(day("2026-09-05"),)))
    assert (part.days, part.kept) == ((day("2026-09-05"),), False)
    apart = (ill("2026-09-03/2026-09-04"), ill("2026-09-07"))
    together = days_kept(case(*apart))
    assert together[day("2026-09-07")] is None  # over the weekend: the fifth calendar day
    went = case(*apart, activity_days=(day("2026-09-05"),))
    assert days_kept(went)[day("2026-09-07")] is True  # there on Saturday: three days in all


# several absences on one day


def overlapping(monkeypatch, *absences, **course):
    monkeypatch.setattr("qupcore.domain.case.course.course_faults", lambda course: ())
    return case(*absences, **course)


def test_an_illness_inside_the_hours_to_nurse(monkeypatch):
    nursing = absence("2026-09-01/2026-09-30", "nursing", minutes_a_day=60)
    one_day = ill("2026-09-09", minutes_a_day=390)
    parts = absence_parts(overlapping(monkeypatch, nursing, one_day))
    assert [(part.number, str(part.first), str(part.last), part.kept) for part in parts] == [
        (0, "2026-09-01", "2026-09-30", True),
        (1, "2026-09-09", "2026-09-09", True),
    ]


def test_two_parts_of_one_day_are_one_day_of_leave(monkeypatch):
    hours = [absence("2026-06-01/2026-07-03", "holiday", minutes_a_day=minutes) for minutes in (200, 250)]
    person = overlapping(monkeypatch, *hours, absence("2026-07-06", "holiday"))
    found = {(part.number, part.last): part.entitled for part in absence_parts(person)}
    assert found == {
        (0, day("2026-07-03")): True,
        (1, day("2026-07-03")): True,
        (2, day("2026-07-06")): False,  # the 26th
    }


def test_two_times_to_nurse_on_one_day_are_summed(monkeypatch):
    hours = [absence("2026-09-01", "nursing", minutes_a_day=minutes) for minutes in (30, 31)]
    assert {part.kept for part in absence_parts(overlapping(monkeypatch, *hours))} == {None}


def test_two_sick_children_have_three_days_each(monkeypatch):
    family = (CHILD, child("2020-01-01"))
    first = sick("2026-09-01/2026-09-03", doctor_demanded=True)
    other = sick("2026-09-03/2026-09-04", child_birth_date="2020-01-01", doctor_demanded=True)
    again = sick("2026-09-04")
    parts = absence_parts(overlapping(monkeypatch, first, other, again, children=family, sole_carer=True))
    found = {(part.number, on): part.entitled for part in parts for on in part.days}
    assert found[1, day("2026-09-04")] is True
    assert found[2, day("2026-09-04")] is False  # the fourth day of the first child


def test_of_two_certificates_on_one_day_the_doctors_holds(monkeypatch):
    own = ill("2026-09-07/2026-09-10", certificate="self", doctor_demanded=False)
    shown = ill("2026-09-08/2026-09-09", certificate="doctor", minutes_a_day=10)
    then = ill("2026-09-11")
    found = absence_parts(overlapping(monkeypatch, own, shown, then))
    assert {part.entitled for part in found if part.number == 2} == {True}  # 7, 10 and 11 September


def test_what_is_new_in_a_case_file_is_read_and_written():
    person = case(
        absence("2026-09-07", "birth_helper", parents_live_apart=True, event_on="2026-09-01"),
        absence("2026-09-08", "minder_follows_child", child_birth_date="2018-01-01"),
        absence("2026-09-09", "welfare", welfare_ground="care_at_home"),
        other_parent_unable=True,
        activity_days=(day("2026-09-05"),),
    )
    text = write_case(person)
    assert '"activity_days"' in text
    assert read_case(text.encode()) == person


def test_a_long_absence_is_counted_also_after_a_short_one_inside_it(monkeypatch):
    """Of hours refused all September and a day inside it, the month is cut for every day of the long one."""
    long = absence("2026-09-01/2026-09-30", "other", minutes_a_day=90, permitted=False)
    short = absence("2026-09-02", "other", minutes_a_day=90, permitted=False)
    parts = absence_parts(overlapping(monkeypatch, long, short))
    found = missed_in(parts, day("2026-09-14"), day("2026-09-30"))
    assert [because.path for because in found.because] == ["$.course.absences[0]"]
