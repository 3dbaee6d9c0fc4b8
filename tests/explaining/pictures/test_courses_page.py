"""The page of suggested courses: each with its timeline, and with a week of each part."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import attrs
import pytest

from explaining.languages import BROKEN, each_language
from explaining.week.test_page import Reader
from qupcore import Course, Participant, national, suggest_course
from qupcore.cases import Planning, ProgrammeDecision
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.situation import DayFrame, PlannedLeave
from qupcore.errors import BadInput
from qupcore.explaining import suggested_courses_page
from qupcore.explaining.pictures.courses_page import _weeks
from qupcore.explaining.pictures.suggested_rows import phase_parts
from qupcore.phasing.suggesting import SuggestedCourses

ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)
PLANNING = Planning(
    needs=("debt", "health_care"),
    municipality="1804",
    leaves=(PlannedLeave(first=date(2027, 2, 1), last=date(2027, 4, 30)),),
    day_frame=DayFrame(start=510, end=1020),
)
PERSON = Participant(ref="a", birth_date=date(1990, 5, 1), benefits=(), planning=PLANNING)


HOLIDAYS = {
    *(date(2026, 12, day) for day in (25, 26)),
    date(2027, 1, 1),
    *(date(2027, 3, day) for day in (25, 26, 28, 29)),
    *(date(2027, 5, day) for day in (1, 6, 16, 17)),
}
"""The public holidays of the course, from the calendar."""


def most_working_days(first: date, last: date) -> int:
    """The working days of the fullest week that lies from Monday to Friday between two days."""
    mondays = (first + timedelta(days=n) for n in range((last - first).days - 3))
    weeks = ([on + timedelta(days=n) for n in range(5)] for on in mondays if on.weekday() == 0)
    return max(sum(day not in HOLIDAYS for day in week) for week in weeks)


@cache
def found() -> SuggestedCourses:
    return suggest_course(PERSON, ON, UNTIL, catalogue=national(), want=2)


@cache
def page(lang: str) -> str:
    return suggested_courses_page(found(), lang, catalogue=national())


@each_language
def test_the_page_is_sound_and_has_each_course_with_its_weeks(lang: str) -> None:
    text = page(lang)
    read = Reader(text)
    assert read.named("html") == [{"lang": lang}]
    assert len(read.named("h1")) == len(read.named("main")) == 1
    assert len(read.named("h2")) == len(found().courses) == 2
    weeks = [list(_weeks(found(), course, lang, national())) for course in found().courses]
    assert len(read.named("h3")) == sum(map(len, weeks)) > 4
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(head.get("scope") in ("col", "row", "rowgroup") for head in read.named("th"))
    assert not {"script", "link", "img", "iframe", "image", "use", "a"} & {tag for tag, _ in read.tags}
    assert "default-src 'none'" in text
    assert not BROKEN.search(" ".join(read.cells))
    assert "open" in read.named("details")[1]


def test_a_week_holds_the_hours_of_the_part_that_it_stands_for() -> None:
    for course in found().courses:
        for part, week in _weeks(found(), course, "nb", national()):
            assert part.first <= week.days[0].on
            assert week.days[-1].on <= part.last
            assert week.hours.days == most_working_days(part.first, part.last)
            if week.hours.days == 5:
                assert week.hours.planned == part.activity
            assert week.frame == (510, 1020), "the hours of the day that the case states"


def test_a_part_whose_only_week_has_a_holiday_has_that_week() -> None:
    """Ascension Day is on Thursday 6 May 2027: no other week of the part lies in it."""
    course = found().courses[0]
    phase = attrs.evolve(course.phases[-2], first=date(2027, 5, 1), last=date(2027, 5, 9))
    short = attrs.evolve(course, phases=(phase,))
    drawn = [(week.days[0].on, week.hours.days) for _, week in _weeks(found(), short, "nb", national())]
    assert (date(2027, 5, 3), 4) in drawn


def test_every_part_of_more_than_two_weeks_has_a_week() -> None:
    course = found().courses[0]
    long = [item for item in phase_parts(course) if (item.last - item.first).days >= 13]
    shown = [part for part, _ in _weeks(found(), course, "nb", national())]
    assert [item for item in long if item not in shown] == []
    assert len(long) >= 3


def test_the_plan_and_the_decision_that_the_case_holds_are_not_drawn() -> None:
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=date(2025, 12, 30),
        applies_from=date(2026, 1, 5),
        applies_to=date(2026, 11, 30),
    )
    plan = Plan(valid_from=date(2026, 1, 5))
    course = Course(plans=(plan,), decisions=(granted,), started_on=date(2026, 1, 5))
    held = attrs.evolve(PERSON, course=course)
    again = attrs.evolve(found(), problem=attrs.evolve(found().problem, case=held))
    assert suggested_courses_page(again, "nb", catalogue=national()) == page("nb")


def test_no_course_is_said_and_is_no_refusal() -> None:
    none = attrs.evolve(found(), courses=())
    text = suggested_courses_page(none, "nb", catalogue=national())
    assert "<h2" not in text
    assert "Det er ikke et avslag" in text


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput):
        suggested_courses_page(found(), "sv", catalogue=national())
