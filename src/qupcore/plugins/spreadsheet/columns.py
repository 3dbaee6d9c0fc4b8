"""The columns of a spreadsheet: what each is called in the three languages, and where its value goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import attrs

from qupcore.catalogue.positions import Path
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = [
    "SHEETS",
    "SheetColumn",
    "SheetKind",
    "columns_of",
    "plain_header",
    "sheet_kind",
    "ways_to_write",
    "words_of",
]

SheetKind = Literal["measures", "offers"]
SHEETS: tuple[SheetKind, ...] = ("measures", "offers")
"""What a table of a spreadsheet may hold: one kind of entry in each."""


@attrs.frozen(kw_only=True)
class SheetColumn:
    """A column.

    Attributes:
        key: Its name in every language of the spreadsheet (`hours_a_week`).
        into: Where its value goes in the table of the entry.
        cell: How its cells are written.
        labels: What it is called, by language.
        helps: What it is for, by language.
    """

    key: str
    into: Path
    cell: str
    labels: Mapping[str, str]
    helps: Mapping[str, str]


def columns_of(kind: SheetKind) -> Mapping[str, SheetColumn]:
    """The columns of measures or offers, by key, in the order of the template.

    >>> columns_of("offers")["times"].labels["nb"]
    'Tider'
    """
    return _columns()[kind]


@remembered(most=1)
def _columns() -> Mapping[SheetKind, Mapping[str, SheetColumn]]:
    said = packaged_toml("qupcore.plugins.spreadsheet", "columns.toml")
    return {
        kind: MappingProxyType(
            {
                key: _column(key, said["measures"][item["as"]] if "as" in item else item)
                for key, item in said[kind].items()
            }
        )
        for kind in SHEETS
    }


def _column(key: str, said: Mapping[str, Any]) -> SheetColumn:
    texts = {lang: said[lang] for lang in ("nb", "nn", "en")}
    return SheetColumn(
        key=key,
        into=tuple(said["into"]),
        cell=said["cell"],
        labels={lang: label for lang, (label, _) in texts.items()},
        helps={lang: help for lang, (_, help) in texts.items()},
    )


@remembered(most=1)
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    return packaged_toml("qupcore.plugins.spreadsheet", "words.toml")


def words_of(key: str, lang: str) -> Mapping[str, str]:
    """The words of a list in a language, by the word of the catalogue; empty where it has no list.

    >>> words_of("enrolment", "nn")["open"]
    'ope'
    """
    place = ("nb", "nn").index(lang) if lang in ("nb", "nn") else -1
    return {
        word: others[place] if place >= 0 else word.replace("_", " ")
        for word, others in _words().get(key, {}).items()
    }


def ways_to_write(key: str) -> Mapping[str, tuple[str, ...]]:
    """Every way to write the words of a list, by the word of the catalogue.

    >>> ways_to_write("wage")["no"]
    ('no', 'no', 'nei', 'nei')
    """
    return {word: (word, word.replace("_", " "), *others) for word, others in _words().get(key, {}).items()}


def plain_header(text: str) -> str:
    """A header without what people write differently: capitals, spaces, punctuation.

    >>> plain_header(" Timer i uken ") == plain_header("timer_i_uken")
    True
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def sheet_kind(name: str) -> SheetKind | None:
    """What the sheet of a name holds; None where the name does not say.

    >>> sheet_kind("Tilbud"), sheet_kind("Sheet1")
    ('offers', None)
    """
    for kind in SHEETS:
        if name.strip().casefold() in _words()["kinds"][kind]:
            return kind
    return None
