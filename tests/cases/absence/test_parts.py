"""From a case to the parts of its absences: what is counted, over which time, and what follows."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from cases.absence.written import absence, case, day, days_kept, kept
from qupcore import Assessment, Participant
from qupcore.cases.absence.days_off import working_days
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.errors import BadInput, NoRulesInForce

DAY = timedelta(days=1)


def inputs(part, term):
    """The value of a term in the findings of a part."""
    for ruling in part.rulings:
        if term in ruling.facts:
            return ruling.facts[term].value
    return None


def judged(question, answer=True, at="2026-01-01"):
    return Assessment(question=question, answer=answer, grounds="seen", by="adviser", at=day(at))


# § 36


@pytest.mark.parametrize(
    ("on", "reason", "permitted", "said"),
    [
        ("2009-12-30", "own_illness", False, True),
        ("2009-12-30", "other", True, True),
        ("2009-12-30", "other", False, None),  # another compelling reason?
        ("2018-12-28", "own_illness", False, True),
        ("2018-12-28", None, True, True),
        ("2018-12-28", None, False, None),
        # Whether a certificate shows the illness, or what the reason was, nobody wrote down: with a doctor's
        # certificate the refusal would stand against the regulation. What was forgotten may take nothing.
        ("2019-01-02", "own_illness", False, None),
        ("2019-01-02", None, True, None),
        ("2019-01-02", None, False, None),
        ("2019-01-02", "other", True, None),
        ("2019-01-02", "other", False, False),
    ],
)
def test_reason_and_permission_by_the_words_of_the_day(on, reason, permitted, said):
    person = case(absence(on, reason, permitted=permitted), start=f"{on[:4]}-01-01")
    assert kept(person) == [said]


def test_a_reason_that_nobody_knows_is_not_asked_for_where_every_reason_keeps_the_benefit():
    away = attrs.evolve(
        absence("2024-03-04", None, permitted=True),
        assessments=(judged("absence.compelling_welfare_reason"),),
    )
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing) == (True, ())


def test_a_compelling_reason_is_judged_and_the_newest_judgement_holds():
    question = "absence.compelling_welfare_reason"
    away = absence("2024-03-04", "other", permitted=True)
    assert kept(case(attrs.evolve(away, assessments=(judged(question),)))) == [True]
    assert kept(case(attrs.evolve(away, assessments=(judged(question, False),)))) == [False]
    two = (judged(question, False, "2024-05-02"), judged(question, True, "2024-05-01"))
    assert kept(case(attrs.evolve(away, assessments=two))) == [False]
    (part,) = absence_parts(case(attrs.evolve(away, assessments=two)), on=day("2024-05-01"))
    assert part.kept is True
    assert part.rulings[-1].findings[0].inputs[-1].grounds in ("", "seen")


def test_a_judgement_of_no_question_is_refused_and_named():
    with pytest.raises(BadInput, match=r"absence.lazy") as error:
        absence("2024-03-04", "other", assessments=(judged("absence.lazy"),))
    assert error.value.faults[0].path == ".assessments[0].question"  # from the absence: it cannot be made
    assert "absence.compelling_welfare_reason" in error.value.remedy


def test_an_absence_over_new_year_2019_is_cut_where_the_words_change():
    unshown = absence("2018-12-31/2019-01-02", "own_illness", permitted=False, certificate="none")
    person = case(unshown, start="2018-01-01")
    parts = absence_parts(person)
    assert [(str(p.first), str(p.last), p.kept) for p in parts] == [
        ("2018-12-31", "2018-12-31", True),
        ("2019-01-02", "2019-01-02", False),
    ]
    assert parts[1].against == ("for-2011-1471.5.illness_certified", "sotjl.36.reason_and_permission")


def test_before_the_programme_there_was_no_rule():
    early = Participant(ref="a", course=Course(absences=(absence("2007-10-31", "other"),)))
    with pytest.raises(NoRulesInForce, match="2007-10-31"):
        absence_parts(early)


def test_a_case_without_absence_has_no_parts():
    assert absence_parts(Participant(ref="a")) == absence_parts(case()) == ()
    assert absence_parts(case(absence("2024-05-17/2024-05-19", "other"))) == ()  # days off only


def test_before_2012_no_quota_decides():
    illness = absence("2010-03-01/2010-03-31", "own_illness", certificate="none")
    (part,) = absence_parts(case(illness, start="2010-01-04"))
    assert (part.kept, part.entitled) == (True, False)
    assert [ruling.topic for ruling in part.rulings] == ["absence"]
    holiday = absence("2010-07-01/2010-07-31", "holiday")
    assert kept(case(holiday, start="2010-01-04")) == [None]


# permission on record, and none


def test_permission_on_record_counts_and_else_the_regulation_answers():
    def said(**facts):
        return kept(case(absence("2024-06-03/2024-06-04", "own_illness", **facts)))

    assert said(certificate="self") == [True]
    assert said(certificate="none") == [None]
    assert said(certificate="none", permitted=True) == [True]
    assert said(certificate="none", permitted=False) == [False]
    assert said() == [None]
    assert said(permitted=True) == [True]
    assert said(permitted=False) == [None]  # a forgotten certificate takes nothing


def test_what_is_asked_beside_a_refusal_is_not_the_permission():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", permitted=False)))
    assert (part.kept, part.missing) == (None, ("absence.certificate",))
    (part,) = absence_parts(case(absence("2024-06-03", None, permitted=False)))
    assert (part.kept, part.missing[0]) == (None, "absence.reason")
    assert "absence.permitted" not in part.missing
    # Every reason would do, and whether the regulation gives the absence depends on which it was.
    away = attrs.evolve(
        absence("2024-06-03", None, permitted=False),
        assessments=(judged("absence.compelling_welfare_reason"),),
    )
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing) == (None, ("absence.reason",))


def test_a_refusal_of_what_the_regulation_gives_decides_nothing():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", certificate="self", permitted=False)))
    assert (part.kept, part.entitled, part.missing) == (None, True, ("absence.permitted",))


def test_what_to_ask_is_only_what_can_matter():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness")))
    assert part.missing == ("absence.certificate", "absence.permitted")
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", certificate="none")))
    assert part.missing == ("absence.permitted",)
    (part,) = absence_parts(case(absence("2024-06-03")))
    assert set(part.missing) == {"absence.reason", "absence.permitted", "absence.compelling_welfare_reason"}
    (part,) = absence_parts(case(absence("2024-06-03", "other", permitted=True)))
    assert part.missing == ("absence.compelling_welfare_reason",)


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


# §§ 9-11


BORN = day("2015-08-20")
CHILD = SupportedChild(birth_date=BORN, chronically_ill=False, more_absence=False)


def sick(span, **facts):
    known = {"reason": "sick_child", "certificate": "doctor", "child_birth_date": BORN, **facts}
    return absence(span, **known)


def entitled(person, policy=None):
    return {on: part.entitled for part in absence_parts(person, policy) for on in part.days}


def family(*absences, children=(CHILD,), sole_carer=False, **more):
    known = {"other_parent_unable": False, **more}
    return case(*absences, children=children, sole_carer=sole_carer, **known)


def test_ten_working_days_in_twelve_months():
    person = family(sick("2024-03-04/2024-03-20"))
    found = list(entitled(person).values())
    assert found == [True] * 10 + [False] * 3
    parts = absence_parts(person)
    assert [(str(p.first), str(p.last)) for p in parts] == [
        ("2024-03-04", "2024-03-15"),
        ("2024-03-18", "2024-03-20"),
    ]
    assert (inputs(parts[0], "leave.whole_days"), inputs(parts[1], "leave.whole_days")) == (10, 13)


@pytest.mark.parametrize(("on", "said"), [("2025-03-03", False), ("2025-03-04", True)])
def test_a_day_stops_counting_twelve_months_later(on, said):
    used = sick("2024-03-04/2024-03-15")
    assert entitled(family(used, sick(on)))[day(on)] is said


def test_refused_days_use_nothing_up_and_a_minder_uses_the_same_days():
    refused = sick("2024-03-04/2024-03-15", permitted=False)
    minder = sick("2024-04-08/2024-04-19", reason="sick_child_minder")
    after = sick("2024-05-06")
    found = entitled(family(refused, minder, after))
    assert found[day("2024-04-19")] is True
    assert found[day("2024-05-06")] is False


@pytest.mark.parametrize(
    ("children", "alone", "most"),
    [
        (1, False, 10),
        (2, False, 10),
        (3, False, 15),
        (1, True, 20),
        (3, True, 30),
    ],
)
def test_the_family_gives_more_days(children, alone, most):
    born = [attrs.evolve(CHILD, birth_date=BORN + n * 700 * DAY) for n in range(children)]
    # Grown-up children are none that § 11 counts: the right is for those of § 9 (2).
    grown_up = [attrs.evolve(CHILD, birth_date=day(on)) for on in ("1990-01-01", "1991-01-01")]
    born += grown_up
    found = entitled(family(sick("2024-03-04/2024-05-31"), children=tuple(born), sole_carer=alone))
    assert sum(said is True for said in found.values()) == most
    assert sum(said is False for said in found.values()) == len(found) - most


@pytest.mark.parametrize(("alone", "most"), [(False, 20), (True, 40)])
def test_a_chronically_ill_child_gives_ten_more_or_twenty(alone, most):
    ill = attrs.evolve(CHILD, chronically_ill=True, more_absence=True)
    found = entitled(family(sick("2024-03-04/2024-06-28"), children=(ill,), sole_carer=alone))
    assert sum(said is True for said in found.values()) == most
    for unsure in ({"more_absence": None}, {"chronically_ill": None}):
        person = family(
            sick("2024-03-04/2024-06-28"), children=(attrs.evolve(ill, **unsure),), sole_carer=alone
        )
        found = list(entitled(person).values())
        assert found.count(True) == most // 2
        assert None in found


@pytest.mark.parametrize(
    ("on", "chronic", "said"),
    [
        ("2027-12-31", False, True),
        ("2028-01-03", False, False),
        ("2028-01-03", None, None),
        ("2028-01-03", True, True),
        ("2033-12-30", True, True),
        ("2034-01-02", True, False),
    ],
)
def test_through_the_year_the_child_turns_twelve_or_eighteen(on, chronic, said):
    child = attrs.evolve(CHILD, chronically_ill=chronic)
    person = family(sick(on), children=(child,), start=f"{on[:4]}-01-01")
    assert entitled(person) == {day(on): said}


def test_a_child_that_is_not_on_record_counts_as_one_more():
    other = [attrs.evolve(CHILD, birth_date=BORN + n * 700 * DAY) for n in (1, 2)]
    (part, *_) = absence_parts(family(sick("2024-03-04"), children=tuple(other)))
    assert inputs(part, "care.children") == 3
    assert inputs(part, "care.chronically_ill") is None


def test_each_time_has_three_days_of_self_certificate():
    person = family(
        sick("2024-03-04/2024-03-05", certificate="self", doctor_demanded=True),
        sick("2024-03-06/2024-03-07", certificate="self"),
    )
    assert list(entitled(person).values()) == [True, True, True, False]
    other = sick("2024-03-06/2024-03-07", certificate="self", child_birth_date=BORN + 700 * DAY)
    apart = family(sick("2024-03-04/2024-03-05", certificate="self", doctor_demanded=True), other)
    assert list(entitled(apart).values()) == [True, True, True, True]


@pytest.mark.parametrize(("ground", "said"), [("doubt", False), ("many_absences", True), (None, None)])
def test_only_doubt_takes_self_certificates_for_a_child_away(ground, said):
    taken = SelfCertificateWithdrawal(first=day("2024-01-01"), ground=ground)
    person = family(sick("2024-03-04", certificate="self"), withdrawals=(taken,))
    assert entitled(person) == {day("2024-03-04"): said}


def test_part_days_count_as_policy_has_it():
    person = family(sick("2024-03-04/2024-03-20", minutes_a_day=120))
    assert list(entitled(person).values()).count(True) == 10
    policy = {"for-2011-1471.part_day_counts": 0}
    assert set(entitled(person, policy).values()) == {True}


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
    assert working_days().count(day("2024-03-22"), day("2024-04-09")) == 10
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
