"""From the cell of a spreadsheet to the value of a catalogue file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from qupcore.catalogue.structure import near
from qupcore.errors import Code
from qupcore.errors.worded import worded
from qupcore.plugins.spreadsheet.columns import SheetColumn, ways_to_write, words_of

__all__ = ["SheetCell", "WrongCell", "cell_value"]

SheetCell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds: texts in CSV, values of several types in Excel."""

_YES = {
    "ja": True,
    "yes": True,
    "true": True,
    "sann": True,
    "nei": False,
    "no": False,
    "false": False,
    "usann": False,
}
_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
"""What Excel writes where a formula has no value."""
_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_WITH_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_TIME = r"(\d{1,2})(?:[:.](\d\d))?"
_SLOT = re.compile(rf"([^\W\d]+)(?:\s*[-–]\s*([^\W\d]+))?\s+(?:kl\.?\s*)?{_TIME}\s*[-–]\s*{_TIME}")
_MINUTES = 60
_MINUTE = timedelta(minutes=1)


class WrongCell(Exception):
    """A cell that cannot be read: what is wrong, the remedy and the code."""

    def __init__(self, what: str, remedy: str, code: Code = "input.type") -> None:
        super().__init__(what)
        self.what, self.remedy, self.code = what, remedy, code


def cell_value(column: SheetColumn, cell: SheetCell, needs: Mapping[str, str], namespace: str) -> Any:
    """The value of a cell, as a catalogue file would have it; None where the cell is empty.

    Args:
        column: The column.
        cell: The cell.
        needs: The ids of needs, by each of their names in small letters.
        namespace: The namespace of ids that are written without one.

    Raises:
        WrongCell: it is not written as the column asks.
    """
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "":
        return None
    if isinstance(cell, str) and (cell[0] == "=" or cell in _ERRORS):
        raise WrongCell(
            worded("{text!r} is a formula without a value", text=cell),
            worded("write the value itself"),
            "input.value",
        )
    match column.cell:
        case "id":
            return _with_namespace(_text(cell), namespace)
        case "ids":
            return [_with_namespace(item, namespace) for item in _several(cell)]
        case "needs":
            return [_need(item, needs) for item in _several(cell)]
        case "words":
            return [_word(column.key, item) for item in _several(cell)]
        case "word":
            return _word(column.key, _text(cell))
        case "list":
            return _several(cell)
        case "days":
            return [_day(item) for item in (_several(cell) if isinstance(cell, str) else [cell])]
        case "times":
            return [slot for item in _several(cell) for slot in _slots(item)]
    return _SIMPLE[column.cell](cell)


def _with_namespace(text: str, namespace: str) -> str:
    return text if ":" in text else f"{namespace}:{text}"


def _need(text: str, needs: Mapping[str, str]) -> str:
    if text.casefold() in needs:
        return needs[text.casefold()]
    raise WrongCell(
        worded("no need is called {text!r}", text=text),
        near(text, dict.fromkeys(needs.values())),
        "input.unknown-id",
    )


def _text(cell: SheetCell) -> str:
    if isinstance(cell, bool):
        raise WrongCell(
            worded("expected a text, got {shown}", shown=str(cell)), worded("format the cell as text")
        )
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    return str(cell)


def _several(cell: SheetCell) -> list[str]:
    return [item for item in _BETWEEN.split(_text(cell)) if item]


def _digits(cell: SheetCell) -> str:
    return _SPACES.sub("", _text(cell))


def _whole(cell: SheetCell) -> int:
    text = _SPACES.sub("", _text(cell))
    if re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        return int(text)
    raise WrongCell(worded("expected a whole number, got {shown!r}", shown=text), worded("write it as 12"))


def _hours(cell: SheetCell) -> int:
    """Hours as minutes."""
    if isinstance(cell, time):
        return cell.hour * _MINUTES + cell.minute
    if isinstance(cell, timedelta) and not cell % _MINUTE:
        minutes: int = cell // _MINUTE
        return minutes
    text = _SPACES.sub("", _text(cell)).replace(",", ".")
    if match := re.fullmatch(r"(\d{1,3}):([0-5]\d)", text, re.ASCII):
        return int(match[1]) * _MINUTES + int(match[2])
    if match := re.fullmatch(r"(\d{1,3})(?:\.(\d{1,4}))?", text, re.ASCII):
        part, whole = int(match[2] or 0) * _MINUTES, int("1".ljust(len(match[2] or "") + 1, "0"))
        if part % whole == 0:
            return int(match[1]) * _MINUTES + part // whole
        raise WrongCell(
            worded("{shown} hours are no whole minutes", shown=text),
            worded("write it as 7,5 or 7:30"),
            "input.number",
        )
    raise WrongCell(worded("expected hours, got {shown!r}", shown=text), worded("write it as 7,5 or 7:30"))


def _day(cell: SheetCell) -> date:
    if isinstance(cell, datetime):
        if cell.time() == time():
            return cell.date()
    elif isinstance(cell, date):
        return cell
    text = _text(cell)
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _WITH_DOTS.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise WrongCell(
        worded("{text!r} is not a day", text=text), worded("write it as 2026-09-01 or 1.9.2026"), "input.date"
    )


def _yes_no(cell: SheetCell) -> bool:
    if isinstance(cell, bool):
        return cell
    text = _text(cell)
    if text.casefold() in _YES:
        return _YES[text.casefold()]
    raise WrongCell(
        worded("expected yes or no, got {shown!r}", shown=text), worded("write yes or no, or leave it empty")
    )


def _word(key: str, text: str) -> str:
    return _meanings(key).get(text.casefold(), text)


def _meanings(key: str) -> Mapping[str, str]:
    """The words of the catalogue by each way to write them: as in it, in words, in bokmål and in nynorsk."""
    return {name.casefold(): word for word, names in ways_to_write(key).items() for name in names}


def _slots(text: str) -> list[dict[str, str]]:
    match = _SLOT.fullmatch(text)
    days = list(words_of("day", "en"))
    first, last = (_word("day", match[n] or match[1]) if match else "" for n in (1, 2))
    if match is None or first not in days or last not in days or days.index(last) < days.index(first):
        raise WrongCell(
            worded("{text!r} is no time of the week", text=text),
            worded("write it as monday 09:00-14:00, or monday-wednesday 9-14"),
        )
    start, end = (f"{int(match[n]):02}:{match[n + 1] or '00'}" for n in (3, 5))
    return [
        {"day": day, "start": start, "end": end} for day in days[days.index(first) : days.index(last) + 1]
    ]


_SIMPLE: Mapping[str, Callable[[SheetCell], Any]] = {
    "text": _text,
    "digits": _digits,
    "whole": _whole,
    "hours": _hours,
    "day": _day,
    "yes_no": _yes_no,
}
"""The readers of cells that need nothing but the cell."""
