"""Municipality numbers over time: the numbers in use on a day, their predecessors and successors.

The table covers the changes from 2017 on. For earlier days, a number that a later change ended counts as in
use. Oslo's districts are listed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import either
from qupcore.domain.source import Confidence
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = [
    "Municipality",
    "MunicipalityChange",
    "area_of",
    "changes",
    "check_number",
    "districts",
    "is_municipality",
    "municipalities",
    "municipality_on",
    "numbers_on",
    "same_municipality",
]


@attrs.frozen(kw_only=True)
class MunicipalityChange:
    """What became of municipality numbers on one day.

    Attributes:
        on: The first day of the new numbers.
        moves: Old number to new ones: several where it was split.
        source: Where it is from.
        confidence: How sure it is.
    """

    on: date
    moves: Mapping[str, tuple[str, ...]]
    source: str
    confidence: Confidence


@attrs.frozen
class Municipality:
    """A municipality number and the days on which it is in use.

    Attributes:
        number: Four digits.
        name: The name.
        first: The first day, None where the table does not say.
        last: The last day, None where it is still in use.
    """

    number: str
    name: str
    first: date | None
    last: date | None

    def in_use(self, day: date) -> bool:
        """Whether the number is in use on the day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@attrs.frozen
class _Table:
    municipalities: Mapping[str, Municipality]
    changes: tuple[MunicipalityChange, ...]
    districts: Mapping[str, str]


@remembered(most=1)
def _table() -> _Table:
    tree = packaged_toml("qupcore.catalogue", "municipalities.toml")
    found = []
    for item in tree["changes"]:
        moves: dict[str, tuple[str, ...]] = {}
        for old, new in (row.split() for row in item["moves"].split("\n") if row.strip()):
            moves[old] = (*moves.get(old, ()), new)
        found.append(
            MunicipalityChange(
                on=item["on"], moves=moves, source=item["source"], confidence=item["confidence"]
            )
        )
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for change in found:
        came = {new for news in change.moves.values() for new in news}
        first |= dict.fromkeys(came - change.moves.keys(), change.on)
        last |= dict.fromkeys(change.moves.keys() - came, date.fromordinal(change.on.toordinal() - 1))
    known = {
        number: Municipality(number, name, first.get(number), last.get(number))
        for number, name in tree["names"].items()
    }
    return _Table(MappingProxyType(known), tuple(found), MappingProxyType(dict(tree["districts"])))


def changes() -> tuple[MunicipalityChange, ...]:
    """Every change in the table, oldest first."""
    return _table().changes


def districts() -> Mapping[str, str]:
    """Oslo's districts (bydel) by number.

    >>> districts()["02"]
    'Grünerløkka'
    """
    return _table().districts


def municipalities() -> Mapping[str, Municipality]:
    """Every municipality number in the table, of any day.

    >>> sum(item.in_use(date(2024, 1, 1)) for item in municipalities().values())
    357
    """
    return _table().municipalities


def is_municipality(number: str) -> bool:
    """Whether a number is or was a municipality's, on any day.

    >>> is_municipality("3005"), is_municipality("9999")
    (True, False)
    """
    return number in _table().municipalities


def check_number(number: str) -> None:
    """Refuse a number that no municipality has or had.

    Raises:
        BadInput: it is one.

    >>> check_number("1804")
    """
    _known(number)


def numbers_on(number: str, day: date) -> tuple[str, ...]:
    """The numbers in use on a day for the area of a number: its successors or predecessors.

    Args:
        number: A municipality number of any day.
        day: The day asked about.

    Raises:
        BadInput: no municipality has or had the number.

    >>> numbers_on("3005", date(2024, 1, 1)), numbers_on("3301", date(2019, 1, 1))
    (('3301',), ('0602', '0625', '0711'))
    >>> numbers_on("1507", date(2024, 1, 1))
    ('1508', '1580')
    """
    check_arguments(numbers_on, locals())
    return _numbers_on(number, day)


@remembered(most=10_000)
def _numbers_on(number: str, day: date) -> tuple[str, ...]:
    return tuple(sorted(_moved(_known(number), day, _table().changes)))


def _moved(here: Municipality, day: date, changes: Sequence[MunicipalityChange]) -> set[str]:
    """The numbers in use on a day for the area of a municipality."""
    current = {here.number}
    if here.last is not None and here.last < day:
        for change in changes:
            if here.last < change.on <= day:
                current = {new for old in current for new in change.moves.get(old, (old,))}
    elif here.first is not None and day < here.first:
        for change in reversed(changes):
            if day < change.on <= here.first:
                olds = {
                    new: {old for old, news in change.moves.items() if new in news} or {new}
                    for new in current
                }
                current = set().union(*olds.values())
    return current


def municipality_on(number: str, day: date) -> Municipality:
    """The municipality that has a number on a day.

    Raises:
        BadInput: nobody has the number on that day; the remedy names the number to use.

    >>> municipality_on("3301", date(2024, 6, 1)).name
    'Drammen'
    >>> municipality_on("3005", date(2024, 6, 1))
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: 3005 Drammen is not a municipality on 2024-06-01
      why: the number was in use to 2023-12-31
      remedy: use 3301 Drammen
    """
    check_arguments(municipality_on, locals())
    found = _known(number)
    if found.in_use(day):
        return found
    others = [_known(other) for other in numbers_on(number, day)]
    early = found.first and day < found.first
    since = worded("from {first}", first=found.first) if early else worded("to {last}", last=found.last)
    raise BadInput(
        worded("{number} {name} is not a municipality on {day}", number=number, name=found.name, day=day),
        why=worded("the number was in use {since}", since=since),
        remedy=worded("use {numbers}", numbers=either([f"{other.number} {other.name}" for other in others])),
        code="catalogue.municipality",
    )


def same_municipality(number: str, other: str, day: date) -> bool:
    """Whether two numbers of any day mean the same municipality on one day.

    Raises:
        BadInput: no municipality has or had one of the numbers.

    >>> [same_municipality("3005", other, date(2024, 6, 1)) for other in ("3301", "1804")]
    [True, False]
    """
    check_arguments(same_municipality, locals())
    return numbers_on(number, day) == numbers_on(other, day)


def area_of(number: str, day: date) -> frozenset[str]:
    """Every number, of any day, that means the municipality of a number on a day, and the number itself.

    A number of no municipality stands for itself only.

    >>> sorted(area_of("3301", date(2026, 9, 1)))
    ['0602', '0625', '0711', '3005', '3301']
    >>> sorted(area_of("1508", date(2026, 9, 1)))
    ['1504', '1507', '1508', '1523', '1529', '1534', '1546']
    """
    check_arguments(area_of, locals())
    days = [change.on for change in _table().changes if change.on <= day]
    return _area_of(number, max(days, default=date.min))


@remembered(most=10_000)
def _area_of(number: str, day: date) -> frozenset[str]:
    """The numbers of an area from a day of changes on: no area differs before the next such day."""
    table = _table()
    if number not in table.municipalities:
        return frozenset({number})
    here = _moved(table.municipalities[number], day, table.changes)
    return frozenset(
        other
        for other, item in table.municipalities.items()
        if not here.isdisjoint(_moved(item, day, table.changes))
    )


def _known(number: str) -> Municipality:
    found = _table().municipalities.get(number)
    if found is None:
        raise BadInput(
            worded("{number!r} is no municipality number, on any day from 2017 on", number=number),
            remedy="give four digits with the leading zero, as 0301 or 1804 (SSB, KLASS 131)",
            code="catalogue.municipality",
        )
    return found
