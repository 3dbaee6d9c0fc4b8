"""Errors of the plugin process, sent in their parts so that this process can tell them in another language.

What the process sends is not trusted: a template is used only where its places are plain names, or where it
is one of qupcore's own, and only where it gives the English text that was sent beside it.
"""

from __future__ import annotations

import re
from typing import Any

from qupcore.errors.worded import Worded, is_known, worded

__all__ = ["error_from", "parts_of_error"]

_PLAIN = re.compile(r"(?:[^{}]|\{[a-z_]+[0-9]*(?:!r)?\})*")
_DEEPEST = 6


def parts_of_error(error: str) -> Any:
    """A text as JSON values: its template and the values in it; None where it is plain.

    >>> parts_of_error(worded("it lacks {name!r}", name="id"))
    ['it lacks {name!r}', {'name': 'id'}]
    """
    if not isinstance(error, Worded):
        return None
    return [error.template, {name: _value(value) for name, value in error.values.items()}]


def _value(value: object) -> Any:
    if isinstance(value, Worded):
        return parts_of_error(value)
    return value if isinstance(value, int | float | str) else str(value)


def error_from(text: str, parts: object) -> str:
    """The text with its parts, where they give it; else the text alone.

    Args:
        text: The English text.
        parts: What `parts_of_error` gave in the other process.

    >>> error_from("it lacks 'id'", ["it lacks {name!r}", {"name": "id"}]).values["name"]
    'id'
    >>> type(error_from("another text", ["it lacks {name!r}", {"name": "id"}])).__name__
    'str'
    """
    try:
        found = _made(parts, _DEEPEST)
    except (KeyError, IndexError, TypeError, ValueError):
        return text
    return found if found == text else text


def _made(parts: object, deep: int) -> Worded:
    if not deep or not isinstance(parts, list) or len(parts) != 2:
        raise ValueError("no parts")
    template, values = parts
    if type(template) is not str or not (_PLAIN.fullmatch(template) or is_known(template)):
        raise ValueError("no template")
    read: dict[str, object] = {}
    for name, value in dict(values).items():
        if type(value) is list:
            read[name] = _made(value, deep - 1)
        elif type(value) in (str, int, float, bool):
            read[name] = value
        else:
            raise TypeError("no value of a text")
    return worded(template, **read)
