"""Texts: a sentence in the three languages of qupcore, and the rules for written texts."""

from __future__ import annotations

import re
from typing import Any

import attrs

from qupcore.errors import BadInput, Code, Fault
from qupcore.errors.identity_number import holds_identity_number
from qupcore.errors.worded import worded

__all__ = [
    "CONTROL_CHARACTERS",
    "LANGUAGES",
    "LONGEST_CATALOGUE_TEXT",
    "LONGEST_TEXT",
    "Text",
    "Wrong",
    "character_fault",
    "check_language",
    "identity_fault",
    "shown_key",
    "text_fault",
    "with_line_breaks",
]

LANGUAGES = ("nb", "nn", "en")
"""The languages that texts are in: bokmål, nynorsk and English."""

LONGEST_TEXT = 10_000
"""Characters in one text of a case."""

LONGEST_CATALOGUE_TEXT = 4000
"""Characters in one text of a catalogue, and in a sentence in three languages."""

LONGEST_SHOWN = 40
"""Characters of a key in a message."""

CONTROL_CHARACTERS = "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069"
"""What steers a terminal or turns the direction of a text, as a set in a regular expression. Tab and line
feed are not in it. Written with escapes, since the schema of a case holds it too."""
Wrong = tuple[str, str, Code]
"""What is wrong with a value, the remedy, and the code."""

_CONTROL = re.compile(f"[{CONTROL_CHARACTERS}]")
_SURROGATE = re.compile("[\\ud800-\\udfff]")


def with_line_breaks(text: str) -> str:
    r"""Return the text with each line break as a line feed; web forms send a carriage return and a line feed.

    >>> with_line_breaks("one\r\ntwo")
    'one\ntwo'
    """
    return text.replace("\r\n", "\n")


def text_fault(text: str) -> Wrong | None:
    """The fault of a text of a case, with remedy and code; None where there is none.

    One rule for what is read and for what is made in Python, so that whatever is made can be written, and
    whatever is written can be read.

    >>> text_fault("one line\\r\\nand another") is None
    True
    >>> text_fault("a" * 10_001)
    ('a text of 10001 characters; at most 10000', 'shorten it', 'input.text')
    """
    fault = character_fault(text, LONGEST_TEXT)
    return identity_fault(worded("a text")) if fault is None and holds_identity_number(text) else fault


def character_fault(text: str, longest: int = LONGEST_CATALOGUE_TEXT) -> Wrong | None:
    """The fault in the length or a character of a text, with remedy and code; None where there is none.

    Texts of a catalogue get this check only: they contain links and journal numbers.

    >>> character_fault("Jobbsenteret" + chr(0x202E))
    ('a text with control characters', 'write the text again without them', 'input.text')
    """
    if len(text) > longest:
        return (
            worded("a text of {count} characters; at most {longest}", count=len(text), longest=longest),
            worded("shorten it"),
            "input.text",
        )
    if text.isprintable():  # the quick check, which most texts pass
        return None
    if _SURROGATE.search(text):
        return (
            worded("a text with half a character (lone surrogate)"),
            worded("write the text again"),
            "input.text",
        )
    if _CONTROL.search(with_line_breaks(text)):
        return (
            worded("a text with control characters"),
            worded("write the text again without them"),
            "input.text",
        )
    return None


def identity_fault(kind: str) -> Wrong:
    """The fault for a text with an identity number; it never repeats the number."""
    return (
        worded("{kind} with a national identity number", kind=kind),
        worded("use the case system's own reference; qupcore needs no identity number"),
        "input.identity-number",
    )


def shown_key(key: str) -> str:
    """The form of a key in a message: short, without control characters or identity numbers.

    >>> shown_key("birthdate"), shown_key("a\\nb")
    ('birthdate', '(unreadable key)')
    """
    if holds_identity_number(key) or not key[:LONGEST_SHOWN].isprintable():
        return worded("(unreadable key)")
    return key if len(key) <= LONGEST_SHOWN else key[: LONGEST_SHOWN - 1] + "…"


def _sentence(text: Any) -> str:
    if not isinstance(text, str):
        raise BadInput(
            worded("a Text of {name}", name=type(text).__name__),
            remedy="give the sentence in nb, nn and en",
            code="input.type",
        )
    return with_line_breaks(str.__str__(text))


def check_language(lang: object) -> None:
    """Refuse a language that qupcore does not have.

    Raises:
        BadInput: it is not `nb`, `nn` or `en`.
    """
    if not isinstance(lang, str) or lang not in LANGUAGES:
        raise BadInput(
            worded("no texts in {lang!r}", lang=lang)
            if isinstance(lang, str)
            else worded("the language is a {name}", name=type(lang).__name__),
            remedy=worded("use one of: {words}", words=", ".join(LANGUAGES)),
            code="input.language",
        )


@attrs.frozen
class Text:
    """The same sentence in bokmål, nynorsk and English.

    Attributes:
        nb: Bokmål.
        nn: Nynorsk.
        en: English.
    """

    nb: str = attrs.field(converter=_sentence)
    nn: str = attrs.field(converter=_sentence)
    en: str = attrs.field(converter=_sentence)

    def __attrs_post_init__(self) -> None:
        for lang in ("nb", "nn", "en"):
            fault = character_fault(getattr(self, lang))
            if fault:
                raise BadInput(
                    worded("Text.{lang}: {fault}", lang=lang, fault=fault[0]),
                    remedy=fault[1],
                    faults=(Fault(f".{lang}", *fault),),
                    code=fault[2],
                )

    def in_language(self, lang: str) -> str:
        """The sentence in `nb`, `nn` or `en`.

        Raises:
            BadInput: for any other language.
        """
        check_language(lang)
        return str(getattr(self, lang))
