"""What a rule came to is one statement in each language: kept, broken, or not known."""

from __future__ import annotations

import re

import pytest

from explaining.languages import each_language
from qupcore.domain.truth import Verdict
from qupcore.explaining.phrases import Reader, phrases
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


UNITS = {
    "nb": r"(?:måned|år|uke|dag|gang|time|minutt|prosent|kroner|del|kalenderdag|virkedag)\w*",
    "nn": r"(?:månad|år|vek|dag|gong|tim|minutt|prosent|kroner|del|kalenderdag|vyrkedag)\w*",
    "en": r"(?:month|year|week|day|time|hour|minute|percent|kroner|third|calendar day|working day)\w*",
}
NUMBER_WORDS = {
    "nb": "ett|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv|seksten|tjue|tretti|femti|seksti|hundre",
    "nn": "eitt|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv|seksten|tjue|tretti|femti|seksti|hundre",
    "en": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|thirty|fifty|sixty",
}
NO_NUMBER_OF_LAW = (
    re.compile(r"§§? ?[\d-]+(?: \(\d+\))?(?: (?:og|and) \d+)?"),  # a place in the law
    re.compile(
        r"\b(?:1\.|29\.|28\.|17\.) (?:mai|mars|februar|november)|\b\d+ (?:May|March|February|November)"
    ),
    re.compile(r"\b(?:19|20)\d\d\b"),  # the year of a wording
    re.compile(r"covid-19"),
    re.compile(r"\b\d+–\d+\b"),  # the age groups of the guideline norm, which name its fields
)
# A field of the case is defined by the number: another number would be another field.
FIELDS_WITH_A_NUMBER = {"withdrawal.absences", "child.days_abroad", "for-2011-1471.3.in_norway"}
# The case has two entries where one is expected.
ABOUT_ENTRIES = re.compile(r"^record\.|^same_offer$|^same_measure$")
STATEMENTS = (*TABLES, *PLAN_TABLES, "policy", "question", "duty", "duty_moves")


@pytest.mark.parametrize("reader", ["adviser", "participant"])
@each_language
def test_no_number_of_the_law_stands_as_a_fixed_word(lang: str, reader: Reader) -> None:
    """A number of the law changes by date: a text reads it by name, or does without it."""
    counted = re.compile(rf"\d|\b(?:{NUMBER_WORDS[lang]})s?\b (?:\w+ )?{UNITS[lang]}", re.IGNORECASE)
    fixed = []
    for table in STATEMENTS:
        for key, text in phrases(lang, reader).tables[table].items():
            if key in FIELDS_WITH_A_NUMBER or ABOUT_ENTRIES.search(key):
                continue
            said = re.sub(r"{[^}]*}", "#", str(text))
            for known in NO_NUMBER_OF_LAW:
                said = known.sub("#", said)
            if counted.search(said):
                fixed.append((table, key, text))
    assert fixed == []
