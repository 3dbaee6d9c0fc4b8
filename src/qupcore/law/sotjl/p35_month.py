"""Sosialtjenesteloven § 35: the benefit for a run of days in one month, before deductions.

The yearly amount is divided over its 260 benefit days (or over twelve months), always as the difference of
two running totals. So the months of a year add up to the yearly amount to the øre, and splitting a run of
days in two changes nothing.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Pay, Rate
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019, SOTJL_2024
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount

TOPIC = "pay"


class Sharing(Parameters, prefix="sotjl.35", file="p35.toml"):
    """The division of the yearly amount."""

    days_a_year: Parameter


class Municipal(Parameters, prefix="sotjl.35", file="p35_month.toml"):
    """The numbers that the municipality decides."""

    months_a_year: Parameter
    paid_in_twelfths: Parameter
    stops_at_days_a_year: Parameter
    calendar_weekdays_count: Parameter
    full_rate_under_25: Parameter


# The wordings of the section, oldest first.
p5a7_2007 = partial(amount, SOTJL_2007, "5A-7", topic=TOPIC)
_p35 = partial(amount, "sotjl", "35", topic=TOPIC)
p35_2010 = partial(_p35, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p35_2019 = partial(_p35, valid="2019-01-01/2024-06-30", enacted_by=SOTJL_2019.enacted_by)
p35_2024 = partial(_p35, valid=SOTJL_2024.valid, enacted_by=SOTJL_2024.enacted_by)


def _share(
    yearly: Number, days: tuple[Number, Number], pay: Pay, sharing: Sharing, municipal: Municipal
) -> Number:
    """The share of the yearly amount for the run: by the days before and through it, or by twelfths."""
    by_days = (yearly * days[1]).divided_by(sharing.days_a_year, rounding="down") - (
        yearly * days[0]
    ).divided_by(sharing.days_a_year, rounding="down")
    twelfths = municipal.months_a_year * pay.month_days
    before = pay.months_before * pay.month_days + pay.month_days_before
    through = pay.months_before * pay.month_days + pay.month_days_through
    by_twelfths = (yearly * through).divided_by(twelfths, rounding="down") - (yearly * before).divided_by(
        twelfths, rounding="down"
    )
    return by_days + (by_twelfths - by_days) * municipal.paid_in_twelfths


def _benefit_days(own: Number, calendar: Number, sharing: Sharing, municipal: Municipal) -> Number:
    """The number of benefit days among weekdays: of the participant, or of the calendar."""
    counted = own + (calendar - own) * municipal.calendar_weekdays_count
    beyond = counted - counted.smaller_of(sharing.days_a_year)
    return counted - beyond * municipal.stops_at_days_a_year


def _paid(pay: Pay) -> tuple[Number, Number]:
    return pay.paid_before, pay.paid_through


def _weekdays(pay: Pay) -> tuple[Number, Number]:
    return pay.weekdays_before, pay.weekdays_through


@p35_2024(ledd=3, gives=Pay.paid_before)
@p35_2019(ledd=3, gives=Pay.paid_before)
@p35_2010(ledd=3, gives=Pay.paid_before)
@p5a7_2007(ledd=3, gives=Pay.paid_before)
def paid_before(pay: Pay, sharing: Sharing, municipal: Municipal) -> Number:
    """Benefit days of the year before the run, of those of the participant; a year has 260."""
    return _benefit_days(pay.weekdays_before, pay.calendar_before, sharing, municipal)


@p35_2024(ledd=3, gives=Pay.paid_through)
@p35_2019(ledd=3, gives=Pay.paid_through)
@p35_2010(ledd=3, gives=Pay.paid_through)
@p5a7_2007(ledd=3, gives=Pay.paid_through)
def paid_through(pay: Pay, sharing: Sharing, municipal: Municipal) -> Number:
    """Benefit days of the year through the run."""
    return _benefit_days(pay.weekdays_through, pay.calendar_through, sharing, municipal)


@p35_2024(ledd=2, gives=Pay.base_yearly)
@p35_2019(ledd=2, gives=Pay.base_yearly)
@p35_2010(ledd=2, gives=Pay.base_yearly)
@p5a7_2007(ledd=2, gives=Pay.base_yearly)
def base_yearly(pay: Pay, rate: Rate) -> Number:
    """A year's benefit for the participant: full, or two thirds under 25."""
    return rate.yearly - (rate.yearly - rate.yearly_under_25) * pay.two_thirds


@p35_2024(ledd=2, gives=Pay.topped_yearly)
@p35_2019(ledd=2, gives=Pay.topped_yearly)
@p35_2010(ledd=2, gives=Pay.topped_yearly)
@p5a7_2007(ledd=2, gives=Pay.topped_yearly)
def topped_yearly(pay: Pay, rate: Rate, municipal: Municipal) -> Number:
    """The same where the municipality lifts those under 25 to the full rate: its own policy, not law."""
    return pay.base_yearly + (rate.yearly - pay.base_yearly) * municipal.full_rate_under_25


@p35_2024(ledd=4, gives=Pay.child_yearly)
@p35_2019(ledd=4, gives=Pay.child_yearly)
@p35_2010(ledd=4, gives=Pay.child_yearly)
@p5a7_2007(ledd=4, gives=Pay.child_yearly)
def child_yearly(pay: Pay, rate: Rate, sharing: Sharing) -> Number:
    """A year's supplement for all children for whom there is one."""
    return rate.child_daily * pay.children * sharing.days_a_year


@p35_2024(ledd=3, gives=Pay.base)
@p35_2019(ledd=3, gives=Pay.base)
@p35_2010(ledd=3, gives=Pay.base)
@p5a7_2007(ledd=3, gives=Pay.base)
def base(pay: Pay, sharing: Sharing, municipal: Municipal) -> Number:
    """The benefit for the days."""
    return _share(pay.base_yearly, _paid(pay), pay, sharing, municipal)


@p35_2024(ledd=3, gives=Pay.top_up)
@p35_2019(ledd=3, gives=Pay.top_up)
@p35_2010(ledd=3, gives=Pay.top_up)
@p5a7_2007(ledd=3, gives=Pay.top_up)
def top_up(pay: Pay, sharing: Sharing, municipal: Municipal) -> Number:
    """What the municipality's own policy adds for the days."""
    return _share(pay.topped_yearly, _paid(pay), pay, sharing, municipal) - pay.base


@p35_2024(ledd=4, gives=Pay.child)
@p35_2019(ledd=4, gives=Pay.child)
@p35_2010(ledd=4, gives=Pay.child)
@p5a7_2007(ledd=4, gives=Pay.child)
def child(pay: Pay, sharing: Sharing, municipal: Municipal) -> Number:
    """The child supplement for the days: five a week; the 260 benefit days are no limit to it."""
    return _share(pay.child_yearly, _weekdays(pay), pay, sharing, municipal)


RULES = (paid_before, paid_through, base_yearly, topped_yearly, child_yearly, base, top_up, child)
