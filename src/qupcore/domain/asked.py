"""Checks what callers ask with: a case, a day, a month, a file.

Without the check, a wrong value fails deep inside or gives an answer to another question: a datetime compares
with no date, and `True` counts as January.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePath

from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = [
    "check_bytes",
    "check_case",
    "check_count",
    "check_day",
    "check_month",
    "kind_of",
    "shown_or_kind",
]

_MOST = 10**9
_LONGEST_SHOWN = 40


def check_case(case: object) -> None:
    """Refuse a value that is not a case.

    Raises:
        BadInput: it is not a `Participant`.

    >>> check_case({"ref": "a"})
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: the case is a dict
      remedy: give a Participant, or read one from JSON with read_case()
    """
    if not isinstance(case, Participant):
        raise BadInput(
            worded("the case is {kind}", kind=kind_of(case)),
            remedy="give a Participant, or read one from JSON with read_case()",
            code="input.type",
        )


def check_day(on: object) -> None:
    """Refuse a value that is not a day.

    Raises:
        BadInput: it is not a `date`, or has a time of day.
    """
    if type(on) is not date:
        kind = worded("a date with a time") if isinstance(on, datetime) else shown_or_kind(on)
        raise BadInput(
            worded("the day asked about is {kind}", kind=kind),
            remedy="give a datetime.date",
            code="input.type",
        )


def check_month(year: object, month: object = 1) -> None:
    """Refuse a value that is not a calendar month, and the first and last months of the calendar.

    Raises:
        BadInput: the year or the month is not a whole number in its range.
    """
    if type(year) is not int or type(month) is not int:
        wrong, value = (worded("month"), month) if type(year) is int else (worded("year"), year)
        raise BadInput(
            worded("the {wrong} is {kind}", wrong=wrong, kind=kind_of(value)),
            remedy="give whole numbers: 2026, 9",
            code="input.type",
        )
    if not 1 <= month <= 12:
        raise BadInput(
            worded("{year}-{month} is no month", year=year, month=month),
            remedy="give a month from 1 to 12",
            code="input.number",
        )
    if not date.min.year < year < date.max.year:
        raise BadInput(
            worded("the year {year} cannot be calculated: it is at an end of the calendar", year=year),
            remedy=worded(
                "give a year from {number} to {number2}", number=date.min.year + 1, number2=date.max.year - 1
            ),
            code="input.number",
        )


def check_bytes(data: object, name: str) -> None:
    """Refuse a value that is not the content of a file.

    Raises:
        BadInput: it is not `bytes`.
    """
    if not isinstance(data, bytes):
        raise BadInput(
            worded("{name} is {kind}", name=name, kind=kind_of(data)),
            remedy=_bytes_of(data),
            code="input.type",
        )


def _bytes_of(data: object) -> str:
    """How to make the bytes of a file of what was given."""
    if isinstance(data, str):
        return worded("give bytes: text.encode() of a text, Path(name).read_bytes() of the name of a file")
    if isinstance(data, PurePath):
        return worded("give its bytes: path.read_bytes()")
    if isinstance(data, dict | list):
        return worded("give the bytes of its JSON: json.dumps(value).encode()")
    return worded("give the bytes of the file")


def check_count(what: str, number: object, least: int = 0) -> None:
    """Refuse a value that is not a count.

    Raises:
        BadInput: it is not a whole number, below `least`, or more than anything is counted to.
    """
    if type(number) is int and number > _MOST:
        raise BadInput(
            worded("{what} is {number!r}", what=what, number=number),
            remedy=worded("give a whole number from {least} to {most}", least=least, most=_MOST),
            code="input.number",
        )
    if type(number) is not int or number < least:
        raise BadInput(
            worded("{what} is {value}", what=what, value=shown_or_kind(number)),
            remedy=worded("give a whole number from {least}", least=least),
            code="input.number" if type(number) is int else "input.type",
        )


def shown_or_kind(value: object) -> str:
    """A short plain value as Python writes it; of anything else its kind, since a case must not be shown.

    >>> shown_or_kind("two"), shown_or_kind(-1), shown_or_kind(["a"])
    ("'two'", '-1', 'a list')
    """
    plain = isinstance(value, str | int | float | date) and len(repr(value)) <= _LONGEST_SHOWN
    return repr(value) if plain else kind_of(value)


def kind_of(value: object) -> str:
    """Name the kind of a value for a message, without showing the value."""
    return worded("not given") if value is None else worded("a {name}", name=type(value).__name__)
