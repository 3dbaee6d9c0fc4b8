"""The JSON Schema of a case, made from the types and their docstrings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Participant
from qupcore.domain.money import Money
from qupcore.domain.new_term import NAME
from qupcore.domain.sound import MOST_DIGITS
from qupcore.domain.text import CONTROL_CHARACTERS, LONGEST_TEXT
from qupcore.law.vocabulary import course_questions, judged_questions
from qupcore.wire.schema_language import schema_in_language
from qupcore.wire.versions import FORMS

__all__ = ["DRAFT", "Defs", "case_schema", "defined", "object_schema", "schema_id"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Defs = dict[str, Any]
"""The schemas under `$defs`, by name."""

_TEXT = {
    "type": "string",
    "maxLength": LONGEST_TEXT,
    "pattern": f"^([^{CONTROL_CHARACTERS}]|\\u000d\\u000a)*$",
}
"""A pattern cannot check control digits, so only the reader refuses an identity number."""
_PLAIN: Mapping[type, tuple[str, dict[str, Any]]] = {
    str: ("text", _TEXT),
    int: (
        "whole_number",
        {"type": "integer", "minimum": 1 - 10**MOST_DIGITS, "maximum": 10**MOST_DIGITS - 1},
    ),
    date: ("day", {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}),
    Money: (
        "amount",
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 10**13},
                {"type": "string", "pattern": r"^([0-9]{1,13}(\.[0-9]{1,2})?|10{13}(\.00?)?)$"},
            ]
        },
    ),
}
"""Plain values by their name under `$defs`."""
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}\S.*)*)", re.MULTILINE)


def case_schema(*, lang: str = "en") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a case file.

    Each kind of entry is defined once, under `$defs`.

    Args:
        lang: The language of titles and descriptions: `nb`, `nn` or `en`.

    Raises:
        BadInput: The language is not one of these.

    >>> sorted(case_schema()["required"])
    ['ref']
    """
    defs: Defs = {}
    form = _object(Participant, defs)
    head = {"$schema": DRAFT, "$id": schema_id("case"), "title": "qupcore case"}
    return schema_in_language({**head, **form, "$defs": dict(sorted(defs.items()))}, lang)


def schema_id(name: str) -> str:
    """The `$id` of the schema of a file or record: its name and the version of its form.

    >>> schema_id("case")
    'urn:qupcore:schema:case:1'
    """
    return f"urn:qupcore:schema:{name}:{FORMS[name]}"


def defined(kind: type, defs: Defs) -> dict[str, Any]:
    """A reference to the schema of a class of a case, which is added to `defs` if it is missing."""
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}  # a class inside itself is referred to
        defs[kind.__name__] = _object(kind, defs)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def object_schema(kind: type, of: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The schema of an attrs class. The docstring describes the fields; `of` makes the schema of a type."""
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


def _object(kind: type, defs: Defs) -> dict[str, Any]:
    found = object_schema(kind, lambda part: _of(part, defs))
    properties = found["properties"]
    if kind is Assessment:
        known = {"enum": [*judged_questions(), *course_questions()]}
        properties["question"] |= {"anyOf": [known, {"pattern": rf"^proposed_judgement\.{NAME}$"}]}
    if kind is Participant:
        properties["sources"] |= {"propertyNames": {"enum": list(properties)}}
        properties["proposed"] |= {"propertyNames": {"pattern": f"^{NAME}$"}}
    return found


def _of(kind: Any, defs: Defs) -> dict[str, Any]:
    if kind in _PLAIN:
        name, schema = _PLAIN[kind]
        defs[name] = schema
        return {"$ref": f"#/$defs/{name}"}
    if kind is bool:
        return {"type": "boolean"}
    if kind == dict[str, bool | int | str]:
        one = {"anyOf": [{"type": "boolean"}, _of(int, defs), _of(str, defs)]}
        return {"type": "object", "additionalProperties": one}
    if kind == dict[str, str]:
        return {"type": "object", "additionalProperties": _of(str, defs)}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], defs)}
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        inner = [_of(part, defs) for part in get_args(kind) if part is not NoneType]
        return {"anyOf": [*inner, {"type": "null"}]}
    if attrs.has(kind):
        return defined(kind, defs)
    raise TypeError(f"no schema for {kind!r}")
