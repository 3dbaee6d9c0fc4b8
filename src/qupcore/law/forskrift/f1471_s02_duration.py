"""FOR-2011-12-21-1471 § 2: the duration of each decision, of each extension, and after a new admission.

In force from 2012-01-01, with a new wording from 2019-01-01. Decisions made before 2012 stayed in force (§
19).
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leap_day import LeapDay, over_after
from qupcore.law.terms.duration import DurationDays, DurationFacts, Extension, PeriodEnd
from qupcore.law.wordings import REGULATION_2012, REGULATION_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "duration"
PERIOD_END = "period_end"


class Limits(Parameters, prefix="for-2011-1471.2", file="f1471_s02.toml"):
    """The numbers of § 2."""

    decision_months: Parameter
    extra_months: Parameter
    reentries_max: Parameter


# The wordings of the section, oldest first.
_rule = partial(section, "for-2011-1471", "2", basis="regulation", topic=TOPIC)
s02_2012 = partial(_rule, valid="2012-01-01/2018-12-31", enacted_by=REGULATION_2012.enacted_by)
s02_2019 = partial(_rule, valid=REGULATION_2019.valid, enacted_by=REGULATION_2019.enacted_by)
_day = partial(amount, "for-2011-1471", "2", basis="regulation", topic=TOPIC)
_days_2012 = partial(_day, valid="2012-01-01/2018-12-31", enacted_by=REGULATION_2012.enacted_by)
_days_2019 = partial(_day, valid=REGULATION_2019.valid, enacted_by=REGULATION_2019.enacted_by)


@_days_2019(ledd=1, punktum=1, gives=DurationDays.year_over)
def decision_year_over(period: DurationFacts, limit: Limits, convention: LeapDay) -> Number:
    """A year after the period begins; leave and interruption do not count."""
    days = period.period_leave_days + period.period_interruption_days
    return over_after(period.period_first, limit.decision_months, convention).after(days)


@_days_2019(ledd=1, punktum=3, gives=DurationDays.decide_by)
def decide_by(period: DurationFacts) -> Number:
    """When a period is over, it is decided to extend or to end."""
    return period.period_last


@s02_2019(ledd=1, punktum=1)
def decision_at_most_a_year(period: DurationFacts, found: DurationDays) -> Condition:
    """Each decision grants a year at most."""
    return period.period_last < found.year_over


@s02_2019(ledd=1, punktum=2)
def duration_stated(period: DurationFacts) -> Condition:
    """How long the programme lasts appears from the decision."""
    return period.stated


@s02_2019(
    ledd=1,
    punktum=2,
    source="what suits the participant is judged by the office: nothing but a judgement on record that says "
    "otherwise is held against a decision",
)
def duration_fits(period: DurationFacts) -> Condition:
    """The length is set by the participant's abilities and needs."""
    return ~period.judged_unfit


@s02_2019(ledd=1, punktum=3)
def extended_without_gap(period: DurationFacts) -> Condition:
    """When a period is over, it is decided how to go on: an extension follows on it, without days between."""
    return any_of(period.step.one_of("first"), period.period_first <= period.granted_before_over)


@s02_2019(
    ledd=1,
    punktum=3,
    source="it is decided when the period is over; one made on the first day after it is taken to be in time",
    confidence="medium",
)
def extended_in_time(period: DurationFacts) -> Condition:
    """When a period is over, it is decided to extend: not later."""
    return any_of(period.step.one_of("first"), period.decided_on <= period.granted_before_over)


@partial(s02_2019, topic=PERIOD_END)(ledd=1, punktum=4)
def decided_before_longest(period: PeriodEnd) -> Condition:
    """It is decided to extend or to end, unless an extension would pass the longest duration."""
    return period.over_on < period.longest_over


@_days_2012(ledd=3, gives=DurationDays.extra_over)
def extra_over(period: DurationFacts, limit: Limits, convention: LeapDay) -> Number:
    """Six months after the period beyond two years begins; approved leave comes in addition."""
    return over_after(period.period_first, limit.extra_months, convention).after(period.period_leave_days)


@s02_2012(ledd=3)
def extra_at_most_six_months(period: DurationFacts, found: DurationDays) -> Condition:
    """Beyond two years it is extended by six months at most."""
    return any_of(period.step.one_of("first", "within_two_years"), period.period_last < found.extra_over)


@s02_2012(ledd=2)
def goal_not_reached(period: DurationFacts, judgement: Extension) -> Condition:
    """A second year: the goal is not reached yet."""
    return any_of(period.step.one_of("first", "beyond_two_years"), judgement.goal_not_reached)


@s02_2012(ledd=2)
def entitled_in_second_year(period: DurationFacts, judgement: Extension) -> Condition:
    """A second year: the conditions of § 29 are still met."""
    return any_of(period.step.one_of("first", "beyond_two_years"), judgement.still_entitled)


@s02_2012(ledd=2)
def second_year_expedient(period: DurationFacts, judgement: Extension) -> Condition:
    """A second year: it is expedient."""
    return any_of(period.step.one_of("first", "beyond_two_years"), judgement.expedient)


@s02_2012(ledd=2)
def goal_within_second_year(period: DurationFacts, judgement: Extension) -> Condition:
    """A second year: the goal can be reached in it."""
    return any_of(period.step.one_of("first", "beyond_two_years"), judgement.goal_within_a_year)


@s02_2019(ledd=2)
@s02_2012(ledd=3)
def extension_necessary(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years: necessary to reach the goal of work."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.necessary)


@s02_2019(ledd=2)
@s02_2012(ledd=3)
def progress_made(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years: the participant has made progress."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.progress)


@s02_2019(ledd=2)
@s02_2012(ledd=3)
def motivation_weighed(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years: weight is given to the participant's motivation."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.motivation_weighed)


@s02_2019(ledd=2)
@s02_2012(ledd=3)
def likely_in_work(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years: the participant will likely be in work by its end."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.likely_in_work)


@s02_2019(ledd=2)
@s02_2012(ledd=3)
def labour_market_weighed(period: DurationFacts, judgement: Extension) -> Condition:
    """Beyond two years: the situation in the labour market is taken into account."""
    return any_of(period.step.one_of("first", "within_two_years"), judgement.labour_market_weighed)


@s02_2012(ledd=4)
def taken_in_again_once(period: DurationFacts, limit: Limits) -> Condition:
    """Whoever ended can be taken in again once."""
    return period.reentries <= limit.reentries_max


@s02_2012(ledd=4)
def purpose_attainable(period: DurationFacts, judgement: Extension) -> Condition:
    """Whoever is taken in again can reach the purpose in the time that is left."""
    return any_of(period.reentries == 0, judgement.purpose_attainable)


RULES = (
    decision_year_over,
    decide_by,
    decision_at_most_a_year,
    duration_stated,
    duration_fits,
    extended_without_gap,
    extended_in_time,
    decided_before_longest,
    extra_over,
    extra_at_most_six_months,
    goal_not_reached,
    entitled_in_second_year,
    second_year_expedient,
    goal_within_second_year,
    extension_necessary,
    progress_made,
    motivation_weighed,
    likely_in_work,
    labour_market_weighed,
    taken_in_again_once,
    purpose_attainable,
)
