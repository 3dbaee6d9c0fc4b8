"""The texts to a participant: each replaces a text about the participant by one that says "you"."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from explaining.languages import each_language
from explaining.test_phrases import PHRASES, places
from qupcore.explaining.phrases import LANGUAGES, PARTICIPANT, phrases

FOLDER = files("qupcore.explaining").joinpath("texts")
OWN = {
    lang: {
        (table, key): str(text)
        for table, keys in tomllib.loads(
            FOLDER.joinpath(lang).joinpath(f"{PARTICIPANT}.toml").read_text("utf-8")
        ).items()
        for key, text in keys.items()
    }
    for lang in LANGUAGES
}
NOT_TO_A_PARTICIPANT = ("law_pages", "plugins", "organiser", "lacks")
"""Tables of law pages and plugins; who organises a measure; and the name of whoever judged."""
THIRD_PERSON = {
    "nb": r"\b[Pp]ersonens?\b|\b[Dd]eltakerens?\b",
    "nn": r"\b[Pp]ersonens?\b|\b[Dd]eltakarens?\b",
    "en": r"\b[Tt]he person\b|\b[Tt]he participant\b|\b[Pp]articipant's\b",
}


def test_the_languages_replace_the_same_texts() -> None:
    assert [*OWN["nn"]] == [*OWN["nb"]] == [*OWN["en"]], "in the same order"


@each_language
def test_each_replaces_a_text_with_the_same_places(lang: str) -> None:
    for key, text in OWN[lang].items():
        assert key in PHRASES[lang], key
        assert {*places(text)} <= {*places(PHRASES[lang][key])}, key


@each_language
def test_none_speaks_about_the_participant(lang: str) -> None:
    for key, text in OWN[lang].items():
        assert not re.search(THIRD_PERSON[lang], text), (key, text)


@each_language
def test_each_text_about_the_participant_is_replaced(lang: str) -> None:
    about = {
        key: text
        for key, text in PHRASES[lang].items()
        if isinstance(text, str)
        and key[0] not in NOT_TO_A_PARTICIPANT
        and re.search(THIRD_PERSON[lang], text)
    }
    assert {key: text for key, text in about.items() if key not in OWN[lang]} == {}


@pytest.mark.parametrize("reader", ["adviser", "lawyer"])
@each_language
def test_an_adviser_and_a_lawyer_read_the_same_texts(lang: str, reader: str) -> None:
    assert phrases(lang, reader).tables == phrases(lang).tables
