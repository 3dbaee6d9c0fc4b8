"""What came of an appeal, and what always holds of its deadlines."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.procedure.appealing import IN_TIME, LATE, REFUSED, day, duty, outcomes, person, rule
from qupcore import duties, read_case, review, write_case
from qupcore.cases.review.duties import LIMITS, RIGHTS
from qupcore.cases.ruling.deadline_days import can_end_on
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.national import AS_IT_STANDS

# what came of it

RESULT = AppealResult(
    decided_on=day("2026-05-04"),
    by="appeal_body",
    outcome="changed",
    to_favour=True,
    to_harm=False,
    notified_on=day("2026-05-04"),
    told_of_costs=True,
)


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({}, "34.views_considered", "unknown"),
        ({"by": "municipality"}, "34.views_considered", "met"),
        ({"outcome": "turned_away"}, "34.views_considered", "met"),
        ({"to_harm": True}, "34.no_change_to_harm", "unknown"),  # whether the interests yield is judged
        # Changed to the favour, and nothing said of harm: until now it was asked whether it was both.
        ({"to_harm": None}, "34.no_change_to_harm", "met"),
        ({"to_harm": None}, "34.harm_told_in_time", "met"),
        ({"to_harm": None, "to_favour": None}, "34.no_change_to_harm", "unknown"),
        ({"to_harm": None, "to_favour": False}, "34.no_change_to_harm", "unknown"),
        ({"to_harm": True, "other_appeal_founded": True}, "34.no_change_to_harm", "met"),
        # three months from 30 March: 30 June
        ({"to_harm": True, "harm_told_on": day("2026-06-29")}, "34.harm_told_in_time", "met"),
        ({"to_harm": True, "harm_told_on": day("2026-06-30")}, "34.harm_told_in_time", "met"),
        ({"to_harm": True, "harm_told_on": day("2026-07-01")}, "34.harm_told_in_time", "not_met"),
        ({"to_harm": True}, "34.harm_told_in_time", "unknown"),
        ({"told_of_costs": None}, "36.told_of_costs", "unknown"),
        ({"told_of_costs": False}, "36.told_of_costs", "not_met"),
        ({"told_of_costs": False, "costs_needless": True}, "36.told_of_costs", "met"),
        ({"told_of_costs": False, "outcome": "upheld"}, "36.told_of_costs", "met"),
        ({"costs_claimed_on": day("2026-05-20")}, "36.costs_covered", "unknown"),
        ({"costs_claimed_on": day("2026-05-20"), "costs_covered": True}, "36.costs_covered", "met"),
        ({"costs_covered": None}, "36.costs_covered", "met"),  # nobody claimed
        # notice on Monday 4 May: three weeks end on Whit Monday 25 May, so on the 26th
        (
            {"costs_claimed_on": day("2026-05-26"), "costs_rejected_as_late": True},
            "36.costs_rejected_only_when_late",
            "not_met",
        ),
        (
            {"costs_claimed_on": day("2026-05-27"), "costs_rejected_as_late": True},
            "36.costs_rejected_only_when_late",
            "met",
        ),
    ],
)
def test_what_an_appeal_came_to(fields, name, said):
    appeal = attrs.evolve(IN_TIME, result=attrs.evolve(RESULT, **fields))
    assert rule(name, appeal) == said


def test_by_when_to_claim_costs():
    case = person(attrs.evolve(IN_TIME, result=RESULT))
    assert duty(case, "costs_claim", "2026-05-20") == [("2026-05-26", "due", "participant")]
    assert duty(case, "costs_claim", "2026-05-27") == [("2026-05-26", "past", "participant")]
    assert duty(case, "costs_claim", "2026-05-03") == []  # not decided yet


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({}, True),
        ({"outcome": "annulled"}, True),
        ({"outcome": "upheld"}, False),
        ({"outcome": "turned_away"}, False),
        ({"to_favour": False}, False),
    ],
)
def test_costs_are_claimed_where_the_decision_was_changed_to_the_party_s_favour(fields, listed):
    """§ 36 (1): changed to the favour of a party; annulled is changed too."""
    case = person(attrs.evolve(IN_TIME, result=attrs.evolve(RESULT, **fields)))
    assert bool(duty(case, "costs_claim", "2026-05-20")) is listed


@pytest.mark.parametrize(
    ("on", "state"), [("2026-05-19", "due"), ("2026-05-20", "done"), ("2026-05-27", "done")]
)
def test_costs_are_claimed_on_the_day_they_were_claimed(on, state):
    case = person(attrs.evolve(IN_TIME, result=attrs.evolve(RESULT, costs_claimed_on=day("2026-05-20"))))
    assert duty(case, "costs_claim", on) == [("2026-05-26", state, "participant")]


@pytest.mark.parametrize(
    ("known", "on", "due"),
    [
        # a week from 24 April is 1 May, a holiday, then a weekend; from 20 April it is the 27th, a Monday
        ("2026-04-24", "2026-04-23", []),
        ("2026-04-24", "2026-04-24", [("2026-05-04", "due", "participant")]),
        ("2026-04-20", "2026-04-20", [("2026-04-27", "due", "participant")]),
        ("2026-04-20", "2026-04-28", [("2026-04-27", "past", "participant")]),
    ],
)
def test_what_was_lost_is_to_be_repeated_from_the_day_it_is_known(known, on, due):
    lost = attrs.evolve(LATE, received_on=day("2026-04-08"), rejected_as_late=None, lost_known_on=day(known))
    assert duty(person(lost), "repeat_appeal", on) == due


@pytest.mark.parametrize(("on", "state"), [("2026-04-26", "due"), ("2026-04-27", "done")])
def test_a_repetition_is_done_on_its_day(on, state):
    lost = attrs.evolve(
        LATE, rejected_as_late=None, lost_known_on=day("2026-04-20"), repeated_on=day("2026-04-27")
    )
    assert duty(person(lost), "repeat_appeal", on) == [("2026-04-27", state, "participant")]


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        ("2026-04-19", {}),  # nobody knows of it yet
        ("2026-04-20", {"appeal": "done", "repeat_appeal": "due"}),
        ("2026-04-28", {"appeal": "done", "repeat_appeal": "past"}),
    ],
)
def test_an_appeal_that_was_lost_and_not_repeated_waits_for_that_alone(on, kinds):
    """fvl § 30 (1), second sentence: it did not come in, so nothing of it can be sent on or answered."""
    lost = Appeal(against=REFUSED.decided_on, posted_on=day("2026-03-30"), lost_known_on=day("2026-04-20"))
    case = person(lost)
    assert read_case(write_case(case).encode()) == case
    assert {
        item.kind: item.state
        for item in duties(case, day(on))
        if item.path.startswith("$.course.appeals") or (item.kind == "appeal" and item.state == "done")
    } == kinds
    assert outcomes(case, "2026-12-01") == {}


def test_an_appeal_whose_day_nobody_wrote_down_is_asked_about():
    undated = Appeal(against=REFUSED.decided_on)
    assert duty(person(undated), "appeal", "2026-04-20") == [("2026-04-07", "done", "participant")]
    assert duty(person(undated), "interim_answer", "2026-04-20") == [(None, "undated", "municipality")]
    for appeal in (undated, attrs.evolve(undated, rejected_as_late=True)):
        found = review(person(appeal), day("2026-12-01"))
        assert {item.outcome for item in found.remarks} == {"unknown"}
        paths = {item.path for remark in found.remarks for item in remark.add}
        assert "$.course.appeals[0].received_on" in paths


@pytest.mark.parametrize(("outcome", "said"), [("upheld", "met"), ("turned_away", "unknown")])
def test_an_appeal_decided_on_its_merits_was_not_turned_away_as_late(outcome, said):
    """Fvl §§ 33 and 34: what was tried was taken. A day late, and nobody wrote whether it was turned away."""
    result = attrs.evolve(RESULT, outcome=outcome, to_favour=None)
    unsaid = attrs.evolve(LATE, rejected_as_late=None, result=result)
    found = outcomes(person(unsaid))
    assert {
        found.get(name, "met") for name in ("30.posted_in_time_is_in_time", "31.exception_considered")
    } == {said}
    late_by_a_year = attrs.evolve(unsaid, received_on=day("2027-03-17"), posted_on=day("2027-03-17"))
    a_year_late = attrs.evolve(late_by_a_year, result=attrs.evolve(result, decided_on=day("2027-05-03")))
    expected = "not_met" if outcome == "upheld" else "met"
    assert rule("31.not_taken_after_a_year", a_year_late, on="2027-12-01") == expected


# what always holds


@given(st.dates(date(2007, 12, 1), date(2060, 1, 1)))
def test_a_deadline_for_appeal_ends_on_a_working_day_and_says_why_it_moved(notified):
    decision = ProgrammeDecision(kind="refused", decided_on=notified, notified_on=notified)
    [found] = [item for item in duties(person(decision=decision), notified) if item.kind == "appeal"]
    assert can_end_on(found.due, AS_IT_STANDS)
    counted = notified + timedelta(days=21)
    assert found.due >= counted
    assert (found.due > counted) == (found.moved_from == counted) == bool(found.moved_because)
    assert found.falls_on == ""


@given(
    st.dates(day("2026-03-16"), day("2026-05-30")), st.none() | st.dates(day("2026-03-16"), day("2026-05-30"))
)
def test_a_day_of_posting_never_makes_an_appeal_that_came_in_time_late(received, posted):
    appeal = attrs.evolve(LATE, received_on=received, posted_on=posted)
    without = attrs.evolve(appeal, posted_on=None)
    if received <= day("2026-04-07"):
        said = outcomes(person(appeal))
        asked = said.pop("17.record_agrees", None)  # posted after it came in: which day is right is asked
        assert (asked == "unknown") is (posted is not None and posted > received)
        assert said == outcomes(person(without))


def test_a_right_not_used_is_no_fault_of_anybody():
    assert {"appeal", "reasons_request", "repeat_appeal", "correct_appeal", "costs_claim"} == RIGHTS
    assert {"protection_ends", "harm_notice"} == LIMITS


@pytest.mark.parametrize(
    ("posted", "done"),
    [("2026-04-07", "2026-04-07"), (None, "2026-04-08"), ("2026-04-08", "2026-04-08")],
)
def test_an_appeal_is_done_on_the_day_it_was_posted(posted, done):
    """The last day is 7 April: posted then it was in time (§ 30), though it came in the day after."""
    case = person(attrs.evolve(LATE, posted_on=posted and day(posted)))
    (found,) = [item for item in duties(case, day("2026-05-01")) if item.kind == "appeal"]
    assert (str(found.due), str(found.done_on)) == ("2026-04-07", done)
    (before,) = [item for item in duties(case, day("2026-04-07")) if item.kind == "appeal"]
    assert before.done_on is None, "what has not come in is not known"
