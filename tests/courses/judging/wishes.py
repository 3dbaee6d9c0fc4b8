"""Wishes, and the course that is the other way.

- `met`: the wish runs in its phase, and the course says that it is met, or met later from the day it begins.
- `met_later`: the same, with the day from which.
- `met_or_reason`: met in its phase; or the course gives a reason why not, or why later.
- `plan_b`: one of the later courses holds all that plan B must, and nothing that it must not repeat.
"""

from __future__ import annotations

from courses.judging.contents import must
from courses.judging.course import Course, one_of
from courses.judging.finding import Finding, listed
from courses.judging.months import Days


def wish(entry: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether a wish is met as expected, and told so."""
    wanted = one_of([entry["wish"]])
    begun = course.first_day(wanted)
    runs = course.runs(phases[entry["phase"]], wanted)
    told = next((item for item in course.written.get("wishes", ()) if item["wish"] == entry["wish"]), None)
    what = f"{entry['wish']} {entry['expected']} in {entry['phase']}"
    if told is None:
        return Finding(kind="wishes", met=False, what=what, reason="the course does not speak of the wish")
    state = told["state"]
    if entry["expected"] == "met_or_reason" and not runs:
        met = state != "met" and bool(told.get("why"))
        return Finding(kind="wishes", met=met, what=what, reason=f"{state}: {told.get('why') or 'no reason'}")
    if not runs:
        reason = f"it does not run then, but from {begun}" if begun else "it is not in the course"
        return Finding(kind="wishes", met=False, what=what, reason=reason)
    if state == "met_later" and told.get("from") != str(begun):
        reason = f"told to be met from {told.get('from')}, and begins {begun}"
        return Finding(kind="wishes", met=False, what=what, reason=reason)
    return Finding(kind="wishes", met=state != "not_met", what=what, reason=f"told: {state}; begins {begun}")


def plan_b(expected: dict, others: list[Course], phases: dict[str, Days]) -> Finding:
    """Whether one of the later courses is the other way that an adviser expects."""
    asked = expected["plan_b"]
    faults = []
    for number, course in enumerate(others, start=2):
        lacking = [found for entry in asked["must"] if not (found := must(entry, course, phases)).met]
        repeated = [
            id for id in asked.get("must_not_repeat", ()) if course.first_day(one_of([id])) is not None
        ]
        if not lacking and not repeated:
            return Finding(kind="plan_b", met=True, what=asked["text"], reason=f"course {number}")
        said = [f"lacks {found.what} ({found.reason})" for found in lacking]
        said += [f"repeats {listed(repeated)}"] if repeated else []
        faults.append(f"course {number} {', '.join(said)}")
    reason = "; ".join(faults) or "there is one course only"
    return Finding(kind="plan_b", met=False, what=asked["text"], reason=reason)
