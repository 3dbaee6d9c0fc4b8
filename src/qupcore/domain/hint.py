"""Hints for a word that is none of those there are: between spellings of one word, never to another meaning.

A hint is followed without much thought. One that leads from *rejected* to *reduced* puts something false on
record, so it is given only where the two are spellings of one word, or where a short list says that they are
words for one thing. Else the permitted words are named, and a person chooses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from qupcore.domain.synonyms import SYNONYMS

__all__ = ["hint", "remedy"]

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ß": "ss"})
_SHORTEST = 4
"""Letters that a word must have for one letter to be wrong; below it every letter makes another word."""
_LONG = 10
"""From so many letters on, two may be wrong."""
_NEGATIONS = ("un", "in", "im", "ir", "non", "not", "no", "dis", "mis", "u", "ikke", "ikkje")
"""What turns the meaning of a word when it stands before it, or beside it."""


def hint(word: str, allowed: Iterable[str]) -> str | None:
    """The permitted word that this one is a spelling of, or another word for; None where there is no one.

    >>> hint("sicknes_benefit", ["sickness_benefit"]), hint("Birth-Date", ["birth_date"])
    ('sickness_benefit', 'birth_date')
    >>> hint("avslag", ["granted", "refused", "reduced"]), hint("rejected", ["granted", "reduced"])
    ('refused', None)
    """
    known = tuple(allowed)
    if len(word) > 80:
        return None
    plain = _plain(word)
    same = [item for item in known if _plain(item) == plain]
    if same:
        return same[0] if len(same) == 1 else None
    meant = SYNONYMS.get(plain, ())
    if meant:  # a word that is known to mean something is no misspelling of another
        found = [item for item in known if item in meant]
        return found[0] if len(found) == 1 else None
    near = [item for item in known if _spelt(plain, _plain(item)) and not _negated(word, item)]
    return near[0] if len(near) == 1 else None


def remedy(word: str, allowed: Iterable[str], *, named: str = "use one of", most: int | None = None) -> str:
    """What to do about a word that is not permitted: the hint, or all that are.

    Args:
        word: What was written.
        allowed: What may be written.
        named: How the permitted words are introduced.
        most: How many of them to name. None: all.

    >>> remedy("singel", ["single", "couple"]), remedy("family", ["single", "couple"])
    ("did you mean 'single'?", 'use one of: single, couple')
    """
    known = tuple(allowed)
    if meant := hint(word, known):
        return f"did you mean {meant!r}?"
    if not known:
        return "none is known"
    shown = known[:most]
    return f"{named}: {', '.join(shown)}" + (" …" if len(shown) < len(known) else "")


def _plain(word: str) -> str:
    """A word without what spellings differ in: case, accents, spaces, hyphens and low lines."""
    low = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return re.sub(r"[\s_-]|[\u0300-\u036f]", "", low)


def _spelt(one: str, other: str) -> bool:
    """Whether two plain words are spellings of one: a letter or two wrong, and no other meaning known."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST or one[0] != other[0] or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return _distance(one, other) <= (2 if shortest >= _LONG else 1)


def _negated(one: str, other: str) -> bool:
    """Whether a part of one word says the opposite of the same part of the other, as *not met* and *met*."""
    first, second = ([_plain(part) for part in re.split(r"[\s_.-]+", word) if part] for word in (one, other))
    if len(first) != len(second):
        return bool(({*first} ^ {*second}) & {*_NEGATIONS})
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return any(a == sign + b or b == sign + a for a, b in pairs for sign in _NEGATIONS)


def _distance(one: str, other: str) -> int:
    """Letters wrong, missing, too many, or in each other's place (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        row = [n]
        for m, there in enumerate(other, 1):
            cost = min(last[m] + 1, row[m - 1] + 1, last[m - 1] + (letter != there))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == there:
                cost = min(cost, before[m - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
