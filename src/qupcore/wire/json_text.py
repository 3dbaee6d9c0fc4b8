"""JSON, read strictly: what JSON readers usually let pass is kept as a flaw with its place.

Duplicate keys, NaN and Infinity, numbers with decimals or too many digits, strings with lone surrogates,
control characters or something like a national identity number each become a `Flaw` in the tree, so that
one reading reports all of them by path.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

import attrs

from qupcore.errors import BadInput

__all__ = ["LONGEST_FILE", "LONGEST_TEXT", "Flaw", "Json", "canonical", "parse", "shown_key"]

LONGEST_FILE = 4_000_000
"""Bytes; a case has a few thousand."""
LONGEST_TEXT = 10_000
"""Characters in one string."""
MOST_DIGITS = 15
LONGEST_SHOWN = 40
"""Characters of a key in a message."""
DEEPEST = 32
"""Brackets inside brackets; a case has five. Kept explicit, since Python's own limit differs by version."""

_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
_HASH = re.compile(r"[0-9a-f]{64}")  # may hold eleven digits by chance


@attrs.frozen
class Flaw:
    """Something that has no place in a file, where it stands."""

    what: str
    remedy: str = ""


Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | Flaw | None"


def parse(data: bytes, *, name: str = "the file") -> Json:
    """Read JSON text into a tree in which flaws stand where they were found.

    Raises:
        BadInput: not UTF-8, empty, too large, too deeply nested, or not JSON; with line and column.
    """

    def wrong(what: str, remedy: str) -> BadInput:
        return BadInput(what, where=name, remedy=remedy)

    if len(data) > LONGEST_FILE:
        raise wrong(
            f"{len(data)} bytes is more than the {LONGEST_FILE} a file may have", "is it the right file?"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(f"not UTF-8: byte {error.start} cannot be read", "save the file as UTF-8") from error
    if not text.strip():
        raise wrong("the file is empty", "write a case; `qup schema case` shows its form")
    if _depth(text) > DEEPEST:
        raise wrong(f"nested more than {DEEPEST} deep", "`qup schema case` shows the form of a case")
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=lambda word: Flaw(
                f"{word} is not a value", "leave the key out if it is not known"
            ),
        )
    except json.JSONDecodeError as error:
        raise wrong(
            f"not JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}",
            "mend the file there",
        ) from error
    return _checked(tree)


def canonical(value: object) -> str:
    """Write JSON in one way only: sorted keys, two spaces, UTF-8 letters as they are, a final newline.

    >>> canonical({"b": 1, "a": ["æ"]}) == canonical({"a": ["æ"], "b": 1})
    True
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n"


def _depth(text: str) -> int:
    """How deep brackets stand in each other, outside of strings."""
    depth = deepest = 0
    for match in _BRACKET_OR_STRING.finditer(text):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        found[key] = Flaw("the key stands twice", "keep one of them") if key in found else value
    return found


def _decimal(digits: str) -> Flaw:
    if _IDENTITY_NUMBER.search(digits):
        return _identity("number")
    return Flaw(f"got the decimal number {_short(digits)}", "see the field's form")


def _whole(digits: str) -> int | Flaw:
    if _IDENTITY_NUMBER.fullmatch(digits.lstrip("-")):
        return _identity("number")
    if len(digits.lstrip("-")) > MOST_DIGITS:
        return Flaw(f"a number of more than {MOST_DIGITS} digits", "check the amount")
    return int(digits)


def _checked(tree: Json) -> Json:
    if isinstance(tree, str):
        return _text(tree)
    if isinstance(tree, list):
        return [_checked(item) for item in tree]
    if isinstance(tree, dict):
        return {key: _key(key, value) for key, value in tree.items()}
    return tree


def _key(key: str, value: Json) -> Json:
    """A flaw in a key is told where its value stands."""
    checked = _text(key)
    return checked if isinstance(checked, Flaw) else _checked(value)


def shown_key(key: str) -> str:
    """A key as it may stand in a message: short, without control characters or identity numbers."""
    if _IDENTITY_NUMBER.search(key) or not key[:LONGEST_SHOWN].isprintable():
        return "(unreadable key)"
    return key if len(key) <= LONGEST_SHOWN else key[: LONGEST_SHOWN - 1] + "…"


def _text(text: str) -> str | Flaw:
    if len(text) > LONGEST_TEXT:
        return Flaw(f"a text of {len(text)} characters; at most {LONGEST_TEXT}", "shorten it")
    if _SURROGATE.search(text):
        return Flaw("a text with half a character (lone surrogate)", "write the text again")
    if _CONTROL.search(text):
        return Flaw("a text with control characters", "write the text again without them")
    if _IDENTITY_NUMBER.search(text) and not _HASH.fullmatch(text):
        return _identity("text")
    return text


def _identity(kind: str) -> Flaw:
    return Flaw(
        f"a {kind} with eleven digits, as a national identity number has",
        "use the case system's own reference; qupcore needs no identity number",
    )


def _short(text: str) -> str:
    return text if len(text) <= MOST_DIGITS else text[:MOST_DIGITS] + "…"
