"""The working days before the regulation of 2012: five a week, of 260 benefit days a year.

Sosialtjenesteloven § 35 (3), before 2010 § 5A-7 (3) of the 1991 Act. Nothing was found on public holidays, so
treating them as days off is policy.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.absence import Calendar
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, section

TOPIC = "working_day"


class Before2012(Parameters, prefix="sotjl.35", file="p35_days_off.toml"):
    """Whether public holidays were days off, which the law of that time left open."""

    public_holidays_off: Parameter


_section = partial(
    section,
    ledd=3,
    topic=TOPIC,
    source="260 benefit days a year are five days a week; inferred",
    confidence="medium",
)


@_section(SOTJL_2010, "35", valid="2010-01-01/2011-12-31")
@_section(SOTJL_2007, "5A-7")
def working_day_before_2012(calendar: Calendar, before: Before2012) -> Condition:
    """Not a Saturday or Sunday, nor a public holiday where those are off."""
    return all_of(
        ~calendar.weekend,
        any_of(calendar.holiday.one_of("none"), before.public_holidays_off <= 0),
    )


RULES = (working_day_before_2012,)
