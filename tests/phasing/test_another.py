"""Other ways: built around something else than the first course, and told by name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from phasing.people import GIVEN, person
from qupcore import national, suggest_course
from qupcore.phasing.another import other_ways
from qupcore.phasing.suggesting import SuggestedCourses

PEOPLE: list[dict[str, Any]] = json.loads((GIVEN / "expected.json").read_text(encoding="utf-8"))
BY_ID = {item["id"][:2]: item for item in PEOPLE}


def first(id: str) -> SuggestedCourses:
    return suggest_course(*person(BY_ID[id]), catalogue=[national()], want=1)


@pytest.mark.parametrize(
    ("id", "way", "lead", "step"),
    [
        # In treatment, with IPS: other support beside treatment, and then a placement in the municipality.
        ("01", "support", "no:jobbmestrende-oppfolging", "no:kommunal-praksis"),
        # In treatment, with green work: IPS, and then an ordinary workplace.
        ("13", "support", "no:individuell-jobbstotte", "no:praksis-ordinar-virksomhet"),
        # Young and without school: a small group, and then training with support beside it.
        ("09", "municipal", "no:gront-arbeid", "no:studier-med-stotte"),
        # A placement agreed for one person, and then a job with a subsidy.
        ("05", "municipal", "no:kommunal-praksis", "no:midlertidig-lonnstilskudd"),
        # A job with a subsidy: there is no step after it.
        ("15", "subsidised", "no:midlertidig-lonnstilskudd", None),
        # No certificate is needed: short courses.
        ("19", "training", "no:opplaring", None),
        # An ordinary workplace first, instead of rehabilitation, and then a job with a subsidy.
        ("03", "ordinary", "no:arbeidstrening", "no:midlertidig-lonnstilskudd"),
        # A firm of one's own, with a placement beside it.
        ("17", "own_business", "no:egenetablering", "no:praksis-ordinar-virksomhet"),
    ],
)
def test_a_way_has_its_lead_and_its_next_step(id: str, way: str, lead: str, step: str | None) -> None:
    found = first(id)
    aims = next(one for one in other_ways(found.problem, found.courses[0]) if one.name == way).aims
    assert lead in aims[0].lead
    assert any(step in one for one in aims[0].then) if step else not aims[0].then


def test_a_way_that_nothing_serves_is_told() -> None:
    """Support beside treatment is for people in treatment; this person is in none."""
    found = suggest_course(*person(BY_ID["03"]), catalogue=[national()], want=3)
    assert "support" in found.closed_ways


def test_every_way_leaves_out_what_the_first_course_is_built_around() -> None:
    for id, lead in (("01", "no:individuell-jobbstotte"), ("05", "no:fag-og-yrkesopplaring")):
        found = first(id)
        ways = list(other_ways(found.problem, found.courses[0]))
        assert len(ways) > 2
        assert all(lead in aims.without and not aims.lead & aims.without for way in ways for aims in way.aims)


def test_lessons_beside_a_job_are_few_and_last_longer() -> None:
    found = first("15")
    way = next(one for one in other_ways(found.problem, found.courses[0]) if one.name == "subsidised")
    size, before = way.aims[0].sizes["basic_subjects"], found.problem.weighing.sizes["basic_subjects"]
    assert (before.a_week, before.weeks, size.a_week, size.weeks) == (480, 19, 300, 31)


def test_the_second_course_has_another_main_measure_and_each_has_a_way() -> None:
    for id in ("01", "13"):
        courses = suggest_course(*person(BY_ID[id]), catalogue=[national()], want=3).courses
        assert len(courses) == 3
        assert courses[1].main[0] != courses[0].main[0]
        assert not courses[0].way
        assert len({course.way for course in courses}) == 3
