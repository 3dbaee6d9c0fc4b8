"""The phrases of the three languages: equal in keys, complete for the law, and not mixed."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from string import Formatter
from typing import Any, get_args

import pytest

from explaining.languages import BROKEN, each_language
from qupcore import Assessment, Participant, decide, explain, to_text
from qupcore.cases.ruling.item_ruling import DeadlineKind
from qupcore.domain.answers.review import DutyState
from qupcore.domain.truth import Outcome, Verdict
from qupcore.errors import BadInput
from qupcore.explaining.phrases import LANGUAGES, PARTICIPANT, phrases
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import ChoiceTerm, IntTerm
from qupcore.rules.writing import Formula

FOLDER = files("qupcore.explaining").joinpath("texts")
WRITTEN: dict[str, list[tuple[str, str, str, Any]]] = {
    lang: [
        (file.name, table, key, text)
        for file in sorted(FOLDER.joinpath(lang).iterdir(), key=lambda item: item.name)
        if file.name != f"{PARTICIPANT}.toml"  # each of its texts replaces another: test_second_person.py
        for table, keys in tomllib.loads(file.read_text("utf-8")).items()
        for key, text in keys.items()
    ]
    for lang in LANGUAGES
}
"""Every phrase with its file and table."""
PHRASES = {lang: {(table, key): text for _, table, key, text in found} for lang, found in WRITTEN.items()}
TEXTS: dict[str, dict[str, dict[str, Any]]] = {lang: dict(phrases(lang).tables) for lang in LANGUAGES}
PARAMETERS = {
    node.name: node for rule in NATIONAL.rules for node in walk(rule.tree) if isinstance(node, Parameter)
} | {parameter.name: parameter for parameter in NATIONAL.conventions}
TERMS = vocabulary()


def places(text: Any) -> list[str]:
    """The names in curly brackets, in alphabetical order, each once.

    The word that goes with a number names it again, and one language has one form where another has two.
    """
    found = [text] if isinstance(text, str) else text
    return sorted({name for part in found for _, name, _, _ in Formatter().parse(part) if name is not None})


# in step with each other


def test_there_are_three_languages() -> None:
    assert LANGUAGES == ("nb", "nn", "en")
    assert {item.name for item in FOLDER.iterdir()} == set(LANGUAGES)


@each_language
def test_the_languages_have_the_same_keys(lang: str) -> None:
    places = [(file, table, key) for file, table, key, _ in WRITTEN[lang]]
    assert places == [(file, table, key) for file, table, key, _ in WRITTEN["nb"]], "in the same order"


@each_language
def test_no_phrase_is_written_twice(lang: str) -> None:
    assert len(PHRASES[lang]) == len(WRITTEN[lang])


@each_language
def test_the_languages_have_the_same_places(lang: str) -> None:
    for key, text in PHRASES["nb"].items():
        assert places(PHRASES[lang][key]) == places(text), key


@each_language
def test_no_phrase_is_empty_or_has_spaces_around_it(lang: str) -> None:
    for (table, key), text in PHRASES[lang].items():
        for part in [text] if isinstance(text, str) else text:
            assert part or table == "unit", (table, key)
            assert part == part.strip(), (table, key)


MANY = {
    "nb": "dager|virkedager|kalenderdager|uker|måneder|timer|minutter|grupper|utvidelser",
    "nn": "dagar|vyrkedagar|kalenderdagar|veker|månader|timar|grupper|utvidingar",
    "en": "days|working days|calendar days|weeks|months|years|hours|minutes|groups|measures|offers|breaches",
}


@each_language
def test_a_number_is_said_with_its_unit_in_one_and_in_many(lang: str) -> None:
    """A month was once "1 måneder": each unit has a singular and a plural form."""
    only_many = re.compile(rf"\}} (?:{MANY[lang]})\b")
    for (table, key), text in PHRASES[lang].items():
        for part in [text] if isinstance(text, str) else text:
            assert not only_many.search(part), (table, key, part)
            for _, name, words, _ in Formatter().parse(part):
                assert name is None or not words or words.count("|") == 1, (table, key, part)


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("nb", "1 dag, 1 uke, 1 måned, 1 år, 1 minutt", "2 dager, 2 uker, 2 måneder, 2 år, 2 minutter"),
        ("nn", "1 dag, 1 veke, 1 månad, 1 år, 1 minutt", "2 dagar, 2 veker, 2 månader, 2 år, 2 minutt"),
        ("en", "1 day, 1 week, 1 month, 1 year, 1 minute", "2 days, 2 weeks, 2 months, 2 years, 2 minutes"),
    ],
)
def test_amounts_in_one_and_in_many(lang: str, one: str, many: str) -> None:
    for number, said in ((1, one), (2, many), (0, many.replace("2", "0"))):
        units = ("days", "weeks", "months", "years", "minutes")
        assert ", ".join(phrases(lang).amount(number, unit) for unit in units) == said


def test_a_part_of_one_is_many() -> None:
    assert "1,5 timer" in phrases("nb").say("line", "absence", hours="1,5")
    assert "1 time" in phrases("nb").say("line", "absence", hours="1")
    assert "1.5 hours" in phrases("en").say("line", "absence", hours="1.5")


@each_language
def test_a_path_is_said_in_the_language(lang: str) -> None:
    """Paths once had the English word `with` in every language."""
    sign = {"nb": "med", "nn": "med", "en": "with"}[lang]
    case = Participant(ref="a", birth_date=date(1990, 5, 1))
    said = " ".join(to_text(explain(decide(case, on=date(2026, 6, 1)), lang)).split())
    assert f'$.assessments[] {sign} "question": "judgement.' in said
    assert all(
        phrases(lang).path(term.path).count(" with ") == (lang == "en")
        for term in TERMS.values()
        if " with " in term.path
    )


def test_lists_are_as_long_in_each_language() -> None:
    assert {len(texts["place"]["ledd"]) for texts in TEXTS.values()} == {5}


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput, match="nb, nn, en"):
        phrases("se")


# in step with the law


@each_language
def test_every_rule_has_its_text_and_no_other(lang: str) -> None:
    assert set(TEXTS[lang]["rule"]) == {rule.id for rule in NATIONAL.rules}


@each_language
def test_every_term_has_its_name_and_no_other(lang: str) -> None:
    calculated = {rule.gives.name for rule in NATIONAL.rules if isinstance(rule, Formula)}
    assert set(TEXTS[lang]["term"]) == set(TERMS) | calculated


@each_language
def test_a_rule_names_only_its_own_numbers(lang: str) -> None:
    for rule in NATIONAL.rules:
        own = {n.name.rpartition(".")[2] for n in walk(rule.tree) if isinstance(n, Parameter)}
        assert set(places(TEXTS[lang]["rule"][rule.id])) <= own, rule.id


@each_language
def test_everything_that_the_law_names_has_a_word(lang: str) -> None:
    tables = TEXTS[lang]
    provisions = [provision for rule in NATIONAL.rules for provision in rule.provisions]
    values = [value for parameter in PARAMETERS.values() for value in parameter.values]
    needed = {
        "act": {p.citation.law for p in provisions},
        "basis": {p.basis for p in provisions} | {value.basis for value in values},
        "confidence": {p.confidence for p in provisions} | {value.confidence for value in values},
        "role": {rule.role for rule in NATIONAL.rules},
        "known_by": {term.known_by for term in TERMS.values()},
        "unit": {term.unit for term in TERMS.values() if isinstance(term, IntTerm)}
        | {parameter.unit for parameter in PARAMETERS.values()},
        "value": {value for term in TERMS.values() if isinstance(term, ChoiceTerm) for value in term.values},
        "outcome": set(get_args(Outcome)),
        "outcome_word": set(get_args(Outcome)),
        "verdict": set(get_args(Verdict)),
        "duty": set(get_args(DeadlineKind)),
        "duty_moves": set(get_args(DeadlineKind)),
        "duty_state": set(get_args(DutyState)),
        "whose": {"municipality", "participant"},
        "lacks": set(Assessment(question="a", answer=True).lacks),
    }
    for table, keys in needed.items():
        assert keys <= tables[table].keys(), table
    assert max(p.citation.ledd or 0 for p in provisions) <= len(tables["place"]["ledd"])


def test_every_term_that_is_asked_for_asks_in_three_languages() -> None:
    """Counted and calculated facts have no place in a case file, so they have no question."""
    for name, term in TERMS.items():
        if not term.path:
            continue
        asked = [phrases(lang).question(name) for lang in LANGUAGES]
        assert all("?" in text and text == text.strip() for text in asked), name
        assert asked[0] != asked[2], name


@each_language
def test_every_policy_number_is_told_in_plain_words(lang: str) -> None:
    """A starting point was once shown as `norm_single = 7 850 kr`: each policy value has a sentence."""
    told = TEXTS[lang]["policy"]
    for name, parameter in PARAMETERS.items():
        chosen = {
            v for value in parameter.values if value.basis == "policy" for v in (value.value, *value.choices)
        }
        for value in chosen - {None}:
            assert name in told or f"{name}={value}" in told, (name, value)
            said = phrases(lang).policy(name, value, parameter.unit)
            assert name.rpartition(".")[2] not in said
            assert not BROKEN.search(said)


# clear of each other

WORDS_OF = {
    "nb": "ikke hva hvem hvilke hvilken hvilket hvor når en et noe nå fra være var mer mye høy lav ble blir "
    "opphold bopel loven krever kjent kjente vurderinger avgjørelse avgjort kilde sikkerhet begrunnelse "
    "ytelser ytelse begrensede vesentlig hensiktsmessig nødvendig deltakelse husholdning enslig uten",
    "nn": "ikkje kva kven kor ein eit noko no frå vere meir mykje høg låg vart opphald bustad lova krev "
    "vurderingar avgjerd kjelde visse grunngiving ytingar yting avgrensa vesentleg føremålstenleg "
    "tyngjande hushald einsleg utan tilbod saman desse same gonger",
}
SHARED = {
    "nå",
    "når",
    "kjent",
    "avgjort",
    "var",
    "en",
    "et",
    "no",
    "nødvendig",
    "blir",
    "same",
    "visse",
    "loven",
}
"""Right in both, or part of names and of other words."""


def written(lang: str) -> dict[str, str]:
    found = {
        f"{t}.{k}": text if isinstance(text, str) else " ".join(text)
        for (t, k), text in PHRASES[lang].items()
    }
    return found


@pytest.mark.parametrize(("lang", "other"), [("nb", "nn"), ("nn", "nb"), ("en", "nb"), ("en", "nn")])
def test_no_word_of_another_language(lang: str, other: str) -> None:
    foreign = set(WORDS_OF[other].split()) - SHARED
    for key, text in written(lang).items():
        assert not foreign & set(re.findall(r"[a-zæøå]+", text.lower())), (key, text)


TWICE = re.compile(r"\b([^\W_]+)\W+\1\b", re.IGNORECASE)


@each_language
def test_no_word_twice_in_a_row(lang: str) -> None:
    said = {key: re.sub(r"\{\w+:([^|]*)\|[^}]*\}", r"\1", text) for key, text in written(lang).items()}
    bare = {key: re.sub(r"\{\w+\}", "_", text) for key, text in said.items()}
    found = {key: text for key, text in bare.items() if TWICE.search(text)}
    assert not found
