"""How days of leave are counted: every quota of the regulation counts the same way."""

from __future__ import annotations

from qupcore.law.leave_terms import LeaveOfAbsence
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Counting", "days_used"]


class Counting(Parameters, prefix="for-2011-1471", file="f1471_leave.toml", package="qupcore.law.forskrift"):
    """What the regulation leaves open."""

    part_day_counts: Parameter


def days_used(leave: LeaveOfAbsence, counting: Counting) -> Number:
    """The working days used: whole ones, and those in part as far as they count."""
    return leave.whole_days + leave.part_days * counting.part_day_counts
