"""Cases written by hand before the library was asked: deadlines, appeals, hearing, with what should come.

Each expectation was read out of the statute by the one who wrote the case, not out of an answer.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

from qupcore import duties, read_case, review

QUESTIONS = ("capacity_substantially_reduced", "appropriate_and_necessary", "disproportionately_burdensome")


def judged(at, **answers):
    return [
        {
            "question": f"judgement.{name}",
            "answer": answer,
            "grounds": "Concrete circumstances weighed.",
            "by": "adviser 1",
            "at": at,
        }
        for name, answer in answers.items()
    ]


def case(at, **course):
    """A person with every condition met on a day, and a course."""
    tree = {
        "ref": "handed",
        "birth_date": "1986-05-05",
        "lawful_stay": True,
        "fixed_residence": True,
        "benefits": [],
        "household": {"kind": "single", "child_birth_dates": []},
        "introduction_programme_offered": False,
        "work_ability_assessment": {
            "completed_on": at,
            "by": "adviser 1",
            "conclusion": "specially_adapted",
        },
        "assessments": judged(at, **{name: name != QUESTIONS[2] for name in QUESTIONS}),
        "course": {"applied_on": at, **course},
    }
    return read_case(json.dumps(tree).encode())


def decision(kind, on, notified="same", **more):
    found = {
        "kind": kind,
        "decided_on": on,
        "written": True,
        "told_of_appeal": True,
        "reasons": "Facts, law, weighing.",
        "assessments": judged("2019-01-01", reasons_sufficient=True, participant_consulted=True),
        **more,
    }
    day = on if notified == "same" else notified
    return found | ({"notified_on": day} if day else {})


def refused(on, notified="same", appeal=None, ground="sotjl.29.appropriate_and_necessary"):
    appeals = [{"against": on, **appeal}] if appeal else []
    return case(
        "2026-01-15", decisions=[decision("refused", on, notified, grounds=[ground])], appeals=appeals
    )


def due(person, on, kind):
    return [
        (duty.due and str(duty.due), duty.state, duty.moved_because)
        for duty in duties(person, date.fromisoformat(on))
        if duty.kind == kind
    ]


def found(person, on, outcome="not_met"):
    remarks = review(person, date.fromisoformat(on)).remarks
    return {item.finding.rule for item in remarks if item.outcome == outcome}


@pytest.mark.parametrize(
    ("notified", "last", "because"),
    [
        ("2026-08-15", "2026-09-07", "saturday"),  # D12: Saturday 5 September
        ("2026-12-04", "2026-12-28", "christmas_day"),  # D12: Friday 25 December
        ("2026-03-16", "2026-04-07", "easter_monday"),
        ("2026-04-10", "2026-05-04", "first_of_may"),
        ("2027-04-26", "2027-05-18", "seventeenth_of_may"),
        ("2026-03-04", "2026-03-25", ""),
    ],
)
def test_d12_the_last_day_for_an_appeal(notified, last, because):
    assert due(refused(notified), notified, "appeal") == [(last, "due", because)]
    assert due(refused(notified), last, "appeal") == [(last, "due", because)]  # still in time on the day


def test_d18_an_appeal_on_the_last_day_is_in_time():
    """4 March and three weeks: 25 March is the last day (§ 29)."""
    person = refused(
        "2026-03-02",
        "2026-03-04",
        {"received_on": "2026-03-25", "rejected_as_late": True, "exception_considered": True},
    )
    assert "fvl.29.rejected_only_when_late" in found(person, "2026-06-01")


@pytest.mark.parametrize(
    ("decided", "received"),
    [
        ("2026-03-16", "2026-04-07"),  # N01: three weeks end on Easter Monday
        ("2026-04-10", "2026-05-04"),  # N02: three weeks end on 1 May, a Friday
    ],
)
def test_n01_n02_an_appeal_after_a_holiday_is_in_time(decided, received):
    late = {"received_on": received, "rejected_as_late": True, "exception_considered": True}
    rules = found(refused(decided, appeal=late), "2026-06-01")
    assert "fvl.29.rejected_only_when_late" in rules
    assert "fvl.31.exception_considered" not in rules


def test_n03_a_late_appeal_turned_away_without_the_exceptions_looked_at():
    """Received on 8 April, a day late: only the exception of § 31 can be a breach.

    That it was posted on the day it came is not on record, so whether § 30 was kept is asked.
    """
    late = {"received_on": "2026-04-08", "rejected_as_late": True, "exception_considered": False}
    person = refused("2026-03-16", appeal=late)
    assert "fvl.31.exception_considered" in found(person, "2026-06-01")
    assert "E13" in review(person, date(2026, 6, 1)).codes
    assert "fvl.29.rejected_only_when_late" not in found(person, "2026-06-01")
    assert "fvl.30.posted_in_time_is_in_time" in found(person, "2026-06-01", "unknown")
    posted = refused("2026-03-16", appeal=late | {"posted_on": "2026-04-08"})
    assert {rule for rule in found(posted, "2026-06-01") if rule.startswith("fvl.")} == {
        "fvl.31.exception_considered"
    }


def test_m09_without_a_day_of_notice_the_deadline_has_no_day():
    person = refused("2026-03-02", notified=None, ground="sotjl.29.age")
    assert due(person, "2026-06-01", "appeal") == [(None, "undated", "")]


GRANTED = {"applies_from": "2025-06-02", "applies_to": "2026-06-01"}


def test_m07_a_withdrawn_right_is_looked_at_again_within_six_months():
    """2 February and six months is 2 August, a Sunday. No law moves it (§ 8 of the regulation)."""
    person = case(
        "2025-06-02",
        started_on="2025-06-02",
        decisions=[decision("granted", "2025-06-02", **GRANTED)],
        withdrawals=[{"first": "2026-02-02", "ground": "doubt", "heard_on": "2026-01-20"}],
    )
    assert due(person, "2026-03-01", "self_certificate_review") == [("2026-08-02", "due", "")]
    [duty] = [d for d in duties(person, date(2026, 3, 1)) if d.kind == "self_certificate_review"]
    assert (duty.falls_on, duty.moved_from) == ("sunday", None)


def test_d17_three_absences_are_no_ground_and_the_hearing_is_not_shown():
    ill = {"reason": "own_illness", "certificate": "self"}
    person = case(
        "2026-01-05",
        started_on="2026-01-05",
        decisions=[
            decision("granted", "2026-01-05", applies_from="2026-01-05", applies_to="2027-01-04"),
        ],
        absences=[{"first": first, **ill} for first in ("2026-03-10", "2026-04-13", "2026-05-11")],
        withdrawals=[{"first": "2026-06-01", "ground": "many_absences"}],
    )
    assert "for-2011-1471.8.withdrawal_has_ground" in found(person, "2026-07-01")
    assert "for-2011-1471.8.heard_before_withdrawal" in found(person, "2026-07-01", "unknown")


def test_a13_taken_in_for_the_third_time_without_any_breach_of_procedure():
    """Agder: no limit on how many times. Notices, decisions and reasons are all in order there."""
    ended = {"because": "own_wish"}
    person = case(
        "2019-03-04",
        started_on="2019-03-04",
        decisions=[
            decision("granted", "2019-03-04", applies_from="2019-03-04", applies_to="2020-03-03"),
            decision(
                "ended", "2019-06-01", applies_from="2019-06-10", advance_notice_on="2019-05-15", **ended
            ),
            decision("granted", "2020-09-20", applies_from="2020-10-05", applies_to="2021-10-04"),
        ],
    )
    fvl = {rule for rule in found(person, "2020-11-01") if rule.startswith("fvl.")}
    assert fvl == set()
    appealed = due(person, "2020-11-01", "appeal")
    # 4 March 2019: 25 March. 1 June 2019: 22 June, a Saturday. 20 September 2020: 11 October, a Sunday.
    assert sorted(appealed) == [
        ("2019-03-25", "past", ""),
        ("2019-06-24", "past", "saturday"),
        ("2020-10-12", "past", "sunday"),
    ]


NOTICE = "fvl.16.advance_notice"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"advance_notice_on": "2026-09-19"}, None),
        # on the day of the decision: which came first is not on record
        ({"advance_notice_on": "2026-09-20"}, "unknown"),
        ({"advance_notice_on": "2026-09-20", "speak_by": "2026-09-20", "spoke_on": "2026-09-20"}, "unknown"),
        ({"advance_notice_on": "2026-09-20", "advance_notice": True}, None),
        ({"advance_notice_on": "2026-09-20", "advance_notice": False}, "not_met"),
        ({"advance_notice_on": "2026-09-21"}, "not_met"),
        ({"advance_notice": False}, "not_met"),
        ({}, "unknown"),
    ],
)
def test_notice_on_the_day_of_the_decision_is_no_certain_breach(facts, outcome):
    """fvl § 16 (1): "varsles før vedtak treffes". A day does not tell which came first on it."""
    person = case(
        "2026-01-05",
        started_on="2026-01-05",
        decisions=[
            decision("granted", "2026-01-05", applies_from="2026-01-05", applies_to="2026-12-31"),
            decision("ended", "2026-09-20", applies_from="2026-10-01", because="own_wish", **facts),
        ],
    )
    remarks = review(person, date(2026, 10, 15)).remarks
    assert [item.outcome for item in remarks if item.finding.rule == NOTICE] == ([outcome] if outcome else [])
