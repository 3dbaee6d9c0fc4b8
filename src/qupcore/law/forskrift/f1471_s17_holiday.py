"""FOR-2011-12-21-1471 § 17: holiday with benefit. In force since 2012-01-01, unchanged."""

from __future__ import annotations

from functools import partial

from qupcore.law.leave_days import Counting, days_used
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, section

TOPIC = "holiday"


class Limits(Parameters, prefix="for-2011-1471.17", file="f1471_s17.toml"):
    """Days, and the age from which there are more."""

    days: Parameter
    days_more: Parameter
    turning: Parameter


_s17 = partial(section, REGULATION_2012, "17", basis="regulation", topic=TOPIC)


@_s17()
def holiday_days(leave: LeaveOfAbsence, limit: Limits, counting: Counting) -> Condition:
    """At most 25 working days in a calendar year, and five more for those over 60."""
    used = days_used(leave, counting)
    return any_of(
        used <= limit.days,
        all_of(leave.turning >= limit.turning, used <= limit.days + limit.days_more),
    )


RULES = (holiday_days,)
