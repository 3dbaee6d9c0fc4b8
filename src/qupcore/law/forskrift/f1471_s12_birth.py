"""FOR-2011-12-21-1471 §§ 12-14: pregnancy, birth and nursing. In force since 2012-01-01, unchanged.

§ 13 (1) lets the mother take part earlier if a doctor certifies that it is better for her. The rules here
only concern her absence, so that is not a condition.

§ 13 (2) gives the father's leave "i forbindelse med fødselen" without a period. In the weeks after the birth
given in § 13 (1) there is no question about it; before and after them it is judged. Another person who helps
the mother *may* be given the same leave after the birth, if the parents live apart.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.absence import Absent
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, section

CHECK, BEFORE, AFTER, FATHER, HELPER, NURSING = (
    "antenatal_check",
    "before_birth",
    "after_birth",
    "birth_of_child",
    "birth_helper",
    "nursing",
)


class Limits(Parameters, prefix="for-2011-1471.12", file="f1471_s12.toml"):
    """Days, weeks and minutes."""

    days_before_term: Parameter
    notice_days: Parameter
    weeks_after_birth: Parameter
    days_at_birth: Parameter
    weeks_near_birth: Parameter
    nursing_minutes: Parameter


_regulation = partial(section, REGULATION_2012, basis="regulation")


@_regulation("12", ledd=1, topic=CHECK)
def check_in_programme_time(leave: LeaveOfAbsence) -> Condition:
    """The antenatal check cannot reasonably take place outside programme time."""
    return leave.checks_only_in_programme_time


@_regulation("12", ledd=2, punktum=1, topic=BEFORE)
def right_before_term(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """The day is one of the ten working days right before term."""
    days = leave.working_days_before_event
    return all_of(days > 0, days <= limit.days_before_term)


@_regulation("12", ledd=2, punktum=2, topic=BEFORE)
def notice_before_birth(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """Notice is given at the latest a week ahead."""
    return leave.notice_days >= limit.notice_days


@_regulation("13", ledd=1, topic=AFTER)
def weeks_after_birth(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """The day is in the first six weeks after the birth."""
    weeks = leave.weeks_since_event
    return all_of(weeks >= 0, weeks < limit.weeks_after_birth)


@_regulation("13", ledd=2, punktum=1, topic=FATHER)
def days_at_birth(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """At most ten working days in connection with one birth."""
    return leave.days_of_occasion <= limit.days_at_birth


@_regulation("13", ledd=2, punktum=1, topic=FATHER)
def in_connection_with_birth(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """The day is soon after the birth, or is judged to be in connection with it."""
    weeks = leave.weeks_since_event
    soon = all_of(weeks >= 0, weeks < limit.weeks_near_birth)
    return any_of(soon, leave.in_connection_with_birth)


@_regulation("13", ledd=2, punktum=2, topic=HELPER)
def helper_granted(absence: Absent) -> Condition:
    """The municipality gave another than the father leave to help the mother."""
    return absence.permitted


@_regulation("13", ledd=2, punktum=2, topic=HELPER)
def helper_parents_apart(leave: LeaveOfAbsence) -> Condition:
    """The parents do not live together."""
    return leave.parents_apart


@_regulation("13", ledd=2, punktum=2, topic=HELPER)
def helper_after_birth(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """The child is born: soon after the birth, or judged to be in connection with it."""
    weeks = leave.weeks_since_event
    return all_of(weeks >= 0, any_of(weeks < limit.weeks_near_birth, leave.in_connection_with_birth))


@_regulation("13", ledd=2, punktum=2, topic=HELPER)
def helper_days(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """As many working days as the father has."""
    return leave.days_of_occasion <= limit.days_at_birth


@_regulation("14", topic=NURSING)
def nursing_time(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """One hour a day in any case, and the time that she needs."""
    return any_of(leave.minutes_a_day <= limit.nursing_minutes, leave.nursing_time_needed)


RULES = (
    check_in_programme_time,
    right_before_term,
    notice_before_birth,
    weeks_after_birth,
    days_at_birth,
    in_connection_with_birth,
    helper_granted,
    helper_parents_apart,
    helper_after_birth,
    helper_days,
    nursing_time,
)
