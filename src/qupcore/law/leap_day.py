"""The end of a period of months or years that begins on a day which its last month does not have."""

from __future__ import annotations

from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["LeapDay", "over_after"]


class LeapDay(Parameters, prefix="convention", file="leap_day.toml"):
    """The days that such a period lasts beyond the day before the last day of the month."""

    missing_day: Parameter


def over_after(first: Number, months: Number, convention: LeapDay) -> Number:
    """The first day after a period of months.

    The last day of the period is the day before the same day of the month. If the month has no such day, the
    convention decides.

    >>> from datetime import date
    >>> from qupcore.cases.ruling.ruling import evaluate
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> from qupcore.law.terms.duration import DurationFacts, DurationDays
    >>> facts = {DurationFacts.period_first.name: date(2024, 2, 29).toordinal(),
    ...          DurationFacts.period_leave_days.name: 0, DurationFacts.period_interruption_days.name: 0}
    >>> amounts = evaluate("duration", date(2024, 2, 29), facts, AS_IT_STANDS).amounts
    >>> str(date.fromordinal(amounts[DurationDays.year_over.name]))
    '2025-03-01'
    """
    over = first.after(months)
    lost = first - over.before(months)
    return (over + lost).smaller_of(over.after(convention.missing_day))
