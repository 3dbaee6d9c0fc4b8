"""Whether a day is within the time for an appeal, even if the first day of that time is not known.

Notice, knowledge of a decision and later reasons cannot come before the decision. So the time never ends
before the day on which it would end with notice on the day of the decision. That lower bound is known even if
the end is not.
"""

from __future__ import annotations

from qupcore.law.terms.appeal import AppealDays, Appealed
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.writing import all_of, any_of

__all__ = ["in_time", "late", "repeated_late"]


def in_time(day: Number, appeal: Appealed, found: AppealDays) -> Condition:
    """Within the time for appeal."""
    return any_of(day <= appeal.earliest, day <= found.latest)


def late(day: Number, appeal: Appealed, found: AppealDays) -> Condition:
    """After the time for appeal."""
    return all_of(day > appeal.earliest, day > found.latest)


def repeated_late(appeal: Appealed, found: AppealDays) -> Condition:
    """Repeated after the week. The loss of an appeal cannot be noticed before it was posted."""
    return all_of(appeal.repeated_on > appeal.earliest_repeat, appeal.repeated_on > found.repeat_by)
