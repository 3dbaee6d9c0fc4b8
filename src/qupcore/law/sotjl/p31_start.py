"""Sosialtjenesteloven § 31: the latest start of a programme.

Before 2010 § 5A-3 of the 1991 Act, with the same wording. The exception during the pandemic is in
FOR-2020-05-08-966 § 4.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.programme import Start, StartDays
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, section

TOPIC = "start"


class Limits(Parameters, prefix="sotjl.31", file="p31.toml"):
    """The months until the start."""

    latest_months: Parameter
    deferrals_max: Parameter


# The wordings of the section, oldest first; the pandemic exception began on 2020-03-16.
_amount = partial(amount, gives=StartDays.latest, topic=TOPIC)
_latest_2007 = partial(_amount, SOTJL_2007, "5A-3")
_latest_2010 = partial(_amount, SOTJL_2010, "31", valid="2010-01-01/..")
p5a3_2007 = partial(section, SOTJL_2007, "5A-3", topic=TOPIC)
_p31 = partial(section, SOTJL_2010, "31", topic=TOPIC)
p31_2010 = partial(_p31, valid="2010-01-01/2020-03-15")
p31_pandemic = partial(
    _p31,
    valid="2020-03-16/..",
    source="with the deferral of FOR-2020-05-08-966 § 4; the day on which that ceased was not found",
)


@_latest_2010()
@_latest_2007()
def latest_start(start: Start, limit: Limits) -> Number:
    """Six months after the application came in."""
    return start.applied_on.after(limit.latest_months)


@p31_2010()
@p5a3_2007()
def starts_in_time(start: Start, found: StartDays) -> Condition:
    """It starts within six months after the application came in."""
    return start.started_on <= found.latest


@p31_pandemic()
def starts_in_time_or_deferred(start: Start, found: StartDays, limit: Limits) -> Condition:
    """It starts within six months after the application, or as long as the pandemic deferred it."""
    deferred = all_of(
        start.deferrals > 0,
        start.deferrals <= limit.deferrals_max,
        start.started_on <= found.latest_deferred,
    )
    return any_of(start.started_on <= found.latest, deferred)


RULES = (latest_start, starts_in_time, starts_in_time_or_deferred)
