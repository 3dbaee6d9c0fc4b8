"""§§ 31, 32 and 34 and regulation § 2: each limit of time, a day before, on it and a day after."""

from __future__ import annotations

import pytest

from law.topics import amount, found, outcome

STEP, FIRST, LAST, BEGAN = (
    "duration.step",
    "duration.period_first",
    "duration.period_last",
    "duration.programme_first",
)
NOTHING_LEFT_OUT = {
    "duration.leave_days": 0,
    "duration.interruption_days": 0,
    "duration.pandemic_days": 0,
    "duration.period_leave_days": 0,
    "duration.period_interruption_days": 0,
    "duration.earlier_days": 0,
    "duration.reentries": 0,
    "duration.because_of_pandemic": False,
}
NEXT = {"met": True, "not_met": False, "unknown": None}


def period(step, first, last, began=None, **left_out):
    named = {f"duration.{name}": number for name, number in left_out.items()}
    return {STEP: step, FIRST: first, LAST: last, BEGAN: began or first, **NOTHING_LEFT_OUT, **named}


# start


@pytest.mark.parametrize(
    ("applied", "started", "said"),
    [
        ("2026-01-15", "2026-07-14", "met"),
        ("2026-01-15", "2026-07-15", "met"),
        ("2026-01-15", "2026-07-16", "not_met"),
        ("2025-08-31", "2026-02-28", "met"),
        ("2025-08-31", "2026-03-01", "not_met"),
        ("2026-01-15", None, "unknown"),
        (None, "2026-07-15", "unknown"),
    ],
)
@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2020-03-15", "2020-03-16", "2026-07-16"]
)
def test_six_months_to_start(on, applied, started, said):
    name = "sotjl.31.starts_in_time" + ("_or_deferred" if on >= "2020-03-16" else "")
    facts = {"start.applied_on": applied, "start.started_on": started, "start.deferrals": 0}
    assert outcome(name, on, facts) == said


@pytest.mark.parametrize(
    ("on", "deferrals", "started", "said"),
    [
        ("2020-03-16", 1, "2020-08-01", "met"),  # within six months: 2020-08-01
        ("2020-03-16", 0, "2020-08-02", "not_met"),
        ("2020-12-31", 1, "2021-01-31", "met"),
        ("2020-12-31", 1, "2021-02-01", "met"),  # six months more
        ("2020-12-31", 1, "2021-02-02", "not_met"),
        ("2020-12-31", 2, "2021-02-01", "not_met"),  # once, in 2020
        ("2021-01-01", 2, "2021-08-01", "met"),  # whoever was deferred may be so again
        ("2021-01-11", 2, "2021-08-02", "not_met"),
        ("2021-01-11", 3, "2021-08-01", "not_met"),
        ("2021-01-12", 1, "2021-02-01", "unknown"),  # how long it went on was not found
        ("2026-09-01", 1, "2021-02-01", "unknown"),
        ("2026-09-01", 0, "2021-02-01", "not_met"),
    ],
)
def test_the_pandemic_deferred_a_start(on, deferrals, started, said):
    facts = {"start.applied_on": "2020-02-01", "start.started_on": started, "start.deferrals": deferrals}
    assert outcome("sotjl.31.starts_in_time_or_deferred", on, facts) == said


def test_the_last_day_for_a_start():
    facts = {"start.applied_on": "2020-02-01", "start.deferrals": 1}
    assert amount("sotjl.31.latest_start", "2020-04-01", facts) == "2020-08-01"
    assert amount("for-2020-966.4.latest_deferred_start", "2020-04-01", facts) == "2021-02-01"
    assert amount("for-2020-966.4.latest_deferred_start", "2021-01-12", facts) is None
    assert "start.latest_deferred" not in found("start", "2020-03-15", facts).amounts


# one decision

YEAR = [
    ("2024-03-01", "2025-02-27", {}, "met"),
    ("2024-03-01", "2025-02-28", {}, "met"),
    ("2024-03-01", "2025-03-01", {}, "not_met"),
    ("2023-03-01", "2024-02-29", {}, "met"),
    ("2023-03-01", "2024-03-01", {}, "not_met"),
    ("2024-03-01", "2025-03-10", {"period_leave_days": 10}, "met"),
    ("2024-03-01", "2025-03-11", {"period_leave_days": 10}, "not_met"),
]


