"""Suggested courses as text: phases with their elements, what each course meets, and what it gives up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from qupcore.domain.answers.course import CourseElement, CoursePhase, GivenUp, SuggestedCourse
from qupcore.domain.answers.plan_check import PlanFinding, Severity
from qupcore.domain.arguments import check_arguments
from qupcore.domain.period import Period
from qupcore.explaining.findings import plan_state
from qupcore.explaining.givers import giver_lines
from qupcore.explaining.lines import Line, LineStyle, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import place_words
from qupcore.explaining.plan_check import time_said
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.unknown_needs import unknown_need_lines, unknown_wish_lines
from qupcore.explaining.unknown_places import nowhere_lines
from qupcore.explaining.week.saying import duration_text
from qupcore.explaining.why_not import local_lines
from qupcore.phasing.asks import day_is_tight, depending
from qupcore.phasing.suggesting import SuggestedCourses

__all__ = ["approach_said", "course_heading", "explain_courses", "hours_said", "overview", "remarks"]

Names = Mapping[str, str]

_TOLD: Mapping[Severity, LineStyle] = {
    "breach": "not_met",
    "needs_assessment": "unknown",
    "warning": "plain",
}
"""The findings to tell: those that decide whether a course is valid, and warnings. Notes are in the JSON."""

_FEW = 2
"""Measures: a finding about more of them is about the week, and is told without their names."""


def explain_courses(found: SuggestedCourses, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain suggested courses, in order.

    Args:
        found: The courses.
        lang: `nb`, `nn` or `en`.
        names: The names of measures, offers and needs by id; an id without one is shown as it is.
    """
    check_arguments(explain_courses, locals())
    return tuple(apart(_courses(found, phrases(lang), names)))


def _courses(found: SuggestedCourses, words: Phrases, names: Names) -> Iterator[Line]:
    yield from overview(found, words, names)
    told = {*found.uncovered, *found.unknown_needs, *found.unknown_wishes}
    tight = day_is_tight(found.problem)
    for number, course in enumerate(found.courses, 1):
        yield from _course(course, number, words, names, told, tight)


def overview(found: SuggestedCourses, words: Phrases, names: Names) -> Iterator[Line]:
    """What holds for all suggested courses: the days, what is not known, and what nothing meets."""
    yield from trial_lines(found.problem.rules.under, words)
    key = "courses" if found.courses else "no_course"
    yield Line(
        words.say("course_heading", key, on=found.on, until=found.until), weight="headline", id="courses"
    )
    if not found.courses:
        yield Line(words.say("course_label", "no_room_at_all"), 0, "unknown", id="no_room")
    yield Line(words.say("plan_label", "right"), weight="quiet", id="right")
    yield Line(words.say("course_label", "policy"), weight="quiet", id="policy")
    yield from _asks(found, words, names)
    for item in found.beyond:
        said = words.say("course_beyond", item.kind, last=item.last, place=words.place(item.citation))
        yield Line(said, 0, "unknown" if item.kind == "grounds" else "not_met", id=f"beyond.{item.kind}")
    if found.uncovered:
        needs = _named(found.uncovered, names)
        yield Line(words.say("course_label", "uncovered", needs=needs), 0, "unknown", id="uncovered")
    yield from unknown_need_lines(found.unknown_needs, found.problem.rules.view.needs, words)
    yield from unknown_wish_lines(found.unknown_wishes, words)
    if found.closed_ways:
        ways = words.listed([words.say("course_way", way) for way in found.closed_ways])
        yield Line(words.say("course_label", "closed_ways", ways=ways), 0, "unknown", id="closed_ways")
    if found.courses and found.fewer:
        yield Line(words.say("course_label", "fewer", fewer=found.fewer), 0, id="fewer")
    if found.courses:
        yield from local_lines(found, words, names)


def _asks(found: SuggestedCourses, words: Phrases, names: Names) -> Iterator[Line]:
    """What is not known, with the measures that depend on it; and a municipality that does not exist."""
    place = found.problem.case.municipality
    nowhere = tuple(nowhere_lines(place, words))
    yield from nowhere
    of = depending(found.problem)
    for path in found.asks:
        if nowhere and path == "$.planning.municipality":
            continue
        if path.startswith("$.planning."):
            said = words.say("course_ask", path.rpartition(".")[2])
        elif path in of:
            fact, measures = place_words(path, words), _named(of[path], names)
            said = words.say("course_ask", "fact_of", fact=fact, measures=measures)
        else:
            said = words.say("course_ask", "fact", fact=place_words(path, words))
        yield Line(said, 0, "unknown", id=f"ask.{path}")


