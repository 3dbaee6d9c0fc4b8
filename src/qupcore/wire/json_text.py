"""Reading JSON strictly: faults that JSON readers usually accept are kept in the tree, at their place.

Duplicate keys, NaN and Infinity, numbers with decimals or too many digits, strings with lone surrogates,
control characters or a national identity number each become a `JsonFault` in the tree, so that one reading
reports all of them by path. The limits of texts and numbers are defined in `domain/text.py` and
`domain/sound.py`, since they also apply to values made in Python.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

import attrs

from qupcore.domain.input_limits import LimitName, input_limits, limit_remedy
from qupcore.domain.sound import number_fault
from qupcore.domain.text import CONTROL_CHARACTERS, identity_fault, text_fault, with_line_breaks
from qupcore.errors import BadInput, Code
from qupcore.errors.identity_number import holds_identity_number
from qupcore.errors.worded import worded

__all__ = ["Json", "JsonFault", "canonical", "checked_tree", "parse"]

MOST_DIGITS_TOLD = 30
"""The most digits of a number calculated by qupcore: a sum in øre may exceed the amounts of a case."""
LONGEST_NUMBER = 15
"""The most characters of a number in a message."""
DEEPEST = 32
"""The deepest nesting of brackets; a case has five. Python's own limit differs by version."""

_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_UNPRINTABLE = re.compile(f"[{CONTROL_CHARACTERS}\\ud800-\\udfff]")


@attrs.frozen
class JsonFault:
    """A fault in a file, kept at its place in the tree."""

    what: str
    remedy: str = ""
    code: Code = "input.value"


Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | JsonFault | None"


def parse(
    data: bytes, *, name: str = worded("the file"), limit: LimitName = "case_bytes", told: bool = False
) -> Json:
    """Read JSON text into a tree that holds each fault at its place.

    Args:
        data: The bytes of the file.
        name: The name of the file in errors.
        limit: The limit of its size.
        told: Whether qupcore wrote the file, as with receipts: its texts need only be printable. The caller
            checks a case inside it with `checked_tree`.

    Raises:
        BadInput: not UTF-8, empty, too large, too deeply nested, or not JSON; with line and column.
    """

    def wrong(what: str, remedy: str, code: Code = "file.syntax") -> BadInput:
        return BadInput(what, where=name, remedy=remedy, code=code)

    longest: int = getattr(input_limits(), limit)
    if len(data) > longest:
        raise wrong(
            worded(
                "{count} bytes is more than the {longest} a file may have", count=len(data), longest=longest
            ),
            limit_remedy(limit, worded("check that it is the right file")),
            "file.too-large",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(
            worded("not UTF-8: byte {start} cannot be read", start=error.start),
            worded("save the file as UTF-8"),
        ) from None
    if not text.strip():
        raise wrong(worded("the file is empty"), worded("write a case; `qup schema case` shows its form"))
    if _depth(text) > DEEPEST:
        raise wrong(
            worded("nested more than {deepest} deep", deepest=DEEPEST),
            worded("`qup schema case` shows the form of a case"),
            "file.too-large",
        )
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=lambda word: JsonFault(
                worded("{word} is not a value", word=word), worded("leave the key out if it is not known")
            ),
        )
    except json.JSONDecodeError as error:
        raise wrong(
            worded(
                "not JSON: {why} at line {lineno}, column {colno}",
                why=_said(error.msg),
                lineno=error.lineno,
                colno=error.colno,
            ),
            worded("mend the file there"),
        ) from None  # the error of json holds the whole file
    return _printable(tree) if told else checked_tree(tree)


def _said(message: str) -> str:
    """What is wrong with JSON text, in the words of Python."""
    known = (
        worded("Expecting value"),
        worded("Expecting property name enclosed in double quotes"),
        worded("Expecting ':' delimiter"),
        worded("Expecting ',' delimiter"),
        worded("Unterminated string starting"),
        worded("Extra data"),
    )
    said = message.removesuffix(" at")
    return next((text for text in known if text == said), said)


def checked_tree(tree: Json) -> Json:
    """The tree with a fault for each text or number that is not allowed in a case."""
    if isinstance(tree, str):
        fault = text_fault(tree)
        return JsonFault(*fault) if fault else with_line_breaks(tree)
    if type(tree) is int:
        fault = number_fault(tree)
        return JsonFault(*fault) if fault else tree
    if isinstance(tree, list):
        return [checked_tree(item) for item in tree]
    if isinstance(tree, dict):  # a fault in a key is put at the place of its value
        return {
            key: JsonFault(*fault) if (fault := text_fault(key)) else checked_tree(tree[key]) for key in tree
        }
    return tree


def _printable(tree: Json) -> Json:
    """The tree with a fault for each text with control characters or lone surrogates."""
    if isinstance(tree, str):
        obeyed = _UNPRINTABLE.search(tree)
        return (
            JsonFault(
                worded("a text with control characters"),
                worded("give the file as qupcore wrote it"),
                "input.text",
            )
            if obeyed
            else tree
        )
    if isinstance(tree, list):
        return [_printable(item) for item in tree]
    if isinstance(tree, dict):
        return {
            key: JsonFault(
                worded("a key with control characters"),
                worded("give the file as qupcore wrote it"),
                "input.text",
            )
            if _UNPRINTABLE.search(key)
            else _printable(tree[key])
            for key in tree
        }
    return tree


def canonical(value: object) -> str:
    """Write canonical JSON: sorted keys, two spaces, unescaped UTF-8 letters, a final newline.

    >>> canonical({"b": 1, "a": ["æ"]}) == canonical({"a": ["æ"], "b": 1})
    True
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n"


def _depth(text: str) -> int:
    """The deepest nesting of brackets, outside of strings."""
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
            JsonFault(worded("the key stands twice"), worded("keep one of them"), "input.twice")
            if key in found
            else value
        )
    return found


def _decimal(digits: str) -> JsonFault:
    if holds_identity_number(digits):
        return JsonFault(*identity_fault("number"))
    return JsonFault(
        worded("got the decimal number {number}", number=_short(digits)),
        worded('write a whole number; an amount with øre is a text, "1234.50"'),
        "input.type",
    )


def _whole(digits: str) -> int | JsonFault:
    if len(digits.lstrip("-")) > MOST_DIGITS_TOLD:
        return JsonFault(*number_fault(10**MOST_DIGITS_TOLD) or ("",))
    return int(digits)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NUMBER else text[:LONGEST_NUMBER] + "…"
