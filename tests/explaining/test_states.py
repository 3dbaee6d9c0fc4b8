"""What a rule came to is one statement in each language: kept, broken, or not known."""

from __future__ import annotations

import re

import pytest

from explaining.languages import each_language
from qupcore.domain.truth import Verdict
from qupcore.explaining.phrases import phrases
from qupcore.law.national import NATIONAL
from qupcore.rules.writing import Rule

JUDGED = [rule for rule in NATIONAL.rules if isinstance(rule, Rule)]
STATES: tuple[Verdict, ...] = ("met", "not_met", "unknown")
TABLES = ("rule", "rule_broken", "rule_open")
PLAN_TABLES = ("plan_rule", "plan_rule_broken", "plan_rule_open")
DENIALS = {
    "nb": r"\b(ikke|ingen|ingenting|aldri|uten|mangler)\b",
    "nn": r"\b(ikkje|ingen|inga|ingenting|aldri|utan|manglar)\b",
    "en": r"\b(not|no|nothing|never|without|lacks)\b",
}
WORDS_AT_MOST = 30


def stated(lang: str, table: str, key: str) -> str:
    return str(phrases(lang).tables[table][key])


@each_language
@pytest.mark.parametrize("rule", JUDGED, ids=lambda rule: rule.id)
def test_each_state_of_a_rule_is_a_statement_of_its_own(lang: str, rule: Rule) -> None:
    words = phrases(lang)
    numbers = dict.fromkeys(re.findall(r"{(\w+)", " ".join(stated(lang, t, rule.id) for t in TABLES)), 2)
    said = [words.state(rule.id, state, numbers) for state in STATES]
    assert len({*said}) == len(STATES)
    for text in said:
        assert text[0].isupper(), text
        assert not text.endswith("."), text
        assert (
            not text.endswith(tuple(words.say("verdict", state) for state in STATES[1:])) or ":" not in text
        )
        assert not re.search(r"\$|[a-z]\.[a-z]|_", text), text


@pytest.mark.parametrize("tables", [TABLES, PLAN_TABLES], ids=["rules", "plans"])
@each_language
def test_every_statement_is_short(lang: str, tables: tuple[str, ...]) -> None:
    for table in tables:
        for key, text in phrases(lang).tables[table].items():
            assert len(str(text).split()) <= WORDS_AT_MOST, (table, key, text)


@pytest.mark.parametrize("tables", [TABLES, PLAN_TABLES], ids=["rules", "plans"])
@each_language
def test_no_statement_of_a_breach_denies_a_denial(lang: str, tables: tuple[str, ...]) -> None:
    """ "No times clash: not met" said the opposite of what it meant to most readers."""
    for key, text in phrases(lang).tables[tables[1]].items():
        for sentence in re.split(r"[,;:]| og | eller | and | or | som | that | for å ", str(text)):
            assert len(re.findall(DENIALS[lang], sentence.casefold())) < 2, (key, text)


@each_language
def test_every_kind_of_finding_about_a_plan_has_its_states(lang: str) -> None:
    tables = phrases(lang).tables
    assert set(tables["plan_rule"]) == set(tables["plan_rule_broken"]) == set(tables["plan_rule_open"])
