"""Hints for a word that is not permitted: another spelling of it, never a word with another meaning.

People follow a hint without much thought. A hint from *rejected* to *reduced* would put something false on
record. So a hint is given only where the two words are spellings of one word, or where a short list says that
they mean the same. Otherwise the message names the permitted words, and a person chooses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from qupcore.domain.synonyms import SYNONYMS
from qupcore.errors.worded import worded

__all__ = ["either", "hint", "remedy"]

_ONE_OF = worded("use one of")

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ß": "ss"})
_SHORTEST = 4
"""Letters that a part of a word must have for one to be wrong; below it every letter makes another word."""
_LONG = 10
"""From so many letters on, two may be wrong."""
_NEGATIONS = ("un", "in", "im", "ir", "non", "not", "no", "dis", "mis", "u", "ikke", "ikkje")
"""What turns the meaning of a word when it stands before it, or beside it."""


def hint(word: str, allowed: Iterable[str]) -> str | None:
    """The permitted word of which this one is a spelling or a synonym; None where there is not exactly one.

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
    if meant:  # a known word with a meaning of its own is no misspelling of another word
        found = [item for item in known if item in meant]
        return found[0] if len(found) == 1 else None
    near = [item for item in known if _spelt(word, item)]
    return near[0] if len(near) == 1 else None


def remedy(word: str, allowed: Iterable[str], *, named: str = _ONE_OF, most: int | None = None) -> str:
    """The remedy for a word that is not permitted: the hint, or all permitted words.

    Args:
        word: What was written.
        allowed: What may be written.
        named: How the permitted words are introduced.
        most: How many of them to name, those most like the word first. None: all.

    >>> remedy("singel", ["single", "couple"]), remedy("family", ["single", "couple"])
    ("did you mean 'single'?", 'use one of: single, couple')
    """
    known = tuple(allowed)
    if meant := hint(word, known):
        return worded("did you mean {meant!r}?", meant=meant)
    if not known:
        return worded("none is known")
    shown = known if most is None or len(known) <= most else _most_like(word, known)[:most]
    words = ", ".join(shown) + (" …" if len(shown) < len(known) else "")
    return worded("{named}: {words}", named=named, words=words)


def _most_like(word: str, known: tuple[str, ...]) -> list[str]:
    """The words, those with the longest common beginning first, then those with most letters in common."""
    plain = _plain(word)[:80]

    def unlike(item: str) -> tuple[int, float]:
        other = _plain(item)
        begun = next((n for n, (a, b) in enumerate(zip(plain, other, strict=False)) if a != b), len(plain))
        return -begun, -SequenceMatcher(None, plain, other).ratio()

    return sorted(known, key=unlike)


def either(choices: Iterable[str]) -> str:
    """The different choices in a sentence, with "or" between them.

    >>> either(["a date", "a text", "a date"])
    'a date or a text'
    """
    first, *rest = dict.fromkeys(choices)
    for choice in rest:
        first = worded("{choice} or {other}", choice=first, other=choice)
    return first


def _plain(word: str) -> str:
    """A word without the differences of spellings: case, accents, spaces, hyphens and underscores."""
    low = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return re.sub(r"[\s_-]|[\u0300-\u036f]", "", low)


def _spelt(one: str, other: str) -> bool:
    """Whether two words are spellings of one word: one or two letters wrong in a part, no other meaning."""
    first, second = _parts(one), _parts(other)
    plain = "".join(first), "".join(second)
    if not all(plain) or plain[0][0] != plain[1][0]:
        return False
    if re.findall(r"\d+", plain[0]) != re.findall(r"\d+", plain[1]):
        return False
    if len(first) != len(second):  # a character left out or inserted, and a wrong letter
        turned = ({*first} ^ {*second}) & {*_NEGATIONS}
        return not turned and min(map(len, plain)) >= _LONG and _distance(*plain) <= 1
    unlike = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if any(a == sign + b or b == sign + a for a, b in unlike for sign in _NEGATIONS):
        return False
    long_enough = max(map(len, plain)) >= _SHORTEST or sorted(plain[0]) == sorted(plain[1])
    return long_enough and len(unlike) <= 2 and all(_near(a, b) for a, b in unlike)


def _near(one: str, other: str) -> bool:
    """Whether two parts of a word are spellings of one; in a short part, no letter may differ."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST and len(one) == len(other) and sorted(one) != sorted(other):
        return False
    return _distance(one, other) <= (2 if shortest >= _LONG else 1)


def _parts(word: str) -> list[str]:
    return [plain for part in re.split(r"[\s_.:-]+", word) if (plain := _plain(part))]


def _distance(one: str, other: str) -> int:
    """The number of wrong, missing, extra or swapped letters (optimal string alignment)."""
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