def _course(
    course: SuggestedCourse, number: int, words: Phrases, names: Names, told: Collection[str], tight: bool
) -> Iterator[Line]:
    id = f"course.{number}"
    yield Line(course_heading(course, number, words, names), weight="heading", id=id)
    for place, phase in enumerate(course.phases):
        yield from _phase(phase, f"{id}.phase.{place}", words, names)
    yield from remarks(course, words, names, id, told, tight=tight)
    days = words.listed([words.written(day) for day in course.evaluations])
    yield Line(words.say("course_label", "evaluations", days=days), 2, id=f"{id}.evaluations")
    yield from giver_lines(course, f"{id}.given_by", words, names)
    yield from _talks(course, f"{id}.talks", words, names)
    for first, _ in course.decisions[1:]:
        yield Line(words.say("course_label", "decision", first=first), 2, id=f"{id}.decision.{first}")
    yield Line(words.say("course_label", "after", day=course.follow_up_after), 2, id=f"{id}.after")


def _talks(course: SuggestedCourse, id: str, words: Phrases, names: Names) -> Iterator[Line]:
    """The talks: how many and the first, each one with others, and whether the adviser has the time."""
    if not course.talks:
        return
    first = course.talks[0].day
    yield Line(words.say("course_talk", "talks", many=len(course.talks), first=first), 2, id=id)
    at: dict[tuple[str, ...], list[date]] = {}
    for talk in course.talks:
        if talk.with_whom == "three_party":
            at.setdefault(talk.measures, []).append(talk.day)
    for measures, on in at.items():
        days = words.listed([words.written(day) for day in on])
        said = words.say("course_talk", "three_party", days=days, measures=_named(measures, names))
        yield Line(said, 4, id=f"{id}.{measures[0]}.{on[0]}")
    time = course.adviser_time
    if time.state == "undetermined":
        yield Line(words.say("course_talk", "undetermined"), 4, "unknown", id=f"{id}.time")
    elif time.state == "does_not_fit":
        lacks = time_said(time.lacking, words)
        said = words.say("course_talk", "does_not_fit", time=lacks, many=len(time.weeks))
        yield Line(said, 4, "unknown", id=f"{id}.time")


def course_heading(course: SuggestedCourse, number: int, words: Phrases, names: Names) -> str:
    """The number of a course, what it is built around, and what the check of its plans says."""
    outcome = words.say("plan_outcome_word", course.outcome)
    approach = approach_said(course, words, names)
    return words.say("course_heading", "course", number=number, approach=approach, outcome=outcome)


def approach_said(course: SuggestedCourse, words: Phrases, names: Names) -> str:
    """The way that a course goes instead of the first; what it is built around; or its approach."""
    if course.way:
        way = words.say("course_way", course.way)
        return words.say("course_approach", "another", way=way, lead=names.get(course.lead, course.lead))
    if course.lead:
        return words.say("course_approach", "around", lead=names.get(course.lead, course.lead))
    return words.say("course_approach", course.approach)


def remarks(
    course: SuggestedCourse,
    words: Phrases,
    names: Names,
    id: str = "course",
    before: Collection[str] = (),
    *,
    tight: bool = False,
) -> Iterator[Line]:
    """What stands in the way of a course, which needs and wishes it meets, and what differs from course 1.

    Args:
        course: The course.
        words: The language.
        names: The names of measures, offers and needs by id.
        id: The beginning of the ids of the lines.
        before: The needs and wishes that were told before the courses, because nothing meets them.
        tight: Whether full time needs every minute of the hours of the day.
    """
    yield from _findings(course, words, names, id)
    for need in course.needs:
        if need.state != "met" and need.need not in before:
            said = words.say("course_need", need.state, need=names.get(need.need, need.need))
            yield Line(said, 2, "unknown", id=f"{id}.need.{need.need}")
    for wish in (item for item in course.wishes if item.wish not in before):
        name = names.get(wish.wish, wish.wish)
        if wish.state == "not_met":
            why = words.say("course_why", wish.why or "no_room")
            said = words.say("course_label", "wish_not_met", wish=name, why=why)
        elif wish.state == "met_later":
            phase = next(item for item in course.phases if wish.first and wish.first <= item.last)
            said_phase = words.say("course_phase", phase.name).lower()
            part = {"phase": said_phase} if wish.why == "another_phase" else {}
            why = words.say("course_why", wish.why, **part)
            said = words.say("course_label", "wish_later", wish=name, first=wish.first, why=why)
        else:
            said = words.say("course_label", "wish_met", wish=name, first=wish.first)
        yield Line(said, 2, id=f"{id}.wish.{wish.wish}")
    if course.missing:
        time = time_said(course.missing, words)
        key = "missing_in_the_day" if tight else "missing"
        yield Line(words.say("course_label", key, time=time), 2, "unknown", id=f"{id}.missing")
    if course.given_up:
        yield Line(words.say("course_label", "against"), 2, id=f"{id}.against")
        for item in course.given_up:
            yield Line(_difference(item, words, names), 4, id=f"{id}.against.{item.layer}")