@pytest.mark.parametrize(("first", "last", "left_out", "said"), YEAR)
@pytest.mark.parametrize("on", ["2007-11-01", "2009-12-31", "2010-01-01", "2012-01-01", "2018-12-31"])
@pytest.mark.parametrize("step", ["first", "within_two_years"])
def test_until_2018_a_period_is_a_year_at_most(step, on, first, last, left_out, said):
    assert outcome("sotjl.32.period_at_most_a_year", on, period(step, first, last, **left_out)) == said


@pytest.mark.parametrize(("first", "last", "left_out", "said"), YEAR)
@pytest.mark.parametrize("on", ["2019-01-01", "2020-03-16", "2021-01-01", "2026-09-01"])
@pytest.mark.parametrize("step", ["first", "within_two_years", "beyond_two_years"])
def test_from_2019_each_decision_is_for_a_year_at_most(step, on, first, last, left_out, said):
    facts = period(step, first, last, **left_out)
    assert outcome("for-2011-1471.2.decision_at_most_a_year", on, facts) == said


@pytest.mark.parametrize(("days", "said"), [(9, "not_met"), (10, "met")])
def test_from_2019_an_interruption_does_not_count_in_the_year(days, said):
    facts = period("first", "2024-03-01", "2025-03-10", period_interruption_days=days)
    assert outcome("for-2011-1471.2.decision_at_most_a_year", "2024-02-01", facts) == said
    before = period("first", "2017-03-01", "2018-03-10", period_interruption_days=days)
    assert outcome("sotjl.32.period_at_most_a_year", "2017-02-01", before) == "not_met"


def test_beyond_two_years_the_year_of_the_act_does_not_bind():
    facts = period("beyond_two_years", "2017-03-01", "2018-06-30")
    assert outcome("sotjl.32.period_at_most_a_year", "2017-02-01", facts) == "met"


