"""Other ways: built around something else than the first course, and from as early as it can begin."""

from __future__ import annotations

import json
from typing import Any

import pytest

from phasing.people import GIVEN, person
from qupcore import national, suggest_course
from qupcore.phasing.another import other_ways
from qupcore.phasing.problem import course_problem
from qupcore.phasing.search import best_course
from qupcore.phasing.suggesting import SuggestedCourses

PEOPLE: list[dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text(encoding="utf-8"))
BY_ID = {item["id"][:2]: item for item in PEOPLE}
WORKSHOPS = {"no:gront-arbeid", "no:kantinearbeid", "no:kommunal-praksis", "no:vedlikeholdsarbeid"}
TRAINING = {"no:fag-og-yrkesopplaring", "no:amo-gruppe", "no:arbeidsmarkedsopplaring"}


def first(id: str) -> SuggestedCourses:
    return suggest_course(*person(BY_ID[id]), catalogue=[national()], want=1)


@pytest.mark.parametrize(
    ("id", "ways", "gone"),
    [
        # Supported employment: work in the municipality's workshops first, then with another employer.
        ("01", [WORKSHOPS, {"no:arbeidstrening"}], {"no:individuell-jobbstotte"}),
        # Training for a trade: a job with pay, a placement, a workshop. No form of the training remains.
        ("05", [{"no:midlertidig-lonnstilskudd"}, {"no:arbeidstrening"}, WORKSHOPS], TRAINING),
    ],
)
def test_other_ways_are_built_around_other_measures(id: str, ways: list[set[str]], gone: set[str]) -> None:
    found = first(id)
    aims = list(other_ways(found.problem, found.courses[0]))
    assert len(aims) == len(ways)
    for one, around in zip(aims, ways, strict=True):
        assert around <= one.lead
        assert gone | {found.courses[0].main[0]} <= one.without
        assert not one.lead & one.without
        assert one.approach == ("step_by_step" if around == WORKSHOPS else "integrated")


@pytest.mark.parametrize("id", ["01", "05", "13"])
def test_what_a_course_is_built_around_begins_as_early_as_it_can(id: str) -> None:
    found = first(id)
    made = found.problem
    for aims in other_ways(made, found.courses[0]):
        other = course_problem(made.case, made.on, made.until, made.rules, aims)
        best = best_course(other.lines, other.weighing, other.bounds)
        assert best is not None
        fixed = other.weighing.fixed
        alone = [
            line.begins for line in other.lines if line.item.leads and other.bounds.allow((*fixed, line))
        ]
        begins = [line.begins for line in best.weighed.lines if line.item.leads]
        assert alone
        assert min(begins) == min(alone)
        assert not {line.item.of for line in best.weighed.lines} & aims.without


def test_the_main_measure_of_another_course_is_another() -> None:
    for id in ("01", "13"):
        courses = suggest_course(*person(BY_ID[id]), catalogue=[national()], want=3).courses
        assert len(courses) > 1
        assert all(course.main[0] != courses[0].main[0] for course in courses[1:])
