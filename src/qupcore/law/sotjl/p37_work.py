"""Sosialtjenesteloven § 37: paid work reduces the benefit, supplement included, in proportion to the hours.

Before 2010 § 5A-9 of the 1991 Act. Apprenticeship was added in 2019. Child maintenance received never reduces
the benefit, so it is no fact here.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.full_time import FullTime
from qupcore.law.terms.benefit import Pay
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Number
from qupcore.rules.writing import amount

TOPIC = "pay"

# The wordings of the section, oldest first.
p5a9_2007 = partial(amount, SOTJL_2007, "5A-9", topic=TOPIC)
_p37 = partial(amount, "sotjl", "37", topic=TOPIC)
p37_2010 = partial(_p37, ledd=1, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p37_2019 = partial(_p37, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


@p37_2019(gives=Pay.programme_minutes_a_week)
@p37_2010(gives=Pay.programme_minutes_a_week)
@p5a9_2007(gives=Pay.programme_minutes_a_week)
def programme_minutes_a_week(pay: Pay, full: FullTime) -> Number:
    """What of full time is left for the programme beside paid work."""
    return (full.minutes_a_week - pay.work_minutes_a_week).larger_of(0)


@p37_2019(gives=Pay.after_work)
@p37_2010(gives=Pay.after_work)
@p5a9_2007(gives=Pay.after_work)
def after_work(pay: Pay, full: FullTime) -> Number:
    """Benefit and child supplement in proportion to the hours that are not paid work."""
    gross = pay.base + pay.top_up + pay.child
    return gross.in_proportion(pay.programme_minutes_a_week, full.minutes_a_week, rounding="half_up")


@p37_2019(gives=Pay.child_after_work)
@p37_2010(gives=Pay.child_after_work)
@p5a9_2007(gives=Pay.child_after_work)
def child_after_work(pay: Pay, full: FullTime) -> Number:
    """What of that is child supplement."""
    return pay.child.in_proportion(pay.programme_minutes_a_week, full.minutes_a_week, rounding="down")


RULES = (programme_minutes_a_week, after_work, child_after_work)
