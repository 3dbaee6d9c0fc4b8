"""Absence: answers written by hand, each with its reason: cases of an audit of the law, and their kin.

Every case takes part from 2026-01-05 unless it says otherwise; a day is 2.041 G / 260 = 1 071.91 kr.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import attrs
import pytest

from cases.absence.written import absence, day, days_kept
from qupcore import Assessment, Course, Participant, benefit_month, read_case, write_case
from qupcore.cases import ProgrammeDecision, SupportedChild
from qupcore.cases.absence.parts import absence_parts
from qupcore.cases.benefit.missed import missed_in

DAY = timedelta(days=1)
FULL = Decimal("23582.05")  # September 2026: 22 days of 278 697 / 260, to the øre below
ONE = Decimal("1071.91")


def case(*absences, start="2026-01-05", born="1986-05-05", **course):
    """A participant in a programme of a year from its start."""
    first = day(start)
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=first + 364 * DAY
    )
    return Participant(
        ref="a",
        birth_date=day(born),
        benefits=(),
        course=Course(decisions=(granted,), started_on=first, absences=absences, **course),
    )


def gross(person, year=2026, month=9, policy=None):
    found = benefit_month(person, year, month, policy)
    return Decimal(str(found.gross)), not found.open


def child(born, **facts):
    return SupportedChild(birth_date=day(born), lives_in_norway=True, **facts)


def near(one, two):
    return abs(one - Decimal(two)) <= Decimal("0.05")


def ill(span, **facts):
    return absence(span, "own_illness", **{"certificate": "self", **facts})


def sick(span, **facts):
    return absence(span, "sick_child", **{"certificate": "self", "child_birth_date": "2018-01-01", **facts})


CHILD = child("2018-01-01")
TEN = tuple(
    sick(on)
    for on in (
        *("2026-02-03", "2026-02-17", "2026-03-03", "2026-03-17", "2026-04-14"),
        *("2026-04-28", "2026-05-12", "2026-05-26", "2026-06-09", "2026-09-08"),
    )
)


def test_b19_friday_to_monday_is_four_calendar_days():
    """§ 6 (4): the certificate was demanded and is lacking, so the self-certified Friday lapses too.

    That the participant was prevented from seeing a doctor is an exception that must be made credible
    ("godtgjort"): the refusal stands meanwhile, and the month asks.
    """
    away = ill("2026-09-11/2026-09-14", doctor_demanded=True, permitted=False)
    amount, final = gross(case(away))
    assert near(amount, "21438.23")
    assert not final
    assert gross(case(attrs.evolve(away, prevented_from_doctor=False))) == (amount, True)
    excused = attrs.evolve(away, prevented_from_doctor=True, same_illness=True)
    amount, final = gross(case(excused))
    assert near(amount, "22510.14")
    assert not final  # Friday is given; that it was refused is asked about


def test_b21_illness_within_sixteen_days_counts_the_days_before():
    """Two earlier days and 14 September are three; 15 September is the fourth and is cut.

    The certificate was demanded, but this absence lasted two days: § 6 (4) speaks of an illness that lasts
    beyond the three days, so 14 September does not lapse.
    """
    person = case(
        ill("2026-09-01/2026-09-02"), ill("2026-09-14/2026-09-15", doctor_demanded=True, permitted=False)
    )
    assert near(gross(person)[0], "22510.14")
    assert days_kept(person)[day("2026-09-01")] is True


def test_b22_seventeen_days_later_there_are_three_new_days():
    assert gross(case(ill("2026-09-01/2026-09-02"), ill("2026-09-21/2026-09-23"))) == (FULL, True)


def test_b23_the_eleventh_day_for_one_child_refused_is_cut():
    """And it is asked whether an exception gives more: chronically ill, or the other parent unable (§ 11)."""
    person = case(*TEN, sick("2026-09-15", permitted=False), children=(CHILD,), sole_carer=False)
    amount, final = gross(person)
    assert near(amount, "23346.14")
    assert not final
    shown = attrs.evolve(
        person.course,
        children=(attrs.evolve(CHILD, chronically_ill=False),),
        other_parent_unable=False,
    )
    assert gross(attrs.evolve(person, course=shown)) == (amount, True)


def test_b25_three_children_give_fifteen_days():
    family = (CHILD, child("2020-01-01"), child("2021-01-01"))
    assert near(gross(case(*TEN, sick("2026-09-15"), children=family, sole_carer=False))[0], "26090.05")


def test_b26_alone_there_are_twenty():
    person = case(*TEN, sick("2026-09-15"), children=(CHILD,), sole_carer=True)
    amount, final = gross(person)
    assert (near(amount, "24418.05"), final) == (True, True)


def test_b28_three_of_seven_and_a_half_hours():
    away = absence("2026-09-08", "other", minutes_a_day=180, permitted=False)
    amount, final = gross(case(away))
    assert (near(amount, "23153.29"), final) == (True, True)


def test_b29_two_days_and_the_supplement_stays():
    away = absence("2026-09-08/2026-09-09", "other", permitted=False)
    assert near(gross(case(away, children=(CHILD,)))[0], "22274.23")


def test_b31_at_62_there_are_thirty_days_of_holiday():
    person = case(absence("2026-06-29/2026-08-07", "holiday"), born="1964-02-01")
    amount, final = gross(person, month=8)
    assert (near(amount, "22510.14"), final) == (True, True)


def test_b41_six_weeks_after_a_birth():
    away = absence("2026-08-31/2026-10-11", "after_birth", event_on="2026-08-31")
    amount, final = gross(case(away, children=(child("2026-08-31"),)))
    assert (near(amount, "24418.05"), final) == (True, True)


@pytest.mark.parametrize(
    ("year", "amount"),
    [
        (2018, "14905.08"),  # B44: permission alone was enough
        (2019, "15362.77"),  # B45: from 2019 both are needed, and the reason was judged not to be compelling
    ],
)
def test_b44_and_b45_permission_without_a_reason(year, amount):
    judged = Assessment(
        question="absence.compelling_welfare_reason",
        answer=False,
        grounds="weighed",
        by="adviser",
        at=day(f"{year}-09-04"),
    )
    away = absence(f"{year}-09-03", "other", permitted=True, assessments=(judged,))
    found, final = gross(case(away, start=f"{year}-01-08"), year)
    assert (near(found, amount), final) == (True, True)


def test_n24_a_doctors_certificate_needs_no_eight_weeks():
    away = ill("2026-08-10/2026-08-21", certificate="doctor")
    assert near(gross(case(away, start="2026-08-03"), month=8)[0], "22510.14")


def test_n25_a_sick_child_needs_no_eight_weeks():
    away = sick("2026-09-08/2026-09-09", child_birth_date="2020-01-01")
    person = case(away, start="2026-08-31", children=(child("2020-01-01"),), sole_carer=True)
    assert near(gross(person)[0], "24418.05")


def test_n26_the_fourth_day_with_a_sick_child_needs_a_certificate():
    """§ 10 has no rule like § 6 (4): the first three days are given, so their refusal is asked about."""
    away = sick("2026-09-07/2026-09-10", child_birth_date="2020-01-01", doctor_demanded=True, permitted=False)
    person = case(away, children=(child("2020-01-01"),), sole_carer=True)
    amount, final = gross(person)
    assert (near(amount, "23346.14"), final) == (True, False)


def test_m13_alone_with_a_chronically_ill_child():
    away = sick("2026-08-03/2026-09-25", certificate="doctor")
    ill_child = attrs.evolve(CHILD, chronically_ill=True, more_absence=True)
    amount, final = gross(case(away, children=(ill_child,), sole_carer=True))
    assert (near(amount, "24418.05"), final) == (True, True)


def test_p12_the_31st_day_of_one_alone_with_three():
    family = (CHILD, child("2019-01-01"), child("2020-01-01"))
    person = case(
        sick("2026-08-17/2026-09-25", certificate="doctor"),
        sick("2026-09-28", certificate="doctor", permitted=False),
        children=family,
        sole_carer=True,
    )
    amount, final = gross(person)
    assert (near(amount, "25018.14"), final) == (True, False)  # is one of them chronically ill?


def test_a07_sixteen_days_of_self_certificate_and_no_eight_weeks_in_spring_2020():
    """NAV on § 17a: "§ 6 andre ledd gjelder ikke"; the programme had begun on 2 March."""
    person = case(ill("2020-03-20/2020-04-03"), start="2020-03-02")
    assert set(days_kept(person).values()) == {True}
    assert near(gross(person, 2020, 4)[0], "16899.05")


def test_a09_refused_in_2011_is_open_until_somebody_judged_the_reason():
    """Expected by the case: two days cut, 12 187.08.

    § 36 of the time keeps the benefit where other compelling reasons were the cause, permitted or not, and of
    "other" nobody has judged that. What the minister said, that absence which is not documented has
    consequences, stands as a reading. Judged, the two days are cut as expected.
    """
    away = absence("2011-09-05/2011-09-06", "other", permitted=False)
    (part,) = absence_parts(case(away, start="2011-02-01"))
    assert (part.kept, part.missing) == (None, ("absence.compelling_welfare_reason",))
    judged = Assessment(question="absence.compelling_welfare_reason", answer=False, grounds="x", by="a")
    (part,) = absence_parts(case(attrs.evolve(away, assessments=(judged,)), start="2011-02-01"))
    assert (part.kept, len(part.days)) == (False, 2)


# one illness, however it was registered


@pytest.mark.parametrize("policy", [None, {"for-2011-1471.days_off_count": 0}])
@pytest.mark.parametrize("facts", [{}, {"doctor_demanded": True, "permitted": False}])
def test_an_illness_over_a_weekend_is_the_same_in_one_entry_and_in_two(policy, facts):
    one = case(ill("2026-09-10/2026-09-14", **facts))
    two = case(ill("2026-09-10/2026-09-11", **facts), ill("2026-09-14", **facts))
    assert days_kept(one, policy) == days_kept(two, policy)
    assert gross(one, policy=policy) == gross(two, policy=policy)


def test_whether_a_weekend_counts_is_a_number_that_the_month_rests_on():
    away = ill("2026-09-10/2026-09-14", doctor_demanded=True, permitted=False, prevented_from_doctor=False)
    amount, final = gross(case(away))
    assert (near(amount, FULL - 3 * ONE), final) == (True, True)
    amount, final = gross(case(away), policy={"for-2011-1471.days_off_count": 0})
    assert (amount, final) == (FULL, False)  # three days are within the limit: the refusal is asked about
    (part, *_) = absence_parts(case(away))
    assert "for-2011-1471.days_off_count" in {use.name for use in part.policy}


def test_a_childs_illness_over_a_weekend_is_one_time():
    facts = {"children": (child("2018-01-01"),), "sole_carer": True, "start": "2026-01-05"}
    one = case(sick("2026-09-10/2026-09-14", doctor_demanded=True), **facts)
    two = case(
        sick("2026-09-10/2026-09-11", doctor_demanded=True),
        sick("2026-09-14", doctor_demanded=True),
        **facts,
    )
    assert days_kept(one) == days_kept(two)
    assert days_kept(two)[day("2026-09-14")] is None  # the fifth calendar day


# beyond the quota in any case

JUNE_AND_JULY = ("2026-06-01/2026-07-31",)


@pytest.mark.parametrize(
    "spans", [JUNE_AND_JULY, ("2026-06-01/2026-06-30", "2026-07-01/2026-07-31"), ("2026-07-01/2026-07-31",)]
)
def test_days_beyond_those_that_could_be_given_are_refused_in_any_case(spans):
    """25 working days from 1 June end on 3 July; alone, July has 23 and none is beyond."""
    person = case(*(absence(span, "holiday", permitted=False) for span in spans))
    amount, final = gross(person, month=7)
    cut = 20 if spans[0].startswith("2026-06") else 0
    assert near(amount, Decimal("24653.97") - cut * ONE)
    assert not final  # the refusal of the first 25 stands against § 17


def test_the_order_of_two_refused_entries_does_not_matter():
    one = absence("2026-06-01/2026-06-30", "holiday", permitted=False)
    two = absence("2026-07-01/2026-07-31", "holiday", permitted=False)
    assert days_kept(case(one, two)) == days_kept(case(two, one))


def test_two_days_of_ones_own_faith_can_be_refused_against_the_regulation_and_no_third():
    away = absence("2026-09-07/2026-09-09", "religious_holiday", permitted=False, asked_on="2026-06-01")
    assert list(days_kept(case(away, outside_church=True)).values()) == [None, None, False]


def test_what_was_rightly_refused_uses_up_nothing_of_what_can_be_refused_wrongly():
    late = absence("2026-09-07/2026-09-08", "religious_holiday", permitted=False, asked_on="2026-09-01")
    in_time = absence("2026-10-07/2026-10-08", "religious_holiday", permitted=False, asked_on="2026-06-01")
    found = days_kept(case(late, in_time, outside_church=True))
    assert list(found.values()) == [False, False, None, None]


def test_ten_days_at_a_birth_can_be_refused_and_no_more():
    away = absence("2026-09-07/2026-09-22", "birth_of_child", permitted=False, event_on="2026-09-07")
    found = list(days_kept(case(away)).values())
    assert found == [None] * 10 + [False] * 2


def test_ten_days_for_a_sick_child_can_be_refused_and_no_more():
    known = {"children": (attrs.evolve(CHILD, chronically_ill=False),), "sole_carer": False}
    away = sick("2026-09-01/2026-09-16", certificate="doctor", permitted=False)
    found = list(days_kept(case(away, other_parent_unable=False, **known)).values())
    assert found == [None] * 10 + [False] * 2


# what is not known neither adds nor takes away


def test_a_forgotten_certificate_takes_nothing():
    shown = ill("2026-09-09", permitted=False, certificate="doctor")
    forgotten = attrs.evolve(shown, certificate=None)
    unshown = attrs.evolve(shown, certificate="none")
    assert gross(case(shown)) == gross(case(forgotten)) == (FULL, False)
    assert gross(case(unshown)) == (FULL - ONE, True)


def test_a_forgotten_reason_takes_nothing():
    refused = absence("2026-09-09", None, permitted=False)
    assert gross(case(refused)) == (FULL, False)
    assert gross(case(attrs.evolve(refused, reason="other"))) == (FULL - ONE, True)


# births and children


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2025-01-01", None),  # eighteen months ago: in connection with the birth?
        ("2026-07-06", True),
        ("2026-05-29", True),  # the sixth week ends on 9 July: see below
        ("2026-07-07", None),  # the day before
        ("2027-01-01", None),  # not born yet
    ],
)
def test_a_fathers_leave_is_in_connection_with_the_birth(born, said):
    away = absence("2026-07-06", "birth_of_child", event_on=born)
    (part,) = absence_parts(case(away))
    assert (part.kept, "leave.in_connection_with_birth" in part.missing) == (said, said is None)
    judged = Assessment(question="leave.in_connection_with_birth", answer=True, grounds="x", by="a")
    (part,) = absence_parts(case(attrs.evolve(away, assessments=(judged,))))
    assert part.kept is True


@pytest.mark.parametrize(("weeks", "said"), [(5, [True] * 5), (6, [None] * 5)])
def test_six_weeks_after_the_birth_nobody_asks(weeks, said):
    born = day("2026-09-07") - weeks * 7 * DAY
    away = absence("2026-09-07/2026-09-11", "birth_of_child", event_on=str(born))
    assert list(days_kept(case(away)).values()) == said
    policy = {"for-2011-1471.12.weeks_near_birth": 2}
    assert set(days_kept(case(away), policy).values()) == {None}


def test_a_child_that_is_not_born_is_not_ill():
    """One of the two days is wrong: it is asked when the child was born."""
    away = sick("2026-09-08", child_birth_date="2026-12-01", certificate="doctor")
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing[0]) == (None, "care.turning")


def test_grown_up_children_are_not_more_than_two():
    """§ 9 gives the right for children of up to twelve; those of 1990 and 1991 make no third."""
    family = tuple(child(born, chronically_ill=False) for born in ("2020-01-01", "1990-01-01", "1991-01-01"))
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    found = days_kept(case(away, children=family, sole_carer=False, other_parent_unable=False))
    assert list(found.values()) == [True] * 10 + [None] * 2


@pytest.mark.parametrize(("counted", "given"), [(12, 10), (17, 12)])
def test_up_to_which_age_children_count_is_policy(counted, given):
    family = tuple(child(born, chronically_ill=False) for born in ("2020-01-01", "2012-01-01", "2009-06-01"))
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    person = case(away, children=family, sole_carer=False, other_parent_unable=False)
    found = list(days_kept(person, {"for-2011-1471.9.age_counted": counted}).values())
    assert found.count(True) == given


def test_a_teenager_that_may_be_chronically_ill_leaves_the_third_child_open():
    family = (child("2020-01-01", chronically_ill=False), child("2019-01-01", chronically_ill=False))
    teenager = child("2012-01-01", more_absence=False)
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    (_, beyond) = absence_parts(
        case(away, children=(*family, teenager), sole_carer=False, other_parent_unable=False)
    )
    assert (beyond.kept, beyond.entitled) == (None, None)


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
