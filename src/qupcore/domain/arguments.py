"""Checks the arguments of public functions against their annotations.

Without the check, a wrong value fails deep inside with a Python error that names no argument, or is taken for
something else. The annotation that type checkers read is the only statement of what an argument may be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from inspect import signature, unwrap
from types import GenericAlias, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from qupcore.domain.asked import check_case, check_day, kind_of
from qupcore.domain.case.participant import Participant
from qupcore.domain.hint import either
from qupcore.domain.text import check_language
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.memory import remembered

__all__ = ["check_arguments"]

Check = Callable[[Any], None]

_OWN_WORDS: Mapping[str, Check] = {"on": check_day, "lang": check_language}
"""Arguments that are called the same everywhere, with a message of their own."""
_SEVERAL = (Iterable, Iterator, Sequence, Collection, tuple, list, frozenset, set)
_NAMES: Mapping[Any, str] = {
    str: worded("a text"),
    int: worded("a whole number"),
    bool: worded("True or False"),
    float: worded("a number"),
}


class _Unfit(Exception):
    """A value that its annotation does not allow, with its path and its kind."""

    def __init__(self, value: object, path: str = "") -> None:
        super().__init__()
        self.value, self.path = value, path


def check_arguments(function: Callable[..., Any], given: Mapping[str, object]) -> None:
    """Refuse an argument that does not match the function's annotation.

    The first line of a public function calls it with `locals()`. The check does not consume iterators that
    can be read only once.

    Raises:
        BadInput: naming the argument, what was given, and what to give.

    >>> def greet(name: str, times: int = 1) -> None:
    ...     check_arguments(greet, locals())
    >>> greet("Kari", times="two")
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: times is a str
      remedy: give a whole number
    """
    for name, (check, remedy) in _checks(function).items():
        try:
            check(given[name])
        except _Unfit as error:
            place = worded("{name}{path}", name=name, path=error.path)
            what = worded("{name} is {kind}", name=place, kind=kind_of(error.value))
            raise BadInput(what, remedy=remedy, code="input.type") from None


@remembered(most=128)
def _checks(function: Callable[..., Any]) -> dict[str, tuple[Check, str]]:
    hints = get_type_hints(unwrap(function))
    found: dict[str, tuple[Check, str]] = {}
    for name, place in signature(unwrap(function)).parameters.items():
        if name in hints:
            kind: Any = hints[name]
            if place.kind is place.VAR_POSITIONAL:
                kind = GenericAlias(tuple, (kind, ...))
            own = check_case if kind is Participant else _OWN_WORDS.get(name) if kind in (date, str) else None
            found[name] = (own or _check(kind), worded("give {what}", what=_told(kind)))
    return found


def _check(kind: Any) -> Check:
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Any or kind is object:
        return lambda value: None
    if origin in (Union, UnionType):
        check = _one_of([_check(part) for part in parts])
        return _unless_none(check) if NoneType in parts else check
    if origin is Literal:
        return _where(lambda value: type(value) in map(type, parts) and value in parts)
    if origin is Mapping:
        return _mapping(*map(_check, parts)) if parts[1] is not int else _mapping(_check(parts[0]))
    if origin in _SEVERAL:
        return _each(_check(parts[0]))
    if origin is Callable:
        return _where(callable)
    if kind is int or kind is date:  # `True` is not accepted as a number, nor a datetime as a day
        return _where(lambda value: type(value) is kind)
    if kind is float:
        return _where(lambda value: type(value) in (int, float))
    return _where(lambda value: isinstance(value, NoneType if kind is None else origin or kind))


def _where(fits: Callable[[Any], bool]) -> Check:
    def check(value: Any) -> None:
        if not fits(value):
            raise _Unfit(value)

    return check


def _unless_none(check: Check) -> Check:
    """None, which most calls leave an argument at, is permitted without trying the rest."""
    return lambda value: None if value is None else check(value)


def _one_of(checks: list[Check]) -> Check:
    def check(value: Any) -> None:
        worst = _Unfit(value)
        for one in checks:
            try:
                return one(value)
            except _Unfit as error:
                worst = max(worst, error, key=lambda item: len(item.path))
        raise worst

    return check


def _each(inner: Check) -> Check:
    def check(value: Any) -> None:
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
            raise _Unfit(value)
        if isinstance(value, Iterator):
            return
        for number, item in enumerate(value):
            _below(inner, item, f"[{number}]")

    return check


def _mapping(of_key: Check, of_value: Check | None = None) -> Check:
    """Check a mapping. A whole number is checked by the caller, who knows what it counts."""

    def check(value: Any) -> None:
        if not isinstance(value, Mapping):
            raise _Unfit(value)
        for key, item in value.items():
            _below(of_key, key, worded(" has a key that"))
            if of_value is not None:
                _below(of_value, item, worded(" has a value that"))

    return check


def _below(inner: Check, item: Any, path: str) -> None:
    try:
        inner(item)
    except _Unfit as error:
        raise _Unfit(error.value, worded("{path}{below}", path=path, below=error.path)) from None


def _told(kind: Any) -> str:
    """The permitted values, in words."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return either(_told(part) for part in parts if part is not NoneType)
    if origin is Literal:
        return worded("one of {words}", words=", ".join(map(repr, parts)))
    if origin is Mapping:
        return worded(
            "a mapping whose keys are each {kind} and whose values are each {kind2}",
            kind=_told(parts[0]),
            kind2=_told(parts[1]),
        )
    if origin in _SEVERAL:
        return worded("a list whose entries are each {kind}", kind=_told(parts[0]))
    if origin is Callable:
        return worded("a function")
    if kind in _NAMES:
        return _NAMES[kind]
    name = str(getattr(origin or kind, "__name__", kind))
    return worded("an {name}", name=name) if name[0] in "AEIOUaeiou" else worded("a {name}", name=name)
