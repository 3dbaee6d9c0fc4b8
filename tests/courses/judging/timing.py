"""Order, full time, follow-up and job search.

- `order`: the earliest of `before` begins on an earlier day than the earliest of `after`. It is met, and said
  to be empty, where nothing of `after` is in the course.
- `full_time_by` months: from the first whole week that begins then, no working day outside leave lies in a
  week under 36.5 hours. A job that the person holds is counted up to half a position (§ 30).
- `follow_up_every_weeks`: in any period of that many weeks outside leave a follow-up runs that is at least as
  frequent. An element without `every_weeks` is weekly.
- `job_search_only_last_months`: there is job search, and none begins before those months at the end. It is no
  expectation where it is null.
"""

from __future__ import annotations

from datetime import date, timedelta

from courses.judging.course import Course, one_of
from courses.judging.finding import Finding, listed
from courses.judging.months import DAY, Days, after_months

FULL = 2250
TOLERATED = 60


def order(entry: dict, course: Course) -> Finding:
    """Whether the one begins before the other."""
    what = f"{listed(entry['before'])} before {listed(entry['after'])}"
    before, after = (course.first_day(one_of(entry[key])) for key in ("before", "after"))
    if after is None:
        return Finding(
            kind="order", met=True, what=what, reason="empty: nothing of the later is in the course"
        )
    if before is None:
        return Finding(kind="order", met=False, what=what, reason=f"nothing comes before {after}")
    return Finding(kind="order", met=before < after, what=what, reason=f"{before} and {after}")


def working_weeks(phases: dict[str, Days]) -> list[Days]:
    """The weeks of the course, Monday to Friday, that lie whole within it and outside leave."""
    whole, leave = phases["any"], phases.get("leave")
    monday = whole.first + timedelta(days=-whole.first.weekday() % 7)
    found = []
    while monday + timedelta(days=4) <= whole.last:
        week = Days(monday, monday + timedelta(days=4))
        if leave is None or week.last < leave.first or week.first > leave.last:
            found.append(week)
        monday += timedelta(days=7)
    return found


def full_time(expected: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether the week is full from the month that was expected."""
    due = after_months(phases["any"].first, expected["full_time_by"])
    short = [
        (week.first, least)
        for week in working_weeks(phases)
        if week.first >= due and (least := min(course.full_minutes(day) for day in week)) < FULL - TOLERATED
    ]
    reason = (
        f"{len(short)} weeks are short, the first from {short[0][0]} with {short[0][1]} minutes"
        if short
        else "every week from then is full"
    )
    return Finding(kind="full_time", met=not short, what=f"full time by {due}", reason=reason)


def follow_up(expected: dict, course: Course, phases: dict[str, Days]) -> Finding:
    """Whether there is a talk as often as expected."""
    often = expected["follow_up_every_weeks"]
    without, longest, since = 0, 0, date.max
    for week in working_weeks(phases):
        held = any(item.is_follow_up and item.every_weeks <= often for day in week for item in course.on(day))
        without = 0 if held else without + 1
        if without > longest:
            longest, since = without, week.first
    met = longest < often
    reason = "there is follow-up throughout" if met else f"{longest} weeks on end without, to {since}"
    return Finding(kind="follow_up", met=met, what=f"follow-up every {often} weeks", reason=reason)


def job_search(expected: dict, course: Course, phases: dict[str, Days]) -> Finding | None:
    """Whether job search lies in the months at the end in which it is expected."""
    months = expected["job_search_only_last_months"]
    if months is None:
        return None
    earliest = after_months(phases["any"].last + DAY, -months)
    begun = course.first_day(lambda item: item.is_job_search)
    met = begun is not None and begun >= earliest
    reason = "there is none" if begun is None else f"it begins {begun}; {earliest} is the earliest"
    return Finding(kind="job_search", met=met, what=f"job search in the last {months} months", reason=reason)
