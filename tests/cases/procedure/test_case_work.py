"""Interim answers, hearing, information, documents, late reasons, changes: asked only where it happened."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Assessment, Participant, duties, review
from qupcore.domain.case.appeal import AccessRequest, Appeal, AppealResult, Suspension
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision


def day(text):
    return date.fromisoformat(text)


def judged(name, answer=True):
    return (
        Assessment(question=f"judgement.{name}", answer=answer, grounds="g", by="a", at=day("2026-01-01")),
    )


def said(course, name, on="2026-12-01"):
    remarks = review(Participant(ref="a", course=course), day(on)).remarks
    found = {item.outcome for item in remarks if item.finding.rule == f"fvl.{name}"}
    return found.pop() if found else "met"


def due(course, kind, on):
    return [
        (item.due and str(item.due), item.state)
        for item in duties(Participant(ref="a", course=course), day(on))
        if item.kind == kind
    ]


ENDED = ProgrammeDecision(kind="ended", decided_on=day("2026-03-10"), notified_on=day("2026-03-12"))


def decided(**fields):
    return Course(decisions=(attrs.evolve(ENDED, **fields),))


# § 11 a


@pytest.mark.parametrize(
    ("decided_on", "interim", "needless", "on", "outcome"),
    [
        # applied on 30 January 2026: a month later is 28 February, a Saturday; no law moves it
        (None, None, None, "2026-02-28", "met"),  # the month is not out
        (None, None, None, "2026-03-01", "unknown"),
        ("2026-02-28", None, None, "2026-12-01", "met"),
        ("2026-03-01", None, None, "2026-12-01", "unknown"),
        ("2026-03-01", "2026-02-28", None, "2026-12-01", "met"),
        ("2026-03-05", "2026-03-02", None, "2026-12-01", "not_met"),
        ("2026-03-05", "2026-03-02", True, "2026-12-01", "met"),
        ("2026-03-05", None, True, "2026-12-01", "met"),
    ],
)
def test_an_answer_or_an_interim_answer_within_a_month(decided_on, interim, needless, on, outcome):
    decisions = (ProgrammeDecision(kind="refused", decided_on=day(decided_on)),) if decided_on else ()
    course = Course(
        applied_on=day("2026-01-30"),
        decisions=decisions,
        interim_answer_on=interim and day(interim),
        interim_needless=needless,
    )
    assert said(course, "11a.answered_or_told_within_a_month", on) == outcome


def test_by_when_to_give_an_interim_answer():
    course = Course(applied_on=day("2026-01-30"))
    assert due(course, "interim_answer", "2026-02-28") == [("2026-02-28", "due")]
    assert due(course, "interim_answer", "2026-03-01") == [("2026-02-28", "overdue")]
    told = attrs.evolve(course, interim_answer_on=day("2026-02-20"))
    assert due(told, "interim_answer", "2026-03-01") == [("2026-02-28", "done")]
    needless = attrs.evolve(course, interim_needless=True)
    assert due(needless, "interim_answer", "2026-03-01") == [("2026-02-28", "done")]
    [found] = [
        item
        for item in duties(Participant(ref="a", course=course), day("2026-02-10"))
        if item.kind == "interim_answer"
    ]
    assert (found.falls_on, found.moved_from) == ("saturday", None)


def test_an_appeal_waits_for_an_answer_too_and_the_question_says_where():
    appeal = Appeal(received_on=day("2026-03-20"), against=day("2026-03-10"))
    course = Course(decisions=(ENDED,), appeals=(appeal,))
    name = "fvl.11a.answered_or_told_within_a_month"
    [remark] = [
        item
        for item in review(Participant(ref="a", course=course), day("2026-05-01")).remarks
        if item.finding.rule == name
    ]
    assert [item.path for item in remark.add] == ["$.course.appeals[0].interim_answer_on"] * len(remark.add)
    assert said(course, "11a.answered_or_told_within_a_month", "2026-04-20") == "met"
    done = AppealResult(decided_on=day("2026-04-20"), by="municipality", outcome="changed", to_harm=False)
    for answered in (
        {"result": done},
        {"interim_answer_on": day("2026-04-20")},
        {"withdrawn_on": day("2026-04-01")},
        {"rejected_as_late": True},  # answered, and nobody wrote down when
    ):
        other = attrs.evolve(course, appeals=(attrs.evolve(appeal, **answered),))
        assert said(other, "11a.answered_or_told_within_a_month") == "met"


# §§ 16 and 17


@pytest.mark.parametrize(
    ("speak_by", "spoke", "outcome"),
    [
        ("2026-03-09", None, "met"),
        # On the last day for speaking it cannot be decided yet, unless the participant has spoken.
        ("2026-03-10", None, "unknown"),
        ("2026-03-10", "2026-03-12", "not_met"),
        ("2026-03-11", None, "unknown"),
        ("2026-03-11", "2026-03-10", "met"),
        ("2026-03-11", "2026-03-11", "not_met"),
        (None, None, "met"),
    ],
)
def test_nothing_is_decided_before_the_time_to_speak_is_out(speak_by, spoke, outcome):
    course = decided(speak_by=speak_by and day(speak_by), spoke_on=spoke and day(spoke))
    assert said(course, "16.decided_after_the_time_to_speak") == outcome


@pytest.mark.parametrize(
    ("received", "shown", "exempt", "outcome"),
    [
        (True, "2026-03-09", None, "met"),
        (True, "2026-03-10", None, "met"),
        (True, "2026-03-11", None, "not_met"),
        (True, None, None, "unknown"),
        (True, None, "haste", "met"),
        (False, None, None, "met"),
        (None, None, None, "met"),  # nobody says that anything came in: not asked
    ],
)
def test_information_is_put_forward_before_it_is_decided(received, shown, exempt, outcome):
    course = decided(
        information_received=received,
        information_shown_on=shown and day(shown),
        information_exempt=exempt,
    )
    assert said(course, "17.information_put_forward") == outcome


def test_whether_the_case_was_clarified_is_judged_where_it_is_appealed():
    assert said(decided(), "17.case_clarified") == "met"
    assert said(decided(assessments=judged("case_clarified", False)), "17.case_clarified") == "not_met"
    sent = Appeal(received_on=day("2026-03-20"), against=day("2026-03-10"), sent_on=day("2026-04-01"))
    appealed = attrs.evolve(decided(), appeals=(sent,))
    assert said(appealed, "17.case_clarified") == "unknown"
    clear = attrs.evolve(decided(assessments=judged("case_clarified")), appeals=(sent,))
    assert said(clear, "17.case_clarified") == "met"


# §§ 18-21

REFUSED = AccessRequest(
    asked_on=day("2026-03-01"),
    answered_on=day("2026-03-10"),
    refused=True,
    ground="internal",
    more_access_considered=True,
    facts_shown=True,
    written=True,
    provision_named=True,
    told_of_appeal=True,
)
ACCESS = {
    "18.access_unless_excepted": [({"ground": "other"}, "not_met"), ({"ground": None}, "unknown")],
    "18.more_access_considered": [
        ({"more_access_considered": False}, "not_met"),
        ({"more_access_considered": None}, "unknown"),
    ],
    "18c.facts_shown": [
        ({"facts_shown": False}, "not_met"),
        ({"facts_shown": False, "ground": "gathered"}, "not_met"),
        ({"facts_shown": None}, "unknown"),
        ({"facts_shown": False, "ground": "another_person", "essential": False}, "met"),
    ],
    "19.representative_told": [
        ({"ground": "own_health", "representative_asked": True}, "unknown"),
        (
            {"ground": "own_health", "representative_asked": True, "representative_told": False},
            "not_met",
        ),
        (
            {
                "ground": "own_health",
                "representative_asked": True,
                "representative_told": False,
                "special_reasons": True,
            },
            "met",
        ),
        ({"ground": "own_health", "representative_asked": False}, "met"),
    ],
    "19.essential_information_shown": [
        ({"ground": "another_person", "essential": True}, "not_met"),
        ({"ground": "another_person", "essential": False}, "met"),
        ({"ground": "another_person"}, "unknown"),
    ],
    "21.access_refused_in_writing": [({"written": False}, "not_met"), ({"written": None}, "unknown")],
    "21.access_refusal_names_its_provision": [({"provision_named": False}, "not_met")],
    "21.access_refusal_tells_of_appeal": [({"told_of_appeal": False}, "not_met")],
}


@pytest.mark.parametrize("name", ACCESS)
def test_access_to_the_documents(name):
    for fields, outcome in [({}, "met"), ({"refused": False}, "met"), *ACCESS[name]]:
        course = Course(access_requests=(attrs.evolve(REFUSED, **fields),))
        assert said(course, name) == outcome, fields


def test_of_a_refusal_before_2009_nothing_is_said():
    old = attrs.evolve(REFUSED, asked_on=day("2008-12-01"), answered_on=day("2008-12-31"), written=False)
    course = Course(access_requests=(old,))
    assert said(course, "21.access_refused_in_writing") == "met"
    first = attrs.evolve(old, answered_on=day("2009-01-01"))
    assert said(Course(access_requests=(first,)), "21.access_refused_in_writing") == "not_met"


# §§ 24 (2), 35 and 42


@pytest.mark.parametrize(
    ("asked", "told", "outcome"),
    [
        # notice on 12 March: three weeks end on Maundy Thursday 2 April, so on Tuesday 7 April
        ("2026-04-07", None, "unknown"),
        ("2026-04-07", "2026-04-20", "met"),
        ("2026-04-08", None, "met"),
        (None, None, "met"),
    ],
)
def test_reasons_are_given_to_whoever_asks_in_time(asked, told, outcome):
    course = decided(reasons_requested_on=asked and day(asked), reasons_told_on=told and day(told))
    assert said(course, "24.reasons_given_on_request") == outcome


AGAIN = ProgrammeDecision(kind="reduced", decided_on=day("2026-03-20"), reverses=day("2026-03-10"))


@pytest.mark.parametrize(
    ("notified", "fields", "outcome"),
    [
        ("2026-03-12", {"reverses_to_harm": False}, "met"),
        ("2026-03-12", {"reverses_to_harm": True}, "unknown"),  # whether it was invalid is judged
        (
            "2026-03-12",
            {"reverses_to_harm": True, "assessments": judged("decision_invalid", False)},
            "not_met",
        ),
        ("2026-03-12", {"reverses_to_harm": True, "assessments": judged("decision_invalid")}, "met"),
        ("2026-03-12", {"reverses_to_harm": True, "reverses_by_other_law": True}, "met"),
        # before the notice arrived
        ("2026-03-21", {"reverses_to_harm": True}, "met"),
        (
            "2026-03-20",
            {"reverses_to_harm": True, "assessments": judged("decision_invalid", False)},
            "not_met",
        ),
        (None, {"reverses_to_harm": True, "assessments": judged("decision_invalid", False)}, "unknown"),
        ("2026-03-12", {"reverses_to_harm": True, "reverses": None}, "met"),
    ],
)
def test_when_the_office_may_undo_its_own_decision(notified, fields, outcome):
    first = attrs.evolve(ENDED, notified_on=notified and day(notified))
    course = Course(decisions=(first, attrs.evolve(AGAIN, **fields)))
    assert said(course, "35.reversed_with_ground") == outcome


def test_when_notice_came_is_asked_of_the_decision_that_was_undone():
    course = Course(
        decisions=(attrs.evolve(ENDED, notified_on=None), attrs.evolve(AGAIN, reverses_to_harm=True))
    )
    remarks = review(Participant(ref="a", course=course), day("2026-12-01")).remarks
    asked = {q.path for item in remarks if item.finding.rule.startswith("fvl.35") for q in item.add}
    assert "$.course.decisions[0].notified_on" in asked
    assert "$.course.decisions[1].notified_on" not in asked


@pytest.mark.parametrize(
    ("outcome", "decided_on", "rule"),
    [
        ("changed", "2026-03-20", "met"),  # §§ 33 and 34 say how far an appeal may go
        ("upheld", "2026-03-20", "unknown"),
        ("changed", "2026-03-21", "unknown"),
    ],
)
def test_what_an_appeal_came_to_is_not_held_against_the_rules_of_undoing(outcome, decided_on, rule):
    result = AppealResult(decided_on=day(decided_on), by="municipality", outcome=outcome)
    appeal = Appeal(received_on=day("2026-03-16"), against=ENDED.decided_on, result=result)
    course = Course(decisions=(ENDED, attrs.evolve(AGAIN, reverses_to_harm=True)), appeals=(appeal,))
    assert said(course, "35.reversed_with_ground") == rule


@pytest.mark.parametrize(
    ("fields", "settled", "reasons"),
    [
        ({}, "unknown", "unknown"),
        ({"decided_on": day("2026-03-25"), "refused": False}, "met", "met"),
        ({"decided_on": day("2026-03-25"), "refused": True}, "met", "unknown"),
        ({"decided_on": day("2026-03-25"), "refused": True, "reasons_given": False}, "met", "not_met"),
        ({"decided_on": day("2026-03-25"), "refused": True, "reasons_given": True}, "met", "met"),
    ],
)
def test_a_request_to_let_the_decision_wait(fields, settled, reasons):
    course = decided(suspension=Suspension(asked_on=day("2026-03-20"), **fields))
    assert said(course, "42.suspension_settled") == settled
    assert said(course, "42.suspension_refused_with_reasons") == reasons
    state = "undated" if settled == "unknown" else "done"
    assert due(course, "settle_suspension", "2026-04-01") == [(None, state)]
    assert due(course, "settle_suspension", "2026-03-19") == []


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
