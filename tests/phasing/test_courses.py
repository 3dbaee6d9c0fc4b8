"""The courses of ten people: valid on every day, in phases that differ, and the same in any order."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import attrs
import pytest

from phasing.people import GIVEN, person
from qupcore import Period, check_plan, national, suggest_course
from qupcore.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.explaining import explain_courses
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.plans import CourseAims, adopt
from qupcore.records import courses_record

PEOPLE: list[dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text(encoding="utf-8"))
IDS = [item["id"][:2] for item in PEOPLE]


@cache
def courses(number: int) -> SuggestedCourses:
    case, on, until = person(PEOPLE[number])
    return suggest_course(case, on, until, catalogue=[national()], want=2)


@pytest.fixture(params=range(len(PEOPLE)), ids=IDS)
def found(request: pytest.FixtureRequest) -> SuggestedCourses:
    number: int = request.param
    return courses(number)


def test_a_course_is_valid_on_every_day(found: SuggestedCourses) -> None:
    first = found.courses[0]
    for plan in first.plans:
        last = max(element.last for element in plan.elements if element.last)
        check = check_plan(
            plan,
            Period(plan.valid_from, last),
            case=found.problem.case,
            catalogue=[national()],
            repairs=0,
        )
        assert [item for item in check.findings if item.weight == "breach"] == []
        assert len(check.engines) == 2
    assert first.outcome in ("valid", "needs_assessment")


def test_the_week_is_full_or_says_what_is_set_aside(found: SuggestedCourses) -> None:
    """A second reading, by hand: the minutes of the elements that run on each Monday."""
    for phase in found.courses[0].phases:
        day = phase.first
        while day <= phase.last:
            week = sum(item.minutes_a_week for item in phase.elements if item.first <= day <= item.last)
            assert week <= 2250
            assert week == 2250 or phase.managed is not None, (day, week)
            day += timedelta(days=7)


def test_phases_differ_and_follow_up_is_in_each(found: SuggestedCourses) -> None:
    phases = found.courses[0].phases
    held = [{(item.measure, item.minutes_a_week) for item in phase.elements} for phase in phases]
    follow = [later.first - one.last == timedelta(days=1) for one, later in pairwise(phases)]
    if all(follow):  # weeks between a phase and a leave go on as before
        assert all(one != other for one, other in pairwise(held))
    assert all(any(item.measure == "no:oppfolgingssamtale" for item in p.elements) for p in phases)


def test_job_search_belongs_to_the_last_part(found: SuggestedCourses) -> None:
    """FOR-2011-12-21-1471 § 1: at the latest in the final part."""
    searching = [
        item for phase in found.courses[0].phases for item in phase.elements if item.counts_as == "job_search"
    ]
    assert searching
    assert all(item.last == found.until for item in searching[-1:])
    assert all((found.until - item.first).days <= 125 for item in searching)


def test_nothing_is_held_in_a_leave() -> None:
    found = courses(IDS.index("19"))
    elements = [item for phase in found.courses[0].phases for item in phase.elements]
    assert all(item.last < date(2027, 1, 20) or item.first > date(2027, 11, 6) for item in elements)
    assert len(found.courses[0].plans) == 2


def test_what_supports_an_employer_fills_no_hours(found: SuggestedCourses) -> None:
    held = {item.measure for phase in found.courses[0].phases for item in phase.elements}
    assert not held & {"no:mentor", "no:inkluderingstilskudd", "no:ekspertbistand"}


def test_a_person_who_manages_little_begins_with_it() -> None:
    found = courses(IDS.index("13"))
    phases = found.courses[0].phases
    attended = [
        sum(
            item.minutes_a_week
            for item in phase.elements
            if item.counts_as in ("work_directed", "supporting", "job_search") and item.first == phase.first
        )
        for phase in phases
    ]
    assert attended[0] <= 600 < attended[1]
    assert phases[0].set_aside > 0


def test_an_assumption_is_asked_about() -> None:
    case, on, until = person(PEOPLE[IDS.index("13")])
    assert case.planning is not None
    bare = attrs.evolve(case, planning=attrs.evolve(case.planning, manages=()))
    found = suggest_course(bare, on, until, catalogue=[national()], want=1)
    assert "$.planning.manages" in found.asks
    assert found.courses[0].outcome == "needs_assessment"


def test_courses_differ_in_their_main_measure_or_approach(found: SuggestedCourses) -> None:
    told = [(course.approach, course.main) for course in found.courses]
    assert len(set(told)) == len(told)


def test_the_order_of_catalogues_changes_nothing() -> None:
    case, on, until = person(PEOPLE[0])
    empty = Catalogue(by="other", namespace="4601")
    records = [
        courses_record(suggest_course(case, on, until, catalogue=several, want=1))
        for several in ([national(), empty], [empty, national()])
    ]
    assert records[0] == records[1]


def test_a_course_can_be_adopted() -> None:
    found = courses(0)
    case = adopt(found.problem.case, found.courses[0])
    assert case.course is not None
    assert case.course.plans == found.courses[0].plans
    with pytest.raises(BadInput, match="has a version of the plan from 2026-09-07"):
        adopt(case, found.courses[0])


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_courses_are_told_in_words(found: SuggestedCourses, lang: str) -> None:
    names = dict.fromkeys((*found.problem.rules.view.measures, *found.problem.rules.view.needs), "NAME")
    text = " ".join(line.text for line in explain_courses(found, lang, names))
    assert "no:" not in text
    assert "$." not in text


def test_a_course_needs_days_in_order() -> None:
    case, on, until = person(PEOPLE[0])
    with pytest.raises(BadInput, match="a course from"):
        suggest_course(case, until, on, catalogue=[national()])


def test_the_caller_can_leave_out_a_measure() -> None:
    case, on, until = person(PEOPLE[0])
    aims = CourseAims(without=frozenset({"no:individuell-jobbstotte"}))
    found = suggest_course(case, on, until, catalogue=[national()], want=1, aims=aims)
    (wish,) = found.courses[0].wishes
    assert (wish.state, wish.why) == ("not_met", "left_out")
