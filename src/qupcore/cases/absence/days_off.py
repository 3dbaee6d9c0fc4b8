"""The working days of the programme: § 16 of the regulation applied to the calendar.

All dates come from `calendar_days`. The rules of the topic `working_day` say which days of the calendar are
days off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from datetime import date

import attrs

from qupcore.cases.ruling.calendar_days import NO_HOLIDAY, holiday_of, holidays_of, is_weekend
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.cases.ruling.timeline import timeline
from qupcore.law.terms.absence import Calendar
from qupcore.memory import Table, remembered
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["TOPIC", "DayOff", "WorkingDays", "days_off", "is_working_day", "working_days"]

TOPIC = "working_day"


@attrs.frozen(eq=False, slots=False, kw_only=True)
class DayOff:
    """A day on which there is no programme.

    Attributes:
        on: The day.
        holiday: Which public holiday it is, as the term `calendar.holiday` has it; `none` on other days.
        ruling: What both engines found: that it is no working day, and where that stands.
    """

    on: date
    holiday: str
    ruling: Ruling


class WorkingDays:
    """The working days under one law; each year is computed on first use."""

    def __init__(self, applied: AppliedLaw) -> None:
        self._applied = applied
        self._rules, self._also = timeline(TOPIC, applied), frozenset[date]()
        self._years: Table[int, tuple[frozenset[date], tuple[date, ...]]] = Table(
            "cases.absence.days_off.WorkingDays", most=256
        )

    def with_activities(self, days: Iterable[date]) -> WorkingDays:
        """The working days of a programme with activities on these days off (§ 16 (1))."""
        also = frozenset(day for day in days if day not in self)
        if not also:
            return self
        found = WorkingDays(self._applied)
        found._also = also
        return found

    def __contains__(self, day: date) -> bool:
        """Whether the day is a working day; no day before the programme existed is one."""
        return day in self._year(day.year)[0]

    def count(self, first: date, last: date) -> int:
        """The number of working days from first to last, both included; 0 if the last is earlier."""
        if last < first:
            return 0
        years = sum(len(self._year(year)[1]) for year in range(first.year, last.year))
        before = bisect_left(self._year(first.year)[1], first)
        return years + bisect_right(self._year(last.year)[1], last) - before

    def between(self, first: date, last: date) -> list[date]:
        """The working days from the first day to the last, both included."""
        if first == last:
            return [first] if first in self else []
        found: list[date] = []
        for year in range(first.year, last.year + 1):
            days = self._year(year)[1]
            found += days[bisect_left(days, first) : bisect_right(days, last)]
        return found

    def _year(self, year: int) -> tuple[frozenset[date], tuple[date, ...]]:
        found = self._years.get(year)
        if found is None:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            holidays = holidays_of(year)
            days = tuple(
                day
                for day in map(date.fromordinal, range(first, last + 1))
                if self._works(day, holidays.get(day, NO_HOLIDAY))
            )
            found = self._years.keep(year, (frozenset(days), days))
        return found

    def _works(self, day: date, holiday: str) -> bool:
        answers = self._rules.on(day)
        return answers is not None and answers(_facts(day, day in self._also, holiday)).right is True


def working_days(applied: AppliedLaw) -> WorkingDays:
    """The working days of the programme, computed once for each law and policy.

    Args:
        applied: The law, and the numbers chosen where it leaves them open.

    Source: FOR-2011-12-21-1471 § 16; before 2012 sosialtjenesteloven § 35 (3) (five days a week).

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> days = working_days(AS_IT_STANDS)
    >>> date(2026, 5, 18) in days, date(2026, 5, 14) in days
    (True, False)
    >>> days.count(date(2026, 1, 1), date(2026, 12, 31))
    253
    """
    return _working_days(applied.law, tuple(sorted(applied.chosen_for(TOPIC).items())))


def is_working_day(day: date, applied: AppliedLaw) -> bool:
    """Whether a day is a working day of the programme; no day before the programme existed is one.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> [is_working_day(date(2026, 5, day), AS_IT_STANDS) for day in (17, 18)]
    [False, True]
    """
    return day in working_days(applied)


def days_off(
    first: date,
    last: date,
    applied: AppliedLaw,
    *,
    activities: Collection[date] = (),
    weekend_times: Collection[date] = (),
) -> tuple[DayOff, ...]:
    """The days off in a period, each with its citation.

    Args:
        first: The first day looked at.
        last: The last day looked at, included.
        applied: The law, and the numbers chosen where it leaves them open.
        activities: The days off on which the programme has activities all the same (§ 16 (1)).
        weekend_times: The Saturdays and Sundays on which the programme has a fixed time: it says otherwise of
            the weekend then, and not of a public holiday.

    Raises:
        NoRulesInForce: a day off before 2007-11-01 is asked about.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = days_off(date(2026, 5, 13), date(2026, 5, 17), AS_IT_STANDS)
    >>> [(str(item.on), item.holiday) for item in found]
    [('2026-05-14', 'ascension_day'), ('2026-05-16', 'none'), ('2026-05-17', 'seventeenth_of_may')]
    """
    works = working_days(applied)
    found = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day not in works and day not in activities:
            facts = _facts(day, False, holiday_of(day))
            if day in weekend_times:
                facts[Calendar.weekend.name] = False
            ruling = evaluate(TOPIC, day, facts, applied.with_policy(timeline(TOPIC, applied).policy_on(day)))
            if ruling.holds is not True:
                holiday = str(facts[Calendar.holiday.name])
                found.append(DayOff(on=day, holiday=holiday, ruling=ruling))
    return tuple(found)


def _facts(day: date, laid_in_programme: bool, holiday: str) -> dict[str, bool | str]:
    return {
        Calendar.laid_in_programme.name: laid_in_programme,
        Calendar.weekend.name: is_weekend(day),
        Calendar.holiday.name: holiday,
    }


@remembered(most=64)
def _working_days(law: Law, policy: tuple[tuple[str, int], ...]) -> WorkingDays:
    return WorkingDays(AppliedLaw(law, dict(policy)))
