"""The JSON Schema of a record, made from the types of its values: of what `plain` writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.wire.schema import DRAFT, Defs, object_schema, schema_id
from qupcore.wire.versions import FORMS

__all__ = [
    "ENGINES_FORM",
    "by_key",
    "closed",
    "flat",
    "form_of",
    "listed",
    "record_schema_of",
    "under_form",
    "versions_form",
    "with_optional",
]

_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    Period: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d/(\d{4}-\d\d-\d\d|\.\.)$"},
    Money: {"type": "string", "pattern": r"^-?\d+(\.\d\d)?$"},
    object: {},
}


def form_of(kind: Any, defs: Defs) -> dict[str, Any]:
    """The schema of what `plain` writes for a type; classes are put under `$defs`, with every key required.

    >>> form_of(tuple[int, ...], {})
    {'type': 'array', 'items': {'type': 'integer'}}
    """
    origin, parts = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is Mapping:
        return by_key(form_of(parts[1], defs))
    if origin is tuple and parts[-1] is ...:
        return listed(form_of(parts[0], defs))
    if origin is tuple:
        several = [form_of(part, defs) for part in parts]
        return {"type": "array", "prefixItems": several, "minItems": len(parts), "maxItems": len(parts)}
    if origin in (UnionType, Union):
        return {"anyOf": [form_of(part, defs) for part in parts]}
    if attrs.has(kind):
        name = f"{kind.__name__}Record"
        if name not in defs:
            defs[name] = {}  # a class inside itself is referred to
            defs[name] = flat(defs, kind)
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no form for {kind!r}")


def flat(defs: Defs, *kinds: type, skip: tuple[str, ...] = (), **more: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with the fields of some classes, without `skip` and with `more`."""
    properties: dict[str, Any] = {}
    for kind in kinds:
        properties |= object_schema(kind, lambda part: form_of(part, defs))["properties"]
    return closed(**{name: part for name, part in properties.items() if name not in skip} | more)


def closed(**properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def with_optional(form: dict[str, Any], **properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with further, optional keys."""
    return form | {"properties": form["properties"] | properties}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    """The schema of a list."""
    return {"type": "array", "items": items}


def versions_form(name: str, texts: bool = False) -> dict[str, Any]:
    """What `versions` writes for a record; `texts`: one that holds sentences of qupcore."""
    text, none = form_of(str, {}), form_of(NoneType, {})
    return closed(
        form={"const": FORMS[name]},
        library=text,
        rulebook={"anyOf": [text, none]},
        catalogue={"anyOf": [text, none]},
        plugins=listed(
            with_optional(closed(name=text, distribution=text, version=text, hash=text), layers=listed(text))
        ),
        texts=text if texts else none,
    )


def under_form(defs: Defs, **more: dict[str, Any]) -> dict[str, Any]:
    """The schema of `provenance`: the law that an answer was given under, and `more`."""
    return flat(defs, UnderLaw, skip=(), **more)


def by_key(values: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with any keys, such as ids."""
    return {"type": "object", "additionalProperties": values}


def record_schema_of(name: str, form: dict[str, Any], defs: Defs) -> dict[str, Any]:
    """The complete schema of a record: its form, its `$id` and its definitions."""
    return {
        "$schema": DRAFT,
        "$id": schema_id(name),
        "title": f"qupcore {name.replace('_', ' ')} record",
        **form,
        "$defs": dict(sorted(defs.items())),
    }


ENGINES_FORM = listed(closed(name=form_of(str, {}), version=form_of(str, {})))
"""The schema of the engines that gave an answer."""
