"""Every phrase that the catalogue may need exists in three languages."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from qupcore.availability.available import available
from qupcore.catalogue.confidence import PARTS
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.answers.availability import Admitted, State, Why
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import FollowedUpBy, MeasureClass
from qupcore.domain.catalogue.measure import Organiser, Owner, Wage
from qupcore.domain.catalogue.measure_limits import LimitKind
from qupcore.domain.catalogue.practice import Fills, FormOfUse, Per, Phase
from qupcore.domain.catalogue.relation import RelationKind
from qupcore.domain.source import Authority, Confidence
from qupcore.explaining.available import explain_available
from qupcore.explaining.catalogue import list_measures, show_confidence, show_gaps, show_needs
from qupcore.explaining.lines import Line
from qupcore.explaining.measure import show_measure
from qupcore.explaining.phrases import LANGUAGES, phrases

TABLES = {
    "admitted": Admitted,
    "state": State,
    "why": Why,
    "organiser": Organiser,
    "owner": Owner,
    "wage": Wage,
    "limit": LimitKind,
    "measure_class": MeasureClass,
    "relation": RelationKind,
    "authority": Authority,
    "confidence": Confidence,
    "fills": Fills,
    "usual_hours": Per,
    "phase": Phase,
    "form_of_use": FormOfUse,
    "given_by": FollowedUpBy,
}
LOCAL = """
[sources.report]
text = "Bodø kommune, årsrapport 2019, Nav Bodø"

[[practices]]
of = "no:jobbsoking"
practice = { hours = { low = 300, usual = 360, high = 480 }, given_by = "provider" }
sources = "report"

[[offers]]
id = "1804:jobbsoking-her"
measure = "no:jobbsoking"
period = "2026-01-01/.."
provider_orgnr = "974760673"

[[capacities]]
provider_orgnr = "974760673"
total = 12
free = 3
valid = "2026-01-01/2026-12-31"
sources = "report"

[[capacities]]
provider_orgnr = "974760673"
total = 12
valid = "2027-01-01/.."
sources = "report"
"""
BROKEN = re.compile(r"\{|\}|\bNone\b|\bTrue\b|\bFalse\b|<\w+ object")
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@each_language
def test_every_kind_has_its_word_and_no_other(lang: str) -> None:
    tables = phrases(lang).tables
    for table, kind in TABLES.items():
        assert set(tables[table]) == set(get_args(kind)), table
    assert set(tables["part"]) == set(PARTS)


def test_every_question_is_asked_in_three_languages() -> None:
    for name, term in admission_vocabulary().items():
        asked = {phrases(lang).question(name) for lang in LANGUAGES}
        assert all("?" in text for text in asked), name
        assert len(asked) >= 2, name
        assert term.known_by in phrases("nb").tables["known_by"]


@each_language
@pytest.mark.parametrize("measure", national().measures, ids=lambda measure: measure.id)
def test_every_measure_is_shown(measure: object, lang: str) -> None:
    sound(show_measure([measure], [national()], lang))  # type: ignore[list-item]


ESTIMATE = {
    "nb": "anslag fra biblioteket",
    "nn": "anslag frå biblioteket",
    "en": "an estimate of the library",
}


@each_language
def test_a_number_that_no_source_gives_is_told_as_an_estimate_without_the_details_too(lang: str) -> None:
    measures = {measure.id: measure for measure in national().measures}
    search = show_measure([measures["no:jobbsoking"]], [national()], lang)
    hours = next(line for line in search if "10" in line.text and ESTIMATE[lang] in line.text)
    assert hours.layer != "details"
    below = search[search.index(hours) + 1]
    assert below.layer == "details"
    assert {**ESTIMATE, "en": "an estimate of this library"}[lang] in below.text
    course = [line.text for line in show_measure([measures["no:motivasjonskurs"]], [national()], lang)]
    told = next(number for number, text in enumerate(course) if "12" in text and ESTIMATE[lang] in text)
    assert "Jobbhuset" in course[told + 1]
    page = [line.text for line in show_measure([measures["no:digitalt-jobbsokerkurs"]], [national()], lang)]
    assert [text for text in page if re.search(r"\b8\b", text) and ESTIMATE[lang] in text] == []


@each_language
def test_a_municipality_says_how_it_uses_a_national_measure(lang: str) -> None:
    local = read_catalogue(LOCAL, namespace="1804", by="bodo", known=[national()])
    measure = next(m for m in national().measures if m.id == "no:jobbsoking")
    lines = [line.text for line in show_measure([measure], [national(), local], lang)]
    heading = next(number for number, text in enumerate(lines) if text.endswith(" Bodø"))
    assert re.search(r"\b6\b.*\b5\b.*\b8\b", lines[heading + 1])
    assert "årsrapport" in lines[heading + 2]
    assert sum("974760673" in text and "12" in text for text in lines) == 2
    assert sum("974760673" in text and re.search(r"\b3\b", text) is not None for text in lines) == 1
    sound(show_measure([measure], [national(), local], lang))


@each_language
def test_the_needs_say_what_meets_them(lang: str) -> None:
    told = [line.text for line in show_needs(national().needs, lang)]
    assert sum("A1" in text for text in told) == 1
    assert any("4" in text and "12" in text and ESTIMATE[lang] in text for text in told)


@pytest.mark.parametrize("on", [date(2008, 1, 1), date(2010, 6, 1), date(2026, 9, 1)], ids=str)
def test_the_languages_say_as_much(on: date) -> None:
    snapshot = catalogue_on(on, "1804")
    person = available(Participant(ref="a", birth_date=date(1985, 2, 28)), snapshot)
    for told in (
        [list_measures(snapshot, snapshot.measures.values(), lang) for lang in LANGUAGES],
        [show_gaps(snapshot, lang) for lang in LANGUAGES],
        [show_needs(national().needs, lang) for lang in LANGUAGES],
        [show_confidence([national()], lang) for lang in LANGUAGES],
        [explain_available(person, lang, "case-1") for lang in LANGUAGES],
    ):
        assert len({len(lines) for lines in told}) == 1
        for lines in told:
            sound(lines)


def sound(lines: tuple[Line, ...]) -> None:
    assert lines
    for line in lines:
        assert line.text.strip()
        assert not BROKEN.search(line.text), line.text
