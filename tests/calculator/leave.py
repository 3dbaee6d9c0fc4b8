"""Leave by right for other reasons: regulation §§ 12-17. Says yes, no or open for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from calculator.days import DAY, day_of, day_off, each, working_days, years_later
from calculator.illness import begins, through

Case = dict[str, Any]


def _days_used(course: Case, reason: str, day: date, first: date) -> int:
    """Working days for the reason from the first day to the day, this one included."""
    days = set()
    for item in course.get("absences", []):
        if item.get("reason") == reason:
            days |= set(each(max(begins(item), first), min(through(item), day)))
    return sum(not day_off(one) for one in days)


def _this_year(course: Case, reason: str, day: date) -> int:
    return _days_used(course, reason, day, date(day.year, 1, 1))


def _before_birth(case: Case, absence: Case, day: date) -> str:
    term = day_of(absence.get("event_on"))
    if term is None:
        return "open"
    if day >= term or working_days(day, term - DAY) > 10:
        return "no"
    asked = day_of(absence.get("asked_on"))
    if asked is None:
        return "open"
    return "yes" if asked <= begins(absence) - timedelta(days=7) else "no"


def _after_birth(case: Case, absence: Case, day: date) -> str:
    birth = day_of(absence.get("event_on"))
    if birth is None:
        return "open"
    return "yes" if birth <= day < birth + timedelta(days=42) else "no"


def _birth_of_child(case: Case, absence: Case, day: date) -> str:
    """ "In connection with the birth": the text gives no days; within ten weeks of it nothing is asked."""
    birth = day_of(absence.get("event_on"))
    if _days_used(case["course"], "birth_of_child", day, years_later(day, -1) + DAY) > 10:
        return "no"
    if birth is None or abs((day - birth).days) > 70:
        return "open"
    return "yes"


def _nursing(case: Case, absence: Case, day: date) -> str:
    minutes = absence.get("minutes_a_day")
    return "yes" if minutes is not None and minutes <= 60 else "open"


def _welfare(case: Case, absence: Case, day: date) -> str:
    if _this_year(case["course"], "welfare", day) > 10:
        return "no"
    return {True: "yes", False: "no", None: "open"}[absence.get("permitted")]


def _religious(case: Case, absence: Case, day: date) -> str:
    outside, asked = case["course"].get("outside_church"), day_of(absence.get("asked_on"))
    if outside is False or _this_year(case["course"], "religious_holiday", day) > 2:
        return "no"
    if asked is not None and (asked >= begins(absence) or working_days(asked, begins(absence) - DAY) < 10):
        return "no"
    return "open" if outside is None or asked is None else "yes"


def _holiday(case: Case, absence: Case, day: date) -> str:
    used, birth = _this_year(case["course"], "holiday", day), day_of(case.get("birth_date"))
    if used <= 25:
        return "yes"
    if used > 30:
        return "no"
    if birth is None:
        return "open"
    return "yes" if years_later(birth, 60) <= day else "no"


def _pandemic(case: Case, absence: Case, day: date) -> str:
    if date(2020, 3, 16) <= day <= date(2020, 12, 31):
        return "yes"
    return "open"


def _judged(case: Case, absence: Case, day: date) -> str:
    return "open"


BY_REASON: dict[str, Callable[[Case, Case, date], str]] = {
    "antenatal_check": _judged,
    "before_birth": _before_birth,
    "after_birth": _after_birth,
    "birth_of_child": _birth_of_child,
    "nursing": _nursing,
    "welfare": _welfare,
    "religious_holiday": _religious,
    "holiday": _holiday,
    "pandemic": _pandemic,
}
