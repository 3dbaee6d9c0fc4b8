"""Counting days of leave, in the same way for every quota of the regulation."""

from __future__ import annotations

from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.terms import IntTerm
from qupcore.rules.writing import all_of, any_of

__all__ = ["Counting", "days_used", "within_days_ill"]


class Counting(Parameters, prefix="for-2011-1471", file="f1471_leave.toml", package="qupcore.law.forskrift"):
    """The numbers that the regulation leaves open."""

    part_day_counts: Parameter
    days_off_count: Parameter


def days_used(leave: LeaveOfAbsence, counting: Counting) -> Number:
    """The working days used: whole days, and part days as far as they count."""
    return leave.whole_days + leave.part_days * counting.part_day_counts


def within_days_ill(
    calendar_days: IntTerm, working_days: IntTerm, most: Parameter, counting: Counting
) -> Condition:
    """At most `most` days of illness: calendar days, or working days if days off do not count."""
    return any_of(calendar_days <= most, all_of(counting.days_off_count <= 0, working_days <= most))
