"""FOR-2011-12-21-1471 § 15: welfare leave with benefit. In force since 2012-01-01, unchanged.

The municipality *may* grant it: without its permission there is none, whatever the reason.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.absence_terms import Absent
from qupcore.law.leave_days import Counting, days_used
from qupcore.law.leave_terms import LeaveOfAbsence
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import any_of, section

TOPIC = "welfare"


class Limits(Parameters, prefix="for-2011-1471.15", file="f1471_s15.toml"):
    """Days."""

    days_a_year: Parameter
    days_settling: Parameter
    days_death: Parameter


_s15 = partial(
    section,
    "for-2011-1471",
    "15",
    valid="2012-01-01/..",
    enacted_by="FOR-2011-12-21-1471",
    basis="regulation",
    topic=TOPIC,
)


@_s15(punktum=1)
def welfare_leave_granted(absence: Absent) -> Condition:
    """The municipality granted the leave."""
    return absence.permitted


@_s15(punktum=1)
def welfare_days_in_year(leave: LeaveOfAbsence, limit: Limits, counting: Counting) -> Condition:
    """At most ten working days in a calendar year; travel days for a funeral come on top."""
    return any_of(
        days_used(leave, counting) <= limit.days_a_year,
        leave.welfare_ground.one_of("death") & leave.travel_days_needed,
    )


@_s15(bokstav="a")
def settling_a_child(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """At most three working days to settle a child in kindergarten."""
    other = leave.welfare_ground.one_of("death", "other")
    return any_of(other, leave.days_of_occasion <= limit.days_settling)


@_s15(bokstav="d")
def death_in_the_family(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """At most three days for a death, and the travel days that are necessary."""
    other = leave.welfare_ground.one_of("settling_child", "other")
    return any_of(other, leave.days_of_occasion <= limit.days_death, leave.travel_days_needed)


RULES = (welfare_leave_granted, welfare_days_in_year, settling_a_child, death_in_the_family)
