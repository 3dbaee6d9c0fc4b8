"""Dated values with unit and source, read from a section's TOML file.

```toml
[age_min]
unit = "years"
values = [
  { from = 2019-01-01, value = 18, basis = "law", source = "sotjl § 29 (1)", link = "https://..." },
]
```

`basis` is `law` where a statute or regulation gives the value and `policy` where the law leaves it open;
only a policy value may be chosen otherwise by the caller: among its `choices`, or, where it is `open`, any
whole number from zero. Where no sourced
value is known for a time, that is written down too (`unknown = "why"`): the value is then unknown, not zero.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePath
from typing import Any, ClassVar, Literal, get_args, get_type_hints

import attrs

from qupcore.domain.period import Period
from qupcore.errors import BadInput, ParameterError
from qupcore.rules.nodes import Number

__all__ = ["Basis", "DatedValue", "Parameter", "Parameters"]

Basis = Literal["law", "regulation", "policy"]
Confidence = Literal["high", "medium", "low"]


@attrs.frozen(kw_only=True)
class DatedValue:
    """One value of a parameter and the days on which it holds."""

    valid: Period
    value: int | None
    basis: Basis
    source: str
    link: str = ""
    confidence: Confidence = "high"
    note: str = ""
    choices: tuple[int, ...] = ()
    open: bool = False

    def permits(self, chosen: int) -> bool:
        """Whether a caller may choose the number."""
        return chosen in self.choices or (self.open and type(chosen) is int and chosen >= 0)


@attrs.frozen(eq=False, kw_only=True)
class Parameter(Number):
    """A number of the law, or of policy, that changes over time."""

    kind: ClassVar[str] = "parameter"
    name: str
    counted: str
    values: tuple[DatedValue, ...]

    @property
    def unit(self) -> str:
        return self.counted

    def canonical(self) -> list[object]:
        return [self.kind, self.name]

    def on(self, day: date) -> DatedValue:
        """The value in force on the day.

        Raises:
            ParameterError: no value is in force then; nothing defaults to zero.
        """
        for value in self.values:
            if value.valid.contains(day):
                return value
        raise ParameterError(
            f"{self.name} has no value on {day}",
            where=self.name,
            why="a number of the law that is not known for a date is never guessed",
            remedy=f"add a dated value, with its source; it has values for "
            f"{', '.join(str(value.valid) for value in self.values)}",
        )


class Parameters:
    """The parameters of one section: subclass it beside the section, name the TOML file, list the names.

    >>> class Limits(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
    ...     age_max: Parameter
    >>> Limits.age_max.on(date(2019, 1, 1)).value
    67
    """

    def __init_subclass__(cls, *, prefix: str, file: str, package: str = "") -> None:
        text = files(package or cls.__module__.rpartition(".")[0]).joinpath(file).read_text(encoding="utf-8")
        loaded = read_parameters(text, file=file, prefix=prefix)
        for name in (hint for hint, kind in get_type_hints(cls).items() if kind is Parameter):
            if name not in loaded:
                raise ParameterError(
                    f"no table [{name}]", where=file, remedy="add it, or drop the annotation"
                )
            setattr(cls, name, loaded[name])


def read_parameters(text: str, *, file: str, prefix: str) -> dict[str, Parameter]:
    """Read every parameter of a TOML text.

    Raises:
        ParameterError: naming file and key, for TOML faults, unknown keys, wrong types, overlaps and gaps.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(str(error), where=file, remedy="mend the TOML syntax") from error
    return {
        name: _parameter(table, file=file, name=name, full_name=f"{prefix}.{name}")
        for name, table in tables.items()
    }


_KEYS = {"from", "to", "value", "unknown", "basis", "source", "link", "confidence", "note", "choices", "open"}


def _parameter(table: Mapping[str, Any], *, file: str, name: str, full_name: str) -> Parameter:
    where = f"{PurePath(file).name} [{name}]"
    if not isinstance(table, dict) or set(table) != {"unit", "values"} or not table["values"]:
        raise ParameterError(
            "a parameter has exactly `unit` and `values`", where=where, remedy="see the docs"
        )
    rows = [_dated(row, f"{where}.values[{number}]") for number, row in enumerate(table["values"])]
    for earlier, later in pairwise(rows):
        if earlier.valid.overlaps(later.valid) or later.valid.start < earlier.valid.start:
            raise ParameterError(
                f"{earlier.valid} and {later.valid} overlap or stand in the wrong order",
                where=where,
                remedy="one value for each day: end the earlier the day before the later begins",
            )
        if earlier.valid.end is not None and earlier.valid.end + timedelta(days=1) != later.valid.start:
            raise ParameterError(
                f"no value between {earlier.valid.end} and {later.valid.start}",
                where=where,
                remedy='give the value with its source, or write unknown = "why" for that time',
            )
    return Parameter(name=full_name, counted=str(table["unit"]), values=tuple(rows))


def _dated(row: Mapping[str, Any], where: str) -> DatedValue:
    def wrong(what: str, remedy: str) -> ParameterError:
        return ParameterError(what, where=where, remedy=remedy)

    if unexpected := set(row) - _KEYS:
        raise wrong(f"unknown key {sorted(unexpected)}", f"use only {', '.join(sorted(_KEYS))}")
    if type(row.get("from")) is not date or type(row.get("to", date.max)) is not date:
        raise wrong("`from` (and `to`, where it ends) must be a date", "write from = 2019-01-01")
    if ("value" in row) == ("unknown" in row):
        raise wrong("give exactly one of `value` and `unknown`", 'write value = 18, or unknown = "why"')
    if "value" in row and type(row["value"]) is not int:
        raise wrong(
            f"{row['value']!r} is not a whole number", "amounts are in øre, shares in a unit of their own"
        )
    if row.get("basis") not in get_args(Basis):
        raise wrong("`basis` must be law, regulation or policy", "policy is what the law leaves open")
    if not row.get("source"):
        raise wrong("no `source`", "cite where the value stands; a number without a source is no law")
    if row.get("confidence", "high") not in get_args(Confidence):
        raise wrong("`confidence` must be high, medium or low", "low means not verified")
    if (row.get("choices") or row.get("open")) and row["basis"] != "policy":
        raise wrong("only a policy value can be chosen", "drop `choices` and `open`")
    if row.get("choices") and row.get("value") not in row["choices"]:
        raise wrong("`choices` must hold the value itself", "add it")
    try:
        valid = Period(row["from"], row.get("to"))
    except BadInput as error:
        raise wrong(error.what, error.remedy) from error
    return DatedValue(
        valid=valid,
        value=row.get("value"),
        basis=row["basis"],
        source=row["source"],
        link=row.get("link", ""),
        confidence=row.get("confidence", "high"),
        note=row.get("unknown", row.get("note", "")),
        choices=tuple(row.get("choices", ())),
        open=row.get("open", False),
    )