@pytest.mark.parametrize("on", ["2007-11-01", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"])
def test_a_period_is_decided_on_by_its_last_day(on):
    name = "for-2011-1471.2.decide_by" if on >= "2019" else "sotjl.32.reassess_by"
    assert amount(name, on, period("first", "2024-03-01", "2025-02-28")) == "2025-02-28"


# two years

CHANGES = ["2007-11-01", "2009-12-31", "2010-01-01", "2011-12-31", "2012-01-01", "2018-12-31", "2019-01-01"]
CHANGES += ["2020-03-15", "2020-03-16", "2020-12-31", "2021-01-01", "2026-09-01"]


@pytest.mark.parametrize("on", CHANGES)
@pytest.mark.parametrize(
    ("last", "left_out", "said"),
    [
        ("2026-02-27", {}, "met"),
        ("2026-02-28", {}, "met"),
        ("2026-03-01", {}, "not_met"),
        ("2026-03-10", {"leave_days": 10}, "met"),
        ("2026-03-11", {"leave_days": 10}, "not_met"),
        ("2026-03-01", {"leave_days": None}, "unknown"),
    ],
)
def test_two_years_and_leave_on_top(on, last, left_out, said):
    facts = period("within_two_years", "2025-03-01", last, "2024-03-01", **left_out)
    assert outcome("sotjl.32.within_two_years", on, facts) == said
    beyond = {**facts, STEP: "beyond_two_years"}
    assert outcome("sotjl.32.within_two_years", on, beyond) == "met"


@pytest.mark.parametrize("on", CHANGES)
def test_an_interruption_is_left_out_from_2019(on):
    facts = period("within_two_years", "2025-03-01", "2026-03-10", "2024-03-01", interruption_days=10)
    assert outcome("sotjl.32.within_two_years", on, facts) == ("met" if on >= "2019" else "not_met")
    a_day_more = {**facts, LAST: "2026-03-11"}
    assert outcome("sotjl.32.within_two_years", on, a_day_more) == "not_met"


@pytest.mark.parametrize("on", CHANGES)
@pytest.mark.parametrize(
    ("days", "over", "last", "said"),
    [
        (10, "2026-03-11", "2026-03-10", "met"),
        (10, "2026-03-11", "2026-03-11", "not_met"),
        (183, "2026-08-31", "2026-08-31", "not_met"),
        (184, "2026-09-01", "2026-08-31", "met"),  # six months: 2026-09-01
        (185, "2026-09-01", "2026-09-01", "not_met"),
    ],
)
def test_absence_for_the_pandemic_is_left_out_for_six_months_at_most(on, days, over, last, said):
    facts = period("within_two_years", "2025-03-01", last, "2024-03-01", pandemic_days=days)
    if on >= "2020-03-16":
        assert amount("sotjl.32.maximum_over", on, facts) == over
        assert outcome("sotjl.32.within_two_years", on, facts) == said
    else:
        assert outcome("sotjl.32.within_two_years", on, facts) == "not_met"


@pytest.mark.parametrize("on", CHANGES)
def test_earlier_programmes_count_by_regulation_or_by_policy(on):
    facts = period("first", "2024-03-01", "2026-02-18", "2024-03-01", earlier_days=10)
    a_day_more = {**facts, LAST: "2026-02-19"}
    name, rule = "sotjl.32.earlier_counts", "sotjl.32.within_two_years"
    if "2012-01-01" <= on <= "2018-12-31":
        assert (outcome(rule, on, facts), outcome(rule, on, a_day_more)) == ("met", "not_met")
    else:
        assert outcome(rule, on, a_day_more) == "met"
        assert outcome(rule, on, facts, {name: 1}) == "met"
        assert outcome(rule, on, a_day_more, {name: 1}) == "not_met"


# beyond two years


@pytest.mark.parametrize("on", ["2012-01-01", "2018-12-31"])
@pytest.mark.parametrize(
    ("last", "days", "said"),
    [
        ("2018-08-30", 0, "met"),
        ("2018-08-31", 0, "met"),
        ("2018-09-01", 0, "not_met"),
        ("2018-09-05", 5, "met"),
        ("2018-09-06", 5, "not_met"),
    ],
)
def test_until_2018_six_months_beyond(on, last, days, said):
    facts = period("beyond_two_years", "2018-03-01", last, "2016-03-01", period_leave_days=days)
    name = "for-2011-1471.2.extra_at_most_six_months"
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, STEP: "within_two_years"}) == "met"
    assert outcome(name, on, {**facts, STEP: "first"}) == "met"


def test_before_2012_no_limit_beyond_two_years_was_found():
    amounts = found("duration", "2011-12-31", period("beyond_two_years", "2011-03-01", "2013-02-28")).amounts
    assert "duration.extra_over" not in amounts


@pytest.mark.parametrize("on", ["2019-01-01", "2020-03-15", "2021-01-01", "2026-09-01"])
@pytest.mark.parametrize(
    ("last", "said"), [("2027-02-27", "met"), ("2027-02-28", "met"), ("2027-03-01", "not_met")]
)
def test_from_2019_a_year_beyond(on, last, said):
    facts = period("beyond_two_years", "2026-03-01", last, "2024-03-01")
    name = "sotjl.32.extended_by_a_year_at_most"
    assert outcome(name, on, facts) == said
    assert amount("sotjl.32.extended_over", on, facts) == "2027-03-01"
    assert outcome(name, on, {**facts, STEP: "within_two_years"}) == "met"
    assert outcome(name, on, {**facts, STEP: "first"}) == "met"


