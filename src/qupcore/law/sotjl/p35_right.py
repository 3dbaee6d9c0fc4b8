"""Sosialtjenesteloven § 35 (1)-(2): the days with benefit, and the participants who get two thirds.

Before 2010 § 5A-7 of the 1991 Act. The rule that an interruption ends the benefit was added in 2019.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Day
from qupcore.law.terms.right import ApplicantFacts
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, section

DAYS = "benefit_days"
AGE = "benefit_age"


class Ages(Parameters, prefix="sotjl.35", file="p35_right.toml"):
    """The age from which the benefit is full."""

    full_rate_age: Parameter


class Interruption(Parameters, prefix="sotjl.35", file="p35_right.toml"):
    """Whether an interruption ended the benefit before 2019, when the law was silent."""

    interruption_ends_benefit: Parameter


# The wordings of the section, oldest first.
p5a7_2007 = partial(section, SOTJL_2007, "5A-7")
_p35 = partial(section, "sotjl", "35")
p35_2010 = partial(_p35, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p35_2019 = partial(_p35, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


@p35_2019(ledd=1, punktum=1, topic=DAYS)
@p35_2010(ledd=1, topic=DAYS)
@p5a7_2007(ledd=1, topic=DAYS)
def takes_part(day: Day) -> Condition:
    """For the time in which the person takes part; on approved leave only where it is with benefit."""
    return day.in_programme & any_of(~day.on_leave, day.leave_with_benefit)


@p35_2019(ledd=1, punktum=2, topic=DAYS)
def not_interrupted(day: Day) -> Condition:
    """No benefit while the programme is interrupted under § 34 (1)."""
    return ~day.interrupted


@p35_2010(
    ledd=1,
    topic=DAYS,
    source="§ 34 spoke of stopping a programme only, and § 35 (1) of the time in which one takes part; what "
    "an interruption meant for the benefit was not said",
    confidence="low",
)
@p5a7_2007(
    ledd=1,
    topic=DAYS,
    source="§ 5A-6 spoke of stopping a programme only, and § 5A-7 (1) of the time in which one takes part; "
    "what an interruption meant for the benefit was not said",
    confidence="low",
)
def not_interrupted_before_2019(day: Day, interruption: Interruption) -> Condition:
    """Whether an interruption ended the benefit is a reading: while it is open, the month is."""
    ends = interruption.interruption_ends_benefit
    return any_of(~day.interrupted, ends <= 0, all_of(day.attends_anyway, ~(ends > 0)))


@p35_2019(ledd=2, punktum=2, topic=AGE)
@p35_2010(ledd=2, punktum=2, topic=AGE)
@p5a7_2007(ledd=2, punktum=2, topic=AGE)
def full_rate_age_reached(person: ApplicantFacts, age: Ages) -> Condition:
    """The full benefit from the day of turning 25; until then two thirds."""
    return person.age >= age.full_rate_age


RULES = (takes_part, not_interrupted, not_interrupted_before_2019, full_rate_age_reached)
