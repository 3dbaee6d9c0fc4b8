"""The rules about a week of a plan: full time, paid work beside it, and what it must hold.

The law's own words on the content of a programme are in § 30 and in § 1 of the regulation.
"""

from __future__ import annotations

from qupcore.combining.plan_terms import Week
from qupcore.law.full_time import FullTime
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import Rule, all_of, any_of, section

__all__ = ["WEEK", "WEEK_RULES", "WeekLimits"]

WEEK = "plan_week"
"""The topic of the rules about a week."""


class WeekLimits(Parameters, prefix="plan.week", file="week_rules.toml"):
    """What a week may hold beside the programme, and what the office chooses."""

    work_percent: Parameter
    hundred: Parameter
    slack_minutes: Parameter
    percent_of_full_time: Parameter


@section("sotjl", "30", ledd=2, punktum=1, topic=WEEK, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
@section("sotjl", "30", topic=WEEK, valid="2010-01-01/2018-12-31", enacted_by="LOV-2009-12-18-131")
@section("sotjl-1991", "5A-2", topic=WEEK, valid="2007-11-01/2009-12-31", enacted_by="LOV-2007-10-26-97")
def full_week(week: Week, full: FullTime, limit: WeekLimits) -> Condition:
    """Paid work and activities come to full time, or to the frame that is medically adapted."""
    frame = full.minutes_a_week.smaller_of(week.adapted) - limit.slack_minutes
    return any_of(week.least >= frame, all_of(week.most >= frame, week.exact >= frame))


@section(
    "for-2011-1471",
    "1",
    topic=WEEK,
    valid="2012-01-01/..",
    enacted_by="FOR-2011-12-21-1471",
    basis="regulation",
    confidence="medium",
    source="the programme is made inside the 37.5 hours that the participant sets aside; "
    "that it cannot take more is inferred",
)
def not_over(week: Week, full: FullTime) -> Condition:
    """The activities take no more than full time, or than the frame that is medically adapted."""
    frame = full.minutes_a_week.smaller_of(week.adapted)
    return all_of(
        week.activity_least <= frame, any_of(week.activity_most <= frame, week.activity_exact <= frame)
    )


@section("sotjl", "30", ledd=2, punktum=2, topic=WEEK, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
@section("sotjl", "37", ledd=2, topic=WEEK, valid="2010-01-01/2018-12-31", enacted_by="LOV-2009-12-18-131")
@section("sotjl-1991", "5A-9", topic=WEEK, valid="2007-11-01/2009-12-31", enacted_by="LOV-2007-10-26-97")
def paid_work(week: Week, full: FullTime, limit: WeekLimits) -> Condition:
    """Paid work, or time as an apprentice, takes at most half of full time."""
    return week.work_minutes * limit.hundred <= full.minutes_a_week * limit.work_percent


@section("sotjl", "30", ledd=1, punktum=2, topic=WEEK, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
def work_directed(week: Week) -> Condition:
    """Something in the week directly strengthens the chances of work.

    The law says that this must be the essential part; how large that is, it leaves to judgement.
    """
    return week.work_directed


WEEK_RULES: tuple[Rule, ...] = (full_week, not_over, paid_work, work_directed)