@pytest.mark.parametrize("on", ["2020-03-16", "2020-12-31"])
@pytest.mark.parametrize(
    ("last", "covid", "days", "said"),
    [
        ("2027-02-28", False, 0, "met"),
        ("2027-03-01", False, 0, "not_met"),
        ("2027-03-01", True, 0, "met"),
        ("2027-08-31", True, 0, "met"),
        ("2027-09-01", True, 0, "not_met"),
        ("2027-08-31", True, 1, "not_met"),  # absence was left out already
        ("2027-03-01", True, 1, "met"),  # that day itself comes on top
    ],
)
def test_in_2020_six_months_more_for_the_pandemic(on, last, covid, days, said):
    facts = period(
        "beyond_two_years", "2026-03-01", last, "2024-03-01", because_of_pandemic=covid, pandemic_days=days
    )
    name = "for-2020-966.5.extended_by_a_year_or_the_pandemic"
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, STEP: "first"}) == "met"
    assert outcome(name, on, {**facts, STEP: "within_two_years"}) == "met"


# what is judged

SECOND_YEAR = {
    "sotjl.32.newly_assessed": ("new_assessment", CHANGES[:6]),
    "for-2011-1471.2.goal_not_reached": ("goal_not_reached", ["2012-01-01", "2018-12-31"]),
    "for-2011-1471.2.entitled_in_second_year": ("still_entitled", ["2012-01-01", "2018-12-31"]),
    "for-2011-1471.2.second_year_expedient": ("extension_expedient", ["2012-01-01", "2018-12-31"]),
    "for-2011-1471.2.goal_within_second_year": ("goal_within_a_year", ["2012-01-01", "2018-12-31"]),
}
BEYOND = {
    "sotjl.32.specially_assessed": ("special_assessment", CHANGES[:6]),
    "sotjl.32.special_grounds": ("special_grounds", CHANGES[6:]),
    "for-2011-1471.2.extension_necessary": ("extension_necessary", CHANGES[4:]),
    "for-2011-1471.2.progress_made": ("progress_made", CHANGES[4:]),
    "for-2011-1471.2.motivation_weighed": ("motivation_weighed", CHANGES[4:]),
    "for-2011-1471.2.likely_in_work": ("likely_in_work", CHANGES[4:]),
    "for-2011-1471.2.labour_market_weighed": ("labour_market_weighed", CHANGES[4:]),
}
JUDGED = [
    *((name, *row, {"within_two_years"}) for name, row in SECOND_YEAR.items()),
    *((name, *row, {"beyond_two_years"}) for name, row in BEYOND.items()),
    ("sotjl.32.still_entitled", "still_entitled", CHANGES[6:], {"within_two_years", "beyond_two_years"}),
]


@pytest.mark.parametrize(("name", "question", "days", "steps"), JUDGED, ids=[row[0] for row in JUDGED])
@pytest.mark.parametrize("step", ["first", "within_two_years", "beyond_two_years"])
@pytest.mark.parametrize("said", ["met", "not_met", "unknown"])
def test_each_extension_rests_on_its_judgements(name, question, days, steps, step, said):
    for on in days:
        facts = {STEP: step, f"judgement.{question}": NEXT[said]}
        assert outcome(name, on, facts) == (said if step in steps else "met")


@pytest.mark.parametrize("on", ["2012-01-01", "2018-12-31"])
@pytest.mark.parametrize(("times", "said"), [(0, "met"), (1, "met"), (2, "not_met"), (None, "unknown")])
def test_until_2018_taken_in_again_once(on, times, said):
    assert outcome("for-2011-1471.2.taken_in_again_once", on, {"duration.reentries": times}) == said


@pytest.mark.parametrize("said", ["met", "not_met", "unknown"])
def test_whoever_is_taken_in_again_can_reach_the_purpose(said):
    name, judged = "for-2011-1471.2.purpose_attainable", {"judgement.purpose_attainable": NEXT[said]}
    assert outcome(name, "2015-01-01", {"duration.reentries": 1, **judged}) == said
    assert outcome(name, "2015-01-01", {"duration.reentries": 0, **judged}) == "met"


# interruption and end

OF_EACH_TIME = ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
ENDED = {"ending.kind": "ended", "ending.takes_effect_on": "2026-03-01"}


