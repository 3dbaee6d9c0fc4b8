"""Which days a person takes part, and whether the benefit runs: §§ 34, 35 (1), and leave."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.days import DAY, covers, day_of, weekday, years_later

NEW_LAW = date(2019, 1, 1)
FAR = date(2100, 1, 1)


def granted(course: dict[str, Any], day: date) -> str:
    """Go through the decisions in their order: a grant opens a day, an ending shuts it. no, yes or open."""
    state = "no"
    for decision in course.get("decisions", []):
        kind = decision["kind"]
        first, last = day_of(decision.get("applies_from")), day_of(decision.get("applies_to"))
        if kind in ("granted", "extended"):
            if first is None or last is None:
                begins = first or day_of(decision["decided_on"])
                if begins is not None and begins <= day and (last is None or day <= last) and state == "no":
                    state = "open"
            elif first <= day <= last:
                state = "yes"
        elif kind == "ended":
            outside = first or date.fromisoformat(decision["decided_on"])
            if outside <= day:
                state = "no"
    return state


def _gap_before_extension(course: dict[str, Any], day: date) -> bool:
    """An extension carries a programme on: days between it and what it extends are not clear."""
    ends: date | None = None
    for decision in course.get("decisions", []):
        first, last = day_of(decision.get("applies_from")), day_of(decision.get("applies_to"))
        if decision["kind"] == "extended" and ends and first and ends < day < first:
            return True
        if decision["kind"] in ("granted", "extended"):
            ends = last
    return False


def _ended_before_its_start(course: dict[str, Any], day: date) -> bool:
    """A start stands on record on or after the day the programme had ended: one of the two is wrong."""
    started, running = day_of(course.get("started_on")), False
    for decision in course.get("decisions", []):
        first = day_of(decision.get("applies_from")) or date.fromisoformat(decision["decided_on"])
        if decision["kind"] in ("granted", "extended"):
            running = running or first <= day <= (day_of(decision.get("applies_to")) or FAR)
        elif decision["kind"] == "ended" and running and started and first <= started <= day:
            return True
    return False


def _without_own_start(course: dict[str, Any], day: date) -> bool:
    """A grant that does not carry an earlier one on begins a programme, whose start is a fact of its own."""
    programmes = [item for item in course.get("decisions", []) if item["kind"] == "granted"]
    for number, decision in enumerate(programmes):
        first, last = day_of(decision.get("applies_from")), day_of(decision.get("applies_to"))
        if number and first and last and first <= day <= last and not decision.get("started_on"):
            return granted({"decisions": course["decisions"]}, first - DAY) == "no"
    return False


def taking_part(course: dict[str, Any], day: date) -> str:
    """Whether the person is in the programme on the day: no, yes or open."""
    state = granted(course, day)
    if state == "no":
        odd = _gap_before_extension(course, day) or _ended_before_its_start(course, day)
        return "open" if odd else "no"
    started = day_of(course.get("started_on"))
    if started is None:
        return "open"
    return "no" if day < started else state


def interrupted(course: dict[str, Any], day: date) -> bool:
    for decision in course.get("decisions", []):
        if decision["kind"] == "interrupted":
            first = day_of(decision.get("applies_from")) or date.fromisoformat(decision["decided_on"])
            if first <= day <= (day_of(decision.get("applies_to")) or FAR):
                return True
    return False


def paid(course: dict[str, Any], day: date) -> str:
    """Whether a weekday is a benefit day: no; yes; may (paid, but something must be asked); unknown."""
    state = taking_part(course, day)
    if state == "no":
        return "no"
    if state == "open":
        return "unknown"
    asked = _without_own_start(course, day)
    if interrupted(course, day):
        if day >= NEW_LAW:  # § 35 (1) second sentence
            return "no"
        asked = True  # the law before 2019 knows only "stans", and does not say
    for leave in course.get("leaves", []):
        if covers(leave, day, "first", "last"):
            if leave.get("with_benefit") is False:
                return "no"
            if leave.get("with_benefit") is None:
                asked = True
    return "may" if asked else "yes"


def used_before(course: dict[str, Any], day: date) -> int:
    """Benefit days of the participant's own in the calendar year before the day (§ 35 (3))."""
    count, walk = 0, date(day.year, 1, 1)
    while walk < day:
        if weekday(walk) and paid(course, walk) in ("yes", "may"):
            count += 1
        walk += DAY
    return count


def young(birth: date, day: date) -> bool:
    """§ 35 (2): under 25 until the day before the birthday."""
    return day < years_later(birth, 25)


def programme_start(course: dict[str, Any], day: date) -> date:
    """The first day of the stretch of taking part that the day lies in; the leave within it counts."""
    walk = day
    while taking_part(course, walk - DAY) == "yes":
        walk -= DAY
    return walk
