"""The JSON Schema of a case, made from the types and their docstrings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Participant
from qupcore.domain.money import Money
from qupcore.domain.sound import MOST_DIGITS
from qupcore.domain.text import CONTROL_CHARACTERS, LONGEST_TEXT
from qupcore.law.vocabulary import course_questions, judged_questions

__all__ = ["case_schema", "object_schema"]

_TEXT = {
    "type": "string",
    "maxLength": LONGEST_TEXT,
    "pattern": f"^([^{CONTROL_CHARACTERS}]|\\u000d\\u000a)*$",
}
"""Control digits are more than a pattern can say: an identity number is refused by the reader alone."""
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}\S.*)*)", re.MULTILINE)


def case_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a case file.

    >>> sorted(case_schema()["required"])
    ['ref']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qupcore case",
        **_object(Participant),
    }


def object_schema(kind: type, of: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The schema of an attrs class: its docstring describes the fields, `of` gives each type its schema."""
    hints = get_type_hints(kind)
    texts = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(cleandoc(kind.__doc__ or ""))}
    fields = attrs.fields(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0].replace("\n", " "),
        "properties": {
            field.name: {"description": texts.get(field.name, ""), **of(hints[field.name])}
            for field in fields
        },
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _object(kind: type) -> dict[str, Any]:
    found = object_schema(kind, _of)
    properties = found["properties"]
    if kind is Assessment:
        properties["question"] |= {"enum": [*judged_questions(), *course_questions()]}
    if kind is Participant:
        properties["sources"] |= {"propertyNames": {"enum": list(properties)}}
    return found


def _of(kind: Any) -> dict[str, Any]:
    if kind is str:
        return dict(_TEXT)
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": 1 - 10**MOST_DIGITS, "maximum": 10**MOST_DIGITS - 1}
    if kind is date:
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
    if kind is Money:
        whole = {"type": "integer", "minimum": 0, "maximum": 10**13}
        return {
            "anyOf": [whole, {"type": "string", "pattern": r"^([0-9]{1,13}(\.[0-9]{1,2})?|10{13}(\.00?)?)$"}]
        }
    if kind == dict[str, str]:
        return {"type": "object", "additionalProperties": dict(_TEXT)}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0])}
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        inner = [_of(part) for part in get_args(kind) if part is not NoneType]
        return {"anyOf": [*inner, {"type": "null"}]}
    if attrs.has(kind):
        return _object(kind)
    raise TypeError(f"no schema for {kind!r}")
