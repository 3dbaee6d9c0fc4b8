"""Edges of what runs together: job search that no course may have, relations and groups of some days."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from phasing.asked import asked
from phasing.drawn import ALWAYS, HEALTH, HERE, OWN, SEARCH, SOURCE, TALK, WORDS, WORK, made
from phasing.test_edges import LEAVE, broken, relation, world
from qupcore import Period
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.situation import Treatment
from qupcore.domain.catalogue.practice import Practice, UsualHours
from qupcore.domain.catalogue.relation import Group

EIGHT_MONTHS = date(2027, 5, 5)
ONE_OF = Group(
    id=f"{HERE}:one",
    members=("no:search", "no:talk"),
    at_most=1,
    overlap="programme",
    valid=ALWAYS,
    authority="local",
    reason=WORDS,
    sources=SOURCE,
)


def test_job_search_that_no_course_may_have_takes_no_full_week() -> None:
    """Follow-up is in every course, and the municipality allows job search only without it."""
    found = asked(world(TALK, OWN, SEARCH, WORK, until=EIGHT_MONTHS, groups=(ONE_OF,)))
    course = found.courses[0]
    assert (found.complete, course.checks[-1].outcome, course.missing) == (True, "valid", 0)
    cost = dict(course.cost)
    assert (cost["full_time"], cost["job_search"]) == (0, 0)


def test_a_day_without_a_full_week_weighs_more_than_one_without_job_search() -> None:
    """Job search and work exclude each other, and job search alone fills no week."""
    apart = relation("forbids", "no:search", "no:work", overlap="programme")
    found = asked(world(OWN, SEARCH, WORK, until=EIGHT_MONTHS, relations=(apart,)))
    course = found.courses[0]
    cost = dict(course.cost)
    assert (cost["full_time"], course.missing) == (0, 0)
    assert cost["job_search"] == 59
    assert {item.measure for plan in course.plans for item in plan.elements} == {"no:own", "no:work"}


@pytest.mark.parametrize(
    ("valid", "complete"),
    [
        (Period(date(2016, 1, 1), date(2026, 9, 6)), True),  # over when the course begins
        (Period(date(2016, 1, 1), date(2026, 9, 30)), False),
        (Period(date(2027, 5, 1)), False),
    ],
)
@pytest.mark.parametrize("bound", ["same_time", "programme", "group"])
def test_a_relation_that_holds_on_some_days_leaves_no_need_unmet(
    bound: Any, valid: Period, *, complete: bool
) -> None:
    """Lessons and work may not run together while the relation holds; on the other days they do."""
    lessons = made(
        "no:lessons",
        "supporting",
        ("language",),
        practice=Practice(fills="time", hours=UsualHours(low=300, usual=900, high=900)),
    )
    limit = attrs.evolve(ONE_OF, members=("no:lessons", "no:work"), overlap="same_time", valid=valid)
    one = (
        {"groups": (limit,)}
        if bound == "group"
        else {"relations": (relation("forbids", "no:lessons", "no:work", overlap=bound, valid=valid),)}
    )
    needs = ("language", "work_experience")
    found = asked(world(TALK, OWN, SEARCH, WORK, lessons, until=EIGHT_MONTHS, needs=needs, **one))  # type: ignore[arg-type]
    assert [need.state for need in found.courses[0].needs] == ["met", "met"]
    assert found.courses[0].checks[-1].outcome == "valid"
    assert found.complete == complete


def test_what_may_not_begin_after_other_things_does_not_begin_again_after_a_leave() -> None:
    """Talks are in every course. After a leave they begin again, when work has ended before the leave."""
    late = relation("forbids", "no:talk", "no:work", overlap="before")
    found = asked(world(TALK, SEARCH, HEALTH, WORK, leaves=LEAVE, relations=(late,)))
    assert "forbids" not in broken(found)


def test_job_search_is_in_the_last_part_beside_treatment_where_no_need_is_stated() -> None:
    """Treatment and job search serve no need of the person, and neither is a filler for the other."""
    treatment = (Treatment(kind="mental", minutes_a_week=60),)
    here = world(
        TALK, HEALTH, SEARCH, OWN, WORK, treatments=treatment, facts=Circumstances(in_treatment=True)
    )
    course = asked(attrs.evolve(here, until=date(2027, 5, 5))).courses[0]
    held = {item.measure for item in course.phases[-1].elements}
    assert {"no:search", "no:health"} <= held
    assert dict(course.cost)["job_search"] == 0
