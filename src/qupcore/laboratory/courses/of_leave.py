"""Cases with leave: holiday, welfare, a holiday of one's faith, a birth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Any

import attrs

from qupcore.cases.absence.days_off import working_days
from qupcore.domain.case.absence import Absence
from qupcore.laboratory.courses.whole_case import (
    ADULT,
    Builder,
    WholeCase,
    first_working_day,
    judgements_in,
    known_only,
    programme_from,
)
from qupcore.law.national import AS_IT_STANDS
from qupcore.law.terms.absence import Absent
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.rules.terms import Value

__all__ = ["OF_LEAVE"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_REASONS = (
    *("holiday", "religious_holiday", "welfare", "antenatal_check", "before_birth", "after_birth"),
    *("birth_of_child", "birth_helper", "nursing", "pandemic"),
)
_AN_HOUR = 60
_APART = 3 * _DAY
_LATE = (12, 18)
"""A month and a day so late in a year that most of its leave can lie before."""


def _of_leave(reason: str, facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A leave that ends on a day, after other leave of the year: near the day, else late in its year."""
    said = facts.get(Absent.permitted.name)
    late = max(day, date(day.year, *_LATE))
    ends = dict.fromkeys((first_working_day(day), first_working_day(late)))
    for end, permitted in product(ends, (True, None) if said is None else (said,)):
        for absences in _absences(facts, end, {"reason": reason, "permitted": permitted}):
            case = programme_from(
                min(end - 4 * _WEEK, *(one.first for one in absences)),
                absences=absences,
                outside_church=facts.get(LeaveOfAbsence.outside_church.name),
            )
            turns = int(facts.get(LeaveOfAbsence.turning.name, ADULT))
            yield WholeCase(attrs.evolve(case, birth_date=date(end.year - turns, 1, 1)), end)


def _absences(
    facts: Mapping[str, Value], end: date, entry: Mapping[str, Any]
) -> Iterator[tuple[Absence, ...]]:
    """The leave itself, and before it the other days that count with it."""
    whole, part, occasion = (
        None if (value := facts.get(term.name)) is None else int(value)
        for term in (LeaveOfAbsence.whole_days, LeaveOfAbsence.part_days, LeaveOfAbsence.days_of_occasion)
    )
    minutes = facts.get(LeaveOfAbsence.minutes_a_day.name)
    partly = minutes is not None or whole == 0
    alike, others = (part, whole) if partly else (whole, part)
    length = occasion or alike or 1
    if alike is not None:
        length = max(1, min(length, alike))
    days = _last_working_days(end, length)
    told = {**entry, **_told(facts, days[0], end), "first": days[0], "last": end}
    if partly:
        told["minutes_a_day"] = int(minutes or _AN_HOUR)
    before = [((alike or length) - length, partly), (others or 0, not partly)]
    for event in _event(facts, end, welfare=entry["reason"] == "welfare"):
        earlier = _earlier(days[0] - _APART, before, entry)
        yield (*earlier, Absence(**(told | event)))


def _earlier(end: date, numbers: Iterable[tuple[int, bool]], entry: Mapping[str, Any]) -> Iterator[Absence]:
    """Earlier leave of the same kind: so many days each, of an hour or whole."""
    for number, partly in numbers:
        if number > 0:
            days = _last_working_days(end, number)
            minutes = _AN_HOUR if partly else None
            yield Absence(**entry, first=days[0], last=days[-1], minutes_a_day=minutes)
            end = days[0] - _APART


def _told(facts: Mapping[str, Value], first: date, on: date) -> dict[str, Any]:
    told = known_only(
        facts,
        certificate=Absent.certificate.name,
        welfare_ground=LeaveOfAbsence.welfare_ground.name,
        parents_live_apart=LeaveOfAbsence.parents_apart.name,
    )
    return {**told, "asked_on": _asked(facts, first), "assessments": tuple(judgements_in(facts, on).values())}


def _asked(facts: Mapping[str, Value], first: date) -> date | None:
    """The day on which the leave was asked for; None: not known."""
    notice = facts.get(LeaveOfAbsence.notice_days.name)
    if notice is not None:
        return first - int(notice) * _DAY
    working = facts.get(LeaveOfAbsence.notice_working_days.name)
    if working is None:
        return None
    asked = first
    while _working(asked, first - _DAY) < int(working):
        asked -= _DAY
    return asked


def _event(facts: Mapping[str, Value], end: date, *, welfare: bool) -> Iterator[dict[str, date]]:
    """The day to which leave is tied: as said, else none."""
    weeks = facts.get(LeaveOfAbsence.weeks_since_event.name)
    before = facts.get(LeaveOfAbsence.working_days_before_event.name)
    if weeks is not None:
        yield {"event_on": end - int(weeks) * _WEEK}
    elif before is not None:
        event = end
        while _working(end, event - _DAY) < int(before):
            event += _DAY
        yield {"event_on": event}
    else:
        yield {}
        if LeaveOfAbsence.days_of_occasion.name in facts and not welfare:
            yield {"event_on": end}


def _working(first: date, last: date) -> int:
    return working_days(AS_IT_STANDS).count(first, last)


def _last_working_days(end: date, number: int) -> list[date]:
    """So many working days up to a day."""
    days = working_days(AS_IT_STANDS).between(end - (number * 2 + 14) * _DAY, end)
    return days[-number:]


_BUILDERS: dict[str, Callable[[Mapping[str, Value], date], Iterator[WholeCase]]] = {
    reason: partial(_of_leave, reason) for reason in _REASONS
}
OF_LEAVE: Mapping[str, Builder] = _BUILDERS
"""The builder of each topic, which bears the name of the reason for the leave."""
