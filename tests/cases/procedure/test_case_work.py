"""Interim answers, hearing, information, documents, late reasons, changes: asked only where it happened."""

from __future__ import annotations

import attrs
import pytest

from cases.procedure.case_worked import AGAIN, ENDED, REFUSED, day, decided, due, judged, said
from qupcore import Participant, duties, review
from qupcore.domain.case.appeal import Appeal, AppealResult, Suspension
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

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
