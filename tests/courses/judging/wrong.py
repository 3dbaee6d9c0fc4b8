"""What the law allows and an adviser does not propose. A finding is met where the test does not hold.

| test | holds where |
|---|---|
| `all_phases` with `measure` | the measure runs in every phase |
| `all_phases_alike` | the usual week of every phase is the same, talks left out |
| `minutes_over` with `measure` or `class` | a week of the phase, or of the course, holds more |
| `no_measure`, `no_class` | nothing of it runs in the phase |
| `single_measure_share_over` | one measure takes more than this share of a week's minutes |
| `outside_hours` | a fixed time begins before or ends after these times |
| `plan_runs_through` | an element runs on a working day within these two days |
| `text_only` | never computed |
"""

from __future__ import annotations

from datetime import date

from courses.judging.contents import chosen_by
from courses.judging.course import Course, counted_as, one_of
from courses.judging.finding import Finding
from courses.judging.months import Days

_NAMED = ("early", "middle", "late")


def wrong(entry: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether the course is free of what is formally valid and wrong."""
    holds, reason = _holds(entry["test"], course, phases)
    return Finding(kind="wrong", met=None if holds is None else not holds, what=entry["text"], reason=reason)


def _holds(test: dict, course: Course, phases: dict[str, Days]) -> tuple[bool | None, str]:
    days = phases[test.get("phase", "any")]
    named = [phases[name] for name in _NAMED if name in phases]
    if "text_only" in test:
        return None, "a person reads this"
    if "all_phases_alike" in test:
        weeks = {course.usual_week(phase) for phase in named}
        return len(weeks) == 1, f"{len(weeks)} kinds of week in {len(named)} phases"
    if "all_phases" in test:
        count = sum(course.runs(phase, one_of(test["measure"])) for phase in named)
        return count == len(named), f"it runs in {count} of {len(named)} phases"
    if "minutes_over" in test:
        most = max(course.weeks(days, chosen_by({"phase": "any", **test})).values(), default=0)
        return most > test["minutes_over"], f"{most} minutes in the fullest week"
    if "no_measure" in test or "no_class" in test:
        chosen = one_of(test["no_measure"]) if "no_measure" in test else counted_as(test["no_class"])
        runs = course.runs(days, chosen)
        return not runs, "it runs" if runs else "nothing of it runs"
    if "single_measure_share_over" in test:
        share = max((_largest_share(course, day) for day in days), default=0.0)
        return share > test["single_measure_share_over"], f"a share of {share:.2f} at the most"
    if "plan_runs_through" in test:
        first, last = map(date.fromisoformat, test["plan_runs_through"])
        runs = course.runs(Days(first, last), lambda element: True)
        return runs, "the plan runs then" if runs else "nothing runs then"
    return _at_fixed_times(test, course)


def _largest_share(course: Course, day: date) -> float:
    minutes: dict[str, int] = {}
    for element in course.on(day):
        minutes[element.measure] = minutes.get(element.measure, 0) + element.minutes
    whole = sum(minutes.values())
    return max(minutes.values()) / whole if whole else 0.0


def _at_fixed_times(test: dict, course: Course) -> tuple[bool | None, str]:
    start, end = map(_minute, test["outside_hours"])
    slots = [(item.measure, slot) for item in course.elements for slot in item.slots]
    if not slots:
        return None, "the course has no fixed times"
    outside = sorted(
        {measure for measure, slot in slots if _minute(slot["start"]) < start or _minute(slot["end"]) > end}
    )
    return bool(outside), f"outside: {', '.join(outside)}" if outside else "every fixed time is within"


def _minute(text: str | int) -> int:
    """Minutes after midnight, of `08:30` or of the minutes themselves."""
    if isinstance(text, int):
        return text
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
