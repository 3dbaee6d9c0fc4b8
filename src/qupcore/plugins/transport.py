"""Values of plugins as plain data: written in the plugin process, read strictly in this one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from qupcore.domain.text import LONGEST_TEXT, character_fault, with_line_breaks
from qupcore.errors import BadInput, Fault, QupError
from qupcore.errors.worded import worded

__all__ = ["decode", "encode"]

T = TypeVar("T")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def encode(value: object) -> Any:
    """A domain value as JSON values; fields with their default are left out.

    Raises:
        TypeError: a part of it is no domain value.

    >>> from qupcore.catalogue import Places
    >>> encode(Places(free=2, as_of=date(2026, 9, 1)))
    {'free': 2, 'as_of': '2026-09-01'}
    """
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is date:
        return str(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if attrs.has(kind) and kind.__module__.startswith("qupcore.domain."):
        pairs = ((field, getattr(value, field.name)) for field in attrs.fields(kind))
        return {
            field.name: encode(item)
            for field, item in pairs
            if type(item) is not type(field.default) or item != field.default  # since 1 == True
        }
    raise TypeError(f"{kind.__qualname__} where a text, number, date, tuple or value of qupcore is expected")


def decode(data: object, kind: type[T], *, name: str) -> T:
    """A domain value from untrusted JSON values.

    Args:
        data: The JSON values.
        kind: The expected type.
        name: The name of the data in errors.

    Raises:
        BadInput: with a fault for everything wrong.

    >>> from qupcore.catalogue import Places
    >>> decode({"free": 2, "as_of": "2026-09-01"}, Places, name="places").free
    2
    >>> decode({"free": "many"}, Places, name="places")
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: places cannot be used
      $.free: expected int, got str (mend or uninstall it)
    """
    try:
        found: T = _CONVERTER.structure(data, kind)
    except (cattrs.BaseValidationError, QupError, ValueError, TypeError, KeyError) as error:
        texts = cattrs.transform_error(error, path="$", format_exception=_said)
        faults = tuple(
            Fault(path, what, code="plugin.failed")
            for what, _, path in (text.rpartition(" @ ") for text in texts)
        )
        raise BadInput(
            worded("{name} cannot be used", name=name), faults=faults, code="plugin.failed"
        ) from None
    except RecursionError:
        raise BadInput(
            worded("{name} cannot be used: nested too deep", name=name), code="plugin.failed"
        ) from None
    return found


def _said(error: BaseException, _: object) -> str:
    if isinstance(error, KeyError):
        return worded("{key} is missing", key=error.args[0])
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return worded("unknown: {keys}", keys=", ".join(sorted(error.extra_fields)))
    return " ".join(str(error).split()) or type(error).__name__


def _strict(kind: type[T]) -> Callable[[object, object], T]:
    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
        return value

    return structure


def _text(value: object, _: object) -> str:
    text = _strict(str)(value, str)
    if fault := character_fault(text, LONGEST_TEXT):
        raise ValueError(fault[0])
    return with_line_breaks(text)


def _date(value: object, _: object) -> date:
    text = _strict(str)(value, str)
    if not _DATE.fullmatch(text):
        raise ValueError("expected a date as YYYY-MM-DD")
    return date.fromisoformat(text)


def _tuple_of(kind: Any) -> Callable[[object, Any], tuple[Any, ...]]:
    listed: Any = list.__class_getitem__(get_args(kind)[0])

    def structure(value: object, _: object) -> tuple[Any, ...]:
        return tuple(_CONVERTER.structure(_strict(list)(value, list), listed))

    return structure


def _value_of(kind: Any) -> Callable[[object, Any], Any]:
    build = make_dict_structure_fn(kind, _CONVERTER, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _: object) -> Any:
        return build(_strict(dict)(value, dict), kind)

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


_CONVERTER = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
_CONVERTER.register_structure_hook(str, _text)
_CONVERTER.register_structure_hook(int, _strict(int))
_CONVERTER.register_structure_hook(bool, _strict(bool))
_CONVERTER.register_structure_hook(date, _date)
_CONVERTER.register_structure_hook_factory(_is_tuple, _tuple_of)
_CONVERTER.register_structure_hook_factory(attrs.has, _value_of)
