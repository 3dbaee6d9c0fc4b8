"""What holds for every course, whatever the person, the measures and the offers: over drawn worlds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from phasing.asked import asked, problem_of
from phasing.drawn import HERE, ON, World, offers_of, worlds
from qupcore import Period, check_plan, decide
from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.plan import Plan
from qupcore.phasing.aims import APPROACHES, CourseAims
from qupcore.phasing.search import best_course
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.plans import adopt
from qupcore.records import courses_record

_STARTS = ("offer_start", "start_window", "last_start", "age", "admission")
"""Findings about the first day of an element."""


def examples(many: int) -> settings:
    """So many worlds: each takes some milliseconds to draw."""
    return settings(max_examples=many, suppress_health_check=[HealthCheck.too_slow])


def first_of(found: SuggestedCourses) -> SuggestedCourse:
    assume(found.courses)
    return found.courses[0]


def breaches(plan: Plan, days: date | Period, world: World) -> list[PlanFinding]:
    check = check_plan(
        plan, days, case=world.case, catalogue=(world.national, world.local), repairs=0
    )
    assert len(check.engines) == 2
    return [item for item in check.findings if item.weight == "breach" and not _goes_on(plan, item)]


def _goes_on(plan: Plan, found: PlanFinding) -> bool:
    """Whether it is said of an element that goes on from one with other hours, which is no new start."""
    if found.kind not in _STARTS:
        return False
    return all(
        any(
            (other.measure, other.offer) == (one.measure, one.offer)
            and one.first is not None
            and other.last == one.first - timedelta(days=1)
            for other in plan.elements
        )
        for one in (plan.elements[place] for place in found.elements)
    )


def days_of(course: SuggestedCourse, plan: Plan, until: date, random: Random) -> Iterable[date]:
    """The days on which something begins or ends in a plan, and some others."""
    ends = [day for item in plan.elements for day in (item.first, item.last) if day]
    last = max(ends, default=plan.valid_from)
    ends += [day for phase in course.phases for day in (phase.first, phase.last)]
    many = (last - plan.valid_from).days
    ends += [plan.valid_from + timedelta(days=random.randint(0, many)) for _ in range(3)]
    return sorted({day for day in ends if plan.valid_from <= day <= last})


@examples(120)
@given(worlds(), st.sampled_from(APPROACHES), st.randoms(use_true_random=False))
def test_every_course_is_valid_on_every_day_to_both_engines(
    world: World, approach: Any, random: Random
) -> None:
    """What is broken is told as a gap: hours that nothing fills, or that nothing is directed at work."""
    world = world.planned(position=None)  # see FOUND.md
    found = asked(world, want=2, aims=CourseAims(approach=approach))
    works = any(line.item.counts_as in ("work_directed", "job_search") for line in found.problem.lines)
    for course in found.courses:
        gaps = {"full_time_all_year"} if course.missing else set()
        if not works or course.missing:
            gaps.add("work_directed")
        case = world.case
        for plan in course.plans:
            for day in days_of(course, plan, world.until, random):
                assert {item.kind for item in breaches(plan, day, world)} <= gaps, day
            ends = [item.last for item in plan.elements if item.last]
            whole = Period(plan.valid_from, max(ends, default=plan.valid_from))
            assert {item.kind for item in breaches(plan, whole, world)} <= gaps
        assert adopt(case, course).course is not None
