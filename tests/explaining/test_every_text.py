"""Every text of every key, filled with one and with several: singular, no identifier, no other language."""

from __future__ import annotations

from string import Formatter

import pytest

from explaining.languages import each_language
from explaining.readable import FOREIGN, IDENTIFIER, ONE_OF_MANY
from qupcore.explaining.phrases import Phrases, Reader, phrases

FOR_PROGRAMMERS = {
    "law_page",
    "plugins",
    "plugin",
    "plugin_difference",
    "import",
    "source",
    "legal",
    "clause",
    "field",
    "tree",
}
"""Tables that only pages of the law, rule owners and plugin authors see, or that are parts of sentences."""


def texts(words: Phrases, number: int) -> list[tuple[str, str, str]]:
    """Each text of a language with the same number in every place."""
    told = []
    for table, entries in words.tables.items():
        for key, text in entries.items():
            if table in FOR_PROGRAMMERS or not isinstance(text, str):
                continue
            names = {name for _, name, _, _ in Formatter().parse(text) if name}
            told.append((table, key, words.say(table, key, **dict.fromkeys(names, number))))
    return told


@pytest.mark.parametrize("reader", ["adviser", "participant"])
@pytest.mark.parametrize("number", [1, 2, 12345])
@each_language
def test_every_text_reads_well(lang: str, number: int, reader: Reader) -> None:
    found = [
        (table, key, wrong.search(text).group(), text)  # type: ignore[union-attr]
        for table, key, text in texts(phrases(lang, reader), number)
        for wrong in (ONE_OF_MANY, IDENTIFIER, FOREIGN[lang])
        if wrong.search(text)
    ]
    assert found == []
