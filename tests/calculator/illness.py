"""Own illness: regulation §§ 5-8. Says whether a day is kept by right: yes, no or open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from calculator.days import DAY, covers, day_off, each
from calculator.programme import programme_start

COVID = (date(2020, 3, 16), date(2020, 5, 31))


def through(absence: dict[str, Any]) -> date:
    return date.fromisoformat(absence.get("last") or absence["first"])


def begins(absence: dict[str, Any]) -> date:
    return date.fromisoformat(absence["first"])


def _of_illness(course: dict[str, Any]) -> list[dict[str, Any]]:
    found = [item for item in course.get("absences", []) if item.get("reason") == "own_illness"]
    return sorted(found, key=begins)


def _undocumented(course: dict[str, Any], until: date, weekends: bool) -> list[date]:
    """The days ill without a doctor's certificate, to the day; with the days off between if asked so."""
    days: list[date] = []
    for item in _of_illness(course):
        if item.get("certificate") == "doctor" or begins(item) > until:
            continue
        first = begins(item)
        if weekends and days and all(day_off(day) for day in each(days[-1] + DAY, first - DAY)):
            first = days[-1] + DAY
        days += [day for day in each(first, min(through(item), until)) if day not in days]
    return days


def _count(course: dict[str, Any], day: date, weekends: bool) -> int:
    """Calendar days used with this one: a new absence within 16 days takes the earlier days along."""
    days = _undocumented(course, day, weekends)
    count = 1
    for later, earlier in zip(days[::-1], days[-2::-1], strict=False):
        if later - earlier > timedelta(days=16):
            break
        count += 1
    return count


def _lasts(course: dict[str, Any], absence: dict[str, Any], limit: int, weekends: bool) -> bool:
    """Whether the illness that this entry is part of lasts beyond the days of a self-certificate."""
    run_last = through(absence)
    for item in _of_illness(course):
        between = list(each(run_last + DAY, begins(item) - DAY))
        touches = begins(item) > run_last and (not between or (weekends and all(map(day_off, between))))
        if touches and item.get("certificate") != "doctor":
            run_last = through(item)
    return _count(course, run_last, weekends) > limit


def _self_certificate(course: dict[str, Any], absence: dict[str, Any], day: date, weekends: bool) -> str:
    in_covid = COVID[0] <= day <= COVID[1]
    limit = 16 if in_covid else 3
    if absence.get("confirmed_in_writing") is False:
        return "no"
    if any(covers(item, day, "first", "last") for item in course.get("withdrawals", [])):
        return "no"
    first = begins(absence)
    if not in_covid and first < programme_start(course, first) + timedelta(days=56):
        return "no"
    over, lasts = _count(course, day, weekends) > limit, _lasts(course, absence, limit, weekends)
    excused = [absence.get("prevented_from_doctor"), absence.get("same_illness")]
    if excused == [True, True]:
        return "yes"
    if over:
        return "no"  # neither a self-certificate nor a doctor's covers the day (§ 5)
    demanded = absence.get("doctor_demanded")
    if not lasts or demanded is False:
        return "yes"
    if demanded is None:
        return "open"
    return "no" if False in excused or excused[0] is None else "open"


def by_right(course: dict[str, Any], absence: dict[str, Any], day: date) -> str:
    certificate = absence.get("certificate")
    if certificate == "doctor":
        return "yes"
    if certificate == "none":
        return "no"
    if certificate is None:
        return "open"
    found = {_self_certificate(course, absence, day, weekends) for weekends in (False, True)}
    return found.pop() if len(found) == 1 else "open"
