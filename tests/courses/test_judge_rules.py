"""The judge says rightly which general rules a course made by hand keeps."""

from __future__ import annotations

import pytest

from courses.judge import judge
from courses.judging.finding import KINDS, Finding
from courses.judging.table import misses, table
from courses.made import EARLY, LATE, MIDDLE, ON, UNTIL, course, element, expecting, rule

DATES = ["2026-12-07", "2027-03-08", "2027-06-07"]
WISHES = [{"wish": "no:basic", "state": "met"}]
CASE = {"planning": {"needs": ["work_experience"], "interests": ["no:basic"]}}


def talk(days: tuple[str, str]) -> dict:
    return element("no:oppfolgingssamtale", 60, days, "supporting", covers=["follow_up"])


def good(**more: object) -> dict:
    """A course that keeps every general rule."""
    return course(
        (
            EARLY,
            [talk(EARLY), element("no:basic", 1500, EARLY), element("no:group", 690, EARLY, "supporting")],
        ),
        (
            MIDDLE,
            [talk(MIDDLE), element("no:work", 1500, MIDDLE), element("no:train", 690, MIDDLE, "health")],
        ),
        (
            LATE,
            [talk(LATE), element("no:work", 1800, LATE), element("no:jobbsoking", 390, LATE, "job_search")],
        ),
        **{"wishes": WISHES, "evaluation_dates": DATES, **more},
    )


def other() -> dict:
    return course((EARLY, [element("no:other", 1500, (ON, UNTIL))]))


def changed(phase: int, *elements: dict, **more: object) -> dict:
    """The good course with another content in one phase."""
    made = good(**more)
    made["phases"][phase]["elements"] = list(elements)
    return made


def test_the_good_course_keeps_every_rule():
    findings = judge({"courses": [good(), other()]}, expecting(), CASE)
    kept = {item.what: item.met for item in findings if item.kind == "general"}
    assert kept == {f"G{number}": True for number in range(1, 12)}


BROKEN = [
    ("G1", changed(0, talk(EARLY), element("no:basic", 2391, EARLY))),
    ("G1", changed(0, talk(EARLY), element("no:basic", 1500, EARLY))),
    (
        "G1",
        changed(
            2, talk(LATE), element("no:work", 1800, LATE), element("no:jobbsoking", 541, LATE, "job_search")
        ),
    ),
    ("G2", changed(1, talk(MIDDLE), element("no:group", 2190, MIDDLE, "supporting"))),
    ("G3", changed(2, talk(LATE), element("no:work", 2190, LATE))),
    ("G3", changed(1, talk(MIDDLE), element("no:jobbsoking", 390, MIDDLE, "job_search"))),
    ("G4", good(evaluation_dates=[])),
    ("G4", good(evaluation_dates=[*DATES[:2], "2027-06-10"])),
    ("G5", changed(1, element("no:work", 1500, MIDDLE), element("no:train", 690, MIDDLE))),
    ("G6", changed(1, talk(MIDDLE), element("no:work", 2190, MIDDLE))),
    ("G6", changed(1, *(element(f"no:m{number}", 100, MIDDLE) for number in range(7)))),
    (
        "G7",
        changed(
            1,
            *(element(m, n, MIDDLE, c) for m, n, c in (("no:basic", 1500, ""), ("no:group", 690, "health"))),
        ),
    ),
    ("G9", changed(1, talk(MIDDLE), element("no:work", 1500, MIDDLE))),
    ("G10", good(wishes=[])),
    ("G10", good(wishes=[{"wish": "no:basic", "state": "not_met", "why": ""}])),
    ("G10", good(wishes=[{"wish": "no:basic", "state": "met_later"}])),
]


@pytest.mark.parametrize(("name", "made"), BROKEN)
def test_a_rule_that_is_broken(name, made):
    assert rule(name, expecting(), made, other(), case=CASE) is False


@pytest.mark.parametrize("told", [{"given_up": ["11 hours are missing"]}, {"missing_minutes_a_week": 690}])
def test_a_gap_that_is_told_is_no_fault(told):
    made = changed(1, talk(MIDDLE), element("no:work", 1500, MIDDLE), **told)
    assert rule("G9", expecting(), made, other(), case=CASE) is True


