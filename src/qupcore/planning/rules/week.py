"""The rules about a week of a plan that qupcore infers from the law on content."""

from __future__ import annotations

from qupcore.law.full_time import FullTime
from qupcore.planning.rules.terms import WeekTerms
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import Rule, section

__all__ = ["WEEK", "WEEK_RULES", "WeekLimits"]

WEEK = "plan_week"
"""The topic of the rules about a week."""


class WeekLimits(Parameters, prefix="plan.week", file="week.toml"):
    """The numbers that an office chooses for its plans."""

    percent_of_full_time: Parameter


_INSIDE = (
    "the programme is made inside the full time that the participant sets aside; that its activities cannot "
    "take more is inferred"
)


@section(
    "for-2011-1471",
    "1",
    topic=WEEK,
    valid="2012-01-01/..",
    enacted_by="FOR-2011-12-21-1471",
    basis="regulation",
    confidence="medium",
    source=_INSIDE,
)
@section(
    "sotjl",
    "30",
    topic=WEEK,
    valid="2010-01-01/2011-12-31",
    enacted_by="LOV-2009-12-18-131",
    confidence="low",
    source=_INSIDE,
)
@section(
    "sotjl-1991",
    "5A-2",
    topic=WEEK,
    valid="2007-11-01/2009-12-31",
    enacted_by="LOV-2007-10-26-97",
    confidence="low",
    source=_INSIDE,
)
def not_over(week: WeekTerms, full: FullTime) -> Condition:
    """The activities, paid work not counted, take no more than full time."""
    return week.activity_minutes <= full.minutes_a_week


@section(
    "sotjl",
    "30",
    ledd=1,
    punktum=2,
    topic=WEEK,
    valid="2019-01-01/..",
    enacted_by="LOV-2018-12-20-98",
    confidence="medium",
    source="how large the essential part of the programme is, is judged; where nothing in it is directed at "
    "work, it is none",
)
def work_directed(week: WeekTerms) -> Condition:
    """Something in the programme is directed at work."""
    return week.work_directed


WEEK_RULES: tuple[Rule, ...] = (not_over, work_directed)
