"""Entries as the tables of a file: unknown values are left out, sources are written in full."""

from __future__ import annotations

from typing import Any

import attrs

from qupcore.domain.case.plan import Slot
from qupcore.domain.period import Period
from qupcore.domain.text import Text

__all__ = ["table_of"]


def table_of(value: object) -> Any:
    """A value of the catalogue as tables, lists, texts, numbers and dates, as a TOML file holds it.

    >>> table_of(Slot(day="monday", start=540, end=720))
    {'day': 'monday', 'start': '09:00', 'end': '12:00'}
    """
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Slot):
        times = {"day": value.day, "start": _clock(value.start), "end": _clock(value.end)}
        rhythm = {"every_other_from": value.every_other_from, "weeks": value.weeks}
        return times | {name: item for name, item in rhythm.items() if item is not None}
    if isinstance(value, tuple | list):
        return [table_of(item) for item in value]
    kind = type(value)
    if not attrs.has(kind):
        return value
    fields = ((field, getattr(value, field.name)) for field in attrs.fields(kind))
    if isinstance(value, Text):
        return {field.name: item for field, item in fields}
    return {field.name: table_of(item) for field, item in fields if not _left_out(field.default, item)}


def _left_out(default: object, item: object) -> bool:
    """Whether a value equals the default of its key, with the same type, since 1 == True."""
    return type(item) is type(default) and item == default


def _clock(minutes: object) -> object:
    return f"{minutes // 60:02}:{minutes % 60:02}" if type(minutes) is int else minutes
