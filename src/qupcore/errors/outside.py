"""The one door for texts from outside that are shown: names of files, keys, options, texts of plugins.

What steers a terminal or turns the direction of a text is shown as an escape. A national identity number is
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from qupcore.errors.identity_number import is_identity_number

__all__ = ["FromOutside", "cleaned", "from_outside", "json_cleaned", "masked_numbers", "one_line"]

_STEERING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028\\u2029"
    "\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
_BREAK = re.compile("[\\t\\n]")
_NUMBER = re.compile(r"(?<!\d)(\d{6})([ \u00a0\u2009\u202f.-]?)(\d{5})(?!\d)")
_MASKED = "***********"


def cleaned(text: str) -> str:
    r"""A text as it may be shown: without what steers a terminal, and without identity numbers.

    Tabs and line feeds stay.

    >>> cleaned("a\x1b[31mb"), cleaned("01819012381")
    ('a\\x1b[31mb', '***********')
    """
    if text.isascii() and text.isprintable() and not _NUMBER.search(text):
        return text
    return masked_numbers(_STEERING.sub(_escape, text))


def masked_numbers(text: str) -> str:
    """A text without identity numbers."""
    return _NUMBER.sub(_number, text)


def json_cleaned(text: str) -> str:
    r"""JSON text with what steers a terminal as escapes: the same values.

    >>> json_cleaned('{"a": "b\x7fc"}')
    '{"a": "b\\u007fc"}'
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    r"""As `cleaned`, with tabs and line feeds as escapes too: a name may not look like a line of its own.

    >>> one_line("a\nqup: all is well")
    'a\\nqup: all is well'
    """
    return _BREAK.sub(_escape, cleaned(text))


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def _number(found: re.Match[str]) -> str:
    return _MASKED if is_identity_number(found[1] + found[3]) else found[0]


class FromOutside(str):
    """A value of a message that is cleaned wherever it is put into a text."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return one_line(str.__str__(self)).__format__(spec)

    def __repr__(self) -> str:
        return cleaned(super().__repr__())

    def __str__(self) -> str:
        return one_line(str.__str__(self))


def from_outside(values: Mapping[str, object], known: type[str]) -> Mapping[str, object]:
    """The values of a message, those from outside marked.

    Args:
        values: The values by name.
        known: The class of texts that are messages themselves.
    """
    marked = {name: _marked(value) for name, value in values.items() if not isinstance(value, known)}
    return {**values, **marked} if marked else values


def _marked(value: object) -> object:
    if isinstance(value, Exception | PurePath):
        value = str(value)
    if type(value) is str and one_line(value) != value:
        return FromOutside(value)
    return value
