"""A course that was adopted is the plan: on any day it has no finding that the course did not tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phasing.asked import asked
from phasing.drawn import ON, OWN, TALK, WORK, World, worlds
from phasing.test_edges import TWO_MONTHS, world
from qupcore import Course, Participant, Plan, check_plan
from qupcore.cases.week.marks import plan_in_force
from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.situation import ManageableTime, PlannedLeave, Treatment
from qupcore.errors import BadInput
from qupcore.phasing.aims import APPROACHES, CourseAims
from qupcore.plans import adopt

_ON_LEAVE = {"leave_planned", "leave_approved", "interrupted", "plan_ends"}
"""What is told of a day on which nothing of the plan is asked for, or of its last."""


THERAPY = (Slot(day="wednesday", start=600, end=690), Slot(day="friday", start=540, end=600))
SITUATIONS = st.fixed_dictionaries(
    {},
    optional={
        "treatments": st.sampled_from(
            (
                (Treatment(kind="mental", minutes_a_week=90, slots=THERAPY, last=date(2026, 11, 12)),),
                (
                    Treatment(kind="addiction", slots=THERAPY[:1], first=date(2026, 10, 1)),
                    Treatment(kind="body", minutes_a_week=60, last=date(2027, 1, 31)),
                ),
            )
        ),
        "travel_minutes_a_day": st.sampled_from((0, 60)),
        "leaves": st.sampled_from(
            (
                (
                    PlannedLeave(first=date(2026, 9, 24), last=date(2026, 10, 2)),
                    PlannedLeave(first=date(2026, 10, 26), last=date(2026, 10, 30)),
                ),
            )
        ),
        "manages": st.just((ManageableTime(minutes_a_week=900, first=date(2026, 9, 21)),)),
    },
)
"""More of a situation than the drawn worlds have: treatment that begins and ends, and two leaves."""


def told_by(course: SuggestedCourse) -> set[tuple[str, str]]:
    """Kind and weight of everything that the course tells of its plans."""
    return {(item.kind, item.weight) for check in course.checks for item in check.findings}


def found_on(day: date, case: Participant, world: World) -> set[tuple[str, str]]:
    """Kind and weight of everything that the check of the plan in force finds on a day."""
    assert case.course is not None
    place = plan_in_force(case.course, day)
    assert place is not None
    plan = case.course.plans[place]
    check = check_plan(plan, day, case=case, catalogue=(world.national, world.local), repairs=0)
    return {(item.kind, item.weight) for item in check.findings}


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), SITUATIONS, st.sampled_from(APPROACHES), st.randoms(use_true_random=False))
def test_an_adopted_course_has_no_finding_that_it_did_not_tell(
    world: World, more: dict[str, Any], approach: Any, random: Any
) -> None:
    world = world.planned(**more)
    for course in asked(world, aims=CourseAims(approach=approach)).courses:
        case = adopt(world.case, course)
        first, last = course.phases[0].first, course.phases[-1].last
        turns = {plan.valid_from for plan in course.plans}
        turns |= {
            day for plan in course.plans for item in plan.elements for day in (item.first, item.last) if day
        }
        turns |= {first + timedelta(days=random.randint(0, (last - first).days)) for _ in range(4)}
        turns |= {item.first for item in (world.case.planning.leaves or ())}  # type: ignore[union-attr]
        told = told_by(course)
        for day in sorted(day for day in turns if first <= day <= last):
            new = {item for item in found_on(day, case, world) if item[0] not in _ON_LEAVE} - told
            assert not new, (day, new)


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (ON - timedelta(days=1), False),
        (ON, True),
        (TWO_MONTHS, True),
        (TWO_MONTHS + timedelta(days=1), False),
    ],
)
def test_a_version_of_the_plan_in_the_days_of_the_course_stands_in_the_way(day: date, refused: bool) -> None:
    there = world(TALK, OWN, WORK)
    case = attrs.evolve(there.case, course=Course(plans=(Plan(valid_from=day),)))
    course = asked(there).courses[0]
    if not refused:
        adopted = adopt(case, course)
        assert adopted.course is not None
        assert len(adopted.course.plans) == 1 + len(course.plans)
        return
    with pytest.raises(BadInput, match=f"has a version of the plan from {day}"):
        adopt(case, course)


def test_the_wishes_of_the_case_are_on_record_for_the_adopted_plan() -> None:
    kinds = {}
    for wishes in ((), ("no:work",)):
        there = world(TALK, OWN, WORK, interests=wishes)
        course = asked(there).courses[0]
        case = adopt(there.case, course)
        check = check_plan(course.plans[0], ON, case=case, catalogue=(there.national, there.local), repairs=0)
        kinds[wishes] = {item.kind for item in check.findings}
    assert kinds[()] - kinds["no:work",] == {"chosen_with_the_participant"}
