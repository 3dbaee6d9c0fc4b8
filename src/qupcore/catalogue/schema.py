"""The JSON Schema of a catalogue file, made from the types and their docstrings, for editors."""

from __future__ import annotations

from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from qupcore.catalogue.reading import KINDS
from qupcore.domain.case.plan import FollowedUpBy, Slot
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import GivenBy, Target
from qupcore.domain.catalogue.relation import Group
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import LONGEST_CATALOGUE_TEXT, Text
from qupcore.wire.schema import object_schema
from qupcore.wire.schema_language import schema_in_language

__all__ = ["catalogue_schema"]

_TEXT = {"type": "string", "maxLength": LONGEST_CATALOGUE_TEXT}
_PERIOD = r"^\d{4}-\d\d-\d\d/(\d{4}-\d\d-\d\d|\.\.)$"
_CLOCK = r"^([01]?\d|2[0-4]):[0-5]\d$"
_ID = r"^(no|\d{4}):[a-z0-9]+(-[a-z0-9]+)*$"


def catalogue_schema(*, lang: str = "en") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a catalogue file, for editors that check TOML with one.

    Args:
        lang: The language of titles and descriptions: `nb`, `nn` or `en`.

    Raises:
        BadInput: The language is not one of these.

    >>> catalogue_schema()["$defs"]["Measure"]["required"]
    ['id', 'names', 'owner', 'valid', 'sources']
    """
    named: dict[str, Any] = {}
    lists = {name: {"type": "array", "items": _of(kind, named)} for name, kind in KINDS.items()}
    sources = {"type": "object", "additionalProperties": {"anyOf": [_TEXT, _reference(Source, named)]}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qupcore catalogue",
        "type": "object",
        "properties": {"sources": sources, **lists},
        "additionalProperties": False,
        "$defs": named,
    }
    return schema_in_language(schema, lang)


def _reference(kind: type, named: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in named:
        named[name] = {}
        named[name] = object_schema(kind, lambda field: _of(field, named))
        properties = named[name]["properties"]
        if kind in (Measure, Offer, Group):
            properties["id"]["pattern"] = _ID
        if kind is Slot:
            for end in ("start", "end"):
                text = {"type": "string", "pattern": _CLOCK}
                properties[end] = {"description": "A time of the day, a quarter hour, as `09:00`.", **text}
    return {"$ref": f"#/$defs/{name}"}


def _of(kind: Any, named: dict[str, Any]) -> dict[str, Any]:
    if kind is str:
        return dict(_TEXT)
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer"}
    if kind is date:
        return {"type": "string", "format": "date"}
    if kind is Period:
        return {"type": "string", "pattern": _PERIOD}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        inner = _of(get_args(kind)[0], named)
        return {"anyOf": [{"type": "array", "items": inner}, inner]}
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        (inner,) = (_of(part, named) for part in get_args(kind) if part is not NoneType)
        return inner
    if kind in (Source, Text, Admission, Target):
        return {"anyOf": [_TEXT, _reference(kind, named)]}
    if kind is GivenBy:
        return {"anyOf": [_of(FollowedUpBy, named), _reference(kind, named)]}
    return _reference(kind, named)
