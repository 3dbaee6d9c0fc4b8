"""Sources of the law and remarks on it are in the language of the answer; bare citations are unchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import attrs
import pytest

from qupcore import decide, explain, read_case, to_text
from qupcore.cases import rates
from qupcore.catalogue.national import national
from qupcore.domain.source import Note, Source
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.rates import explain_rates
from qupcore.explaining.rules import show_section
from qupcore.law.national import NATIONAL
from qupcore.law.sections import sections
from qupcore.planning.rules.week import WEEK_RULES, WeekLimits
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter

LISTS = [
    tomllib.loads(files("qupcore.explaining").joinpath(name).read_text("utf-8"))["source"]
    for name in ("sources.toml", "catalogue_sources.toml")
]
ENTRIES = [entry for entries in LISTS for entry in entries]

# The names that a bare citation may hold: acts, circulars, offices and addresses.
NAMES = {
    *(
        "sotjl",
        "fvl",
        "sosialtjenesteloven",
        "ftrl",
        "domstolloven",
        "navikt",
        "aap",
        "behandlingsflyt",
        "kt",
    ),
    *("nav", "no", "rundskriv", "selvhjelpenshus", "org", "regjeringen"),
    *("i", "og", "av"),
}
OFFICES = re.compile(r"(Statsforvalteren|Fylkesmannen|Rundskriv)\b(?: i [A-ZÆØÅ]\w+(?: og [A-ZÆØÅ]\w+)?)?")


def bare(text: str) -> bool:
    """Whether a source holds only names and numbers of texts."""
    words = re.findall(r"[A-Za-zæøåÆØÅ]{2,}", OFFICES.sub(" ", text))
    return all(word in NAMES or word.isupper() or word == "Grunnbeløp" for word in words)


def used() -> Iterator[str]:
    """Every source and remark of a rule or a number of the law."""
    rules = (*NATIONAL.rules, *WEEK_RULES)
    for rule in rules:
        yield from (provision.source for provision in rule.provisions)
    numbers = {node.name: node for rule in rules for node in walk(rule.tree) if isinstance(node, Parameter)}
    for number in (*numbers.values(), *NATIONAL.conventions, WeekLimits.percent_of_full_time):
        for value in number.values:
            yield value.source
            yield value.note


USED = sorted({text for text in used() if text})


def told(value: object) -> Iterator[str]:
    """The text of every source, and of every note in one language, in a value of the catalogue."""
    match value:
        case Source(text=text):
            yield text
        case Note(text=text):
            if text.nb == text.en:
                yield text.en
        case tuple():
            for item in value:
                yield from told(item)
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from told(getattr(value, field.name))


OF_CATALOGUE = set(told(national()))


@pytest.mark.parametrize("text", USED)
def test_a_source_is_a_bare_citation_or_said_in_three_languages(text: str) -> None:
    assert bare(text) or text in phrases("nb").tables["source"]


def test_nothing_is_said_that_stands_nowhere() -> None:
    assert sorted({entry["en"] for entry in LISTS[0]} - set(USED)) == []
    assert sorted({entry["en"] for entry in LISTS[1]} - OF_CATALOGUE) == []


TITLE = re.compile(r"(?:nav|kunnskapsbanken|molde\.kommune)\.?\w*(?:/\w+)?[,:] [A-ZÆØÅa-zæøå ,]+")


def test_a_source_or_note_of_the_catalogue_is_said_in_three_languages() -> None:
    """The title of a Norwegian page reads the same in all."""
    listed = {entry["en"] for entry in LISTS[1]}
    assert [text for text in sorted(OF_CATALOGUE - listed) if not TITLE.fullmatch(text)] == []


def test_each_stands_once_and_in_all_three() -> None:
    english = [entry["en"] for entry in ENTRIES]
    assert len(english) == len(set(english))
    for entry in ENTRIES:
        assert set(entry) == set(LANGUAGES)
        assert all(text == text.strip() and text for text in entry.values())


ENGLISH = re.compile(r"\b(the|and|is|was|were|that|which|what|found|inferred|day|days|year|seen|told)\b")
ONLY_NB = re.compile(r"\b(ikke|fra|uken|hva|hvilke|hvilken|kilde|loven|forskriften|måneder|sykdom|bare)\b")
ONLY_NN = re.compile(r"\b(ikkje|frå|veka|kva|kjelde|lova|forskrifta|månader|sjukdom|berre|ein)\b")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["en"][:40])
def test_the_languages_are_kept_apart(entry: dict[str, str]) -> None:
    assert not ENGLISH.search(entry["nb"]), entry["nb"]
    assert not ENGLISH.search(entry["nn"]), entry["nn"]
    assert not ONLY_NN.search(entry["nb"]), entry["nb"]
    # "FOR ... ikke" is never quoted: a Norwegian quotation stands between « and ».
    assert not ONLY_NB.search(re.sub("«[^»]*»", "", entry["nn"])), entry["nn"]


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_an_answer_in_norwegian_has_no_english_in_it(lang: str) -> None:
    """The rates with their numbers, a decision, and every section of the law."""
    case = read_case(b'{"ref": "case-17", "birth_date": "1959-09-01", "benefits": []}')
    said = to_text(explain(decide(case, on=date(2026, 9, 1)), lang))
    said += to_text(explain_rates(rates(date(2026, 9, 1)), lang))
    for name in sections():
        said += to_text(show_section(name, lang=lang))
    notes = [note for measure in national().measures for note in measure.notes]
    said += "\n".join(phrases(lang).source(note.text.in_language(lang)) for note in notes)
    assert [line for line in said.splitlines() if re.search(r"\b(the|and|was|which|what)\b", line)] == []
