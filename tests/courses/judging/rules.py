"""The rules for every course (G1 to G11 of `given/general.json`), as far as a course can be counted.

| rule | computed as |
|---|---|
| G1 | in the first whole week at or after `full_time_by` 2190 to 2310 minutes; no week over 2400 |
| G2 | half of all minutes are work-directed or job search, or language or training that is a need |
| G3 | job search or IPS runs in the late phase; job search begins before it only beside IPS |
| G4 | no more than 93 days outside leave without an evaluation date |
| G5 | a follow-up element runs in each of the course's phases |
| G6 | in the usual week of each of the course's phases two to six measures beside the talks |
| G7 | the usual weeks of neighbouring phases differ; where a phase has `why`, every later one has |
| G8 | at most 24 months outside leave; where the course has `decisions`, each is within a year of the last |
| G9 | no full week becomes short within 14 days after an element ends, or the course tells what is missing |
| G10 | each wish of the case is met, met later with a day, or not met with a reason |
| G11 | the work-directed measure with the most minutes differs between the first two courses |
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from courses.judging.course import SUPPORTED, TALKS, Course
from courses.judging.finding import Finding
from courses.judging.months import Days, after_months
from courses.judging.timing import FULL, TOLERATED, working_weeks

_TOWARDS_WORK = frozenset({"language", "basic_subjects", "formal_training"})
Judged = tuple[bool | None, str]


def general(expected: dict, courses: list[Course], phases: dict[str, Days], planning: dict) -> list[Finding]:
    """Each general rule that the first course is held to."""
    first = courses[0]
    found: dict[str, Judged] = {
        "G1": _full_and_no_more(expected, first, phases),
        "G2": _half_towards_work(first, phases, frozenset(planning.get("needs") or ())),
        "G3": _job_search_late(first, phases),
        "G4": _evaluated(first, phases),
        "G5": _followed_up(first),
        "G6": _in_parallel(first),
        "G7": _phases_differ(first),
        "G8": _decisions(first, phases),
        "G9": _succeeded(expected, first, phases),
        "G10": _wishes_told(first, planning.get("interests") or ()),
        "G11": _main_differs(courses),
    }
    return [Finding(kind="general", met=met, what=rule, reason=why) for rule, (met, why) in found.items()]


def _outside_leave(phases: dict[str, Days]) -> list[date]:
    leave = phases.get("leave")
    return [day for day in phases["any"] if leave is None or day not in leave]


def _full_and_no_more(expected: dict, course: Course, phases: dict[str, Days]) -> Judged:
    due = after_months(phases["any"].first, expected["full_time_by"])
    weeks = {week.first: max(course.full_minutes(day) for day in week) for week in working_weeks(phases)}
    most = max(weeks.values(), default=0)
    reached = next((minutes for monday, minutes in weeks.items() if monday >= due), 0)
    within = FULL - TOLERATED <= reached <= FULL + TOLERATED
    return within and most <= 2400, f"{reached} minutes by {due}, {most} at the most"


def _half_towards_work(course: Course, phases: dict[str, Days], needs: frozenset[str]) -> Judged:
    whole = towards = 0
    for day in _outside_leave(phases):
        whole += course.full_minutes(day)
        towards += course.full_minutes(day) - course.minutes(day)
        towards += course.minutes(
            day,
            lambda item: (
                item.counts_as in ("work_directed", "job_search") or bool(item.covers & needs & _TOWARDS_WORK)
            ),
        )
    share = towards / whole if whole else 0.0
    return share >= 0.5, f"a share of {share:.2f}"


def _job_search_late(course: Course, phases: dict[str, Days]) -> Judged:
    late = phases["late"]
    supported = course.runs(phases["any"], lambda item: item.measure in SUPPORTED)
    searched = course.runs(late, lambda item: item.is_job_search or item.measure in SUPPORTED)
    begun = course.first_day(lambda item: item.is_job_search)
    early = begun is not None and begun < late.first and not supported
    return searched and not early, f"it begins {begun}; the late phase begins {late.first}"


def _evaluated(course: Course, phases: dict[str, Days]) -> Judged:
    whole, leave = phases["any"], phases.get("leave")
    dates = sorted(date.fromisoformat(day) for day in course.written.get("evaluation_dates", ()))
    if not dates:
        return False, "no evaluation dates"
    longest = 0
    for start, end in zip([whole.first, *dates], [*dates, whole.last], strict=True):
        longest = max(longest, (end - start).days - _days_of_leave(start, end, leave))
    return longest <= 93, f"{len(dates)} dates, {longest} days apart at the most"


def _followed_up(course: Course) -> Judged:
    without = [
        str(phase.first) for phase in course.phases if not course.runs(phase, lambda item: item.is_follow_up)
    ]
    return not without, f"none in the phase from {', '.join(without)}" if without else "in every phase"


def _in_parallel(course: Course) -> Judged:
    counts = [
        len({measure for measure, _ in course.usual_week(phase) if measure not in TALKS})
        for phase in course.phases
    ]
    return all(2 <= count <= 6 for count in counts), f"{counts} measures at once"


def _phases_differ(course: Course) -> Judged:
    weeks = [course.usual_week(phase) for phase in course.phases]
    alike = sum(one == other for one, other in pairwise(weeks))
    reasons = [bool(phase.get("why")) for phase in course.written["phases"]]
    silent = reasons[1:].count(False) if any(reasons) else 0
    met = len(weeks) > 1 and not alike and not silent
    return met, f"{len(weeks)} phases, {alike} like the one before, {silent} without a reason"


def _decisions(course: Course, phases: dict[str, Days]) -> Judged:
    whole = phases["any"]
    first, last = whole.first, max((phase.last for phase in course.phases), default=whole.last)
    leave = phases.get("leave")
    away = (leave.last - leave.first).days + 1 if leave else 0
    limit = after_months(first, 24) + timedelta(days=away)
    if last >= limit:
        return False, f"it ends {last}, not before {limit}"
    if last < after_months(first, 12):
        return True, "one decision covers it"
    if "decisions" not in course.written:
        return None, f"over a year ({whole.first} to {last}), and the course has no `decisions`"
    days = [first, *sorted(date.fromisoformat(item["first"]) for item in course.written["decisions"]), last]
    late = [
        str(end)
        for start, end in pairwise(days)
        if end > after_months(start, 12) + timedelta(days=_days_of_leave(start, end, leave))
    ]
    return not late, f"no decision in the year before {', '.join(late)}" if late else "each within a year"


def _days_of_leave(first: date, last: date, leave: Days | None) -> int:
    """The days of leave within two days. § 32 does not count leave in the length of a programme."""
    return max(0, (min(last, leave.last) - max(first, leave.first)).days + 1) if leave else 0


def _succeeded(expected: dict, course: Course, phases: dict[str, Days]) -> Judged:
    due = after_months(phases["any"].first, expected["full_time_by"])
    ends = {item.last for item in course.elements if item.minutes and item.last < phases["any"].last}
    weeks = [week for week in working_weeks(phases) if week.first >= due]
    gaps = [
        week.first
        for week in weeks
        if any(timedelta() <= week.last - end <= timedelta(days=14) for end in ends)
        and min(course.full_minutes(day) for day in week) < FULL - TOLERATED
    ]
    if course.written.get("given_up") or course.written.get("missing_minutes_a_week"):
        return True, f"{len(gaps)} weeks short after an end, told"
    told = [
        phase
        for phase, written in zip(course.phases, course.written["phases"], strict=True)
        if written.get("set_aside_minutes")
    ]
    silent = [monday for monday in gaps if not any(monday in phase for phase in told)]
    return not silent, f"{len(gaps)} weeks short after an end, {len(silent)} of them not told"


def _wishes_told(course: Course, interests: list[str] | tuple[()]) -> Judged:
    told = {item["wish"]: item for item in course.written.get("wishes", ())}
    silent = [
        wish
        for wish in interests
        if wish not in told
        or (told[wish]["state"] == "met_later" and not told[wish].get("from"))
        or (told[wish]["state"] == "not_met" and not told[wish].get("why"))
    ]
    return not silent, f"nothing told of {', '.join(silent)}" if silent else "each is told"


def _main_work(course: Course) -> str:
    minutes: Counter[str] = Counter()
    for item in course.elements:
        if item.counts_as == "work_directed":
            minutes[item.measure] += item.minutes * ((item.last - item.first).days + 1)
    return minutes.most_common(1)[0][0] if minutes else ""


def _main_differs(courses: list[Course]) -> Judged:
    if len(courses) < 2:
        return False, "there is one course only"
    mains = [_main_work(course) for course in courses[:2]]
    return mains[0] != mains[1], " and ".join(main or "none" for main in mains)
