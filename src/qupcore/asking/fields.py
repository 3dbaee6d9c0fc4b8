"""The fields of a form: the type, the choices and the bounds of a value in a case file."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_origin

import attrs

from qupcore.domain.case.assessment import Assessment
from qupcore.domain.money import Money
from qupcore.domain.sound import MOST_DIGITS
from qupcore.domain.text import LONGEST_TEXT
from qupcore.wire.paths import bare, hints_of, required_of

__all__ = ["Field", "FieldType", "field_of"]

FieldType = Literal[
    "yes_no", "choice", "number", "date", "money", "text", "judgement", "record", "list"
]  # fmt: skip
"""The type of an answer. A `record` has named parts; a `list` has entries of one form."""

_BOUNDS = {
    "minutes_a_week": (0, 7 * 24 * 60),
    "minutes_a_day": (1, 24 * 60),
    "percent": (1, 100),
    "year": (1, 9999),
    "month": (1, 12),
}
"""By field name: the bounds that the classes of a case check themselves."""
_UNITS = {
    "minutes_a_week": "minutes",
    "minutes_a_day": "minutes",
    "percent": "percent",
    "days_abroad": "days",
}
_NOT_YET = ("event_on",)
"""Days that may lie in the future although their name suggests the past: an expected birth."""


@attrs.frozen(kw_only=True)
class Field:
    """A field of a form.

    Attributes:
        name: The key of a part in its record; "" otherwise.
        path: The path where the answer is written; "" for a part of a record or an entry of a list.
        type: The type of the answer.
        choices: The permitted values of a choice.
        unit: The unit of a number (`minutes`, `years`, ...), `NOK` for money; "" for a bare number.
        low: The smallest number, the earliest day, or the fewest characters; for a judgement, the earliest
            day of judgement. None: no bound.
        high: The largest number, the latest day, or the most characters, included. None: no bound.
        required: Whether a record needs it.
        parts: The parts of a record; for a list, the form of one entry.
    """

    name: str = ""
    path: str = ""
    type: FieldType
    choices: tuple[str, ...] = ()
    unit: str = ""
    low: int | date | None = None
    high: int | date | None = None
    required: bool = True
    parts: tuple[Field, ...] = ()


def field_of(kind: Any, name: str, on: date | None) -> Field:
    """The form of a value of a case.

    Args:
        kind: The type; a union with None may be left out.
        name: The name of the field in the case, which can give bounds and a unit.
        on: The day of the question: past events are no later than this day. None: no bound.

    >>> field_of(int | None, "minutes_a_week", None).high
    10080
    """
    kind = bare(kind)
    if kind is bool:
        return Field(type="yes_no")
    if kind is int:
        low, high = _BOUNDS.get(name, (0, 10**MOST_DIGITS - 1))
        return Field(type="number", unit=_UNITS.get(name, ""), low=low, high=high)
    if kind is date:
        return Field(type="date", high=on if _has_happened(name) else None)
    if kind is Money:
        return Field(type="money", unit="NOK", low=0, high=10**13)
    if kind is str:
        return Field(type="text", low=0, high=LONGEST_TEXT)
    if get_origin(kind) is Literal:
        return Field(type="choice", choices=get_args(kind))
    if kind is Assessment:
        return Field(type="judgement", high=on)
    if get_origin(kind) is tuple:
        return Field(type="list", parts=(field_of(get_args(kind)[0], name, on),))
    return Field(type="record", parts=_parts(kind, on))


def _parts(kind: type, on: date | None) -> tuple[Field, ...]:
    """The parts of a record, without `assessments`: judgements have their own questions."""
    needed = required_of(kind)
    return tuple(
        attrs.evolve(field_of(hint, name, on), name=name, required=name in needed)
        for name, hint in hints_of(kind).items()
        if name != "assessments"
    )


def _has_happened(name: str) -> bool:
    """Whether a day is that of a past event, such as a birth, a decision or a notice."""
    return name not in _NOT_YET and (name.endswith("_on") or "birth_date" in name or name == "foster_since")
