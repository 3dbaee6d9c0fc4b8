"""Sosialtjenesteloven § 35: the benefit per year and per day.

Before 2010 § 5A-7 of the 1991 Act. The factor was 2 until 2024-06-30.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Rate
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019, SOTJL_2024
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount

TOPIC = "rates"


class Figures(Parameters, prefix="sotjl.35", file="p35.toml"):
    """The numbers that the benefit is calculated from."""

    g: Parameter
    factor: Parameter
    factor_denominator: Parameter
    under_25_numerator: Parameter
    under_25_denominator: Parameter
    days_a_year: Parameter
    rounding_step: Parameter
    child_a_day: Parameter


# The wordings of the section, oldest first.
p5a7_2007 = partial(amount, SOTJL_2007, "5A-7", topic=TOPIC)
_p35 = partial(amount, "sotjl", "35", topic=TOPIC)
p35_2010 = partial(_p35, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p35_2019 = partial(_p35, valid="2019-01-01/2024-06-30", enacted_by=SOTJL_2019.enacted_by)
p35_2024 = partial(_p35, valid=SOTJL_2024.valid, enacted_by=SOTJL_2024.enacted_by)


@p35_2024(ledd=2, gives=Rate.yearly)
@p35_2019(ledd=2, gives=Rate.yearly)
@p35_2010(ledd=2, gives=Rate.yearly)
@p5a7_2007(ledd=2, gives=Rate.yearly)
def yearly(figure: Figures) -> Number:
    """So many thousandths of G."""
    steps = (figure.g * figure.factor).divided_by(
        figure.rounding_step * figure.factor_denominator, rounding="half_up"
    )
    return steps * figure.rounding_step


@p35_2024(ledd=2, gives=Rate.yearly_under_25)
@p35_2019(ledd=2, gives=Rate.yearly_under_25)
@p35_2010(ledd=2, gives=Rate.yearly_under_25)
@p5a7_2007(ledd=2, gives=Rate.yearly_under_25)
def yearly_under_25(figure: Figures) -> Number:
    """Two thirds of that, rounded once, not twice."""
    steps = (figure.g * figure.factor * figure.under_25_numerator).divided_by(
        figure.rounding_step * figure.factor_denominator * figure.under_25_denominator, rounding="half_up"
    )
    return steps * figure.rounding_step


@p35_2024(ledd=3, gives=Rate.daily)
@p35_2019(ledd=3, gives=Rate.daily)
@p35_2010(ledd=3, gives=Rate.daily)
@p5a7_2007(ledd=3, gives=Rate.daily)
def daily(rate: Rate, figure: Figures) -> Number:
    """One of 260 benefit days a year."""
    return rate.yearly.divided_by(figure.days_a_year, rounding="half_up")


@p35_2024(ledd=3, gives=Rate.daily_under_25)
@p35_2019(ledd=3, gives=Rate.daily_under_25)
@p35_2010(ledd=3, gives=Rate.daily_under_25)
@p5a7_2007(ledd=3, gives=Rate.daily_under_25)
def daily_under_25(rate: Rate, figure: Figures) -> Number:
    """One of 260 benefit days a year, under 25."""
    return rate.yearly_under_25.divided_by(figure.days_a_year, rounding="half_up")


@p35_2024(ledd=4, gives=Rate.child_daily)
@p35_2019(ledd=4, gives=Rate.child_daily)
@p35_2010(ledd=4, gives=Rate.child_daily)
@p5a7_2007(ledd=4, gives=Rate.child_daily)
def child_daily(figure: Figures) -> Number:
    """For each child supported; the amount stands in the regulation, and of 2007-2011 it was not found."""
    return figure.child_a_day


RULES = (yearly, yearly_under_25, daily, daily_under_25, child_daily)
