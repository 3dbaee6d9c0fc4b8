"""Sosialtjenesteloven § 34: when a programme may, must and must not be interrupted or ended.

Before 2010 § 5A-6 of the 1991 Act. Until 2018 the text only mentioned a *stop*. In every wording the ground
is a circumstance of the participant.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leap_day import LeapDay, over_after
from qupcore.law.terms.ending import Ending, EndingDays, EndingJudgement
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, reading, section

TOPIC = "ending"
_RAN_OUT = ("completed", "maximum_reached")


class Limits(Parameters, prefix="sotjl.34", file="p34.toml"):
    """The months, from 2019."""

    interruption_months: Parameter
    protected_months: Parameter


# The wordings of the section, oldest first.
_UNTIL_2009 = "2007-11-01/2009-12-31"
_rule = partial(section, topic=TOPIC)
p5a6_2007 = partial(_rule, SOTJL_2007, "5A-6")
p34_2010 = partial(_rule, SOTJL_2010, "34")
p34_2019 = partial(_rule, SOTJL_2019, "34")
_day_2019 = partial(amount, SOTJL_2019, "34", topic=TOPIC)
_ITS_OWN = (
    "the ground must be a circumstance of the participant; that a change of office is none is inferred from "
    "these words"
)

_REACHED = (
    "§ 32 (1) sets the longest time; that it gives no good reason before it is reached is inferred from the "
    "demand for one"
)


@p34_2010()
@p5a6_2007()
def stopped_for_good_reason(ending: Ending, judgement: EndingJudgement) -> Condition:
    """A stop is objectively justified by the person's circumstances, such as an offer of suitable work."""
    return any_of(
        ending.because.one_of(*_RAN_OUT),
        ending.because.one_of("suitable_work_offered"),
        judgement.objectively_justified,
    )


@p34_2019(ledd=1)
def good_reason(ending: Ending, judgement: EndingJudgement) -> Condition:
    """Interrupted or ended where the participant's circumstances objectively justify it, or it must end."""
    must_end = all_of(
        ending.kind.one_of("ended"),
        any_of(judgement.no_return_likely, ending.because.one_of("interrupted_one_year")),
    )
    return any_of(ending.because.one_of(*_RAN_OUT), must_end, judgement.objectively_justified)


@p34_2019(ledd=1, punktum=1, source=_ITS_OWN, confidence="medium")
@p34_2010(source=_ITS_OWN, confidence="medium")
@p5a6_2007(source=_ITS_OWN, confidence="medium")
def participants_own_circumstances(ending: Ending) -> Condition:
    """That the office changed is no circumstance of the participant, and ends nothing by itself."""
    return ~ending.because.one_of("office_changed")


@p34_2019(
    ledd=1,
    punktum=2,
    source="whether somebody will come back is judged by the office: only a judgement on record counts",
)
def ended_when_no_return(ending: Ending) -> Condition:
    """A programme is ended when it is likely that the participant will not come back to it."""
    return any_of(ending.kind.one_of("ended"), ~ending.judged_no_return, ending.over)


@_day_2019(ledd=1, punktum=3, gives=EndingDays.year_over)
def interrupted_year_over(ending: Ending, limit: Limits, convention: LeapDay) -> Number:
    """A year after the interruption began."""
    return over_after(ending.interrupted_from, limit.interruption_months, convention)


@p34_2019(ledd=1, punktum=3)
def interrupted_for_a_year_at_most(ending: Ending, found: EndingDays) -> Condition:
    """A programme that was interrupted for a year is ended."""
    return any_of(ending.kind.one_of("ended"), ending.interrupted_through < found.year_over)


@p34_2019(ledd=1, punktum=3)
def a_year_has_passed(ending: Ending, found: EndingDays) -> Condition:
    """It is ended for having been interrupted for a year only when it was."""
    return any_of(
        ending.kind.one_of("interrupted"),
        ~ending.because.one_of("interrupted_one_year"),
        ending.takes_effect_on >= found.year_over,
    )


@p34_2019(ledd=1, punktum=1, source=_REACHED, confidence="medium")
def longest_time_has_passed(ending: Ending, judgement: EndingJudgement) -> Condition:
    """The longest time (§ 32) justifies no end before it is reached: then another reason must."""
    return any_of(
        ending.kind.one_of("interrupted"),
        ~ending.because.one_of("maximum_reached"),
        ending.takes_effect_on >= ending.longest_over,
        judgement.objectively_justified,
    )


@_day_2019(ledd=2, gives=EndingDays.protection_over)
def protection_over(ending: Ending, limit: Limits, convention: LeapDay) -> Number:
    """A year after absence because of ordinary work, birth or adoption began."""
    return over_after(ending.absence_from, limit.protected_months, convention)


@p34_2019(ledd=2)
def not_ended_in_protected_year(ending: Ending, found: EndingDays) -> Condition:
    """Absence because of ordinary work, birth or adoption ends no programme in its first year."""
    return any_of(
        ending.kind.one_of("interrupted"),
        ~ending.because.one_of("ordinary_work", "birth", "adoption"),
        ending.takes_effect_on >= found.protection_over,
    )


@reading(
    "sotjl",
    "34",
    topic=TOPIC,
    valid="2010-01-01/2018-12-31",
    source="the text of the time names a stop only; a break was possible as approved leave (§ 32)",
    confidence="medium",
)
@reading(
    "sotjl-1991",
    "5A-6",
    topic=TOPIC,
    valid=_UNTIL_2009,
    source="the text of the time names a stop only; a break was possible as approved leave (§ 5A-4)",
    confidence="medium",
)
def interruption_unknown_before_2019(ending: Ending) -> Condition:
    """Until 2018 the law knew no interruption for a period."""
    return ~ending.kind.one_of("interrupted")


@reading(
    "sotjl",
    "34",
    topic=TOPIC,
    valid="2010-01-01/..",
    source="§ 34 names no move; which municipality is responsible follows from other sections, not seen here",
    confidence="low",
)
def move_ends_nothing_by_itself(ending: Ending) -> Condition:
    """A move out of the municipality is not named as a ground; look at what happens in the new one."""
    return ~ending.because.one_of("moved")


RULES = (
    stopped_for_good_reason,
    good_reason,
    participants_own_circumstances,
    ended_when_no_return,
    interrupted_year_over,
    interrupted_for_a_year_at_most,
    a_year_has_passed,
    longest_time_has_passed,
    protection_over,
    not_ended_in_protected_year,
    interruption_unknown_before_2019,
    move_ends_nothing_by_itself,
)