@pytest.mark.parametrize(
    ("through", "said"), [("2026-02-27", "met"), ("2026-02-28", "met"), ("2026-03-01", "not_met")]
)
@pytest.mark.parametrize("on", ["2019-01-01", "2026-09-01"])
def test_an_interruption_lasts_a_year_at_most(on, through, said):
    facts = {
        "ending.kind": "interrupted",
        "ending.interrupted_from": "2025-03-01",
        "ending.interrupted_through": through,
    }
    name = "sotjl.34.interrupted_for_a_year_at_most"
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, "ending.kind": "ended"}) == "met"
    assert amount("sotjl.34.interrupted_year_over", on, facts) == "2026-03-01"


@pytest.mark.parametrize(
    ("begun", "said"), [("2025-02-28", "met"), ("2025-03-01", "met"), ("2025-03-02", "not_met")]
)
def test_it_ends_for_a_year_of_interruption_when_the_year_has_passed(begun, said):
    facts = {**ENDED, "ending.because": "interrupted_one_year", "ending.interrupted_from": begun}
    assert outcome("sotjl.34.a_year_has_passed", "2026-03-01", facts) == said
    other = {**facts, "ending.because": "own_wish"}
    assert outcome("sotjl.34.a_year_has_passed", "2026-03-01", other) == "met"


@pytest.mark.parametrize("because", ["ordinary_work", "birth", "adoption"])
@pytest.mark.parametrize(
    ("absent_from", "said"),
    [("2025-02-28", "met"), ("2025-03-01", "met"), ("2025-03-02", "not_met"), (None, "unknown")],
)
def test_the_first_year_of_such_absence_is_protected(because, absent_from, said):
    name = "sotjl.34.not_ended_in_protected_year"
    facts = {**ENDED, "ending.because": because, "ending.absence_from": absent_from}
    assert outcome(name, "2026-03-01", facts) == said
    assert outcome(name, "2026-03-01", {**facts, "ending.kind": "interrupted"}) == "met"
    assert outcome(name, "2026-03-01", {**facts, "ending.because": "absence"}) == "met"


def test_a_year_after_the_absence_began():
    """From 29 February the year lasts through 28 February: the last day of the month, as domstolloven
    § 148 (2) has it. Until now it was said to be over on that day already.
    """
    facts = {"ending.absence_from": "2024-02-29"}
    assert amount("sotjl.34.protection_over", "2026-03-01", facts) == "2025-03-01"
    facts = {"ending.absence_from": "2024-02-28"}
    assert amount("sotjl.34.protection_over", "2026-03-01", facts) == "2025-02-28"


@pytest.mark.parametrize(
    ("first", "on", "over"),
    [
        ("2024-02-28", "2024-03-01", "2025-02-28"),
        ("2024-02-29", "2024-03-01", "2025-03-01"),
        ("2024-03-01", "2024-03-01", "2025-03-01"),
        ("2023-03-01", "2024-03-01", "2024-03-01"),  # through 29 February
        ("2023-02-28", "2024-03-01", "2024-02-28"),
        ("2008-02-29", "2008-03-01", "2009-03-01"),
    ],
)
def test_a_year_that_begins_on_29_february_lasts_through_28_february(first, on, over):
    facts = {
        "duration.period_first": first,
        "duration.period_leave_days": 0,
        "duration.period_interruption_days": 0,
    }
    name = "sotjl.32.year_over" if on < "2019" else "for-2011-1471.2.decision_year_over"
    assert amount(name, on, facts) == over


@pytest.mark.parametrize("on", ["2019-01-01", "2026-03-01"])
def test_a_period_that_follows_at_once_has_no_gap(on):
    name = "for-2011-1471.2.extended_without_gap"
    facts = {"duration.step": "within_two_years", "duration.granted_before_over": "2026-03-03"}
    for first, said in (
        ("2026-03-02", "met"),
        ("2026-03-03", "met"),
        ("2026-03-04", "not_met"),
        (None, "unknown"),
    ):
        assert outcome(name, on, {**facts, "duration.period_first": first}) == said
    assert outcome(name, on, {"duration.step": "first"}) == "met"


