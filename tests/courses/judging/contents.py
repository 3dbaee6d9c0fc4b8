"""What a phase holds and does not hold.

- A `must` with minutes is met if in some week of the phase the chosen elements lie within them.
- A `must` without minutes is met if one of the elements runs in the phase.
- A `must_not` beyond 0 minutes is missed if one of the elements runs at all, also one that fills no time.
- A `must_not` beyond more minutes is missed if any week of the phase holds more.
- `longer_than_weeks` beside it misses, too, if the measure runs for more weeks than that in the whole course.
"""

from __future__ import annotations

from courses.judging.course import Chosen, Course, counted_as, one_of
from courses.judging.finding import Finding, listed
from courses.judging.months import Days


def chosen_by(entry: dict) -> Chosen:
    """The elements that an entry names, by measure or by class."""
    return one_of(entry["measure"]) if "measure" in entry else counted_as(entry["class"])


def _named(entry: dict) -> str:
    ids = entry.get("measure") or entry.get("class") or []
    return f"{entry['phase']}: {listed([ids] if isinstance(ids, str) else ids)}"


def must(entry: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether the phase holds what it must."""
    chosen, days = chosen_by(entry), phases[entry["phase"]]
    low, high = entry.get("min_minutes_a_week"), entry.get("max_minutes_a_week")
    if low is None and high is None:
        met = course.runs(days, chosen)
        return Finding(
            kind="must", met=met, what=_named(entry), reason="it runs" if met else "it does not run"
        )
    weeks = course.weeks(days, chosen)
    if low is None:
        most = max(weeks.values(), default=0)
        met = most <= high
        reason = f"{most} minutes at the most, of {high}"
        return Finding(kind="must", met=met, what=_named(entry), reason=reason)
    top = high if high is not None else 10**6
    within = [minutes for minutes in weeks.values() if low <= minutes <= top]
    reason = (
        f"{len(within)} weeks of {len(weeks)} have {low} to {top} minutes"
        if within
        else f"no week has {low} to {top} minutes; they have {min(weeks.values(), default=0)} to "
        f"{max(weeks.values(), default=0)}"
    )
    return Finding(kind="must", met=bool(within), what=_named(entry), reason=reason)


def must_not(entry: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether the phase is free of what it must not hold."""
    chosen, days = chosen_by(entry), phases[entry["phase"]]
    limit = entry["more_than_minutes_a_week"]
    most = max(course.weeks(days, chosen).values(), default=0)
    faults = []
    if limit == 0 and course.runs(days, chosen):
        running = sorted({item.measure for day in days for item in course.on(day, chosen)})
        faults.append(f"{listed(running)} runs, with {most} minutes at the most")
    elif most > limit:
        faults.append(f"{most} minutes in a week, more than {limit}")
    longest = entry.get("longer_than_weeks")
    if longest is not None:
        ran = len({day.isocalendar()[:2] for day in phases["any"] if course.on(day, chosen)})
        if ran > longest:
            faults.append(f"it runs in {ran} weeks, more than {longest}")
    return Finding(
        kind="must_not", met=not faults, what=_named(entry), reason="; ".join(faults) or "the limit is kept"
    )
