"""Every phrase that the catalogue may need exists in three languages."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from qupcore.availability.available import available
from qupcore.catalogue.confidence import PARTS
from qupcore.catalogue.national import national
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.answers.availability import Admitted, State, Why
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.catalogue.measure import Organiser, Owner, Wage
from qupcore.domain.catalogue.measure_limits import LimitKind
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
}
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
