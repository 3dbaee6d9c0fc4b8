"""A sick child or child-minder: regulation §§ 9-11."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.days import DAY, covers, day_of, day_off, each, years_later
from calculator.illness import begins, through

REASONS = ("sick_child", "sick_child_minder")


def _within_age(birth: date, chronic: bool | None, day: date) -> str:
    if day < birth:
        return "no"
    if day.year <= birth.year + 12:
        return "yes"
    if day.year > birth.year + 18 or chronic is False:
        return "no"
    return "yes" if chronic else "open"


def _entitled_child(course: dict[str, Any], absence: dict[str, Any], day: date) -> str:
    birth = day_of(absence.get("child_birth_date"))
    if birth is None:
        return "open"
    chronic = [
        child.get("chronically_ill")
        for child in course.get("children", [])
        if child["birth_date"] == str(birth)
    ]
    if day < birth:
        return "open"  # one of the dates is wrong: ask
    return _within_age(birth, True if True in chronic else (chronic or [None])[0], day)


def _quota(course: dict[str, Any], day: date) -> tuple[int, int]:
    """The working days, at least and at most, as far as what is on record tells."""
    ages, extra, perhaps = [], 0, 0
    for child in course.get("children", []):
        if not covers(child, day, "supported_from", "supported_to"):
            continue
        state = _within_age(date.fromisoformat(child["birth_date"]), child.get("chronically_ill"), day)
        ages.append(state)
        risk = (child.get("chronically_ill"), child.get("more_absence"))
        if state != "no" and False not in risk:
            perhaps += 10
            extra += 10 * (risk == (True, True))
    sole = course.get("sole_carer")
    low = (15 if ages.count("yes") > 2 else 10) + extra
    high = (15 if len(ages) - ages.count("no") > 2 else 10) + perhaps
    return low * (2 if sole is True else 1), high * (1 if sole is False else 2)


def _used(course: dict[str, Any], day: date) -> int:
    """Working days of this kind in the last twelve months, this one included."""
    after = years_later(day, -1)
    days = set()
    for item in course.get("absences", []):
        if item.get("reason") in REASONS:
            days |= {one for one in each(begins(item), through(item)) if after < one <= day}
    return sum(not day_off(one) for one in days)


def _case_begins(course: dict[str, Any], absence: dict[str, Any]) -> date:
    """The first day of the case: entries of the same kind and child that follow on each other are one."""
    first = begins(absence)
    for item in sorted(course.get("absences", []), key=begins, reverse=True):
        same = all(item.get(key) == absence.get(key) for key in ("reason", "child_birth_date"))
        if same and through(item) + DAY == first:
            first = begins(item)
    return first


def by_right(course: dict[str, Any], absence: dict[str, Any], day: date) -> str:
    found = [_entitled_child(course, absence, day)]
    low, high = _quota(course, day)
    used = _used(course, day)
    found.append("yes" if used <= low else "no" if used > high else "open")
    certificate, demanded = absence.get("certificate"), absence.get("doctor_demanded")
    late = (day - _case_begins(course, absence)).days >= 3
    if certificate == "none":
        found.append("no")
    elif certificate is None:
        found.append("open")
    elif certificate == "self" and absence.get("confirmed_in_writing") is False:
        found.append("no")
    elif certificate == "self" and late:
        found.append({True: "no", False: "yes", None: "open"}[demanded])
    if "no" in found:
        return "no"
    return "open" if "open" in found else "yes"
