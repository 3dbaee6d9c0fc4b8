"""The number of a course: the same however many courses are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from phasing.people import GIVEN, person
from qupcore import national, read_case, suggest_course
from qupcore.domain.answers.course import SuggestedCourse

YEAR_CASE = Path("docs/year-case.json")

Courses = Callable[[int], tuple[SuggestedCourse, ...]]


def of_the_year_case(want: int) -> tuple[SuggestedCourse, ...]:
    case = read_case(YEAR_CASE.read_bytes())
    found = suggest_course(case, date(2026, 9, 1), date(2027, 8, 31), catalogue=[national()], want=want)
    return found.courses


def of_person(id: str) -> Courses:
    people = json.loads((GIVEN / "expected.json").read_text(encoding="utf-8"))
    given = person(next(item for item in people if item["id"].startswith(id)))
    return lambda want: suggest_course(*given, catalogue=[national()], want=want).courses


@pytest.mark.parametrize(
    "courses",
    [of_the_year_case, of_person("15")],
    ids=["year-case", "15"],
)
def test_a_shorter_list_is_the_beginning_of_a_longer_one(courses: Courses) -> None:
    longest = [(course.way, course.lead, course.plans) for course in courses(6)]
    assert len(longest) > 2
    for want in (1, 2, 4):
        assert [(course.way, course.lead, course.plans) for course in courses(want)] == longest[:want]
