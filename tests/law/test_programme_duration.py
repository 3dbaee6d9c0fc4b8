"""§§ 31, 32 and 34 and regulation § 2: each limit of time, a day before, on it and a day after."""

from __future__ import annotations

import pytest

from law.periods import CHANGES, LAST, STEP, period
from law.topics import amount, found, outcome

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
