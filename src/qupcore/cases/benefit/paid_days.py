"""The days of a run, evaluated by the formulas of §§ 35-38 in groups with equal amounts.

The deductions for other benefits (§ 38) and for absence (§ 36) never exceed the amount of their day. So days
with different missed time are calculated apart, and so are days after the year's last benefit day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from qupcore.cases.benefit.missed import AlikeDays, Missed
from qupcore.cases.benefit.runs import Run
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.cases.ruling.weekdays import month_of, weekdays_between, weekdays_through
from qupcore.domain.days import day_after, day_before
from qupcore.law.sotjl.p35_month import Sharing
from qupcore.law.terms.benefit import Pay
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["at_the_last_benefit_day", "pays_of", "place_of_days", "split_at_the_last_benefit_day"]

_DAY = timedelta(days=1)


def at_the_last_benefit_day(run: Run, own_before: int) -> Iterator[Run]:
    """The run, split after the year's last benefit day: the participant's own, and the calendar's.

    Args:
        run: The run.
        own_before: The participant's own benefit days in the year before it.
    """
    for first, last in split_at_the_last_benefit_day(run.first, run.last, own_before):
        whole = first == run.first and last == run.last
        yield run if whole else attrs.evolve(run, first=first, last=last)


def split_at_the_last_benefit_day(first: date, last: date, own_before: int) -> Iterator[tuple[date, date]]:
    """Days of one month, split after the year's last benefit day: the participant's own, and the calendar's.

    Args:
        first: The first day.
        last: The last day, included.
        own_before: The participant's own benefit days in the year before it.
    """
    days_a_year = Sharing.days_a_year.on(first).value
    assert days_a_year is not None
    weekdays = weekdays_between(first, last)
    calendar_before = weekdays_through(last) - weekdays
    begin = first
    for left in sorted({days_a_year - own_before, days_a_year - calendar_before}):
        if 0 < left < weekdays:
            end = _weekday(first, left)
            yield begin, end
            begin = day_after(end)
    yield begin, last


def _weekday(first: date, number: int) -> date:
    """The nth weekday from a day on."""
    day = day_before(first)
    while number:
        day += _DAY
        number -= day.weekday() < 5
    return day


def pays_of(run: Run, own_before: int, missed: Missed, applied: AppliedLaw) -> tuple[Ruling, ...]:
    """The rulings on pay for the days of a run, one for each group of equal days.

    Args:
        run: The run.
        own_before: The participant's own benefit days in the year before it.
        missed: What was missed in it.
        applied: The law, and the numbers chosen where it leaves them open.
    """
    unmissed = run.weekdays - missed.days
    groups = [AlikeDays(days=unmissed, minutes_a_day=0)] if unmissed else []
    done, found = 0, []
    for group in (*groups, *missed.alike):
        facts = {**run.facts, **place_of_days(run.first, run.last, own_before, done, group.days)}
        facts |= _away(group)
        found.append(evaluate("pay", run.first, facts, applied))
        done += group.days
    return tuple(found)


def place_of_days(begin: date, end: date, own_before: int, done: int, days: int) -> dict[str, Value]:
    """The position of days in the year and the month.

    The order of the days within a run does not matter: all of them have the same rates.

    Args:
        begin: The first day of the run that they are in.
        end: Its last day, included and in the same month.
        own_before: The participant's own benefit days in the year before the run.
        done: How many days of the run are counted already.
        days: How many days they are.
    """
    calendar = weekdays_through(end) - weekdays_between(begin, end) + done
    first, last = month_of(begin.year, begin.month)
    in_month = (weekdays_between(first, day_before(begin)) if begin > first else 0) + done
    return {
        Pay.weekdays_before.name: own_before + done,
        Pay.weekdays_through.name: own_before + done + days,
        Pay.calendar_before.name: calendar,
        Pay.calendar_through.name: calendar + days,
        Pay.months_before.name: first.month - 1,
        Pay.month_days.name: weekdays_between(first, last),
        Pay.month_days_before.name: in_month,
        Pay.month_days_through.name: in_month + days,
    }


def _away(group: AlikeDays) -> dict[str, Value]:
    """The time missed on the days of a group."""
    whole = group.minutes_a_day is None
    return {
        Pay.absent_days.name: group.days if whole else 0,
        Pay.partly_absent_days.name: group.days if group.minutes_a_day else 0,
        Pay.partly_absent_minutes.name: group.days * (group.minutes_a_day or 0),
    }
