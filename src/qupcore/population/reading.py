"""Reading margins and assumptions from TOML, with every fault at once.

```toml
name = "two-margins"
day = 2026-09-01

[sources.example]
text = "An example: no table says this"

[[margins]]
of = ["person.lawful_stay"]
unit = "per_mille"
source = "example"
confidence = "low"
rows = \"\"\"
yes 990
no 10
\"\"\"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import attrs

from qupcore.catalogue.structure import Flaws, RelativeFault, read_value
from qupcore.catalogue.toml_values import toml_file
from qupcore.domain.arguments import check_arguments
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import NoRulesInForce
from qupcore.errors.worded import worded
from qupcore.memory import remembered
from qupcore.packaged import packaged_text
from qupcore.population.agreeing import disagreements
from qupcore.population.margins import Assumption, Margin, Margins
from qupcore.population.shares import ShareReader

__all__ = ["published_margins", "read_margins"]

Unit = Literal["people", "per_mille"]
_LAST_YEAR = 2200
"""People are made up for days up to its end."""


@attrs.frozen(kw_only=True)
class _Margin:
    of: tuple[str, ...]
    unit: Unit
    rows: str
    source: Source
    confidence: Confidence
    within: tuple[str, ...] = ()
    total: int | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class _Assumption:
    of: str
    rows: str
    why: Text
    given: str = ""


@attrs.frozen(kw_only=True)
class _File:
    name: str
    day: date
    margins: tuple[_Margin, ...]
    assumptions: tuple[_Assumption, ...] = ()
    birthdays_per_mille: int = 0


def read_margins(data: bytes, *, name: str = "margins.toml") -> Margins:
    """Read the margins of a population.

    Args:
        data: The TOML, in UTF-8.
        name: The name of the file, for errors.

    Raises:
        BadInput: with a fault for everything wrong in the file: an unknown trait or category, a negative
            number, shares that do not sum to a thousand, margins that contradict each other.

    >>> read_margins(b'''
    ... name = "one"
    ... day = 2026-09-01
    ... [sources.example]
    ... text = "An example"
    ... [[margins]]
    ... of = ["person.lawful_stay"]
    ... unit = "people"
    ... source = "example"
    ... confidence = "low"
    ... rows = "yes 3\\\\nno 1"
    ... ''').margins[0].shares
    {('yes',): Fraction(3, 4), ('no',): Fraction(1, 4)}
    """
    check_arguments(read_margins, locals())
    return toml_file(data, name, _margins, wanted=worded("give a file of margins"))


def published_margins() -> Margins:
    """The margins that are published for participants in the programme, with what is assumed beside them.

    >>> published_margins().day
    datetime.date(2011, 12, 31)
    """
    return _published()


@remembered(most=1)
def _published() -> Margins:
    text = packaged_text("qupcore.population", "published.toml")
    return read_margins(text.encode(), name="published.toml")


def _margins(tree: dict[str, Any]) -> Margins:
    tree = dict(tree)
    flaws: list[RelativeFault] = []
    sources = {}
    for key, value in _table(tree.pop("sources", {})).items():
        try:
            sources[key] = read_value(Source, value, {})
        except Flaws as error:
            flaws += [flaw.below("sources", key) for flaw in error.flaws]
    try:
        file: _File = read_value(_File, tree, sources)
    except Flaws as error:
        raise Flaws(*flaws, *error.flaws) from None
    try:
        reader = ShareReader(file.day)
    except NoRulesInForce as error:
        raise Flaws(*flaws, RelativeFault(("day",), error.what, error.remedy, error.code)) from None
    margins: list[Margin] = []
    for number, written in enumerate(file.margins):
        read = reader.margin(written.of, written.rows, written.unit, written.within, written.total, margins)
        flaws += [flaw.below("margins", number) for flaw in reader.taken()]
        if read is not None:
            shares, slack = read
            margins.append(
                Margin(
                    of=written.of,
                    shares=shares,
                    slack=slack,
                    source=written.source,
                    confidence=written.confidence,
                    note=written.note,
                )
            )
    assumptions = []
    for number, assumed in enumerate(file.assumptions):
        found = reader.assumption(assumed.of, assumed.rows, assumed.given)
        flaws += [flaw.below("assumptions", number) for flaw in reader.taken()]
        if found is not None:
            of_shares, given = found
            assumptions.append(Assumption(of=assumed.of, shares=of_shares, given=given, why=assumed.why))
    flaws += _bounds(file)
    if not flaws:
        flaws += disagreements(margins)
    if flaws:
        raise Flaws(*flaws)
    return Margins(
        name=file.name,
        day=file.day,
        margins=tuple(margins),
        assumptions=tuple(assumptions),
        birthdays_per_mille=file.birthdays_per_mille,
    )


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Flaws(RelativeFault(("sources",), worded("expected a table"), worded("write [sources.NAME]")))
    return value


def _bounds(file: _File) -> Iterator[RelativeFault]:
    if not 0 <= file.birthdays_per_mille <= 1000:
        yield RelativeFault(
            ("birthdays_per_mille",),
            worded("{number} is not from 0 to 1000", number=file.birthdays_per_mille),
            code="input.number",
        )
    if file.day.year > _LAST_YEAR:
        yield RelativeFault(
            ("day",), worded("{day} is after {year}", day=file.day, year=_LAST_YEAR), code="input.date"
        )
    if not file.margins:
        yield RelativeFault(("margins",), worded("there is no margin"), worded("give at least one"))
