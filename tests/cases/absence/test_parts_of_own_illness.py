"""The parts of own illness: eight weeks, self-certificates, certificates, the pandemic (§§ 5-8)."""

from __future__ import annotations

import attrs
import pytest

from cases.absence.parts_of import DAY, inputs, judged
from cases.absence.written import absence, case, day, days_kept, kept
from qupcore import Participant
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

# §§ 5-8


@pytest.mark.parametrize(
    ("first", "said"), [("2024-02-23", None), ("2024-02-25", True), ("2024-02-26", True)]
)
def test_eight_weeks_are_counted_from_the_start_of_the_programme(first, said):
    """Started on Monday 2024-01-01: eight weeks have passed on Monday 2024-02-26."""
    last = day(first) + 3 * DAY if said else day(first)
    away = absence(f"{first}/{last}", "own_illness", certificate="self", doctor_demanded=False)
    assert set(days_kept(case(away)).values()) <= {said, None}
    on = day(first) if day(first).weekday() < 5 else day("2024-02-26")
    assert days_kept(case(away))[on] is (said if first != "2024-02-25" else None)


def test_the_eight_weeks_begin_anew_with_a_new_programme():
    decisions = (
        ProgrammeDecision(
            kind="granted",
            decided_on=day("2024-01-01"),
            applies_from=day("2024-01-01"),
            applies_to=day("2024-06-30"),
        ),
        ProgrammeDecision(
            kind="granted",
            decided_on=day("2025-01-06"),
            applies_from=day("2025-01-06"),
            applies_to=day("2025-12-31"),
        ),
    )
    away = absence("2025-02-03", "own_illness", certificate="self")
    course = Course(decisions=decisions, started_on=day("2024-01-01"), absences=(away,))
    (part,) = absence_parts(Participant(ref="a", course=course))
    assert (part.entitled, inputs(part, "illness.weeks_in_programme")) == (False, 4)


def test_calendar_days_are_counted_over_a_weekend():
    away = absence("2024-06-06/2024-06-10", "own_illness", certificate="self", doctor_demanded=False)
    assert days_kept(case(away)) == {
        day("2024-06-06"): True,
        day("2024-06-07"): True,
        day("2024-06-10"): None,  # the fifth calendar day
    }


@pytest.mark.parametrize(("gap", "said"), [(15, None), (16, None), (17, True)])
def test_illness_within_sixteen_calendar_days_counts(gap, said):
    """The earlier ended on 2024-06-04; the new one begins so many days later."""
    earlier = absence("2024-06-02/2024-06-04", "own_illness", certificate="self")
    new = absence(
        str(day("2024-06-04") + gap * DAY), "own_illness", certificate="self", doctor_demanded=False
    )
    assert kept(case(earlier, new)) == [True, said]


def test_earlier_days_with_a_doctors_certificate_do_not_count():
    earlier = absence("2024-06-03/2024-06-05", "own_illness", certificate="doctor")
    new = absence("2024-06-10/2024-06-12", "own_illness", certificate="self")
    assert kept(case(earlier, new)) == [True, True]


def test_an_uncertain_entry_before_leaves_open_only_what_it_can_change():
    maybe = absence("2024-06-03", None)
    two_days = absence("2024-06-10/2024-06-11", "own_illness", certificate="self")
    three_days = absence("2024-06-10/2024-06-12", "own_illness", certificate="self", doctor_demanded=False)
    assert kept(case(maybe, two_days))[1:] == [True]
    assert kept(case(maybe, three_days))[1:] == [True, None]
    # Asked is what makes the days uncertain: why the first was away. That the second was shown is on record.
    questions = absence_parts(case(maybe, three_days))[-1].questions
    assert ("absence.reason", "$.course.absences[0].reason") in {(q.term, q.path) for q in questions}


def test_self_certified_days_lapse_where_a_demanded_certificate_is_not_given():
    def said(**facts):
        person = case(absence("2024-06-03/2024-06-07", "own_illness", certificate="self", **facts))
        return [part.entitled for part in absence_parts(person)]

    assert said(doctor_demanded=False) == [True, False]
    assert said(doctor_demanded=True, prevented_from_doctor=False) == [False, False]
    assert said(doctor_demanded=True, prevented_from_doctor=True, same_illness=True) == [True, False]
    assert said() == [None, False]


def test_a_doctors_certificate_from_the_fourth_day_keeps_all_of_it():
    first = absence("2024-06-03/2024-06-05", "own_illness", certificate="self")
    then = absence("2024-06-06/2024-06-28", "own_illness", certificate="doctor")
    assert kept(case(first, then)) == [True, True]


def test_self_certificates_withdrawn():
    taken = SelfCertificateWithdrawal(first=day("2024-06-04"), last=day("2024-06-05"))
    away = absence("2024-06-03/2024-06-06", "own_illness", certificate="self", doctor_demanded=False)
    entitled = {
        on: part.entitled for part in absence_parts(case(away, withdrawals=(taken,))) for on in part.days
    }
    assert list(entitled.values()) == [True, False, False, False]  # the fourth is beyond three days
    doctor = attrs.evolve(away, certificate="doctor")
    assert kept(case(doctor, withdrawals=(taken,))) == [True]


def test_a_demanded_confirmation_that_was_not_given():
    away = absence("2024-06-03", "own_illness", certificate="self", confirmed_in_writing=False)
    assert kept(case(away)) == [None]
    assert kept(case(attrs.evolve(away, confirmed_in_writing=True))) == [True]


def test_the_pandemic_gave_sixteen_days_and_no_eight_weeks():
    def entitled(span, start):
        away = absence(span, "own_illness", certificate="self", doctor_demanded=False)
        return {on: p.entitled for p in absence_parts(case(away, start=start)) for on in p.days}

    spring = entitled("2020-03-09/2020-04-03", "2019-06-03")
    assert [str(on) for on, said in spring.items() if said] == [
        *("2020-03-09", "2020-03-10", "2020-03-11"),
        *("2020-03-16", "2020-03-17", "2020-03-18", "2020-03-19", "2020-03-20", "2020-03-23", "2020-03-24"),
    ]
    assert set(entitled("2020-04-01/2020-04-02", "2020-03-30").values()) == {True}
    assert set(entitled("2020-05-11/2020-05-12", "2020-05-04").values()) == {False}
    assert list(entitled("2020-05-28/2020-06-03", "2019-06-03").values()) == [True, True, False, False]


def test_absence_because_of_the_pandemic_keeps_the_benefit_in_2020():
    def said(on, **facts):
        return kept(case(absence(on, "pandemic", **facts), start="2020-01-01"))

    for on in ("2020-03-16", "2020-05-07", "2020-05-08", "2020-12-31"):
        assert said(on) == [True]
        assert said(on, permitted=False) == [None]
    assert said("2020-03-13") == [None]
    assert said("2021-01-04", permitted=False) == [False]
    compelling = (judged("absence.compelling_welfare_reason"),)
    assert said("2021-01-04", permitted=True, assessments=compelling) == [True]
