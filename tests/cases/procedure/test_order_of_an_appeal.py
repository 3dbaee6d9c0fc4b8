"""Days that cannot have come in the order of the record: asked about, and nothing certain is made of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from qupcore import Participant, duties, review
from qupcore.cases import Appeal
from qupcore.domain.case.appeal import AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

ON = date(2026, 11, 2)
DECIDED = date(2026, 9, 1)
REFUSED = ProgrammeDecision(kind="refused", decided_on=DECIDED)
LATE = Appeal(
    received_on=date(2026, 9, 20), against=DECIDED, rejected_as_late=True, exception_considered=True
)
RESULT = AppealResult(decided_on=date(2026, 10, 20), by="appeal_body", outcome="upheld")


def case(decision: ProgrammeDecision = REFUSED, *appeals: Appeal) -> Participant:
    return Participant(ref="a", course=Course(decisions=(decision,), appeals=appeals))


def remarks(given: Participant, rule: str) -> list[tuple[str, list[str]]]:
    """What is said of a rule, and where it asks."""
    found = [item for item in review(given, ON).remarks if item.finding.rule == rule]
    return [(item.outcome, [asked.path for asked in item.add]) for item in found]


NOTIFIED = "$.course.decisions[0].notified_on"


@pytest.mark.parametrize(
    ("days", "outcome", "asked"),
    [
        # The appeal came on 20 September: within three weeks of 1 September, and not of 25 August.
        (-7, "unknown", [NOTIFIED]),
        (-1, "not_met", []),  # in time whichever of the two days is right: of 31 August they end on the 21st
        (0, "not_met", []),
        (1, "not_met", []),
    ],
)
def test_notice_before_the_decision_dates_no_deadline(days: int, outcome: str, asked: list[str]) -> None:
    told = attrs.evolve(REFUSED, notified_on=DECIDED + timedelta(days=days))
    said = remarks(case(told, LATE), "fvl.29.rejected_only_when_late")
    wrong = [item for item in remarks(case(told, LATE), "fvl.17.record_agrees") if item[1] == [NOTIFIED]]
    (one,) = [item for item in duties(case(told, LATE), ON) if item.kind == "appeal"]
    if days < 0:
        assert wrong == [("unknown", [NOTIFIED])]
        assert one.due is None
    else:
        assert wrong == []
        assert one.due is not None
    assert said == [(outcome, asked)]


@pytest.mark.parametrize("name", ["notified_on", "known_on"])
def test_what_is_known_before_it_was_decided_is_asked(name: str) -> None:
    early = attrs.evolve(REFUSED, **{name: DECIDED - timedelta(days=1)})
    assert remarks(case(early), "fvl.17.record_agrees") == [("unknown", [f"$.course.decisions[0].{name}"])]
    in_order = attrs.evolve(REFUSED, **{name: DECIDED})
    assert remarks(case(in_order), "fvl.17.record_agrees") == []


def test_reasons_that_came_before_the_decision_date_no_deadline() -> None:
    told = attrs.evolve(
        REFUSED,
        notified_on=DECIDED,
        reasons="",
        reasons_requested_on=date(2026, 9, 3),
        reasons_told_on=date(2026, 8, 25),
    )
    (one,) = [item for item in duties(case(told), ON) if item.kind == "appeal"]
    assert (one.due, one.missing) == (None, ("appeal.reasons_told_on",))


def test_notice_before_the_new_decision_dates_no_claim_for_costs() -> None:
    changed = AppealResult(
        decided_on=date(2026, 10, 20),
        by="appeal_body",
        outcome="changed",
        to_favour=True,
        notified_on=date(2026, 10, 19),
    )
    for notified, due in ((date(2026, 10, 19), None), (date(2026, 10, 20), date(2026, 11, 10))):
        appeal = Appeal(
            received_on=date(2026, 9, 9), against=DECIDED, result=attrs.evolve(changed, notified_on=notified)
        )
        (one,) = [item for item in duties(case(REFUSED, appeal), ON) if item.kind == "costs_claim"]
        assert one.due == due


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, None),
        ({"posted_on": date(2026, 9, 20)}, None),  # on the day it came in
        ({"posted_on": date(2026, 9, 21)}, "received_on"),
        ({"received_on": date(2026, 8, 31)}, "received_on"),  # before the decision that it is against
        ({"posted_on": date(2026, 8, 31)}, "posted_on"),
        ({"sent_on": date(2026, 9, 20)}, None),
        ({"sent_on": date(2026, 9, 19)}, "sent_on"),
        ({"result": RESULT}, None),
        ({"result": attrs.evolve(RESULT, decided_on=date(2026, 9, 19))}, "result.decided_on"),
        ({"result": attrs.evolve(RESULT, notified_on=date(2026, 10, 19))}, "result.notified_on"),
        ({"result": RESULT, "sent_on": date(2026, 10, 20)}, None),
        ({"result": RESULT, "sent_on": date(2026, 10, 21)}, "result.decided_on"),
        ({"result": attrs.evolve(RESULT, decided_on=date(2027, 1, 4))}, None),  # after the day looked at
    ],
)
def test_what_happened_to_an_appeal_came_in_order(fields: dict[str, Any], asked: str | None) -> None:
    appeal = attrs.evolve(LATE, rejected_as_late=None, **fields)
    found = remarks(case(REFUSED, appeal), "fvl.17.record_agrees")
    assert found == ([("unknown", [f"$.course.appeals[0].{asked}"])] if asked else [])


def test_what_is_asked_of_the_decision_is_asked_where_the_decision_stands() -> None:
    other = ProgrammeDecision(kind="refused", decided_on=date(2026, 8, 1))
    late = attrs.evolve(LATE, received_on=date(2026, 9, 30))
    course = Course(decisions=(other, REFUSED), appeals=(late,))
    said = remarks(Participant(ref="a", course=course), "fvl.29.rejected_only_when_late")
    assert said == [("unknown", ["$.course.decisions[1].notified_on"])]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, True),
        ({"sent_on": date(2026, 9, 25)}, False),  # § 33 (4): what is sent on is not turned away
        ({"sent_on": date(2026, 11, 3)}, True),  # after the day looked at
        ({"result": RESULT}, False),
    ],
)
def test_what_was_sent_on_is_not_asked_whether_it_was_turned_away(
    fields: dict[str, Any], asked: bool
) -> None:
    told = attrs.evolve(REFUSED, notified_on=DECIDED)
    appeal = attrs.evolve(LATE, received_on=date(2026, 9, 9), rejected_as_late=None, **fields)
    terms = {one.term for item in review(case(told, appeal), ON).remarks for one in item.add}
    assert ("appeal.rejected_as_late" in terms) is asked


@pytest.mark.parametrize(
    ("fields", "duty", "asks"),
    [
        # § 33 (2) and (4): the office may change or annul its decision; what it holds to is sent on. Until
        # now an appeal that the office itself had upheld its decision in was done with.
        ({"by": "municipality"}, "undated", True),
        ({"by": "municipality", "outcome": "changed"}, None, False),
        ({"by": "municipality", "outcome": "annulled"}, None, False),
        ({"by": "municipality", "outcome": "turned_away"}, None, False),
        ({"by": "appeal_body"}, None, False),
        ({"by": "municipality", "decided_on": date(2026, 11, 3)}, "undated", False),  # as if not decided yet
    ],
)
def test_what_the_office_holds_to_is_sent_on(fields: dict[str, Any], duty: str | None, asks: bool) -> None:
    told = attrs.evolve(REFUSED, notified_on=DECIDED)
    appeal = Appeal(received_on=date(2026, 9, 9), against=DECIDED, result=attrs.evolve(RESULT, **fields))
    states = [item.state for item in duties(case(told, appeal), ON) if item.kind == "send_appeal"]
    assert states == ([duty] if duty else [])
    found = remarks(case(told, appeal), "fvl.33.sent_on_as_soon_as_ready")
    assert [item[0] for item in found] == (["unknown"] if asks else [])
    if asks:
        assert "$.course.appeals[0].sent_on" in found[0][1]
        sent = attrs.evolve(appeal, sent_on=date(2026, 10, 21), ready_on=date(2026, 10, 21))
        assert remarks(case(told, sent), "fvl.33.sent_on_as_soon_as_ready") == []
        over = attrs.evolve(appeal, withdrawn_on=date(2026, 10, 22))
        assert remarks(case(told, over), "fvl.33.sent_on_as_soon_as_ready") == []
