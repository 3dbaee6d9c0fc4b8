"""Appeals over time: from when they run, what was posted or lost, what was prepared, what came of them."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Assessment, Participant, duties, read_case, review, write_case
from qupcore.cases.review.duties import LIMITS, RIGHTS
from qupcore.cases.ruling.deadline_days import can_end_on
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.national import AS_IT_STANDS


def day(text):
    return date.fromisoformat(text)


# Notice on a Monday: three weeks end on Easter Monday, so the last day is Tuesday 7 April.
REFUSED = ProgrammeDecision(kind="refused", decided_on=day("2026-03-16"), notified_on=day("2026-03-16"))
LATE = Appeal(received_on=day("2026-04-08"), against=day("2026-03-16"), rejected_as_late=True)


def person(*appeals, decision=REFUSED):
    return Participant(ref="a", course=Course(decisions=(decision,), appeals=appeals))


def outcomes(case, on="2026-12-01", law="fvl"):
    """Each rule on the appeals that is not met or not shown; what is not named holds."""
    return {
        item.finding.rule.partition(".")[2]: item.outcome
        for item in review(case, day(on)).remarks
        if item.path.startswith("$.course.appeals") and item.finding.rule.startswith(law)
    }


def rule(name, *appeals, decision=REFUSED, on="2026-12-01"):
    return outcomes(person(*appeals, decision=decision), on).get(name, "met")


def duty(case, kind, on="2026-03-20"):
    return [
        (item.due and str(item.due), item.state, item.whose)
        for item in duties(case, day(on))
        if item.kind == kind
    ]


# posted in time is in time


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ("2026-04-06", "not_met"),
        ("2026-04-07", "not_met"),  # the last day
        ("2026-04-08", "met"),
        (None, "unknown"),
    ],
)
def test_an_appeal_posted_in_time_is_not_turned_away(posted, said):
    appeal = attrs.evolve(LATE, posted_on=posted and day(posted))
    assert rule("30.posted_in_time_is_in_time", appeal) == said
    assert rule("29.rejected_only_when_late", appeal) == "met"  # it came in late
    taken = attrs.evolve(appeal, rejected_as_late=False)
    assert rule("30.posted_in_time_is_in_time", taken) == "met"


@pytest.mark.parametrize("rejected", [None, True, False])
@pytest.mark.parametrize("considered", [None, True, False])
def test_the_exception_is_for_an_appeal_that_came_late(rejected, considered):
    """§ 31 speaks of an appeal whose deadline is out: of one that came on the last day nothing is asked."""
    in_time = attrs.evolve(
        LATE, received_on=day("2026-04-07"), rejected_as_late=rejected, exception_considered=considered
    )
    assert rule("31.exception_considered", in_time) == "met"
    late = attrs.evolve(in_time, received_on=day("2026-04-08"), posted_on=day("2026-04-08"))
    said = {True: "met", None: "unknown", False: "not_met"}[considered]
    assert rule("31.exception_considered", late) == (
        "met" if rejected is False else "unknown" if rejected is None and considered is not True else said
    )


@pytest.mark.parametrize(
    ("posted", "known", "repeated", "said"),
    [
        # lost; the appellant learnt of it on 24 April 2026: a week ends on 1 May, a holiday, so on 4 May
        ("2026-04-07", "2026-04-24", "2026-05-04", "not_met"),
        ("2026-04-07", "2026-04-24", "2026-05-05", "met"),
        ("2026-04-08", "2026-04-24", "2026-04-24", "met"),  # the first was late already
        ("2026-04-07", "2026-04-24", None, "unknown"),
        ("2026-04-07", None, "2026-05-04", "unknown"),
    ],
)
def test_what_was_lost_is_repeated_within_a_week(posted, known, repeated, said):
    appeal = attrs.evolve(
        LATE,
        received_on=day("2026-05-06"),
        posted_on=day(posted),
        lost_known_on=known and day(known),
        repeated_on=repeated and day(repeated),
    )
    assert rule("30.repeated_in_time_is_in_time", appeal) == said
    assert rule("30.posted_in_time_is_in_time", appeal) == "met"


def test_by_when_to_repeat():
    lost = attrs.evolve(LATE, rejected_as_late=None, lost_known_on=day("2026-04-24"))
    [found] = [item for item in duties(person(lost), day("2026-04-30")) if item.kind == "repeat_appeal"]
    assert (str(found.due), found.moved_because, found.whose) == ("2026-05-04", "first_of_may", "participant")


# from when the time runs


@pytest.mark.parametrize(
    ("fields", "last", "breach"),
    [
        ({}, "2026-04-07", "29.rejected_only_when_late"),
        # no notice; known on 1 April: 22 April (§ 29 (2))
        (
            {"notified_on": None, "known_on": day("2026-04-01")},
            "2026-04-22",
            "29.rejected_only_when_late_without_notice",
        ),
        # reasons left out and asked for in time; told on 20 April: 11 May (§ 29 (3))
        (
            {"reasons": "", "reasons_requested_on": day("2026-04-07"), "reasons_told_on": day("2026-04-20")},
            "2026-05-11",
            "29.rejected_only_when_late_after_reasons",
        ),
        # asked for after the time was out: nothing is interrupted
        (
            {"reasons": "", "reasons_requested_on": day("2026-04-08"), "reasons_told_on": day("2026-04-20")},
            "2026-04-07",
            "29.rejected_only_when_late",
        ),
        # reasons came with the decision: asking for more interrupts nothing
        (
            {
                "reasons": "as set out",
                "reasons_requested_on": day("2026-04-01"),
                "reasons_told_on": day("2026-04-20"),
            },
            "2026-04-07",
            "29.rejected_only_when_late",
        ),
        # made longer in time (§ 29 (4)), and too late
        (
            {"appeal_until": day("2026-04-30"), "appeal_longer_on": day("2026-04-07")},
            "2026-04-30",
            "29.rejected_only_when_late",
        ),
        (
            {"appeal_until": day("2026-05-01"), "appeal_longer_on": day("2026-03-20")},
            "2026-05-04",
            "29.rejected_only_when_late",
        ),
        (
            {"appeal_until": day("2026-04-30"), "appeal_longer_on": day("2026-04-08")},
            "2026-04-07",
            "29.rejected_only_when_late",
        ),
    ],
)
def test_where_the_deadline_ends_and_which_paragraph_is_broken(fields, last, breach):
    decision = attrs.evolve(REFUSED, **fields)
    end = day(last)
    case = person(decision=decision)
    assert [str(item.due) for item in duties(case, day("2026-06-01")) if item.kind == "appeal"] == [last]
    for received, said in ((end, "not_met"), (end + timedelta(days=1), "met")):
        appeal = attrs.evolve(LATE, received_on=received, posted_on=received)
        assert rule(breach, appeal, decision=decision) == said


def test_where_it_is_not_known_the_deadline_has_no_day():
    """Whether reasons were left out, or when the deadline was made longer: nobody is told a day."""
    for fields in (
        {"reasons_requested_on": day("2026-04-01"), "reasons_told_on": day("2026-04-20")},
        {"appeal_until": day("2026-04-30")},
    ):
        decision = attrs.evolve(REFUSED, **fields)
        assert duty(person(decision=decision), "appeal", "2026-06-01") == [(None, "undated", "participant")]
        assert rule("29.rejected_only_when_late", LATE, decision=decision) == "unknown"


def test_until_the_reasons_have_come_the_time_does_not_run():
    decision = attrs.evolve(REFUSED, reasons="", reasons_requested_on=day("2026-04-01"))
    case = person(decision=decision)
    assert duty(case, "appeal", "2026-05-01") == [(None, "undated", "participant")]
    assert duty(case, "give_reasons", "2026-05-01") == [(None, "undated", "municipality")]
    told = person(decision=attrs.evolve(decision, reasons_told_on=day("2026-04-20")))
    assert duty(told, "give_reasons", "2026-05-01") == [(None, "done", "municipality")]
    asked = duty(person(decision=attrs.evolve(REFUSED, reasons="")), "reasons_request")
    assert asked == [("2026-04-07", "due", "participant")]


@pytest.mark.parametrize(
    ("on", "said"), [("2026-04-07", "met"), ("2026-04-08", "not_met"), (None, "unknown")]
)
def test_the_deadline_is_made_longer_before_it_is_out(on, said):
    decision = attrs.evolve(REFUSED, appeal_until=day("2026-04-30"), appeal_longer_on=on and day(on))
    remarks = review(person(decision=decision), day("2026-12-01")).remarks
    found = {item.outcome for item in remarks if item.finding.rule == "fvl.29.longer_before_it_was_out"}
    assert found == (set() if said == "met" else {said})


@pytest.mark.parametrize(
    ("until", "on", "found"),
    [
        ("2026-03-15", "2026-12-01", set()),  # before the decision: no deadline of it
        ("2026-03-16", "2026-12-01", {"unknown"}),
        ("2026-04-30", "2026-03-15", set()),  # not decided yet
        ("2026-04-30", "2026-03-16", {"unknown"}),
        (None, "2026-12-01", set()),
    ],
)
def test_a_longer_deadline_is_looked_at_from_the_day_of_the_decision(until, on, found):
    decision = attrs.evolve(REFUSED, appeal_until=until and day(until))
    remarks = review(person(decision=decision), day(on)).remarks
    assert {i.outcome for i in remarks if i.finding.rule == "fvl.29.longer_before_it_was_out"} == found


def test_two_decisions_of_a_day_with_one_notice_have_one_deadline():
    other = attrs.evolve(REFUSED, kind="reduced", applies_from=day("2026-04-01"))
    late = attrs.evolve(LATE, received_on=day("2026-04-07"))

    def found(second):
        case = Participant(ref="a", course=Course(decisions=(REFUSED, second), appeals=(late,)))
        return outcomes(case).get("29.rejected_only_when_late")

    assert found(other) == "not_met"
    assert found(attrs.evolve(other, notified_on=day("2026-03-17"))) == "unknown"


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


# faults, who may appeal, preparing

IN_TIME = Appeal(received_on=day("2026-03-30"), against=day("2026-03-16"))


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
