"""Extensions beyond two years, and what each rests on."""

from __future__ import annotations

import pytest

from law.periods import CHANGES, NEXT, STEP, period
from law.topics import amount, found, outcome

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
