"""Converting an answer to the JSON of a case file, with a check of its form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from qupcore.asking.fields import Field
from qupcore.domain.asked import kind_of
from qupcore.domain.hint import remedy
from qupcore.domain.money import Money
from qupcore.domain.text import text_fault, with_line_breaks
from qupcore.errors import BadInput, Fault
from qupcore.errors.codes import Code
from qupcore.errors.worded import worded
from qupcore.wire.json_text import Json
from qupcore.wire.structure import to_json

__all__ = ["written"]

_FORMS = {
    "yes_no": worded("True or False"),
    "number": worded("a whole number"),
    "date": worded("a date as YYYY-MM-DD"),
    "money": worded('kroner, as 12000 or "12000.50"'),
    "text": worded("a text"),
    "judgement": worded("True or False"),
    "record": worded("a mapping of its parts"),
    "list": worded("a list"),
}


def written(field: Field, value: Any, path: str = "") -> Json:
    """The answer as JSON values.

    Args:
        field: The field that is filled in.
        value: A Python value of the library (`date`, `Money`, a benefit) or its JSON form.
        path: The path for faults; that of the field if left out.

    Raises:
        BadInput: a wrong type, an unknown choice or a value out of bounds; with a fault for each.

    >>> written(Field(type="choice", choices=("single", "couple")), "single")
    'single'
    >>> written(Field(type="number", low=0, high=10), 11, "$.number")
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: the answer cannot be written: 1 fault
      remedy: give an answer in the form of the field, as ask() shows it
      $.number: 11 is more than 10 (give 0 to 10)
    """
    faults: list[Fault] = []
    found = _written(field, value, path or field.path, faults)
    if faults:
        raise BadInput(
            worded(
                "the answer cannot be written: {count} {part}",
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="give an answer in the form of the field, as ask() shows it",
            faults=tuple(faults),
            code="input.faults",
        )
    return found


def _written(field: Field, value: Any, path: str, faults: list[Fault]) -> Json:
    if isinstance(value, tuple) or attrs.has(type(value)):
        value = to_json(value)
    elif field.type == "date" and type(value) is date:
        value = value.isoformat()
    match field.type:
        case "record":
            return _record(field, value, path, faults)
        case "list":
            return _list(field, value, path, faults)
        case "choice":
            if value not in field.choices:
                faults.append(
                    Fault(
                        path, "not one of the choices", remedy(str(value), field.choices), code="input.word"
                    )
                )
        case "yes_no" | "judgement":
            _of_type(bool, field, value, path, faults)
        case "number":
            if _of_type(int, field, value, path, faults):
                _within(field, value, path, faults)
        case "text":
            if _of_type(str, field, value, path, faults):
                _text(field, value, path, faults)
        case "date":
            if (day := _day(value)) is None:
                faults.append(_other(field, value, path))
            else:
                _within(field, day, path, faults)
        case "money":
            _money(field, value, path, faults)
    return value  # type: ignore[no-any-return]


def _record(field: Field, value: Any, path: str, faults: list[Fault]) -> Json:
    if not isinstance(value, dict):
        faults.append(_other(field, value, path))
        return None
    parts = {part.name: part for part in field.parts}
    for key in value:
        if key not in parts:
            what = worded("not a part of the answer")
            faults.append(
                Fault(
                    path,
                    what,
                    remedy(str(key), parts, named=worded("its parts are")),
                    code="input.unknown-key",
                )
            )
    for part in field.parts:
        if part.required and value.get(part.name) is None:
            faults.append(
                Fault(f"{path}.{part.name}", "missing", "the answer needs it", code="input.missing")
            )
    return {
        key: _written(parts[key], item, f"{path}.{key}", faults)
        for key, item in value.items()
        if key in parts and item is not None
    }


def _list(field: Field, value: Any, path: str, faults: list[Fault]) -> Json:
    if not isinstance(value, list):
        faults.append(_other(field, value, path))
        return None
    return [_written(field.parts[0], item, f"{path}[{n}]", faults) for n, item in enumerate(value)]


def _of_type(kind: type, field: Field, value: Any, path: str, faults: list[Fault]) -> bool:
    if type(value) is kind:
        return True
    faults.append(_other(field, value, path))
    return False


def _text(field: Field, value: str, path: str, faults: list[Fault]) -> None:
    if wrong := text_fault(value):
        faults.append(Fault(path, *wrong))
    elif field.low == 1 and not with_line_breaks(value).strip():
        faults.append(
            Fault(path, "an empty text", "write the answer, or leave it open", code="input.missing")
        )


def _day(value: Any) -> date | None:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.isoformat() == value else None


def _money(field: Field, value: Any, path: str, faults: list[Fault]) -> None:
    try:
        Money.from_nok(value)
    except BadInput:
        faults.append(_other(field, value, path))


def _within(field: Field, value: int | date, path: str, faults: list[Fault]) -> None:
    low: Any = field.low
    high: Any = field.high
    told = _bounds((low, high))
    if low is not None and value < low:
        faults.append(
            Fault(
                path,
                worded("{value} is {less} than {low}", value=value, less=_less(value), low=low),
                told,
                code=_code(value),
            )
        )
    elif high is not None and value > high:
        faults.append(
            Fault(
                path,
                worded("{value} is {more} than {high}", value=value, more=_more(value), high=high),
                told,
                code=_code(value),
            )
        )


def _code(value: object) -> Code:
    return "input.date" if isinstance(value, date) else "input.number"


def _less(value: object) -> str:
    return worded("earlier") if isinstance(value, date) else worded("less")


def _more(value: object) -> str:
    return worded("later") if isinstance(value, date) else worded("more")


def _bounds(bounds: Iterable[Any]) -> str:
    low, high = bounds
    if low is None:
        return (
            worded("give {high} at most", high=high)
            if isinstance(high, int)
            else worded("give a day up to {high}", high=high)
        )
    if high is None:
        return (
            worded("give {low} at least", low=low)
            if isinstance(low, int)
            else worded("give a day from {low}", low=low)
        )
    return worded("give {low} to {high}", low=low, high=high)


def _other(field: Field, value: object, path: str) -> Fault:
    kind = worded("nothing") if value is None else kind_of(value)
    return Fault(
        path, worded("expected {forms}, got {kind}", forms=_FORMS[field.type], kind=kind), code="input.type"
    )
