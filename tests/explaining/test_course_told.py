"""What the text of suggested courses tells an adviser: findings, names to correct, and what to ask."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest

from explaining.languages import BROKEN, each_language
from qupcore import national, read_case, suggest, suggest_course
from qupcore.catalogue import read_catalogue
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.explaining import explain_courses, explain_suggestions, suggested_course_picture
from qupcore.explaining.phrases import phrases
from qupcore.explaining.pictures.suggested import suggested_sheet
from qupcore.explaining.plan_check import names_of
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.suggesting import SuggestedCourses

ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)
OTHERS = """
[[measures]]
id = "5501:verksted"
names = "Verkstedet"
owner = "municipality"
classes = { counts_as = "work_directed" }
covers = ["work_experience"]
valid = "2018-01-01/.."
sources = { text = "an example" }
"""


def case(**planning: Any) -> Any:
    told = {"municipality": "1804", "needs": ["work_experience"], "leaves": [], **planning}
    facts = told.pop("facts", {"employed": False})
    person = {"ref": "a", "birth_date": "1990-05-14", "circumstances": facts, "planning": told}
    return read_case(json.dumps(person).encode())


def found(want: int = 1, **planning: Any) -> SuggestedCourses:
    return suggest_course(case(**planning), ON, UNTIL, catalogue=[national()], want=want)


def told(answer: SuggestedCourses, lang: str = "en") -> dict[str, str]:
    lines = explain_courses(answer, lang, names_of([national()], lang))
    return {line.id: line.text for line in lines}


def test_a_warning_is_told_once_with_all_its_days() -> None:
    manages = [{"minutes_a_week": 1200, "first": "2026-09-07", "by": "a", "grounds": "b"}]
    answer = found(manages=manages)
    course = answer.courses[0]
    (first, *_) = [item for check in course.checks for item in check.findings if item.weight == "note"]
    warned = attrs.evolve(first, kind="managed", rule="plan.managed", weight="warning", outcome="not_met")
    days = [(date(2026, 9, 7), date(2026, 10, 4)), (date(2026, 10, 5), date(2026, 11, 1))]
    later = (date(2027, 3, 1), date(2027, 3, 7))
    findings = tuple(attrs.evolve(warned, period=Period(*span)) for span in (*days, later))
    check = attrs.evolve(course.checks[0], findings=findings)
    again = attrs.evolve(answer, courses=(attrs.evolve(course, checks=(check,)),))
    said = [text for id, text in told(again).items() if ".finding." in id]
    assert said == [
        "The week has more work, courses and job search than the person was judged to manage"
        " (7 September–1 November 2026 and 1–7 March 2027)"
    ]
    sheet = suggested_sheet(again, 1, phrases("en"), names_of([national()], "en"))
    assert f"{said[0]}." in sheet.notes


@each_language
def test_a_municipality_that_does_not_exist_is_told_in_course_and_suggestions(lang: str) -> None:
    lines = told(found(municipality="9999"), lang)
    assert "9999" in lines["nowhere"]
    assert "1804" in lines["nowhere"]
    assert "ask.$.planning.municipality" not in lines
    week = suggest(case(municipality="9999"), ON, catalogue=[national()], want=1)
    assert lines["nowhere"] in [line.text for line in explain_suggestions(week, lang, {})]


def test_an_unstated_municipality_is_still_asked_for() -> None:
    lines = told(found(municipality=""))
    assert "nowhere" not in lines
    assert "ask.$.planning.municipality" in lines


@each_language
def test_a_misspelt_wish_is_told_before_the_courses_and_once(lang: str) -> None:
    answer = found(interests=["no:arbeidstrenning", "no:kantine"])
    lines = told(answer, lang)
    assert "no:arbeidstrening" in lines["unknown_wish.no:arbeidstrenning"]
    assert "no:kantine" in lines["unknown_wish.no:kantine"]
    assert [id for id in lines if ".wish." in id] == []
    assert not any(BROKEN.search(text) for text in lines.values())
    week = suggest(case(interests=["no:arbeidstrenning"]), ON, catalogue=[national()], want=1)
    texts = [line.text for line in explain_suggestions(week, lang, {})]
    assert sum("no:arbeidstrenning" in text for text in texts) == 1


def test_a_wish_that_another_municipality_has_is_not_misspelt() -> None:
    other = read_catalogue(OTHERS, namespace="5501", known=[national()])
    wishing = case(interests=["5501:verksted"])
    answer = suggest_course(wishing, ON, UNTIL, catalogue=[national(), other], want=1)
    assert "unknown_wish.5501:verksted" not in told(answer)


@pytest.mark.parametrize(
    ("aims", "where"),
    [
        (CourseAims(without=frozenset({"no:arbeidstrenning"})), "without"),
        (CourseAims(lead=frozenset({"no:arbeidstrenning"})), "lead"),
        (CourseAims(then=(frozenset({"no:arbeidstrenning"}),)), "then"),
        (CourseAims(asked=frozenset({"no:arbeidstrenning"})), "asked"),
    ],
)
def test_a_misspelt_id_in_the_aims_is_an_error_with_the_nearest_name(aims: CourseAims, where: str) -> None:
    with pytest.raises(BadInput) as error:
        suggest_course(case(), ON, UNTIL, catalogue=[national()], aims=aims)
    assert f"CourseAims.{where}" in str(error.value)
    assert "no:arbeidstrening" in str(error.value)


def test_what_another_municipality_has_may_be_left_out_and_employers_may_be_named() -> None:
    other = read_catalogue(OTHERS, namespace="5501", known=[national()])
    aims = CourseAims(without=frozenset({"5501:verksted"}), asked=frozenset({"999999999"}))
    assert suggest_course(case(), ON, UNTIL, catalogue=[national(), other], want=0, aims=aims).fewer == 0


@each_language
def test_fewer_courses_than_asked_for_are_explained(lang: str) -> None:
    answer = found(want=9)
    assert answer.fewer == 9 - len(answer.courses) > 0
    assert str(answer.fewer) in told(answer, lang)["fewer"]
    assert "fewer" not in told(found(want=1), lang)


@each_language
def test_a_fact_to_clarify_names_the_measure_that_depends_on_it(lang: str) -> None:
    answer = found(interests=["no:individuell-jobbstotte"], facts={"employed": False})
    name = names_of([national()], lang)["no:individuell-jobbstotte"]
    assert name in told(answer, lang)["ask.$.circumstances.in_treatment"]


@each_language
def test_a_wish_that_comes_later_says_in_which_part(lang: str) -> None:
    answer = found(interests=["no:jobbsoking"])
    (wish,) = answer.courses[0].wishes
    assert (wish.state, wish.why) == ("met_later", "another_phase")
    part = {"en": "late", "nb": "sent", "nn": "seint"}[lang]
    assert told(answer, lang)["course.1.wish.no:jobbsoking"].endswith(f": {part}")


@each_language
def test_hours_of_the_day_that_are_too_few_are_told_and_asked_for(lang: str) -> None:
    needs = ["language", "work_experience", "basic_subjects"]
    answer = found(needs=needs, language_level="A1", treatments=[], day_frame={"start": 540, "end": 900})
    assert answer.courses[0].missing
    assert "$.planning.day_frame" in answer.asks
    wide = attrs.evolve(answer.problem.case.planning, day_frame=None)
    roomy = suggest_course(
        attrs.evolve(answer.problem.case, planning=wide), ON, UNTIL, catalogue=[national()], want=1
    )
    assert not roomy.courses[0].missing
    line = told(answer, lang)["course.1.missing"]
    assert {"en": "hours of the day", "nb": "Dagen har for få timer", "nn": "Dagen har for få timar"}[
        lang
    ] in line


@each_language
def test_the_picture_tells_paid_work_beside_full_time(lang: str) -> None:
    answer = found(position={"minutes_a_week": 480}, facts={"employed": True})
    names = names_of([national()], lang)
    said = {"en": "with 8 h paid work", "nb": "med 8 t lønnet arbeid", "nn": "med 8 t løna arbeid"}[lang]
    drawn = suggested_course_picture(answer, lang, names).svg().replace("\N{NO-BREAK SPACE}", " ")
    assert f"{said}<" in drawn
    table = suggested_sheet(answer, 1, phrases(lang), names).tables[0]
    column = {"en": "Paid work", "nb": "Lønnet arbeid", "nn": "Løna arbeid"}[lang]
    assert [row[table.columns.index(column)] for row in table.rows] == ["8"] * len(table.rows)
