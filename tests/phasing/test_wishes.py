"""Wishes: met, met later, or not, each with its reason. What is not known is never a no."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from qupcore import national, read_case, suggest_course
from qupcore.catalogue import read_catalogue
from qupcore.domain.answers.course import WishMet
from qupcore.phasing.suggesting import SuggestedCourses

ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)

LOCAL = """
[[measures]]
id = "1804:verksted"
names = "Verkstedet"
owner = "municipality"
classes = { counts_as = "work_directed" }
covers = ["work_experience"]
valid = "2018-01-01/.."
sources = { text = "an example" }

[[offers]]
id = "1804:verksted-host"
measure = "1804:verksted"
period = "2026-01-01/2027-12-31"
minutes_a_week = 900
starts = [2026-10-05]
enrolment = "open"
slots = [
  { day = "monday", start = "10:00", end = "16:00" },
  { day = "tuesday", start = "10:00", end = "16:00" },
]
"""


def found(wish: str, *, treated: bool | None = None, **planning: object) -> SuggestedCourses:
    case = {
        "ref": "a",
        "birth_date": "1990-05-14",
        "circumstances": {"employed": False, "in_treatment": treated},
        "planning": {
            "municipality": "1804",
            "needs": ["work_experience"],
            "interests": [wish],
            **planning,
        },
    }
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    return suggest_course(
        read_case(json.dumps(case).encode()), ON, UNTIL, catalogue=[national(), local], want=1
    )


def wish_of(answer: SuggestedCourses) -> WishMet:
    (wish,) = answer.courses[0].wishes
    return wish


def test_what_depends_on_an_unknown_fact_is_asked_about_and_not_refused() -> None:
    answer = found("no:individuell-jobbstotte")
    assert (wish_of(answer).state, wish_of(answer).why) == ("not_met", "to_assess")
    assert "$.circumstances.in_treatment" in answer.asks


def test_what_a_known_fact_shuts_out_is_told_as_such() -> None:
    answer = found("no:individuell-jobbstotte", treated=False)
    assert (wish_of(answer).state, wish_of(answer).why) == ("not_met", "not_available")
    assert "$.circumstances.in_treatment" not in answer.asks


def test_a_group_that_starts_within_a_phase_is_waited_for() -> None:
    wish = wish_of(found("1804:verksted"))
    assert (wish.state, wish.first) == ("met", date(2026, 10, 5))


@pytest.mark.parametrize(("start", "end", "state"), [(480, 960, "met"), (510, 930, "not_met")])
def test_an_offer_outside_the_persons_day_is_not_proposed(start: int, end: int, state: str) -> None:
    wish = wish_of(found("1804:verksted", day_frame={"start": start, "end": end}))
    assert wish.state == state
    assert wish.why == ("" if state == "met" else "outside_hours")


def test_an_offer_at_the_time_of_a_position_is_not_proposed() -> None:
    slots = [{"day": "monday", "start": 900, "end": 1200}]
    wish = wish_of(found("1804:verksted", position={"minutes_a_week": 300, "slots": slots}))
    assert (wish.state, wish.why) == ("not_met", "outside_hours")


def test_a_position_is_part_of_full_time() -> None:
    """Sosialtjenesteloven § 30 (2): work and activities together are full time."""
    phases = found("no:jobbsoking", position={"minutes_a_week": 900}).courses[0].phases
    assert {phase.full_time for phase in phases} == {2250 - 900}
    assert all(phase.activity <= 2250 - 900 for phase in phases)


def test_what_supports_something_else_is_told_as_such() -> None:
    assert wish_of(found("no:inkluderingstilskudd")).why == "supports_only"


def test_at_most_six_run_beside_follow_up() -> None:
    for phase in found("1804:verksted").courses[0].phases:
        for day in {item.first for item in phase.elements}:
            running = [item for item in phase.elements if item.first <= day <= item.last]
            beside = [item for item in running if item.counts_as != "own_activity"]
            assert len(beside) <= 7


def test_decisions_are_no_longer_than_the_regulation_says() -> None:
    """FOR-2011-12-21-1471 § 2 (1): up to one year each, from 2019."""
    (decision,) = found("1804:verksted").courses[0].decisions
    assert decision == (ON, date(2027, 9, 6))


def test_what_was_judged_counts_from_its_day_and_grows_only_after_the_last_judgement() -> None:
    """By hand: 600 until 10 January, 900 from the 11th, and twice as much in the phase after that."""
    manages = [
        {"minutes_a_week": 600, "by": "Nav office, adviser 5"},
        {"minutes_a_week": 900, "by": "Nav office, adviser 5", "first": "2027-01-11"},
    ]
    course = found("no:jobbsoking", manages=manages).courses[0]
    most = {date(2026, 9, 7): 600, date(2026, 12, 14): 600, date(2027, 1, 11): 900, date(2027, 6, 14): 1800}
    for day, least in most.items():
        attended = sum(
            item.minutes_a_week
            for phase in course.phases
            for item in phase.elements
            if item.first <= day <= item.last
            and item.counts_as in ("work_directed", "supporting", "job_search")
        )
        assert least - 240 < attended <= least, day


def test_a_position_that_ends_gives_its_time_to_the_course() -> None:
    course = found("no:jobbsoking", position={"minutes_a_week": 900, "last": "2027-01-31"}).courses[0]
    for day, full in ((date(2027, 1, 31), 1350), (date(2027, 2, 1), 2250)):
        held = [item for phase in course.phases for item in phase.elements]
        assert sum(item.minutes_a_week for item in held if item.first <= day <= item.last) == full


def test_the_order_of_wishes_is_no_choice_of_the_second_and_third_course() -> None:
    """Both wishes are met: the course is built around the one with most time, whichever is told first."""
    case = json.loads(Path("docs/year-case.json").read_bytes())
    told = []
    for wishes in permutations(("no:arbeidsrettet-rehabilitering", "no:opplaring")):
        case["planning"]["interests"] = wishes
        person = read_case(json.dumps(case).encode())
        found = suggest_course(person, ON, UNTIL, catalogue=[national()], want=3)
        told.append([(course.way, course.main, course.cost) for course in found.courses])
    assert told[0] == told[1]
    assert len(told[0]) == 3
