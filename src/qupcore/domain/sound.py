"""Checks of field values in a case or a catalogue, made by the value itself.

A value read from a file and a value made in Python follow the same rules: every value that can be made can be
written, and every value that is written can be read. So the form of a field is checked when the value is
made, from its type: texts without control characters, whole numbers that a file can hold, days without a
time, permitted words. A case may not hold an identity number; a catalogue is about no person and has links
and numbers of its own. The reader of files calls the same functions, so that it can report every fault at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from inspect import Parameter, Signature
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from qupcore.domain.hint import remedy
from qupcore.domain.money import Money
from qupcore.domain.text import (
    Wrong,
    character_fault,
    identity_fault,
    shown_key,
    text_fault,
    with_line_breaks,
)
from qupcore.errors import BadInput, Code, Fault
from qupcore.errors.hiding import know_keys
from qupcore.errors.identity_number import is_identity_number
from qupcore.errors.worded import worded
from qupcore.memory import remembered

__all__ = ["MOST_DIGITS", "digits_fault", "is_sound", "number_fault", "sound_entry", "sound_fields"]

MOST_DIGITS = 15
"""Digits of a whole number: what every reader of JSON keeps exactly."""

Check = Callable[[Any], Any]


_SIGNATURE = Signature([Parameter("value", Parameter.POSITIONAL_ONLY)])
"""Of the check of a field, which takes and gives any value."""


class _Wrong(Exception):
    """A fault of a value with its remedy, and the faults below it by path."""

    def __init__(self, what: str, remedy: str, code: Code, path: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy, self.code, self.path = what, remedy, code, path


def sound_fields(kind: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Give each field of an attrs class a check of its type; for `field_transformer`.

    The check turns a list into a tuple, and a line break of a web form into a line feed.

    >>> @attrs.frozen(kw_only=True, field_transformer=sound_fields)
    ... class Talk:
    ...     on: date
    ...     by: str = ""
    >>> Talk(on=date(2026, 9, 1), by="adviser" + chr(7))
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: Talk.by: a text with control characters
      remedy: write the text again without them
    """
    _SOUND.add((kind.__module__, kind.__qualname__))
    know_keys(field.name for field in fields)
    return [_with_check(kind, field, _CASE) for field in fields]


