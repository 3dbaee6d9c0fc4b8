"""Estimate the width of text without a font: at least as wide as in any font that a reader may have."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fitted", "text_width", "wrapped"]

# The width of a letter in DejaVu Sans Bold, the widest of the picture's fonts, per unit of size.
_WIDTHS = (
    (0.4, frozenset("iljIJ.,:;'·|/\\ ")),
    (0.53, frozenset('tfr-!()[]`"–_*§')),
    (1.1, frozenset("mwMW@%—…æÆ&")),
)
_SMALL, _CAPITAL, _FOREIGN, _FULL = 0.72, 0.86, 1.1, 1.4
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_ELLIPSIS = "…"
_SHORTEST_PIECE = 4
"""The fewest letters of a broken word that are put at the end of a line."""
_VOWELS = frozenset("aeiouyæøåéèêóòôäö")
_ONE_SOUND = frozenset(("dh", "gh", "gj", "hj", "kj", "sh", "sj", "tj"))
"""Consonants that stand for one sound, and stay together."""


def text_width(text: str, size: float) -> float:
    """An upper estimate of a text's width, in the unit of `size`.

    >>> text_width("iii", 10) < text_width("mmm", 10)
    True
    """
    return size * sum(map(_letter, text))


def _letter(letter: str) -> float:
    for width, letters in _WIDTHS:
        if letter in letters:
            return width
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _FULL
    if ord(letter) > 0x24F:  # beyond Latin
        return _FOREIGN
    return _SMALL if letter.isalnum() and not letter.isupper() else _CAPITAL


def fitted(text: str, width: float, size: float) -> str:
    """The text on one line; a text that is too wide ends in an ellipsis, and is empty where nothing fits.

    >>> fitted("arbeidstrening i skjermet virksomhet", 90, 11)
    'arbeidstren…'
    """
    text = " ".join(_words(text))
    if text_width(text, size) <= width:
        return text
    room = width - text_width(_ELLIPSIS, size)
    kept = ""
    for letter in text:
        room -= text_width(letter, size)
        if room < 0:
            break
        kept += letter
    kept = kept.rstrip("\N{ZERO WIDTH JOINER} ")
    return kept + _ELLIPSIS if kept else ""


def wrapped(text: str, width: float, size: float, most: int = 20) -> tuple[str, ...]:
    """The text broken to the width, on at most `most` lines; a text that is cut ends in an ellipsis.

    A word that is wider than a line is broken with a hyphen, where a syllable ends if it can be: see
    [Språkrådet](https://sprakradet.no/godt-og-korrekt-sprak/rettskriving-og-grammatikk/orddeling-ved-linjeskift/).

    >>> wrapped("norsk og arbeidslivskunnskap", 100, 11)
    ('norsk og', 'arbeidslivs-', 'kunnskap')
    """
    lines = [""]
    left = _words(text)
    while left:
        word = left.pop(0)
        tried = f"{lines[-1]} {word}".lstrip()
        if text_width(tried, size) <= width:
            lines[-1] = tried
            continue
        if len(lines) == most:
            lines[-1] = fitted(" ".join([tried, *left]), width, size) or fitted(_ELLIPSIS, width, size)
            break
        start = f"{lines[-1]} ".lstrip()
        cut = _cut(word, width - text_width(start, size), size)
        if text_width(word, size) > width and (cut or not start):
            cut = cut or max(_room(word, width, size), 1)
            lines[-1] = start + _hyphened(word[:cut])
            left.insert(0, word[cut:])
        else:
            left.insert(0, word)
        lines.append("")
    return tuple(line for line in lines if line)


def _words(text: str) -> list[str]:
    """The words of a text; words joined by a no-break space count as one."""
    return [word for word in _SPACES.split(text) if word]


def _cut(word: str, width: float, size: float) -> int:
    """The most letters before a hyphen that fit and end a syllable; 0 where none do."""
    most = _room(word, width, size)
    cuts = (cut for cut in range(most, _SHORTEST_PIECE - 1, -1) if _syllable_ends(word.lower(), cut))
    return next(cuts, 0)


def _room(word: str, width: float, size: float) -> int:
    """The number of letters that fit before a hyphen."""
    room, most = width - text_width("-", size), 0
    for letter in word:
        room -= text_width(letter, size)
        if room < 0:
            break
        most += 1
    return most


def _syllable_ends(word: str, cut: int) -> bool:
    """Whether a consonant and a vowel follow, after a part with a vowel: *vaksenopp-læring*."""
    before, after = word[:cut], word[cut : cut + 2]
    return (
        len(after) == 2
        and before[-1].isalpha()
        and after[0].isalpha()
        and after[0] not in _VOWELS
        and after[1] in _VOWELS
        and not _VOWELS.isdisjoint(before)
        and before[-1] + after[0] not in _ONE_SOUND
    )


def _hyphened(piece: str) -> str:
    return f"{piece}-" if piece[-1].isalpha() else piece
