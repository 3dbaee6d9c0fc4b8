"""Texts: a sentence in the three languages that qupcore speaks, and what a written text may hold."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.identity_number import holds_identity_number

__all__ = [
    "CONTROL_CHARACTERS",
    "LONGEST_TEXT",
    "Text",
    "identity_fault",
    "shown_key",
    "text_fault",
    "with_line_breaks",
]

LONGEST_TEXT = 10_000
"""Characters in one text of a case."""

LONGEST_SHOWN = 40
"""Characters of a key in a message."""

CONTROL_CHARACTERS = "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069"
"""What steers a terminal or turns the direction of a text, as a set in a regular expression. Tab and line
feed are not in it. Written with escapes, since the schema of a case holds it too."""
_CONTROL = re.compile(f"[{CONTROL_CHARACTERS}]")
_SURROGATE = re.compile("[\\ud800-\\udfff]")


@attrs.frozen
class Text:
    """The same sentence in bokmål, nynorsk and English.

    Attributes:
        nb: Bokmål.
        nn: Nynorsk.
        en: English.
    """

    nb: str
    nn: str
    en: str

    def in_language(self, lang: str) -> str:
        """The sentence in `nb`, `nn` or `en`."""
        return str(getattr(self, lang))


def with_line_breaks(text: str) -> str:
    r"""The text with each line break as a line feed: web forms send a carriage return and a line feed.

    >>> with_line_breaks("one\r\ntwo")
    'one\ntwo'
    """
    return text.replace("\r\n", "\n")


def text_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a text of a case, and the remedy; None where nothing is.

    One rule for what is read and for what is made in Python, so that whatever is made can be written, and
    whatever is written can be read.

    >>> text_fault("one line\\r\\nand another") is None
    True
    >>> text_fault("a" * 10_001)
    ('a text of 10001 characters; at most 10000', 'shorten it')
    """
    if len(text) > LONGEST_TEXT:
        return f"a text of {len(text)} characters; at most {LONGEST_TEXT}", "shorten it"
    if _SURROGATE.search(text):
        return "a text with half a character (lone surrogate)", "write the text again"
    if _CONTROL.search(with_line_breaks(text)):
        return "a text with control characters", "write the text again without them"
    if holds_identity_number(text):
        return identity_fault("text")
    return None


def identity_fault(kind: str) -> tuple[str, str]:
    """What is said where an identity number stands; never the number itself."""
    return (
        f"a {kind} with a national identity number",
        "use the case system's own reference; qupcore needs no identity number",
    )


def shown_key(key: str) -> str:
    """A key as it may stand in a message: short, without control characters or identity numbers.

    >>> shown_key("birthdate"), shown_key("a\\nb")
    ('birthdate', '(unreadable key)')
    """
    if holds_identity_number(key) or not key[:LONGEST_SHOWN].isprintable():
        return "(unreadable key)"
    return key if len(key) <= LONGEST_SHOWN else key[: LONGEST_SHOWN - 1] + "…"