def sound_entry(kind: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """As `sound_fields`, for a class of the catalogue.

    >>> @attrs.frozen(kw_only=True, field_transformer=sound_entry)
    ... class Room:
    ...     name: str
    >>> Room(name="Jobbsenteret" + chr(0x202E))
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: Room.name: a text with control characters
      remedy: write the text again without them
    """
    _SOUND.add((kind.__module__, kind.__qualname__))
    know_keys(field.name for field in fields)
    return [_with_check(kind, field, _ENTRY) for field in fields]


_SOUND: set[tuple[str, str]] = set()


def is_sound(kind: type) -> bool:
    """Whether the class checks the values of its fields."""
    return (kind.__module__, kind.__qualname__) in _SOUND


def number_fault(number: int) -> Wrong | None:
    """The fault of a whole number of a case, with remedy and code; None where there is none."""
    fault = digits_fault(number)
    return identity_fault("number") if fault is None and is_identity_number(str(abs(number))) else fault


def digits_fault(number: int) -> Wrong | None:
    """The fault in the size of a whole number, with remedy and code; None where there is none."""
    if abs(number) < 10**MOST_DIGITS:
        return None
    return (
        worded("a number of more than {most_digits} digits", most_digits=MOST_DIGITS),
        worded("check the amount"),
        "input.number",
    )


@attrs.frozen(eq=False)
class _Rules:
    """The rules for texts and whole numbers."""

    text: Callable[[str], Wrong | None]
    number: Callable[[int], Wrong | None]


_CASE = _Rules(text_fault, number_fault)
_ENTRY = _Rules(character_fault, digits_fault)


def _with_check(kind: type, field: attrs.Attribute[Any], rules: _Rules) -> attrs.Attribute[Any]:
    """The field with a check of its type, unless it has one of its own."""
    return field if field.converter else field.evolve(converter=_checked(kind, field.name, rules))


def _checked(kind: type, name: str, rules: _Rules) -> Check:
    check: Check | None = None

    def convert(value: Any) -> Any:
        nonlocal check
        if check is None:  # not earlier: a type may name a class that is defined later
            check = _check(_hints(kind)[name], rules)
        try:
            return check(value)
        except _Wrong as error:
            fault = Fault(f".{name}{error.path}", error.what, error.remedy, error.code)
            raise BadInput(
                worded(
                    "{name}.{name2}{path}: {what}",
                    name=kind.__name__,
                    name2=name,
                    path=error.path,
                    what=error.what,
                ),
                remedy=error.remedy,
                faults=(fault,),
                code=error.code,
            ) from None

    convert.__signature__ = _SIGNATURE  # type: ignore[attr-defined]  # attrs asks, and working it out is slow
    return convert


@remembered(most=256)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@remembered(most=256)
def _check(kind: Any, rules: _Rules) -> Check:
    """The check of a type; it returns the value in the form in which it is kept."""
    if kind is str:
        return _text(rules)
    if kind is int:
        return _whole(rules)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is Literal:
        return _word(get_args(kind))
    if get_origin(kind) is tuple:
        return _several(_check(get_args(kind)[0], rules))
    if get_origin(kind) is frozenset:
        return _set(_check(get_args(kind)[0], rules))
    if get_origin(kind) is Mapping:
        return _mapping(*(_check(part, rules) for part in get_args(kind)))
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        parts = tuple(part for part in get_args(kind) if part is not NoneType)
        if len(parts) > 1:
            return _one_of(parts)
        inner = _check(parts[0], rules)
        return lambda value: None if value is None else inner(value)
    if attrs.has(kind):
        return lambda value: (
            value if isinstance(value, kind) else _not(worded("a {name}", name=kind.__name__), value)
        )
    raise TypeError(f"no value of a case or a catalogue is a {kind!r}")


def _one_of(kinds: tuple[Any, ...]) -> Check:
    names = worded("one of {words}", words=", ".join(kind.__name__ for kind in kinds))
    return lambda value: value if isinstance(value, kinds) else _not(names, value)


def _not(what: str, value: object, remedy: str = "") -> Any:
    raise _Wrong(worded("expected {what}, got {shown}", what=what, shown=_shown(value)), remedy, "input.type")


def _shown(value: object) -> str:
    """A value short enough for a message, never the content of a text."""
    short = (
        value is None or isinstance(value, bool | float | date) or (type(value) is int and abs(value) < 10**9)
    )
    return repr(value) if short else type(value).__name__


def _text(rules: _Rules) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            _not(worded("a text"), value)
        text = str.__str__(value)
        if fault := rules.text(text):
            raise _Wrong(*fault)
        return with_line_breaks(text)

    return check


def _yes_no(value: Any) -> bool:
    return value if type(value) is bool else _not(worded("True or False"), value)


def _whole(rules: _Rules) -> Check:
    def check(value: Any) -> int:
        if type(value) is not int:
            _not(worded("a whole number"), value)
        if fault := rules.number(value):
            raise _Wrong(*fault)
        return value  # type: ignore[no-any-return]

    return check


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    return _not(worded("a date"), value, worded("give a day without a time: datetime.date"))  # type: ignore[no-any-return]


def _money(value: Any) -> Money:
    if not isinstance(value, Money):
        _not("Money", value, worded("Money.from_nok(12_000) reads kroner"))
    if is_identity_number(str(value.ore // 100)):
        raise _Wrong(*identity_fault("number"))
    return value  # type: ignore[no-any-return]


def _word(allowed: tuple[Any, ...]) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            _not(worded("one of {words}", words=", ".join(allowed)), value)
        if value not in allowed:
            raise _Wrong(worded("not a value here"), remedy(value, allowed), "input.word")
        return str.__str__(value)

    return check


def _several(inner: Check) -> Check:
    def check(value: Any) -> tuple[Any, ...]:
        if not value and type(value) is tuple:
            return ()
        if not isinstance(value, tuple | list):
            _not(worded("a tuple"), value)
        found = []
        for number, item in enumerate(value):
            try:
                found.append(inner(item))
            except _Wrong as error:
                raise _Wrong(error.what, error.remedy, error.code, f"[{number}]{error.path}") from None
        return tuple(found)

    return check


def _set(inner: Check) -> Check:
    several = _several(inner)

    def check(value: Any) -> frozenset[Any]:
        if not isinstance(value, frozenset | set | tuple | list):
            _not(worded("a set"), value)
        return frozenset(several(tuple(value)))

    return check


def _mapping(of_key: Check, of_value: Check) -> Check:
    def check(value: Any) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            _not(worded("a mapping"), value)
        return {of_key(key): of_value(item) for key, item in value.items()}

    return check


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        _not(worded("a dict"), value)
    text = _text(_CASE)
    return {text(key): text(item) for key, item in value.items()}


def _values(value: Any) -> dict[str, bool | int | str]:
    """Facts by name: yes or no, a whole number, or a word."""
    if not isinstance(value, dict):
        _not(worded("a dict"), value)
    text, whole = _text(_CASE), _whole(_CASE)
    found: dict[str, bool | int | str] = {}
    for key, item in value.items():
        try:
            found[text(key)] = (
                item if type(item) is bool else (text if isinstance(item, str) else whole)(item)
            )
        except _Wrong as error:
            raise _Wrong(error.what, error.remedy, error.code, f".{shown_key(str(key))}") from None
    return found


_PLAIN: dict[Any, Check] = {
    bool: _yes_no,
    date: _day,
    Money: _money,
    dict[str, str]: _texts,
    dict[str, bool | int | str]: _values,
}
