"""The rows of a margin or an assumption: categories and a number, one row a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from qupcore.catalogue.structure import RelativeFault, near
from qupcore.errors import Code
from qupcore.errors.worded import worded
from qupcore.population.margins import Category
from qupcore.population.traits import Band, read_category, traits_on

__all__ = ["RowReader", "said_key"]

_NUMBER = re.compile(r"-?\d{1,12}", re.ASCII)


class RowReader:
    """Reads rows, and gathers what is wrong with them.

    Args:
        day: The day whose law and municipalities count.
    """

    def __init__(self, day: date) -> None:
        self._traits = traits_on(day)
        self._flaws: list[RelativeFault] = []

    def taken(self) -> list[RelativeFault]:
        """What is wrong with what was read since the last call."""
        found, self._flaws = self._flaws, []
        return found

    def _numbers(self, text: str, of: Sequence[str]) -> dict[tuple[Category, ...], int]:
        found: dict[tuple[Category, ...], int] = {}
        bands: dict[int, set[Band]] = {}
        for place, line in enumerate((row for row in text.split("\n") if row.strip()), 1):
            *words, last = line.split()
            if len(words) != len(of) or not _NUMBER.fullmatch(last):
                what = worded(
                    "row {place} is not {count} categories and a whole number", place=place, count=len(of)
                )
                self._flaw("rows", what, worded("write them with spaces between"))
                continue
            if int(last) < 0:
                what = worded("row {place}: {number} is negative", place=place, number=last)
                self._flaw("rows", what, worded("give 0 or more"), "input.number")
            key = tuple(self._category(name, word, place) for name, word in zip(of, words, strict=True))
            if None in key:
                continue
            known = tuple(item for item in key if item is not None)
            if known in found:
                self._flaw("rows", worded("row {place} stands twice", place=place), code="input.twice")
            found[known] = int(last)
            for number, item in enumerate(known):
                if isinstance(item, Band):
                    bands.setdefault(number, set()).add(item)
        self._check_bands(bands)
        if not self._flaws and not sum(found.values()):
            self._flaw("rows", worded("the rows sum to 0"), worded("give at least one that is more"))
        return found

    def _category(self, name: str, word: str, place: int) -> Category | None:
        if name not in self._traits:
            return None
        found = read_category(self._traits[name], word)
        if isinstance(found, tuple):
            self._flaw(
                "rows", worded("row {place}: {what}", place=place, what=found[0]), found[1], "input.word"
            )
            return None
        return found

    def _check_bands(self, bands: dict[int, set[Band]]) -> None:
        for several in bands.values():
            ordered = sorted(several, key=lambda band: band.low)
            for one, other in pairwise(ordered):
                if one.overlaps(other):
                    what = worded(
                        "{one} and {other} have numbers in common",
                        one=said_key((one,)),
                        other=said_key((other,)),
                    )
                    self._flaw("rows", what, worded("let each begin after the last one ends"))

    def _check_traits(self, of: Sequence[str]) -> None:
        for name in of:
            if name not in self._traits:
                what = worded("{name!r} is not a term of the right, nor an attribute", name=name)
                self._flaw("of", what, near(name, self._traits), "input.unknown-id")
        if len({*of}) != len(of) or not of:
            self._flaw("of", worded("name each trait once, and at least one"), code="input.twice")

    def _flaw(self, key: str, what: str, remedy: str = "", code: Code = "input.value") -> None:
        self._flaws.append(RelativeFault((key,), what, remedy, code))


def said_key(key: Iterable[Category]) -> str:
    return " ".join(
        item
        if isinstance(item, str)
        else f"{item.low}-{item.high}"
        if item.low < item.high
        else str(item.low)
        for item in key
    )
