"""From which day on the handling of a case is looked at, and when each part of it is done."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.procedure.case_worked import AGAIN, ENDED, REFUSED, day, decided, due, judged, said
from qupcore import Participant, duties, review
from qupcore.domain.case.appeal import Appeal, AppealResult, Suspension
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision


@given(st.dates(date(2009, 1, 1), date(2040, 1, 1)))
def test_what_nobody_says_happened_is_not_asked_about(on):
    """A decision by itself brings no question of these topics; only what is on record does."""
    course = Course(decisions=(ProgrammeDecision(kind="ended", decided_on=on),))
    topics = {item.topic for item in review(Participant(ref="a", course=course), on).remarks}
    assert topics.isdisjoint(
        {"hearing", "clarified", "information", "access", "late_reasons", "reversal", "suspension"}
    )


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-09", "met"), ("2026-03-10", "unknown")])
def test_a_decision_is_looked_at_from_the_day_it_is_made(on, outcome):
    course = decided(information_received=True)
    assert said(course, "17.information_put_forward", on) == outcome


@pytest.mark.parametrize(
    ("answered", "on", "outcome"),
    [
        ("2026-03-10", "2026-03-09", "met"),
        ("2026-03-10", "2026-03-10", "not_met"),
        (None, "2026-02-28", "met"),
        (
            None,
            "2026-03-01",
            "not_met",
        ),  # not answered on a day on record: looked at from the day it was asked
    ],
)
def test_access_is_looked_at_from_the_day_it_was_answered(answered, on, outcome):
    request = attrs.evolve(REFUSED, written=False, answered_on=answered and day(answered))
    assert said(Course(access_requests=(request,)), "21.access_refused_in_writing", on) == outcome


@pytest.mark.parametrize(("on", "listed"), [("2026-03-11", False), ("2026-03-12", True)])
def test_the_right_to_ask_for_reasons_runs_from_the_notice(on, listed):
    assert bool(due(decided(reasons=""), "reasons_request", on)) is listed
    assert due(decided(), "reasons_request", "2026-03-20") == [], "whether reasons were left out is not known"
    assert due(decided(reasons="so"), "reasons_request", "2026-03-20") == []


@pytest.mark.parametrize(
    ("asked", "on", "state"),
    [
        # notice on 12 March: three weeks end on Maundy Thursday 2 April, so on Tuesday 7 April
        (None, "2026-04-07", "due"),
        (None, "2026-04-08", "past"),
        ("2026-04-07", "2026-04-06", "due"),
        ("2026-04-07", "2026-04-07", "done"),
    ],
)
def test_the_right_to_ask_for_reasons_is_used_on_the_day_they_are_asked_for(asked, on, state):
    course = decided(reasons="", reasons_requested_on=asked and day(asked))
    assert due(course, "reasons_request", on) == [("2026-04-07", state)]


@pytest.mark.parametrize(
    ("asked", "on", "listed"),
    [
        ("2026-04-07", "2026-04-06", False),
        ("2026-04-07", "2026-04-07", True),
        ("2026-04-08", "2026-04-08", False),  # too late: nothing has to be given
    ],
)
def test_reasons_are_to_be_given_to_whoever_asked_in_time(asked, on, listed):
    course = decided(reasons="", reasons_requested_on=day(asked))
    assert due(course, "give_reasons", on) == ([(None, "undated")] if listed else [])


@pytest.mark.parametrize(("on", "state"), [("2026-04-19", "undated"), ("2026-04-20", "done")])
def test_reasons_are_given_on_the_day_they_are_told(on, state):
    course = decided(reasons="", reasons_requested_on=day("2026-04-01"), reasons_told_on=day("2026-04-20"))
    assert due(course, "give_reasons", on) == [(None, state)]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2026-03-19", []),
        ("2026-03-20", [(None, "undated")]),
        ("2026-03-24", [(None, "undated")]),
        ("2026-03-25", [(None, "done")]),
    ],
)
def test_a_request_to_wait_is_settled_on_the_day_it_is_decided(on, found):
    asked = Suspension(asked_on=day("2026-03-20"), decided_on=day("2026-03-25"), refused=False)
    course = decided(suspension=asked)
    assert due(course, "settle_suspension", on) == found
    settled = {"unknown"} if found == [(None, "undated")] else {"met"}
    assert {said(course, "42.suspension_settled", on)} == settled


def test_the_interim_answer_is_done_with_the_first_of_the_two():
    course = Course(
        applied_on=day("2026-01-30"),
        decisions=(ProgrammeDecision(kind="refused", decided_on=day("2026-02-20")),),
        interim_answer_on=day("2026-02-10"),
    )

    def done_on(course):
        [found] = [
            item
            for item in duties(Participant(ref="a", course=course), day("2026-03-01"))
            if item.kind == "interim_answer"
        ]
        return found.done_on and str(found.done_on)

    assert done_on(course) == "2026-02-10"
    assert done_on(attrs.evolve(course, interim_answer_on=day("2026-02-25"))) == "2026-02-20"
    assert done_on(attrs.evolve(course, interim_answer_on=None)) == "2026-02-20"
    assert done_on(attrs.evolve(course, interim_answer_on=None, decisions=())) is None


def test_a_decision_from_before_the_application_is_no_answer_to_it():
    """Of an earlier application; what is decided on the day itself is one."""
    name = "11a.answered_or_told_within_a_month"
    for decided_on, outcome in (("2026-01-29", "unknown"), ("2026-01-30", "met")):
        decision = ProgrammeDecision(kind="refused", decided_on=day(decided_on))
        course = Course(applied_on=day("2026-01-30"), decisions=(decision,))
        assert said(course, name, "2026-03-01") == outcome


def test_of_two_answers_to_an_application_the_first_counts():
    decisions = tuple(
        ProgrammeDecision(kind="refused", decided_on=day(on)) for on in ("2026-03-20", "2026-02-20")
    )
    course = Course(applied_on=day("2026-01-30"), decisions=decisions)
    assert said(course, "11a.answered_or_told_within_a_month") == "met"


def test_an_appeal_that_came_in_is_waited_for_from_that_day():
    appeal = Appeal(received_on=day("2026-03-20"), against=day("2026-03-10"))
    course = Course(decisions=(ENDED,), appeals=(appeal,))
    assert due(course, "interim_answer", "2026-03-19") == []
    # a month later is 20 April
    assert due(course, "interim_answer", "2026-03-20") == [("2026-04-20", "due")]
    assert due(course, "interim_answer", "2026-04-21") == [("2026-04-20", "overdue")]
    for turned_away in ({"rejected_as_late": True}, {"rejected_because": "no_right"}):
        other = attrs.evolve(course, appeals=(attrs.evolve(appeal, **turned_away),))
        assert due(other, "interim_answer", "2026-04-21") == []
    done = AppealResult(decided_on=day("2026-04-20"), by="municipality", outcome="turned_away")
    settled = attrs.evolve(appeal, rejected_as_late=True, result=done)
    found = due(attrs.evolve(course, appeals=(settled,)), "interim_answer", "2026-04-21")
    assert found == [("2026-04-20", "done")], "answered, on a day on record"


def test_which_of_two_decisions_of_a_day_was_undone_is_not_known():
    """Both are of 10 March; when the notice of the one that was undone arrived cannot be told."""
    other = attrs.evolve(ENDED, kind="reduced", notified_on=day("2026-03-25"))
    harm = attrs.evolve(AGAIN, reverses_to_harm=True, assessments=judged("decision_invalid", False))
    assert said(Course(decisions=(ENDED, harm)), "35.reversed_with_ground") == "not_met"
    assert said(Course(decisions=(ENDED, other, harm)), "35.reversed_with_ground") == "unknown"


def test_whether_it_was_clarified_is_asked_where_the_body_has_settled_it_too():
    base = Appeal(received_on=day("2026-03-20"), against=day("2026-03-10"))
    result = AppealResult(decided_on=day("2026-04-20"), by="appeal_body", outcome="upheld")
    for appeal, outcome in (
        (base, "met"),
        (attrs.evolve(base, result=result), "unknown"),
        (attrs.evolve(base, sent_on=day("2026-04-01")), "unknown"),
        (attrs.evolve(base, sent_on=day("2026-04-01"), against=day("2026-03-11")), "met"),
    ):
        course = attrs.evolve(decided(), appeals=(appeal,))
        assert said(course, "17.case_clarified") == outcome


@pytest.mark.parametrize(("on", "outcome"), [("2026-04-06", "met"), ("2026-04-07", "unknown")])
def test_late_reasons_are_looked_at_from_the_day_they_are_asked_for(on, outcome):
    course = decided(reasons="", reasons_requested_on=day("2026-04-07"))
    assert said(course, "24.reasons_given_on_request", on) == outcome


def test_reasons_are_to_be_given_on_the_day_of_a_decision_too():
    course = decided(notified_on=day("2026-03-10"), reasons="", reasons_requested_on=day("2026-03-10"))
    assert due(course, "give_reasons", "2026-03-10") == [(None, "undated")]


def test_whoever_asked_for_reasons_gets_them_where_no_notice_is_on_record():
    """Nobody can say that it was too late."""
    course = decided(notified_on=None, reasons="", reasons_requested_on=day("2026-05-20"))
    assert due(course, "give_reasons", "2026-05-20") == [(None, "undated")]


def test_of_a_decision_that_is_not_made_yet_nothing_is_due_whatever_is_on_record():
    course = decided(
        reasons="",
        notified_on=day("2026-03-10"),
        reasons_requested_on=day("2026-03-05"),
        suspension=Suspension(asked_on=day("2026-03-05")),
    )
    for kind in ("reasons_request", "give_reasons", "settle_suspension"):
        assert due(course, kind, "2026-03-09") == []
        assert due(course, kind, "2026-03-10") != []


@pytest.mark.parametrize(
    ("on", "listed"), [("2026-01-29", False), ("2026-01-30", True), ("2026-01-31", True)]
)
def test_an_application_is_waited_for_from_its_day(on, listed):
    found = due(Course(applied_on=day("2026-01-30")), "interim_answer", on)
    assert found == ([("2026-02-28", "due")] if listed else [])


def test_of_an_application_before_the_programme_was_law_nothing_is_said():
    """The programme came on 1 November 2007."""
    for applied, listed in (("2007-10-31", False), ("2007-11-01", True)):
        course = Course(applied_on=day(applied))
        assert bool(due(course, "interim_answer", "2007-12-15")) is listed
        name = "11a.answered_or_told_within_a_month"
        assert said(course, name, "2007-12-15") == ("unknown" if listed else "met")


@pytest.mark.parametrize(
    ("on", "state"), [("2026-02-19", "due"), ("2026-02-20", "done"), ("2026-02-21", "done")]
)
def test_an_answer_counts_from_its_day(on, state):
    refused = ProgrammeDecision(kind="refused", decided_on=day("2026-02-20"))
    answered = Course(applied_on=day("2026-01-30"), decisions=(refused,))
    told = Course(applied_on=day("2026-01-30"), interim_answer_on=day("2026-02-20"))
    for course in (answered, told):
        assert due(course, "interim_answer", on) == [("2026-02-28", state)]


def test_an_answer_after_the_day_of_the_review_does_not_show_that_it_was_late():
    refused = ProgrammeDecision(kind="refused", decided_on=day("2026-03-10"))
    course = Course(applied_on=day("2026-01-30"), decisions=(refused,))
    assert said(course, "11a.answered_or_told_within_a_month", "2026-03-09") == "unknown"
    told = Course(applied_on=day("2026-01-30"), interim_answer_on=day("2026-03-10"))
    assert said(told, "11a.answered_or_told_within_a_month", "2026-03-09") == "unknown"


def test_where_the_answer_to_an_application_goes():
    [remark] = [
        item
        for item in review(
            Participant(ref="a", course=Course(applied_on=day("2026-01-30"))), day("2026-03-01")
        ).remarks
        if item.finding.rule == "fvl.11a.answered_or_told_within_a_month"
    ]
    assert "$.course.interim_answer_on" in {item.path for item in remark.add}