@pytest.mark.parametrize(
    ("judged", "kind", "over", "said"),
    [
        (False, "interrupted", False, "met"),
        (True, "interrupted", False, "not_met"),
        (True, "interrupted", True, "met"),
        (True, "ended", False, "met"),
    ],
)
def test_whoever_will_likely_not_come_back_is_not_kept_interrupted(judged, kind, over, said):
    facts = {"ending.judged_no_return": judged, "ending.kind": kind, "ending.over": over}
    assert outcome("sotjl.34.ended_when_no_return", "2026-03-01", facts) == said


@pytest.mark.parametrize(
    ("over_on", "said"), [("2027-03-01", "met"), ("2027-03-02", "not_met"), ("2027-03-03", "not_met")]
)
def test_nothing_is_decided_where_an_extension_would_pass_the_longest_time(over_on, said):
    facts = {"period_end.over_on": over_on, "period_end.longest_over": "2027-03-02"}
    assert outcome("for-2011-1471.2.decided_before_longest", "2026-03-01", facts) == said


@pytest.mark.parametrize("said", ["met", "not_met", "unknown"])
@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
def test_an_end_is_objectively_justified(on, said):
    name = "sotjl.34.good_reason" if on >= "2019" else "sotjl.34.stopped_for_good_reason"
    judged = {"judgement.objectively_justified": NEXT[said], "judgement.no_return_likely": False}
    for because, holds in {
        "absence": said,
        "office_changed": said,
        "completed": "met",
        "maximum_reached": "met",
        "suitable_work_offered": "met" if on < "2019" else said,
        "interrupted_one_year": said if on < "2019" else "met",
    }.items():
        assert outcome(name, on, {**ENDED, **judged, "ending.because": because}) == holds, because


def test_from_2019_it_must_end_where_no_return_is_likely():
    facts = {**ENDED, "ending.because": "absence", "judgement.objectively_justified": False}
    name = "sotjl.34.good_reason"
    assert outcome(name, "2019-01-01", {**facts, "judgement.no_return_likely": True}) == "met"
    assert outcome(name, "2019-01-01", {**facts, "judgement.no_return_likely": False}) == "not_met"
    interrupted = {**facts, "judgement.no_return_likely": True, "ending.kind": "interrupted"}
    assert outcome(name, "2019-01-01", interrupted) == "not_met"


@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
def test_a_change_of_office_is_no_circumstance_of_the_participant(on):
    name = "sotjl.34.participants_own_circumstances"
    assert outcome(name, on, {"ending.because": "office_changed"}) == "not_met"
    assert outcome(name, on, {"ending.because": "moved"}) == "met"
    assert outcome(name, on, {}) == "unknown"


@pytest.mark.parametrize("on", ["2020-03-16", "2020-12-31"])
@pytest.mark.parametrize(("away", "said"), [(True, "not_met"), (False, "met"), (None, "unknown")])
def test_in_2020_absence_for_the_pandemic_ended_nothing(on, away, said):
    name = "for-2020-966.3.not_ended_for_the_pandemic"
    facts = {"ending.because": "absence", "ending.pandemic_absence": away}
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, "ending.because": "own_wish"}) == "met"


def test_readings_of_the_end():
    move = "sotjl.34.move_ends_nothing_by_itself"
    assert outcome(move, "2026-03-01", {"ending.because": "moved"}) == "not_met"
    assert outcome(move, "2026-03-01", {"ending.because": "own_wish"}) == "met"
    known = "sotjl.34.interruption_unknown_before_2019"
    for on in ("2007-11-01", "2010-01-01", "2018-12-31"):
        assert outcome(known, on, {"ending.kind": "interrupted"}) == "not_met"
        assert outcome(known, on, {"ending.kind": "ended"}) == "met"


@pytest.mark.parametrize("on", ["2007-11-01", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"])
def test_the_certificate_is_due_when_the_programme_is_over(on):
    facts = {"certificate.programme_over_on": "2026-03-01"}
    assert amount("for-2011-1471.1.certificate_due", on, facts) == "2026-03-01"
    name = "for-2011-1471.1.certificate_issued"
    for issued, said in ((True, "met"), (False, "not_met"), (None, "unknown")):
        assert outcome(name, on, {"certificate.issued": issued}) == said
