"""`qup benefit`: a month and a year of a case, as JSON and in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

COURSE = {
    "applied_on": "2025-11-01",
    "decisions": [
        {
            "kind": "granted",
            "decided_on": "2026-01-02",
            "applies_from": "2026-01-05",
            "applies_to": "2026-12-31",
        }
    ],
    "started_on": "2026-01-05",
    "children": [{"birth_date": "2020-05-05", "lives_in_norway": True}],
    "work": [{"first": "2026-09-14", "minutes_a_week": 900}],
    "absences": [{"first": "2026-09-03", "reason": "other", "permitted": False}],
    "recoveries": [{"year": 2026, "month": 9, "amount_nok": 1000}],
}
CASE = {"ref": "a", "birth_date": "2001-09-10", "benefits": [], "course": COURSE}


def case(**changes: object) -> bytes:
    return json.dumps({**CASE, **changes}).encode()


def test_a_month_as_json(qup: Run) -> None:
    told = qup("benefit", "-", "--month", "2026-09", "--json", stdin=case())
    assert told.status == 0
    month = told.json
    assert [line["kind"] for line in month["lines"]] == [
        *("benefit", "child_supplement", "absence"),
        *("benefit", "child_supplement"),
        *("benefit", "child_supplement", "work"),
    ]
    assert sum(line["ore"] for line in month["lines"]) == round(float(month["gross"]) * 100)
    assert float(month["payout"]) == float(month["gross"]) - 1000
    assert month["final"] is True
    assert month["lines"][2]["because"] == [
        {"path": "$.course.absences[0]", "rules": ["sotjl.36.reason_and_permission"]}
    ]
    for line in month["lines"]:
        assert line["citation"]["law"] == "sotjl"
        assert line["citation"]["version"]
    assert {use["name"] for use in month["policy"]} >= {"sotjl.35.paid_in_twelfths"}
    assert month["engines"][0]["name"] == "reference"


def test_a_year_as_json_is_its_months(qup: Run) -> None:
    year = qup("benefit", "-", "--year", "2026", "--json", stdin=case()).json
    assert len(year["months"]) == 12
    assert round(float(year["gross"]) * 100) == sum(round(float(m["gross"]) * 100) for m in year["months"])
    september = qup("benefit", "-", "--month", "2026-09", "--json", stdin=case()).json
    assert year["months"][8] == september


def test_a_month_in_words(qup: Run) -> None:
    for lang, said in {
        "nb": (
            "i kvalifiseringsstønad for september 2026, før skatt",
            "Trekk for lønnet arbeid, 15 timer i uken",
            "Til utbetaling:",
        ),
        "nn": (
            "i kvalifiseringsstønad for september 2026, før skatt",
            "Trekk for løna arbeid, 15 timar i veka",
            "Til utbetaling:",
        ),
        "en": (
            "in qualification benefit for September 2026, before tax",
            "Deduction for paid work, 15 hours a week",
            "To be paid out:",
        ),
    }.items():
        told = qup("benefit", "-", "--month", "2026-09", "--lang", lang, stdin=case())
        assert told.status == 0
        assert all(text in " ".join(told.out.split()) for text in said)
        assert max(map(len, told.out.splitlines())) <= 80


def test_what_is_not_known_is_asked_for_and_the_month_is_not_final(qup: Run) -> None:
    unborn = case(birth_date=None)
    told = qup("benefit", "-", "--month", "2026-09", "--json", stdin=unborn).json
    assert (told["gross"], told["final"]) == (None, False)
    assert told["open"][0]["path"] == "$.birth_date"
    said = qup("benefit", "-", "--month", "2026-09", "--lang", "en", stdin=unborn).out
    assert "The qualification benefit for September 2026 cannot be calculated yet." in said
    assert "When was the person born?" in said
    assert "Benefit before tax: not known" in said


def test_a_case_without_a_course_is_not_a_case_without_benefit(qup: Run) -> None:
    told = qup("benefit", "-", "--month", "2026-09", "--json", stdin=b'{"ref": "a"}').json
    assert (told["gross"], told["payout"], told["final"]) == (None, None, False)


@pytest.mark.parametrize(
    ("without", "path"), [("started_on", "$.course.started_on"), ("decisions", "$.course.decisions")]
)
def test_a_programme_that_may_have_run_is_not_one_without_benefit(qup: Run, without: str, path: str) -> None:
    """A start that nobody wrote down, or a grant, is not known; it is no month without benefit."""
    bare = {key: value for key, value in COURSE.items() if key not in (without, "absences")}
    told = qup("benefit", "-", "--month", "2026-09", "--json", stdin=case(course=bare)).json
    assert (told["gross"], told["payout"], told["final"]) == (None, None, False)
    assert [question["path"] for question in told["open"]] == [path]


def test_before_anything_was_granted_there_is_nothing_to_ask(qup: Run) -> None:
    unstarted = {key: value for key, value in COURSE.items() if key not in ("started_on", "absences")}
    told = qup("benefit", "-", "--month", "2025-12", "--json", stdin=case(course=unstarted)).json
    assert (told["gross"], told["final"]) == ("0", True)


def test_a_month_outside_of_the_programme_is_nothing_and_final(qup: Run) -> None:
    told = qup("benefit", "-", "--month", "2027-02", "--json", stdin=case()).json
    assert (told["gross"], told["lines"], told["final"]) == ("0", [], True)
    said = qup("benefit", "-", "--month", "2027-02", "--lang", "nn", stdin=case()).out
    why = "programmet slutta 31. desember 2026."
    assert f"Ingen kvalifiseringsstønad for februar 2027: {why}" in " ".join(said.split())


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "give exactly one of --month and --year"),
        (("--month", "2026-09", "--year", "2026"), "give exactly one of --month and --year"),
        (("--month", "2026-13"), "2026-13 is no month"),
        (("--month", "2026-9"), "'2026-9' is not a month"),
        (("--month", "september"), "'september' is not a month"),
        (("--year", "26"), "'26' is not a year"),
        (("--month", "2026-09", "--policy", "sotjl.35.factor=3"), "a caller cannot change it"),
        (("--month", "2026-09", "--policy", "sotjl.29.age_max_included=1"), "is read here"),
        (("--month", "2026-09", "--policy", "sotjl.35.paid_in_twelfths=2"), "cannot be 2"),
        (("--month", "2026-09", "--policy", "convention.leap_birthday=7"), "cannot be 7"),
    ],
)
def test_a_mistake_on_the_command_line(qup: Run, arguments: tuple[str, ...], says: str) -> None:
    told = qup("benefit", "-", *arguments, stdin=case())
    assert (told.status, told.out) == (2, "")
    assert says in told.err
    assert "remedy: " in told.err


def test_a_local_top_up_is_policy_and_says_so(qup: Run) -> None:
    choice = ("--policy", "sotjl.35.full_rate_under_25=1")
    told = qup("benefit", "-", "--month", "2026-08", "--json", *choice, stdin=case()).json
    top_up = next(line for line in told["lines"] if line["kind"] == "top_up")
    assert top_up["basis"] == "policy"
    assert next(use for use in told["policy"] if use["name"] == choice[1].partition("=")[0])["chosen"]
    said = qup("benefit", "-", "--month", "2026-08", "--lang", "en", *choice, stdin=case()).out
    assert "The municipality's own top-up" in said


def test_an_absence_says_its_own_days_and_not_those_of_the_month(qup: Run) -> None:
    """Ten days away read as if they were 1 to 30 September."""
    granted = {"kind": "granted", "decided_on": "2026-01-02", "applies_from": "2026-01-05"}
    away = [
        {"first": "2026-08-20", "last": "2026-09-08", "reason": "other", "permitted": False},
        {"first": "2026-09-22", "last": "2026-09-22", "reason": "other", "permitted": False},
    ]
    course = {
        "started_on": "2026-01-05",
        "decisions": [{**granted, "applies_to": "2027-01-04"}],
        "absences": away,
    }
    stdin = case(birth_date="1990-05-01", course=course)
    said = " ".join(qup("benefit", "-", "--month", "2026-09", "--details", stdin=stdin).out.split())
    # The weekend of 5 and 6 September parts no span; 31 August is another month.
    told = "uten stønad, 52,5 timer: \N{MINUS SIGN}7 503,38 kroner 1.–8. september 2026, 22. september 2026; "
    assert told in said.replace("\N{NO-BREAK SPACE}", " ")
    lines = qup("benefit", "-", "--month", "2026-09", "--json", stdin=stdin).json["lines"]
    days = [f"2026-09-0{day}" for day in (1, 2, 3, 4, 7, 8)] + ["2026-09-22"]
    assert {line["kind"]: line["on"] for line in lines} == {"benefit": [], "absence": days}
