"""The days of a phase and of a plan are told once, not again on the line of each element."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.catalogue.national import national
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.planning import Planning
from qupcore.explaining.course_proposal import explain_courses
from qupcore.explaining.phrases import phrases
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.plan_search import explain_suggestions
from qupcore.phasing.suggesting import suggest_course
from qupcore.phasing.weeks_suggested import suggest

CASE = Participant(
    ref="a", planning=Planning(needs=("housing", "work_experience", "physical_training"), municipality="1804")
)
CATALOGUES = (national(),)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_an_element_has_its_days_only_where_they_are_not_those_of_its_phase(lang: str) -> None:
    found = suggest_course(CASE, date(2026, 9, 1), date(2027, 8, 31), catalogue=CATALOGUES, want=1)
    lines = {line.id: line.text for line in explain_courses(found, lang, names_of(CATALOGUES, lang))}
    written, seen = phrases(lang).written, set()
    for place, phase in enumerate(found.courses[0].phases):
        first, last = written(phase.first), written(phase.last)
        for number, item in enumerate(phase.elements):
            said = lines[f"course.1.phase.{place}.element.{number}"]
            later, sooner = item.first > phase.first, item.last < phase.last
            assert (first in said, last in said) == (False, False) or item.first == item.last
            assert (written(item.first) in said, written(item.last) in said) == (later, sooner)
            seen.add((later, sooner))
    assert {(False, False), (True, False), (False, True)} <= seen


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_last_day_of_a_plan_is_told_once(lang: str) -> None:
    found = suggest(CASE, date(2026, 9, 1), catalogue=CATALOGUES, want=3)
    lines = explain_suggestions(found, lang, names_of(CATALOGUES, lang))
    for number, item in enumerate(found.plans, 1):
        assert item.holds_until is not None
        day = phrases(lang).written(item.holds_until)
        assert sum(day in line.text for line in lines if line.id.startswith(f"plan.{number}.")) == 1
