"""Reading dated values from a section's TOML file.

```toml
[age_min]
unit = "years"
values = [
  { from = 2019-01-01, value = 18, basis = "law", source = "sotjl § 29 (1)", link = "https://..." },
]
```

`basis` is `law` or `regulation` if the law gives the value, and `policy` if the law leaves it open. The
caller may choose another value for policy only: one of `choices`, or any whole number from zero if `open` is
true. For a period without a sourced value write `unknown = "why"`: the value is then unknown, not zero.

A figure that is set anew each year has `known_until`, its last known day, and `renewed_by`, the provision by
which it is set anew. On a later day it is provisional.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import PurePath
from typing import Any, get_args

from qupcore.domain.period import Period
from qupcore.errors import BadInput, ParameterError
from qupcore.errors.worded import worded
from qupcore.rules.dated import Basis, Confidence, DatedValue, Parameter

__all__ = ["read_parameters"]


def read_parameters(text: str, *, file: str, prefix: str) -> dict[str, Parameter]:
    """Read every parameter of a TOML text.

    Args:
        text: The TOML.
        file: The name of the file in errors.
        prefix: The prefix of each name (`sotjl.29`).

    Raises:
        ParameterError: wrong TOML, an unknown key, a wrong type, an overlap or a gap; it names file and key.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(str(error), where=file, remedy="correct the TOML syntax") from error
    return {
        name: _parameter(table, f"{PurePath(file).name} [{name}]", f"{prefix}.{name}")
        for name, table in tables.items()
    }


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_date(value: object) -> bool:
    return type(value) is date


_FORM: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "from": (_is_date, worded("a date, as 2019-01-01")),
    "to": (_is_date, worded("a date, as 2019-01-01")),
    "value": (_is_whole, worded("a whole number (amounts in øre, shares in a unit of their own)")),
    "unknown": (_is_text, worded("a text that says why")),
    "basis": (lambda value: value in get_args(Basis), worded("law, regulation or policy")),
    "source": (_is_text, worded("a text: a number without a source is no law")),
    "link": (_is_text, worded("a text")),
    "confidence": (lambda value: value in get_args(Confidence), worded("high, medium or low (not verified)")),
    "note": (_is_text, worded("a text")),
    "choices": (
        lambda value: isinstance(value, list) and bool(value) and all(map(_is_whole, value)),
        worded("a list of whole numbers"),
    ),
    "known_until": (_is_date, worded("the last day for which the figure is known, as 2027-04-30")),
    "renewed_by": (_is_text, worded("a text: where it stands that the figure is set anew")),
    "open": (lambda value: value is True, worded("true, or left out")),
}
"""By key of a row: the check of its value, and the permitted form."""


def _parameter(table: object, where: str, name: str) -> Parameter:
    if not isinstance(table, dict) or set(table) != {"unit", "values"}:
        raise ParameterError(
            "a parameter has exactly `unit` and `values`", where=where, remedy="add or drop keys"
        )
    if not _is_text(table["unit"]):
        raise ParameterError("`unit` is not a text", where=where, remedy='write unit = "years", or "1"')
    if not isinstance(table["values"], list) or not table["values"]:
        raise ParameterError("`values` is not a list of rows", where=where, remedy="write values = [{ ... }]")
    rows = [_dated(row, f"{where}.values[{number}]") for number, row in enumerate(table["values"])]
    for earlier, later in pairwise(rows):
        _contiguous(earlier.valid, later.valid, where)
    return Parameter(name=name, counted=table["unit"], values=tuple(rows))


def _contiguous(earlier: Period, later: Period, where: str) -> None:
    if earlier.overlaps(later) or later.start < earlier.start:
        raise ParameterError(
            worded("{earlier} and {later} overlap or are in the wrong order", earlier=earlier, later=later),
            where=where,
            remedy="one value for each day: end the earlier the day before the later begins",
        )
    if earlier.end is not None and earlier.end + timedelta(days=1) != later.start:
        raise ParameterError(
            worded("no value between {end} and {start}", end=earlier.end, start=later.start),
            where=where,
            remedy='give the value with its source, or write unknown = "why" for that time',
        )


def _dated(row: object, where: str) -> DatedValue:
    def wrong(what: str, remedy: str) -> ParameterError:
        return ParameterError(what, where=where, remedy=remedy)

    if not isinstance(row, dict):
        raise wrong(
            worded("{row!r} is not a row", row=row), worded("write { from = 2019-01-01, value = 18, ... }")
        )
    for key, value in row.items():
        if key not in _FORM:
            raise wrong(
                worded("unknown key {key!r}", key=key), worded("use only {names}", names=", ".join(_FORM))
            )
        holds, form = _FORM[key]
        if not holds(value):
            raise wrong(
                worded("`{key}` is {value!r}, not {form}", key=key, value=value, form=form), worded("mend it")
            )
    for key in ("from", "basis", "source"):
        if key not in row:
            raise wrong(worded("no `{key}`", key=key), worded("give {what}", what=_FORM[key][1]))
    if ("value" in row) == ("unknown" in row):
        raise wrong(
            worded("give exactly one of `value` and `unknown`"),
            worded('write value = 18, or unknown = "why"'),
        )
    if ("known_until" in row) != ("renewed_by" in row):
        raise wrong(worded("`known_until` and `renewed_by` go together"), worded("give both, or neither"))
    if "known_until" in row and not row["from"] <= row["known_until"] <= row.get("to", row["known_until"]):
        raise wrong(
            worded("`known_until` is outside the time of the row"), worded("give a day from `from` on")
        )
    if ("choices" in row or "open" in row) and row["basis"] != "policy":
        raise wrong(worded("only a policy value can be chosen"), worded("drop `choices` and `open`"))
    if "choices" in row and row.get("value") not in row["choices"]:
        raise wrong(worded("`choices` must hold the value itself"), worded("add it"))
    try:
        return _value(row)
    except BadInput as error:
        raise wrong(error.what, error.remedy) from error


def _value(row: dict[str, Any]) -> DatedValue:
    return DatedValue(
        valid=Period(row["from"], row.get("to")),
        value=row.get("value"),
        basis=row["basis"],
        source=row["source"],
        link=row.get("link", ""),
        confidence=row.get("confidence", "high"),
        note=row.get("unknown", row.get("note", "")),
        choices=tuple(row.get("choices", ())),
        open=row.get("open", False),
        known_until=row.get("known_until"),
        renewed_by=row.get("renewed_by", ""),
    )
