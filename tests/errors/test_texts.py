"""Every text of an error stands in bokmål and nynorsk, with the same places for values."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from string import Formatter

from errors.texts_in_source import texts_in_source
from qupcore.errors import CODES
from qupcore.errors.worded import FILES

FOLDER = files("qupcore.errors").joinpath("texts")
ENTRIES = [
    entry
    for name in FILES
    for entry in tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))["text"]
]
SOURCE = texts_in_source()
MEANINGS = {text for meaning in CODES.values() for text in meaning}

ENGLISH = re.compile(
    r"\b(the|an|of|with|without|not|is|are|and|or|no such|must|give|write|use|cannot|than|which|has|have|"
    r"number|date|text|value|file|key|missing|unknown|expected|got)\b"
)
BOKMAAL = re.compile(
    r"(?<![-\w])(ikke|fra|bare|hvis|hvor|hvorfor|hvordan|hva|hvem|hvilke[tn]?|noen|noe|flere|uke[nr]?|navn|mer|"
    r"være|ble|en|én|ett|jeg|gjøre?|sier|de|dem|hver|uten|annen|andres|skriver|leser|deltakeren|utenfor|"
    r"tall(ene|et)?|regler|loven|saken|filen|kommer|finnes|verdier|dager|måned(er)?)\b"
)
"""Forms that nynorsk does not have."""
LITERAL = re.compile(
    r"`[^`]*`|\"[^\"]*\"|'[^']*'|\{[^{}]*\}|\[[^\]]*\]|--\w+|\w+ = \S+|\w+\.\w[\w.]*(\([^)]*\))?"
    r"|\w+\([^)]*\)|[\w.]*[_/:=<>*]\S+|\bnb, nn,? ?(og|eller)? en\b"
)
"""What stands the same in every language: commands, keys, values as they are written, places for values."""


def prose(text: str) -> str:
    return LITERAL.sub(" ", text)


def places(text: str) -> Counter[tuple[str, str, str]] | None:
    """The places for values; None for a text that is never filled in, such as a table in TOML."""
    try:
        found = [
            (name, spec or "", turned or "") for _, name, spec, turned in Formatter().parse(text) if name
        ]
    except ValueError:
        return None
    return Counter(found)


def test_every_text_in_the_source_is_translated_and_nothing_else() -> None:
    listed = Counter(entry["en"] for entry in ENTRIES)
    assert [text for text, times in listed.items() if times > 1] == []
    assert {text: room for text, room in SOURCE.items() if text not in listed} == {}
    assert [text for text in MEANINGS if text not in listed] == []
    assert [text for text in listed if text not in SOURCE and text not in MEANINGS] == []


def test_the_files_are_all_read() -> None:
    assert sorted(item.name for item in FOLDER.iterdir()) == sorted(f"{name}.toml" for name in FILES)


def test_the_places_for_values_are_the_same() -> None:
    for entry in ENTRIES:
        assert places(entry["nb"]) == places(entry["nn"]) == places(entry["en"]), entry


def test_no_english_in_norwegian_and_no_bokmaal_in_nynorsk() -> None:
    assert "give it" in prose("give it to {name}")  # what is looked for, can be found
    english = [
        (entry[lang], found[0])
        for entry in ENTRIES
        for lang in ("nb", "nn")
        if (found := ENGLISH.search(prose(entry[lang])))
    ]
    assert english == []
    bokmaal = [(entry["nn"], found[0]) for entry in ENTRIES if (found := BOKMAAL.search(prose(entry["nn"])))]
    assert bokmaal == []
    assert [entry for entry in ENTRIES if "NAV" in prose(entry["nb"] + entry["nn"]).replace("NAVN", "")] == []
