"""Absence: answers written by hand, each with its reason: cases of an audit of the law, and their kin.

Every case takes part from 2026-01-05 unless it says otherwise; a day is 2.041 G / 260 = 1 071.91 kr.
"""

from __future__ import annotations

import attrs
import pytest

from cases.absence.people import CHILD, FULL, TEN, case, child, gross, ill, near, sick
from cases.absence.written import absence, day, days_kept
from qupcore import Assessment
from qupcore.cases.absence.parts import absence_parts


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
