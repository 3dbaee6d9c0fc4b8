"""Sosialtjenesteloven § 32: the duration of a programme.

Before 2010 § 5A-4 of the 1991 Act. Until 2018 it was one year, another year after a new assessment, and
longer after a special assessment; from 2019 it is two years, and up to one more on special grounds.

Two years run from the first day of the programme to the day before the same day two years later. Each day
that does not count moves the end by one day. Two years from 29 February last through 28 February, which is
policy.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leap_day import LeapDay, over_after
from qupcore.law.pandemic import Pandemic
from qupcore.law.terms.duration import DurationDays, DurationFacts, Extension
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "duration"


class Limits(Parameters, prefix="sotjl.32", file="p32.toml"):
    """The months of duration, and which days count."""

    decision_months: Parameter
    maximum_months: Parameter
    extended_months: Parameter
    earlier_counts: Parameter


# The wordings of the section, oldest first.
_rule = partial(section, topic=TOPIC, ledd=1)
p5a4_2007 = partial(_rule, SOTJL_2007, "5A-4")
p32_2010 = partial(_rule, SOTJL_2010, "32")
_p32 = partial(_rule, SOTJL_2019, "32")
p32_2019 = partial(_p32, valid="2019-01-01/..")
_day = partial(amount, topic=TOPIC, ledd=1)
_days_2007 = partial(_day, SOTJL_2007, "5A-4")
_days_2010 = partial(_day, SOTJL_2010, "32")
_days_2019 = partial(_day, SOTJL_2019, "32")


@_days_2010(gives=DurationDays.year_over)
@_days_2007(gives=DurationDays.year_over)
def year_over(period: DurationFacts, limit: Limits, convention: LeapDay) -> Number:
    """A year after the period begins; approved leave comes in addition."""
    return over_after(period.period_first, limit.decision_months, convention).after(period.period_leave_days)


@_days_2010(gives=DurationDays.decide_by)
@_days_2007(gives=DurationDays.decide_by)
def reassess_by(period: DurationFacts) -> Number:
    """A new assessment is made before a period is over."""
    return period.period_last


@_days_2010(gives=DurationDays.maximum_over)
@_days_2007(gives=DurationDays.maximum_over)
def maximum_over_without_leave(period: DurationFacts, limit: Limits, convention: LeapDay) -> Number:
    """Two years after the programme began; approved leave comes in addition."""
    counted = period.leave_days - period.earlier_days * limit.earlier_counts
    return over_after(period.programme_first, limit.maximum_months, convention).after(counted)


@_days_2019(gives=DurationDays.maximum_over, valid="2019-01-01/2020-03-15")
def maximum_over_without_leave_and_interruption(
    period: DurationFacts, limit: Limits, convention: LeapDay
) -> Number:
    """Two years after the programme began; leave and interruption do not count."""
    counted = period.leave_days + period.interruption_days - period.earlier_days * limit.earlier_counts
    return over_after(period.programme_first, limit.maximum_months, convention).after(counted)


@_days_2019(
    gives=DurationDays.maximum_over,
    valid="2020-03-16/..",
    source="with FOR-2020-05-08-966 § 3 (2): absence because of the pandemic did not count in 2020",
)
def maximum_over(period: DurationFacts, limit: Limits, pandemic: Pandemic, convention: LeapDay) -> Number:
    """Two years after the programme began; leave, interruption and, in 2020, the pandemic do not count."""
    counted = period.leave_days + period.interruption_days - period.earlier_days * limit.earlier_counts
    over = over_after(period.programme_first, limit.maximum_months, convention).after(counted)
    return over.after(period.pandemic_days).smaller_of(over.after(pandemic.absence_months))


@_days_2019(gives=DurationDays.extended_over, valid="2019-01-01/..")
def extended_over(found: DurationDays, limit: Limits) -> Number:
    """One year beyond the two."""
    return found.maximum_over.after(limit.extended_months)


@p32_2010()
@p5a4_2007()
def period_at_most_a_year(period: DurationFacts, found: DurationDays) -> Condition:
    """The first year, and the second, are granted for a year at most."""
    return any_of(period.step.one_of("beyond_two_years"), period.period_last < found.year_over)


@p32_2019()
@p32_2010()
@p5a4_2007()
def within_two_years(period: DurationFacts, found: DurationDays) -> Condition:
    """It lasts two years at most, unless it is extended beyond them."""
    return any_of(period.step.one_of("beyond_two_years"), period.period_last < found.maximum_over)


@p32_2010()
@p5a4_2007()
def newly_assessed(period: DurationFacts, judgement: Extension) -> Condition:
    """The second year is granted after a new assessment."""
    return any_of(period.step.one_of("first", "beyond_two_years"), judgement.new_assessment)


@p32_2010()
@p5a4_2007()
def specially_assessed(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years it is extended after a special assessment only."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.special_assessment)


@p32_2019()
def still_entitled(period: DurationFacts, judgement: Extension) -> Condition:
    """It is granted as long as the conditions of § 29 are met."""
    return any_of(period.step.one_of("first"), judgement.still_entitled)


@p32_2019()
def special_grounds(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years it is extended where special grounds speak for it."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.special_grounds)


@_p32(valid="2021-01-01/..")
@_p32(valid="2019-01-01/2020-03-15")
def extended_by_a_year_at_most(period: DurationFacts, found: DurationDays) -> Condition:
    """Beyond two years it is extended by one year at most."""
    return any_of(period.step.one_of("first", "within_two_years"), period.period_last < found.extended_over)


RULES = (
    year_over,
    reassess_by,
    maximum_over_without_leave,
    maximum_over_without_leave_and_interruption,
    maximum_over,
    extended_over,
    period_at_most_a_year,
    within_two_years,
    newly_assessed,
    specially_assessed,
    still_entitled,
    special_grounds,
    extended_by_a_year_at_most,
)
