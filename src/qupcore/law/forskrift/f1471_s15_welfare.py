"""FOR-2011-12-21-1471 § 15: welfare leave with benefit. In force since 2012-01-01, unchanged.

The municipality *may* grant it: without permission there is no leave, whatever the reason. The letters are
examples ("bl.a."): like any other ground, care of a near relative at home (e) is limited only by the ten days
a year.
"""

from __future__ import annotations

from functools import partial
from typing import get_args

from qupcore.domain.case.absence import WelfareGround
from qupcore.law.leave_days import Counting, days_used
from qupcore.law.terms.absence import Absent
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import any_of, section

TOPIC = "welfare"


class Limits(Parameters, prefix="for-2011-1471.15", file="f1471_s15.toml"):
    """Days."""

    days_a_year: Parameter
    days_settling: Parameter
    days_school: Parameter
    days_wedding: Parameter
    days_death: Parameter


_s15 = partial(section, REGULATION_2012, "15", basis="regulation", topic=TOPIC)


def _other_than(leave: LeaveOfAbsence, ground: WelfareGround) -> Condition:
    """Whether the leave is for something else."""
    return leave.welfare_ground.one_of(*(other for other in get_args(WelfareGround) if other != ground))


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
    return any_of(_other_than(leave, "settling_child"), leave.days_of_occasion <= limit.days_settling)


@_s15(bokstav="b")
def first_school_day(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """One day to follow a child to its first day of school."""
    return any_of(_other_than(leave, "first_school_day"), leave.days_of_occasion <= limit.days_school)


@_s15(bokstav="c")
def own_wedding(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """The day on which the participant marries."""
    return any_of(_other_than(leave, "wedding"), leave.days_of_occasion <= limit.days_wedding)


@_s15(bokstav="d")
def death_in_the_family(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """At most three days for a death, and the travel days that are necessary."""
    few = leave.days_of_occasion <= limit.days_death
    return any_of(_other_than(leave, "death"), few, leave.travel_days_needed)


RULES = (
    welfare_leave_granted,
    welfare_days_in_year,
    settling_a_child,
    first_school_day,
    own_wedding,
    death_in_the_family,
)
