"""Who gives what in a course: what a municipality says, else the measure, else what its organisers show."""

from __future__ import annotations

import json
from datetime import date

import attrs
import pytest

from qupcore import national, read_case, suggest_course
from qupcore.catalogue import read_catalogue
from qupcore.domain.catalogue.measure import Measure, Organiser
from qupcore.domain.catalogue.practice import GivenBy, Practice
from qupcore.explaining.course_proposal import explain_courses
from qupcore.phasing.practice_of import practice_of
from qupcore.phasing.record import courses_record

ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)
SAID = Practice(given_by=GivenBy(by="both"))
LOCAL = """
[[measures]]
id = "1804:verksted"
names = "Verkstedet"
owner = "municipality"
organisers = ["{organiser}"]
classes = {{ counts_as = "work_directed" }}
covers = ["work_experience"]
valid = "2018-01-01/.."
sources = {{ text = "an example" }}

[[practices]]
of = "no:jobbsoking"
practice = {{ given_by = "provider" }}
sources = {{ text = "an example" }}
"""


def measure(*organisers: Organiser, practice: Practice | None = None) -> Measure:
    found = read_catalogue(LOCAL.format(organiser="nav"), namespace="1804", known=[national()]).measures[0]
    return attrs.evolve(found, organisers=organisers, practice=practice)


@pytest.mark.parametrize(
    ("organisers", "by"),
    [
        ((), None),
        (("nav",), "adviser"),
        (("municipality", "participant"), "adviser"),
        (("participant",), "adviser"),
        (("employer",), "provider"),
        (("school", "provider"), "provider"),
        (("health_service", "participant"), "provider"),
        (("nav", "health_service"), "both"),
        (("municipality", "provider"), "both"),
    ],
)
def test_what_nobody_says_is_derived_and_told_as_derived(
    organisers: tuple[Organiser, ...], by: str | None
) -> None:
    found = practice_of(measure(*organisers), None, None, ())
    assert (found.given_by, found.derived) == (by, True)


def test_the_measure_goes_before_its_organisers_and_the_municipality_before_the_measure() -> None:
    stated = measure("nav", practice=Practice(given_by=GivenBy(by="provider")))
    assert practice_of(stated, None, None, ()).given_by == "provider"
    found = practice_of(stated, None, None, (None, Practice(form="group"), SAID))
    assert (found.given_by, found.derived) == ("both", False)


@pytest.mark.parametrize(("organiser", "by"), [("provider", "provider"), ("nav", "adviser")])
def test_a_course_tells_who_gives_what(organiser: str, by: str) -> None:
    local = read_catalogue(LOCAL.format(organiser=organiser), namespace="1804", known=[national()])
    planning = {"municipality": "1804", "needs": ["work_experience"], "interests": ["1804:verksted"]}
    facts = {"ref": "a", "birth_date": "1990-05-14", "circumstances": {"employed": False}}
    case = read_case(json.dumps({**facts, "planning": planning}).encode())
    found = suggest_course(case, ON, UNTIL, catalogue=[national(), local], want=1)
    told = {
        item.measure: (item.given_by, item.given_by_derived)
        for phase in found.courses[0].phases
        for item in phase.elements
    }
    assert told["1804:verksted"] == (by, True)
    assert told["no:jobbsoking"] == ("provider", False)
    assert told["no:oppfolgingssamtale"] == ("adviser", False)
    plans = [element for plan in found.courses[0].plans for element in plan.elements]
    assert {item.followed_up_by for item in plans if item.measure == "1804:verksted"} == {by}
    record = json.loads(json.dumps(courses_record(found)))
    elements = [item for phase in record["courses"][0]["phases"] for item in phase["elements"]]
    assert {item["measure"] for item in elements if item["given_by_derived"]} == {"1804:verksted"}
    names = {"1804:verksted": "Verkstedet", "no:jobbsoking": "Jobbsøking"}
    lines = {line.id: line.text for line in explain_courses(found, "nb", names)}
    assert "Verkstedet" in lines["course.1.given_by.derived"]
    assert "Jobbsøking" in lines["course.1.given_by.provider"]
    assert "Verkstedet" in lines[f"course.1.given_by.{by}"]
