"""Appeals after a year and by exception; faults, who may appeal, how an appeal is prepared."""

from __future__ import annotations

import attrs
import pytest

from cases.procedure.appealing import IN_TIME, LATE, day, duty, person, rule
from qupcore import Assessment, duties
from qupcore.domain.case.appeal import Appeal

# after a year, and by exception only


@pytest.mark.parametrize(
    ("received", "said"), [("2027-03-16", "met"), ("2027-03-17", "not_met"), ("2027-03-18", "not_met")]
)
def test_after_a_year_an_appeal_is_not_taken(received, said):
    appeal = Appeal(
        received_on=day(received),
        posted_on=day(received),
        against=day("2026-03-16"),
        rejected_as_late=False,
        exception_considered=True,
        sent_on=day(received),
    )
    assert rule("31.not_taken_after_a_year", appeal, on="2027-12-01") == said
    turned_away = attrs.evolve(appeal, rejected_as_late=True)
    assert rule("31.not_taken_after_a_year", turned_away, on="2027-12-01") == "met"


@pytest.mark.parametrize(
    ("posted", "considered", "said"),
    [
        ("2026-04-07", None, "met"),
        ("2026-04-08", None, "unknown"),
        ("2026-04-08", False, "not_met"),
        ("2026-04-08", True, "met"),
        (None, False, "unknown"),
    ],
)
def test_a_late_appeal_is_taken_by_exception_only(posted, considered, said):
    appeal = attrs.evolve(
        LATE,
        rejected_as_late=False,
        posted_on=posted and day(posted),
        exception_considered=considered,
        sent_on=day("2026-05-01"),
    )
    assert rule("33.late_appeal_taken_by_exception_only", appeal) == said


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({"rejected_because": "no_right", "by": "participant"}, "28.party_may_appeal", "not_met"),
        ({"rejected_because": "no_right", "by": "representative"}, "28.party_may_appeal", "not_met"),
        ({"rejected_because": "no_right", "by": "other"}, "28.party_may_appeal", "met"),
        ({"rejected_because": "no_right"}, "28.party_may_appeal", "unknown"),
        ({"rejected_because": "not_a_decision"}, "28.decision_may_be_appealed", "not_met"),
        ({"rejected_because": "faults", "defective": True}, "32.time_to_correct", "unknown"),
        ({"rejected_because": "faults", "correct_by": day("2026-04-10")}, "32.time_to_correct", "met"),
        ({"defective": False}, "32.time_to_correct", "met"),
        ({"sent_on": day("2026-05-01")}, "33.appeal_investigated", "unknown"),
        ({}, "33.appeal_investigated", "met"),  # not yet asked
        ({"statement_given": True}, "33.statement_copied", "unknown"),
        ({"statement_given": True, "statement_copied": False}, "33.statement_copied", "not_met"),
        ({"statement_given": True, "statement_copied": True}, "33.statement_copied", "met"),
        ({"ready_on": day("2026-05-01")}, "33.sent_on_as_soon_as_ready", "unknown"),
        (
            {"ready_on": day("2026-05-01"), "sent_on": day("2026-05-01")},
            "33.sent_on_as_soon_as_ready",
            "met",
        ),
        (  # a day later: whether that was as soon as can be is judged
            {"ready_on": day("2026-05-01"), "sent_on": day("2026-05-02")},
            "33.sent_on_as_soon_as_ready",
            "unknown",
        ),
        (
            {"ready_on": day("2026-05-01"), "withdrawn_on": day("2026-05-02")},
            "33.sent_on_as_soon_as_ready",
            "met",
        ),
    ],
)
def test_how_an_appeal_was_prepared(fields, name, said):
    assert rule(name, attrs.evolve(IN_TIME, **fields)) == said


@pytest.mark.parametrize(("answer", "said"), [(True, "met"), (False, "not_met")])
def test_whether_it_was_sent_as_soon_as_ready_is_judged(answer, said):
    judged = Assessment(
        question="judgement.sent_without_delay", answer=answer, grounds="g", by="a", at=day("2026-09-01")
    )
    appeal = attrs.evolve(
        IN_TIME, ready_on=day("2026-05-01"), sent_on=day("2026-08-01"), assessments=(judged,)
    )
    assert rule("33.sent_on_as_soon_as_ready", appeal) == said


def test_sending_on_has_no_day_before_the_case_is_ready():
    assert duty(person(IN_TIME), "send_appeal", "2026-04-01") == [(None, "undated", "municipality")]
    ready = attrs.evolve(IN_TIME, ready_on=day("2026-04-20"))
    assert duty(person(ready), "send_appeal", "2026-04-20") == [("2026-04-20", "due", "municipality")]
    assert duty(person(ready), "send_appeal", "2026-04-21") == [("2026-04-20", "overdue", "municipality")]
    sent = attrs.evolve(ready, sent_on=day("2026-04-21"))
    assert duty(person(sent), "send_appeal", "2026-04-21") == [("2026-04-20", "done", "municipality")]
    # 30 March and three months: 30 June
    assert duty(person(sent), "harm_notice", "2026-04-21") == [("2026-06-30", "due", "appeal_body")]
    assert duty(person(sent), "harm_notice", "2026-07-01") == [("2026-06-30", "past", "appeal_body")]
    for over in ({"withdrawn_on": day("2026-04-02")}, {"rejected_as_late": True}):
        assert duty(person(attrs.evolve(IN_TIME, **over)), "send_appeal", "2026-05-01") == []


def test_the_deadline_for_mending_is_the_office_s_and_does_not_move():
    appeal = attrs.evolve(IN_TIME, defective=True, correct_by=day("2026-05-01"))
    [found] = [item for item in duties(person(appeal), day("2026-04-01")) if item.kind == "correct_appeal"]
    assert (str(found.due), found.falls_on, found.moved_from) == ("2026-05-01", "first_of_may", None)
