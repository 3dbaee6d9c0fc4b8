"""Sosialtjenesteloven § 36: the reduction of the benefit for absence.

"Tilsvarende": in proportion to the time of absence. Before 2010 § 5A-8 of the 1991 Act. The absences that
reduce the benefit are in `p36_absence`.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.full_time import FullTime
from qupcore.law.terms.benefit import Pay
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount

TOPIC = "pay"


class Counting(Parameters, prefix="sotjl.36", file="p36_reduction.toml"):
    """The numbers that the law leaves open about counting absence."""

    partly_absent_counts_whole: Parameter
    child_supplement_too: Parameter


# The wordings of the section, oldest first.
p5a8_2007 = partial(amount, SOTJL_2007, "5A-8", topic=TOPIC)
_p36 = partial(amount, "sotjl", "36", topic=TOPIC)
p36_2010 = partial(_p36, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p36_2019 = partial(_p36, ledd=1, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


def _days(pay: Pay) -> Number:
    """The benefit days of the run."""
    return pay.month_days_through - pay.month_days_before


@p36_2019(gives=Pay.missed)
@p36_2010(gives=Pay.missed)
@p5a8_2007(gives=Pay.missed)
def missed(pay: Pay, full: FullTime, counting: Counting) -> Number:
    """Programme time missed: whole days, and of other days the time away; of no day more than there was.

    On all days of a run as much is missed, so that what holds of their sum holds of each.

    In minutes times the days of a week, so that a part of the programme's week is never rounded.
    """
    whole_days = pay.absent_days + pay.partly_absent_days * counting.partly_absent_counts_whole
    hours = pay.partly_absent_minutes - pay.partly_absent_minutes * counting.partly_absent_counts_whole
    away = (hours * full.days_a_week).smaller_of(pay.programme_minutes_a_week * pay.partly_absent_days)
    time = pay.programme_minutes_a_week * whole_days + away
    return time.smaller_of(pay.programme_minutes_a_week * _days(pay))


@p36_2019(gives=Pay.absent_minutes)
@p36_2010(gives=Pay.absent_minutes)
@p5a8_2007(gives=Pay.absent_minutes)
def absent_minutes(pay: Pay, full: FullTime) -> Number:
    """The same in minutes, for whoever reads it."""
    return pay.missed.divided_by(full.days_a_week, rounding="half_up")


@p36_2019(gives=Pay.after_absence)
@p36_2010(gives=Pay.after_absence)
@p5a8_2007(gives=Pay.after_absence)
def after_absence(pay: Pay, full: FullTime, counting: Counting) -> Number:
    """What is left when the time missed is taken off."""
    reducible = pay.base + pay.top_up + pay.child * counting.child_supplement_too
    full_time = full.minutes_a_week * _days(pay)
    return (pay.after_work - reducible.in_proportion(pay.missed, full_time, rounding="half_up")).larger_of(0)


@p36_2019(gives=Pay.child_after_absence)
@p36_2010(gives=Pay.child_after_absence)
@p5a8_2007(gives=Pay.child_after_absence)
def child_after_absence(pay: Pay, full: FullTime, counting: Counting) -> Number:
    """What of that is child supplement."""
    full_time = full.minutes_a_week * _days(pay)
    reduced = (pay.child * counting.child_supplement_too).in_proportion(
        pay.missed, full_time, rounding="half_up"
    )
    return (pay.child_after_work - reduced).larger_of(0)


RULES = (missed, absent_minutes, after_absence, child_after_absence)
