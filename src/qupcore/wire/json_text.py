"""JSON, read strictly: what JSON readers usually let pass is kept as a flaw with its place.

Duplicate keys, NaN and Infinity, numbers with decimals or too many digits, strings with lone surrogates,
control characters or a national identity number each become a `JsonFault` in the tree, so that one reading
reports all of them by path. What a text or a number may hold is no rule of files: `domain/text.py` and
`domain/sound.py` have it, and values made in Python keep it too.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

import attrs

from qupcore.domain.case.identity_number import holds_identity_number
from qupcore.domain.sound import number_fault
from qupcore.domain.text import CONTROL_CHARACTERS, identity_fault, text_fault, with_line_breaks
from qupcore.errors import BadInput, Code

__all__ = ["LONGEST_FILE", "LONGEST_RECEIPT", "Json", "JsonFault", "canonical", "checked_tree", "parse"]

LONGEST_FILE = 4_000_000
"""Bytes; a case has a few thousand."""
LONGEST_RECEIPT = 64_000_000
"""Bytes; a receipt tells a text of its case wherever a rule rests on it."""
MOST_DIGITS_TOLD = 30
"""Digits of a number that qupcore itself calculated: a sum in øre may have more than an amount in a case."""
LONGEST_NUMBER = 15
"""Characters of a number in a message."""
DEEPEST = 32
"""Brackets inside brackets; a case has five. Kept explicit, since Python's own limit differs by version."""

_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_UNPRINTABLE = re.compile(f"[{CONTROL_CHARACTERS}\\ud800-\\udfff]")


@attrs.frozen
class JsonFault:
    """Something that has no place in a file, where it stands."""

    what: str
    remedy: str = ""
    code: Code = "input.value"


Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | JsonFault | None"


def parse(data: bytes, *, name: str = "the file", longest: int = LONGEST_FILE, told: bool = False) -> Json:
    """Read JSON text into a tree in which flaws stand where they were found.

    Args:
        data: The bytes of the file.
        name: How the error calls it.
        longest: Bytes that it may have.
        told: Whether qupcore itself wrote it: sums, sources and hashes, which need only be printable. What
            of it is a case goes through `checked_tree`.

    Raises:
        BadInput: not UTF-8, empty, too large, too deeply nested, or not JSON; with line and column.
    """

    def wrong(what: str, remedy: str, code: Code = "file.syntax") -> BadInput:
        return BadInput(what, where=name, remedy=remedy, code=code)

    if len(data) > longest:
        raise wrong(
            f"{len(data)} bytes is more than the {longest} a file may have",
            "is it the right file?",
            "file.too-large",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(f"not UTF-8: byte {error.start} cannot be read", "save the file as UTF-8") from None
    if not text.strip():
        raise wrong("the file is empty", "write a case; `qup schema case` shows its form")
    if _depth(text) > DEEPEST:
        raise wrong(
            f"nested more than {DEEPEST} deep", "`qup schema case` shows the form of a case", "file.too-large"
        )
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=lambda word: JsonFault(
                f"{word} is not a value", "leave the key out if it is not known"
            ),
        )
    except json.JSONDecodeError as error:
        raise wrong(
            f"not JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}",
            "mend the file there",
        ) from None  # the error of json holds the whole file
    return _printable(tree) if told else checked_tree(tree)


def checked_tree(tree: Json) -> Json:
    """The tree with a flaw for each text or number that no case may hold."""
    if isinstance(tree, str):
        fault = text_fault(tree)
        return JsonFault(*fault) if fault else with_line_breaks(tree)
    if type(tree) is int:
        fault = number_fault(tree)
        return JsonFault(*fault) if fault else tree
    if isinstance(tree, list):
        return [checked_tree(item) for item in tree]
    if isinstance(tree, dict):  # a flaw in a key is told where its value stands
        return {
            key: JsonFault(*fault) if (fault := text_fault(key)) else checked_tree(tree[key]) for key in tree
        }
    return tree


def _printable(tree: Json) -> Json:
    """The tree with a flaw for each text that a terminal would obey, or could not print."""
    if isinstance(tree, str):
        obeyed = _UNPRINTABLE.search(tree)
        return (
            JsonFault("a text with control characters", "it was not written so", "input.text")
            if obeyed
            else tree
        )
    if isinstance(tree, list):
        return [_printable(item) for item in tree]
    if isinstance(tree, dict):
        return {
            key: JsonFault("a key with control characters", "it was not written so", "input.text")
            if _UNPRINTABLE.search(key)
            else _printable(tree[key])
            for key in tree
        }
    return tree


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
        found[key] = (
            JsonFault("the key stands twice", "keep one of them", "input.twice") if key in found else value
        )
    return found


def _decimal(digits: str) -> JsonFault:
    if holds_identity_number(digits):
        return JsonFault(*identity_fault("number"))
    return JsonFault(
        f"got the decimal number {_short(digits)}",
        'write a whole number; an amount with øre is a text, "1234.50"',
        "input.type",
    )


def _whole(digits: str) -> int | JsonFault:
    if len(digits.lstrip("-")) > MOST_DIGITS_TOLD:
        return JsonFault(*number_fault(10**MOST_DIGITS_TOLD) or ("",))
    return int(digits)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NUMBER else text[:LONGEST_NUMBER] + "…"
