"""Every word that a reader sees is in the dictionary of its language, or in the word list beside this file.

The dictionaries are Debian's hunspell-no (nb_NO and nn_NO) and hunspell-en-gb. A word is put on a list by
somebody who has checked it: a name, a term of the law, a compound that the dictionary lacks.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from explaining.languages import each_language
from qupcore.explaining.phrases import phrases

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
IN_THREE = (
    "catalogue/*.toml",
    "plugins/*/src/*/*.toml",
    "src/qupcore/law/not_rules.toml",
    "src/qupcore/cases/review/codes.toml",
)
"""Files that hold a sentence in three languages as a table with `nb`, `nn` and `en`."""
NOT_WORDS = re.compile(
    r"\{\w*:?"  # a place for a value; the words of `{days:day|days}` stay
    r"|--\w+|\b(?:qup|pip) [a-z]+(?: [a-z]+)?"  # an option; a command
    r"|`[^`]*`|\[cli\]|\bnb, nn (?:eller|og|or|and) en\b|\*\.toml"  # code
    r"|-en\b"  # the ending of an abbreviation
    r"|\w*\d\w*"  # a number, the name of a version
    r"|\S*\w[./_]\w\S*"  # an address, a file, a name in code
    r"|«[^»]*»|\"[^\"]*\""  # quoted, perhaps in another language
    r"|\b[A-ZÆØÅ0-9_-]{2,}\b"  # an abbreviation or a code
)


def leaves(value: Any) -> Iterator[str]:
    """Every text in a table, at any depth."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(part)


def in_language(value: Any, lang: str) -> Iterator[str]:
    """Every text under the key of a language, at any depth."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from leaves(part) if key == lang else in_language(part, lang)


def errors(lang: str) -> Iterator[str]:
    """Every text of an error, without the names in code: they stand in the English too."""
    for file in sorted((ROOT / "src/qupcore/errors/texts").glob("*.toml")):
        for entry in tomllib.loads(file.read_text("utf-8"))["text"]:
            named = {*re.findall(r"[^\W\d_]+", entry["en"])} if lang != "en" else {*()}
            for text in leaves(entry.get(lang, "")):
                yield re.sub(r"[^\W\d_]+", lambda word: "" if word[0] in named else word[0], text)  # noqa: B023


def told(lang: str) -> Iterator[str]:
    """Every text of a language."""
    tables = dict(phrases(lang).tables)
    to_participant = phrases(lang, "participant").tables
    yield from leaves({table: told for table, told in to_participant.items() if told != tables.get(table)})
    if lang != "nb":
        del tables["legal"]  # the law's own words, in bokmål
    if lang == "en":
        del tables["act"]  # names of acts
    yield from leaves(tables)
    yield from errors(lang)
    for pattern in IN_THREE:
        for file in sorted(ROOT.glob(pattern)):
            yield from in_language(tomllib.loads(file.read_text("utf-8")), lang)


@cache
def words(lang: str) -> frozenset[str]:
    return frozenset(
        word
        for text in told(lang)
        for word in re.findall(r"[^\W\d_]{2,}", NOT_WORDS.sub(" ", text))
        if not re.search(r"[a-zæøå][A-ZÆØÅ]", word)
    )


def listed(lang: str) -> list[str]:
    return (HERE / "words" / f"{lang}.txt").read_text("utf-8").split()


@cache
def unknown(lang: str) -> frozenset[str]:
    """The words of a language that its dictionary does not have; the test is skipped where it is absent."""
    if shutil.which("hunspell") is None:
        pytest.skip("hunspell is absent: apt-get install hunspell hunspell-no hunspell-en-gb")
    command = ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[lang], "-l"]
    given = "\n".join(sorted(words(lang)))
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(
            f"hunspell has no dictionary {DICTIONARIES[lang]}: apt-get install hunspell-no hunspell-en-gb"
        )
    return frozenset(done.stdout.split())


@each_language
def test_every_word_is_in_the_dictionary_or_on_the_list(lang: str) -> None:
    known = {*listed(lang)}
    assert sorted(word for word in unknown(lang) if not {word, word.lower()} & known) == []


@each_language
def test_the_list_is_sorted_and_holds_no_word_in_vain(lang: str) -> None:
    on_list = listed(lang)
    assert on_list == sorted({*on_list})
    wanted = {form for word in unknown(lang) for form in (word, word.lower())}
    assert sorted({*on_list} - wanted) == []
