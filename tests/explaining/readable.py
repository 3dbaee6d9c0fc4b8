"""How readable a text is: its sentences, words and LIX, and what does not belong in it.

LIX (Björnsson 1968) is the words in a sentence plus the percentage of words of more than six letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ENGLISH = r"the|and|of|is|are|was|not|with|has|been|this|that|which|from|who|must|day|days|months"
FOREIGN = {
    "nb": re.compile(rf"\b({ENGLISH}|ikkje|frå|berre|kva|korleis|nokon|saka|vart|veka)\b", re.I),
    "nn": re.compile(
        rf"\b({ENGLISH}|ikke|fra|bare|hva|hvem|hvordan|hvor|noen|saken|ble|uken|uke|deltakeren|gjøre|være)\b",
        re.I,
    ),
    "en": re.compile(r"\b(ikke|ikkje|og|eller|av|ved|dager|dagar|personen|deltakeren|deltakaren)\b", re.I),
}
"""Words that belong to another language."""
IDENTIFIER = re.compile(r"\$|\w_\w|\b[a-z]+(-\d+)*\.\w+\.|\b[a-z]{3,}\.[a-z]{2,}\b|\bE\d+b?\b")
"""Paths, names of fields, ids of rules and codes."""
CITATION = re.compile(r"§|\bLOV-|\bFOR-\d")
MANY = "dager|dagar|måneder|månader|timer|timar|uker|veker|plasser|plassar|days|months|hours|weeks"
ONE_OF_MANY = re.compile(rf"(?<![\d,.\N{{NO-BREAK SPACE}}-])1 ({MANY})\b")


def sentences(text: str) -> list[str]:
    """The sentences of a line; the period of an ordinal in a date ends none."""
    dated = re.sub(r"(\d)\. (?=[a-zæøå])", r"\1 ", text)
    return [part for part in re.split(r"(?<=[.?!:])\s+|;\s", dated) if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w-]*|\d+(?:[.,\N{NO-BREAK SPACE}]\d+)*", text)


def lix(lines: Iterable[str]) -> float:
    """LIX of several lines together.

    >>> round(lix(["Du har rett til programmet.", "Det er bra."]), 1)
    16.5
    """
    parts = [part for line in lines for part in sentences(line)]
    said = [word for part in parts for word in words(part)]
    long = [word for word in said if len(word) > 6 and word[0].isalpha()]
    return len(said) / len(parts) + 100 * len(long) / len(said)