@pytest.mark.parametrize(("phase", "expected"), [(1, True), (0, False)])
def test_a_gap_is_told_by_what_its_own_phase_sets_aside(phase, expected):
    made = changed(1, talk(MIDDLE), element("no:work", 1500, MIDDLE))
    made["phases"][phase]["set_aside_minutes"] = 690
    assert rule("G9", expecting(), made, other(), case=CASE) is expected


def test_language_is_towards_work_where_it_is_the_need():
    days = (ON, UNTIL)
    made = course(
        (
            EARLY,
            [
                element("no:norsk", 1200, days, "supporting", covers=["language"]),
                element("no:work", 600, days),
            ],
        )
    )
    assert rule("G2", expecting(), made, case={"planning": {"needs": ["language"]}}) is True
    assert rule("G2", expecting(), made, case=CASE) is False


def test_a_person_with_individual_placement_and_support_may_look_for_work_from_the_start():
    helped = [
        element("no:individuell-jobbstotte", None, (ON, UNTIL)),
        element("no:jobbsoking", 60, EARLY, "job_search"),
    ]
    assert rule("G3", expecting(), course((EARLY, helped))) is True
    assert rule("G3", expecting(), course((EARLY, helped[1:]))) is False


def test_each_later_phase_says_why_where_one_does():
    made = good()
    made["phases"][1]["why"] = "work grows"
    assert rule("G7", expecting(), made) is False
    made["phases"][2]["why"] = "towards a job"
    assert rule("G7", expecting(), made) is True


@pytest.mark.parametrize(
    ("until", "more", "expected"),
    [
        ("2028-03-06", {}, None),
        ("2028-03-06", {"decisions": [{"first": "2027-09-06"}]}, True),
        ("2028-03-06", {"decisions": [{"first": "2027-10-06"}]}, False),
        ("2028-09-06", {"decisions": [{"first": "2027-09-06"}]}, True),
        ("2028-09-07", {"decisions": [{"first": "2027-09-07"}]}, False),
        (UNTIL, {}, True),
    ],
)
def test_a_course_over_a_year_names_the_new_decision(until, more, expected):
    made = course((EARLY, []), ((MIDDLE[0], until), []), **more)
    assert rule("G8", expecting(until=until), made) is expected


def test_leave_is_not_counted_in_the_year_of_a_decision():
    phases = {"early": [0, 4], "middle": [7, 13], "late": [13, 15]}
    made = course((EARLY, []), ((MIDDLE[0], "2027-12-06"), []), decisions=[])
    assert rule("G8", expecting(until="2027-12-06", phases=phases), made) is True
    assert rule("G8", expecting(until="2027-12-06"), made) is False


def test_the_second_course_has_another_main_element():
    assert rule("G11", expecting(), good(), good()) is False
    assert rule("G11", expecting(), good()) is False


def test_evaluations_are_counted_outside_leave():
    phases = {"early": [0, 3], "middle": [9, 11], "late": [11, 12]}
    made = good(evaluation_dates=["2026-12-01", "2027-06-08"])
    assert rule("G4", expecting(phases=phases), made) is True
    assert rule("G4", expecting(), made) is False


def test_without_a_course_every_expectation_is_missed():
    asked = expecting(must_not=[{"phase": "any", "measure": ["no:work"], "more_than_minutes_a_week": 0}])
    assert {item.met for item in judge({"courses": []}, asked)} == {False}


def test_the_table_counts_what_is_met_of_what_could_be_judged():
    found = {
        "a": [Finding(kind="must", met=state, what="w", reason="r") for state in (True, True, False, None)]
    }
    lines = {line.split()[0]: line.split()[1:] for line in table(found).splitlines()}
    assert list(lines) == ["kind", *KINDS, "all"]
    assert lines["must"] == ["2", "3", "67%", "1"] == lines["all"]
    assert misses(found).splitlines() == [
        "a",
        "  must       missed     w: r",
        "  must       not judged w: r",
    ]
