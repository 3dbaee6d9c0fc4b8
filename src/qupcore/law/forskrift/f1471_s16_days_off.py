"""FOR-2011-12-21-1471 § 16: days off, and the holidays of the participant's own faith.

In force since 2012-01-01, unchanged.

"Unless the programme says otherwise": a day off on which the programme has activities is a working day.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leave_days import Counting, days_used
from qupcore.law.terms.absence import Calendar
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import any_of, none_of, section

TOPIC = "working_day"
FAITH = "religious_holiday"


class Limits(Parameters, prefix="for-2011-1471.16", file="f1471_s16.toml"):
    """Days."""

    faith_days: Parameter
    faith_notice: Parameter


_s16 = partial(section, REGULATION_2012, "16", basis="regulation")


@_s16(ledd=1, topic=TOPIC)
def working_day(calendar: Calendar) -> Condition:
    """Not a Saturday, a Sunday or one of the public holidays named, unless the programme says otherwise."""
    off = calendar.holiday.one_of(
        *("first_of_may", "seventeenth_of_may", "new_years_day", "maundy_thursday", "good_friday"),
        *("easter_monday", "ascension_day", "whit_monday", "christmas_day", "second_christmas_day"),
    )
    return any_of(none_of(calendar.weekend, off), calendar.laid_in_programme)


@_s16(ledd=2, punktum=1, topic=FAITH)
def outside_the_church(leave: LeaveOfAbsence) -> Condition:
    """The participant does not belong to the Church of Norway."""
    return leave.outside_church


@_s16(ledd=2, punktum=1, topic=FAITH)
def days_of_own_faith(leave: LeaveOfAbsence, limit: Limits, counting: Counting) -> Condition:
    """At most two working days in a calendar year."""
    return days_used(leave, counting) <= limit.faith_days


@_s16(ledd=2, punktum=2, topic=FAITH)
def notice_of_own_faith(leave: LeaveOfAbsence, limit: Limits) -> Condition:
    """Notice is given at the latest ten working days ahead."""
    return leave.notice_working_days >= limit.faith_notice


RULES = (working_day, outside_the_church, days_of_own_faith, notice_of_own_faith)
