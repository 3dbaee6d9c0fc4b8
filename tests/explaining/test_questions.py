"""Every fact that a rule may read has a question in each language, and a legal term."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from qupcore.catalogue.terms import admission_vocabulary
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.law.vocabulary import vocabulary
from qupcore.planning.rules.terms import plan_vocabulary

TERMS = {**vocabulary(), **admission_vocabulary(), **plan_vocabulary()}
LEGAL = tomllib.loads(files("qupcore.explaining").joinpath("legal_terms.toml").read_text("utf-8"))["legal"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_asked_of_somebody_has_a_question(lang: str) -> None:
    """Facts with a place in a case file have a question; facts from formulas have none."""
    questions = phrases(lang).tables["question"]
    assert {name for name, term in TERMS.items() if term.path} <= set(questions)
    assert set(questions) <= set(TERMS)
    assert all(text.strip() for text in questions.values())


def test_every_fact_has_the_term_of_the_law() -> None:
    assert set(LEGAL) == set(TERMS)
    assert all(text.strip() for text in LEGAL.values())
