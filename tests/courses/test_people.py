"""The people, their expectations and their catalogues agree with each other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from courses.judging.contents import chosen_by
from courses.judging.course import Course
from courses.judging.finding import KINDS
from courses.judging.months import phases_of
from courses.judging.wrong import wrong
from courses.made import course
from courses.proposed import local
from qupcore import national, read_case

HERE = Path(__file__).parent
FOLDERS = ("given", "own")
CLASSES = {"work_directed", "supporting", "job_search", "health", "own_activity"}


def expected(folder: str) -> list[dict]:
    return json.loads((HERE / folder / "expected.json").read_text("utf-8"))


PEOPLE = [
    pytest.param(folder, person, id=f"{folder}-{person['id']}")
    for folder in FOLDERS
    for person in expected(folder)
]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The ids of every measure and offer that an expectation may name."""
    read = [national(), *(catalogue for folder in FOLDERS for catalogue in local(folder).values())]
    return {item.id for every in read for item in (*every.measures, *every.offers)}


def entries(person: dict) -> list[dict]:
    return [*person["must"], *person["must_not"], *person["plan_b"]["must"]]


def test_there_are_ten_people_in_each_folder():
    for folder in FOLDERS:
        cases = {f"cases/{path.name}" for path in (HERE / folder / "cases").glob("*.json")}
        assert cases == {person["case"] for person in expected(folder)}
        assert len(cases) == 10


@pytest.mark.parametrize(("folder", "person"), PEOPLE)
def test_the_case_can_be_read_and_states_what_is_planned_for(folder, person):
    case = read_case((HERE / folder / person["case"]).read_bytes())
    assert case.planning is not None
    assert case.planning.municipality
    assert {entry["wish"] for entry in person["wishes"]} == set(case.planning.interests)


@pytest.mark.parametrize(("folder", "person"), PEOPLE)
def test_every_measure_and_class_that_is_named_exists(folder, person, known):
    named = [id for entry in entries(person) for id in entry.get("measure", ())]
    named += [id for entry in person["order"] for id in (*entry["before"], *entry["after"])]
    named += [entry["wish"] for entry in person["wishes"]] + person["plan_b"]["must_not_repeat"]
    tests = [entry["test"] for entry in person["formally_valid_but_wrong"]]
    named += [id for test in tests for id in (*test.get("measure", ()), *test.get("no_measure", ()))]
    assert set(named) <= known
    assert {name for entry in entries(person) for name in entry.get("class", ())} <= CLASSES


@pytest.mark.parametrize(("folder", "person"), PEOPLE)
def test_every_expectation_names_its_basis_and_its_phase(folder, person):
    judged = [*entries(person), *person["order"], *person["formally_valid_but_wrong"]]
    assert {key for entry in judged for key in entry["basis"].split("+")} <= set(person["basis"])
    phases = phases_of(person)
    assert {entry["phase"] for entry in entries(person)} <= set(phases)
    assert all(days.first <= days.last <= date.fromisoformat(person["until"]) for days in phases.values())


@pytest.mark.parametrize(("folder", "person"), PEOPLE)
def test_the_judge_knows_every_test_of_what_is_wrong(folder, person):
    for entry in person["formally_valid_but_wrong"]:
        assert wrong(entry, Course(course()), phases_of(person)).kind in KINDS
    assert all(callable(chosen_by(entry)) for entry in entries(person))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_must_and_a_must_not_leave_room_for_each_other(folder):
    for person in expected(folder):
        for entry in person["must"]:
            barred = {
                id
                for other in person["must_not"]
                if other["phase"] in ("any", entry["phase"]) and other["more_than_minutes_a_week"] == 0
                for id in other.get("measure", ())
            }
            assert not entry.get("measure") or set(entry["measure"]) - barred, (person["id"], entry["why"])
