"""Appeals over time: from when they run, what was posted or lost, what was prepared, what came of them."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

from cases.procedure.appealing import LATE, REFUSED, day, duty, outcomes, person, rule
from qupcore import Participant, duties, review
from qupcore.domain.case.course import Course

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
