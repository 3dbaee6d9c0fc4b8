"""Domain values as JSON values: what every record is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from types import MappingProxyType, NoneType

import attrs

from qupcore.domain.answers.decision import Input, ParameterUse
from qupcore.domain.citation import Citation
from qupcore.domain.days import day_of
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.law.calculated import calculated_terms
from qupcore.law.vocabulary import vocabulary
from qupcore.memory import remembered
from qupcore.rules.terms import IntTerm
from qupcore.wire.structure import to_json

__all__ = ["fields_record", "plain"]

_AS_THEY_ARE = frozenset((str, int, bool, float, NoneType))
_JSON = re.compile(r"(str|int|bool|None)( \| (str|int|bool|None))*|Verdict|Outcome")
"""The annotations of fields whose values are JSON values."""


def plain(value: object) -> object:
    """A domain value as JSON values, with every key; amounts are kroner, as decimal strings.

    >>> plain((Money(150), date(2026, 9, 1), None))
    ['1.50', '2026-09-01', None]
    """
    kind = type(value)
    return value if kind in _AS_THEY_ARE else _way(kind)(value)


def fields_record(value: object, *skip: str) -> dict[str, object]:
    """A value of a class of fields as JSON values by field, without those to skip."""
    if type(value) is Citation and not skip:
        return _of_law(value).copy()
    return _read(value, skip)


@remembered(most=2_000)
def _of_law(value: Citation | ParameterUse) -> dict[str, object]:
    """The record of a place or a number of the law, which no case changes. A caller gets a copy."""
    return _read(value, ())


def _read(value: object, skip: tuple[str, ...]) -> dict[str, object]:
    names, read, others = _fields(type(value))
    record: dict[str, object] = dict(zip(names, read(value), strict=True))
    for name in skip:
        del record[name]
    for name in others:
        if name in record:
            item = record[name]
            kind = type(item)
            if kind not in _AS_THEY_ARE:
                record[name] = _each(item) if kind is tuple else _way(kind)(item)
    return record


@remembered(most=256)
def _fields(
    kind: type,
) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]], tuple[str, ...]]:
    """The names of the fields of a class, what reads all of them, and those that are not JSON already."""
    fields = attrs.fields(kind)
    names = tuple(field.name for field in fields)
    others = tuple(field.name for field in fields if not _JSON.fullmatch(str(field.type)))
    if len(names) == 1:
        (only,) = names
        return names, lambda value: (getattr(value, only),), others
    return names, attrgetter(*names) if names else lambda value: (), others


@remembered(most=256)
def _way(kind: type) -> Callable[[object], object]:
    """What makes JSON values of values of a class."""
    if issubclass(kind, Period):
        return _period
    if issubclass(kind, Money):
        return str
    if issubclass(kind, tuple):
        return _each
    if issubclass(kind, Input):
        return _input
    if issubclass(kind, ParameterUse):
        return _number
    if attrs.has(kind):
        return fields_record
    if issubclass(kind, MappingProxyType):
        return _mapping
    return _day if issubclass(kind, date) else to_json


def _number(value: object) -> object:
    assert isinstance(value, ParameterUse)
    return _of_law(value).copy()


def _mapping(value: object) -> object:
    assert isinstance(value, MappingProxyType)
    return to_json(dict(value))


def _each(value: object) -> object:
    return [plain(item) for item in value] if value else []  # type: ignore[attr-defined]


def _day(value: object) -> object:
    assert isinstance(value, date)
    return value.isoformat()


@remembered(most=1_000)
def _period(value: object) -> object:
    """The text of a period; the law has few, and each number and rule shows its own."""
    return str(value)


def _input(value: object) -> object:
    """A fact that a rule read; a day, which is a number in rules, as a date."""
    assert isinstance(value, Input)
    record = fields_record(value)
    if type(value.value) is int:
        known = vocabulary()  # facts that only measures read are in neither, and none of them is a day
        term = known[value.term] if value.term in known else calculated_terms().get(value.term)
        if isinstance(term, IntTerm) and term.unit == "date":
            record["value"] = day_of(value.value).isoformat()
    return record
