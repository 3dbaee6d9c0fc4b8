"""A case with a run of days of one month of which everything is the same, for what is paid for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

from qupcore.cases.absence.days_off import is_working_day
from qupcore.cases.ruling.weekdays import month_of, weekdays_between
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Work
from qupcore.domain.case.participant import Benefit, BenefitKind
from qupcore.domain.money import Money
from qupcore.laboratory.courses.whole_case import (
    ADULT,
    WholeCase,
    a_child,
    first_weekday,
    programme_from,
)
from qupcore.law.national import AS_IT_STANDS
from qupcore.law.terms.benefit import Pay
from qupcore.rules.terms import Value

__all__ = ["OF_PAY"]

_DAY = timedelta(days=1)
_SATURDAY = 5
_YOUNG = 20
"""Years: below the age of the full benefit."""


def _of_pay(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """Days from a day on, of which some are missed; a job that ends before them sets them apart from others.

    The days of the facts come last in the run: days that are missed are counted after those that are not.
    """
    first = first_weekday(day)
    already = _before(facts, first)
    days, missed = _days(facts), _missed(facts)
    done = _number(facts, Pay.month_days_before.name, already) - already
    last_of_month = month_of(first.year, first.month)[1]
    length = done + (days or weekdays_between(first, last_of_month) - done)
    own = _number(facts, Pay.weekdays_before.name, done) - done
    new_year = date(first.year, 1, 1)
    available = weekdays_between(new_year, first - _DAY) if first > new_year else 0
    if done < 0 or not 0 <= own <= available or length < 1 or missed > length:
        return
    run = _weekdays(first, length)
    if run[-1] > last_of_month:
        return
    absences = _absences(facts, [one for one in run if is_working_day(one, AS_IT_STANDS)])
    if absences is None:
        return
    began = _earlier(first, own)
    minutes = _number(facts, Pay.work_minutes_a_week.name, 0)
    work = [Work(first=first, minutes_a_week=minutes)] if minutes else []
    if began < first:
        work.append(Work(first=began, last=first - _DAY, minutes_a_week=minutes + 1))
    course: dict[str, Any] = {
        "work": tuple(work),
        "absences": absences,
        "children": tuple(
            a_child(began, str(number)) for number in range(_number(facts, Pay.children.name, 0))
        ),
    }
    two_thirds = facts.get(Pay.two_thirds.name)
    ages = (ADULT, None) if two_thirds is None else (_YOUNG if two_thirds else ADULT,)
    for age, benefits in product(ages, _benefits(_number(facts, Pay.other_benefits_a_month.name, 0))):
        yield WholeCase(programme_from(began, last=run[-1], age=age, benefits=benefits, **course), first)


def _number(facts: Mapping[str, Value], name: str, otherwise: int) -> int:
    return int(facts.get(name, otherwise))


def _before(facts: Mapping[str, Value], first: date) -> int:
    """The weekdays of the month before a day."""
    start = month_of(first.year, first.month)[0]
    return weekdays_between(start, first - _DAY) if first > start else 0


def _days(facts: Mapping[str, Value]) -> int:
    """How many days the facts are about; 0: as many as are left of the month."""
    for before, through in (
        (Pay.month_days_before, Pay.month_days_through),
        (Pay.weekdays_before, Pay.weekdays_through),
        (Pay.calendar_before, Pay.calendar_through),
    ):
        if {before.name, through.name} <= facts.keys():
            return int(facts[through.name]) - int(facts[before.name])
    return 0


def _missed(facts: Mapping[str, Value]) -> int:
    return _number(facts, Pay.absent_days.name, 0) + _number(facts, Pay.partly_absent_days.name, 0)


def _absences(facts: Mapping[str, Value], working: list[date]) -> tuple[Absence, ...] | None:
    """Absence that is not permitted on the last working days; None where there are too few of them."""
    whole = _number(facts, Pay.absent_days.name, 0)
    partly = _number(facts, Pay.partly_absent_days.name, 0)
    minutes = _number(facts, Pay.partly_absent_minutes.name, 0)
    days = whole + partly
    if not days and not minutes:
        return ()
    if days > len(working) or (whole and partly) or (partly and (minutes % partly or not minutes)):
        return None
    first, last = working[-days], working[-1]
    each = minutes // partly if partly else None
    return (Absence(first=first, last=last, minutes_a_day=each, reason="other", permitted=False),)


def _benefits(ore: int) -> Iterator[tuple[Benefit, ...]]:
    """Another benefit of so much a month: of the first kind that lowers this one."""
    if not ore:
        yield ()
        return
    for kind in get_args(BenefitKind):
        yield (Benefit(kind=kind, law="folketrygdloven", monthly_nok=Money(ore)),)


def _weekdays(first: date, number: int) -> list[date]:
    """So many weekdays from a day on."""
    found: list[date] = []
    while len(found) < number:
        if first.weekday() < _SATURDAY:
            found.append(first)
        first += _DAY
    return found


def _earlier(first: date, weekdays: int) -> date:
    """The day from which there are so many weekdays before a day."""
    while weekdays:
        first -= _DAY
        weekdays -= first.weekday() < _SATURDAY
    return first


OF_PAY = {"pay": _of_pay}
"""The builder of the topic."""