def _findings(course: SuggestedCourse, words: Phrases, names: Names, id: str) -> Iterator[Line]:
    """The findings in the plans, each once with all its days; about one or two measures, with their names."""
    told: dict[str, PlanFinding] = {}
    days: dict[str, set[Period]] = {}
    for finding in (item for check in course.checks for item in check.findings if item.weight in _TOLD):
        said = plan_state(finding, words)
        if finding.weight == "warning" and 0 < len(finding.measures) <= _FEW:
            measures = _named(finding.measures, names)
            said = words.say("course_label", "finding_measures", measures=measures, said=said)
        told.setdefault(said, finding)
        days.setdefault(said, set()).update({finding.period} if finding.period else ())
    for number, (text, finding) in enumerate(told.items()):
        said = text
        if days[text]:
            listed = words.listed([words.written(item) for item in _joined(days[text])])
            said = words.say("course_label", "finding_days", said=text, days=listed)
        name = f"{id}.finding.{finding.rule}.{number}"
        yield Line(said, 2, _TOLD[finding.weight], id=name, findings=(finding.rule,))


def _joined(periods: Iterable[Period]) -> list[Period]:
    """Periods in order, those that follow each other as one."""
    found: list[Period] = []
    for item in sorted(periods, key=lambda item: item.start):
        before = found[-1] if found else None
        if before is None or before.end is None or item.start > before.end + timedelta(days=1):
            found.append(item)
        elif item.end is None or item.end > before.end:
            found[-1] = Period(before.start, item.end)
    return found


def _phase(phase: CoursePhase, id: str, words: Phrases, names: Names) -> Iterator[Line]:
    name = words.say("course_phase", phase.name)
    yield Line(words.say("course_label", "phase", phase=name, first=phase.first, last=phase.last), 2, id=id)
    for number, item in enumerate(phase.elements):
        measure = names.get(item.offer or item.measure, names.get(item.measure, item.measure))
        hours = hours_said(item, words)
        key = _days_told(item.first > phase.first, item.last < phase.last)
        said = words.say("course_label", key, measure=measure, hours=hours, first=item.first, last=item.last)
        yield Line(said, 4, id=f"{id}.element.{number}")
    if phase.set_aside:
        time = time_said(phase.set_aside, words)
        yield Line(words.say("course_label", "set_aside", time=time), 4, "unknown", id=f"{id}.set_aside")


def _days_told(later: bool, sooner: bool) -> str:
    """The text of an element in a phase: its days only where they are not those of the phase."""
    if later and sooner:
        return "element_days"
    return "element_from" if later else "element_until" if sooner else "element"


def hours_said(item: CourseElement, words: Phrases) -> str:
    """The hours of an element in its weeks."""
    if not item.minutes_a_week:
        return words.say("course_picture", "no_hours")
    key = "second_week" if item.every_weeks == 2 else "a_week"
    minutes = item.minutes_a_week * (2 if item.every_weeks == 2 else 1)
    return words.say("course_picture", key, time=duration_text(minutes, words))


def _difference(item: GivenUp, words: Phrases, names: Names) -> str:
    said = words.say("course_more" if item.by > 0 else "course_less", item.layer)
    return f"{said}: {_named(item.ids, names)}" if item.ids else said


def _named(ids: tuple[str, ...], names: Names) -> str:
    return ", ".join(names.get(id, id) for id in ids)
