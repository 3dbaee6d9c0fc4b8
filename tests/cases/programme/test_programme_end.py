"""Interruptions, the certificate, how a decision was made, appeals and claims."""

from __future__ import annotations

import attrs
import pytest

from cases.programme.granted import GRANTED, breaches, course, day, decision, facts, rulings
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course, Refund
from qupcore.domain.case.programme_decision import Appeal

# endings


def test_an_interruption_runs_to_its_last_day_or_the_end_or_the_day_looked_at():
    begun = decision("interrupted", "2024-06-01", "2024-06-03")
    path = "$.course.decisions[1]"
    assert facts(course(GRANTED, begun), path, "ending", "2024-08-01")["interrupted_through"] == "2024-08-01"
    over = attrs.evolve(begun, applies_to=day("2024-07-01"))
    assert facts(course(GRANTED, over), path, "ending", "2024-08-01")["interrupted_through"] == "2024-07-01"
    ended = course(
        GRANTED, begun, decision("ended", "2024-07-20", "2024-07-25", because="interrupted_one_year")
    )
    assert facts(ended, path, "ending", "2024-08-01")["interrupted_through"] == "2024-07-24"
    end = facts(ended, "$.course.decisions[2]", "ending", "2024-08-01")
    assert (end["interrupted_from"], end["takes_effect_on"]) == ("2024-06-03", "2024-07-25")
    assert ("$.course.decisions[2]", "sotjl.34.a_year_has_passed") in breaches(ended)


@pytest.mark.parametrize(
    ("last", "away"), [("2020-04-29", False), ("2020-04-30", True), ("2020-05-01", True)]
)
def test_whether_the_participant_was_away_for_the_pandemic(last, away):
    absence = Absence(first=day("2020-04-01"), last=day(last), reason="pandemic")
    case = Course(
        started_on=day("2020-02-01"),
        decisions=(
            decision("granted", "2020-01-15", "2020-02-01", "2021-01-31"),
            decision("interrupted", "2020-04-20", "2020-05-01", because="absence"),
        ),
        absences=(absence,),
    )
    path = "$.course.decisions[1]"
    assert facts(case, path, "ending")["pandemic_absence"] is away
    assert ((path, "for-2020-966.3.not_ended_for_the_pandemic") in breaches(case)) is away
    usual = attrs.evolve(case, absences=(attrs.evolve(absence, reason="other"),))
    assert facts(usual, path, "ending")["pandemic_absence"] is False


def test_the_certificate_is_asked_for_when_a_programme_that_was_started_is_over():
    path, topic = "$.course.certificate_on", "certificate"
    assert not [item for item in rulings(course(), "2025-02-28") if item.topic == topic]
    assert facts(course(), path, topic, "2025-03-01") == {"programme_over_on": "2025-03-01"}
    ended = course(GRANTED, decision("ended", "2024-06-01", "2024-06-15"), certificate_on=day("2024-06-20"))
    assert facts(ended, path, topic, "2024-06-19") == {"programme_over_on": "2024-06-15"}
    assert facts(ended, path, topic, "2024-06-20") == {"programme_over_on": "2024-06-15", "issued": True}
    never = course(GRANTED, started_on=None)
    assert not [item for item in rulings(never) if item.topic == topic]


# procedure


def test_how_a_decision_was_made():
    def of(on="2026-09-01", **more):
        return facts(
            course(GRANTED, decision("ended", "2024-06-10", **more)), "$.course.decisions[1]", "procedure", on
        )

    assert of() == {"kind": "ended", "decided_on": "2024-06-10", "notice_omitted": False}
    told = of(advance_notice_on=day("2024-06-01"))
    assert (told["notice_given"], told["notice_on"]) == (True, "2024-06-01")
    assert of(advance_notice=False)["notice_given"] is False
    assert of(notice_omitted="no_address")["notice_omitted"] is True
    assert (of(reasons="because")["reasons_given"], of(reasons=" ")["reasons_given"]) == (True, False)
    assert of(notified_on=day("2024-06-12"))["notified"] is True
    assert "notified" not in of("2024-06-11", notified_on=day("2024-06-12"))


def test_a_stop_without_notice_is_a_breach():
    stopped = decision("ended", "2024-06-10", "2024-06-10", because="absence", advance_notice=False)
    assert ("$.course.decisions[1]", "fvl.16.advance_notice") in breaches(course(GRANTED, stopped))


def test_an_appeal_is_held_against_the_decision_of_its_day():
    case = course(
        attrs.evolve(GRANTED, notified_on=day("2024-02-17")),
        appeals=(
            Appeal(received_on=day("2024-03-12"), against=day("2024-02-15"), rejected_as_late=True),
            Appeal(received_on=day("2024-03-12"), against=day("2024-02-16")),
        ),
    )
    assert facts(case, "$.course.appeals[0]", "appeal") == {
        "decided_on": "2024-02-15",
        "notified_on": "2024-02-17",
        "runs_by": "notice",
        "days_moved": 2,  # Saturday 9 March
        "days_longer": 0,
        "earliest": "2024-03-07",  # three weeks from the decision itself
        "held_late": True,
        "received_on": "2024-03-12",
        "lost": False,
        "repeat_days_moved": 0,
        "taken": False,
        "rejected_as_late": True,
    }
    # No decision of that day is on record: the record is asked about, not the deadline.
    assert not [
        item for item in rulings(case) if (item.path, item.topic) == ("$.course.appeals[1]", "appeal")
    ]


def test_a_claim_is_held_against_the_time_in_the_programme():
    claim = Refund(first=day("2024-02-20"), last=day("2024-04-30"), benefit="work_assessment_allowance")
    case = course(refunds=(claim,))
    found = facts(case, "$.course.refunds[0]", "refund")
    assert (found["programme_first"], found["programme_last"]) == ("2024-03-01", "2025-02-28")
    assert breaches(case) >= {
        ("$.course.refunds[0]", "sotjl.38.named"),
        ("$.course.refunds[0]", "sotjl.38.for_the_same_time"),
    }
    unstarted = course(refunds=(claim,), started_on=None)
    assert "programme_first" not in facts(unstarted, "$.course.refunds[0]", "refund")
    later = course(refunds=(attrs.evolve(claim, claimed_on=day("2026-09-02")),))
    assert not [item for item in rulings(later) if item.topic == "refund"]
