"""The rows of a margin or an assumption: categories and a number, one row a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from qupcore.catalogue.structure import RelativeFault, near
from qupcore.errors import Code
from qupcore.errors.worded import worded
from qupcore.population.margins import Category, Margin
from qupcore.population.traits import Band, read_category, traits_on

__all__ = ["RowReader"]

Shares = dict[tuple[Category, ...], Fraction]
_NUMBER = re.compile(r"-?\d{1,12}", re.ASCII)
_THOUSAND = 1000


class RowReader:
    """Reads rows, and gathers what is wrong with them.

    Args:
        day: The day whose law and municipalities count.
    """

    def __init__(self, day: date) -> None:
        self._traits = traits_on(day)
        self._flaws: list[RelativeFault] = []
        self._margined: dict[str, set[Category]] = {}
        self._assumed: dict[str, set[Category]] = {}

    def taken(self) -> list[RelativeFault]:
        """What is wrong with what was read since the last call."""
        found, self._flaws = self._flaws, []
        return found

    def margin(
        self,
        of: Sequence[str],
        text: str,
        unit: str,
        within: Sequence[str],
        total: int | None,
        earlier: Iterable[Margin],
    ) -> tuple[Shares, Fraction] | None:
        """The shares of a margin, and how far rounding may have moved each; None where something is wrong."""
        self._check_traits(of)
        numbers = self._numbers(text, of)
        if self._flaws:
            return None
        if within:
            return self._within(tuple(of), numbers, tuple(within), unit, earlier)
        whole = sum(numbers.values())
        if unit == "people":
            self._check_total(whole, total)
        else:
            self._check_thousand(whole, len(numbers), "")
        if self._flaws:
            return None
        self._note(of, numbers)
        slack = Fraction(1, 2 * _THOUSAND) if unit == "per_mille" else Fraction(0)
        return {key: Fraction(number, whole) for key, number in numbers.items()}, slack

    def assumption(
        self, of: str, text: str, given: str
    ) -> tuple[dict[Category, Fraction], tuple[str, Category] | None] | None:
        """The shares of an assumption and whom it is about; None where something is wrong."""
        self._check_traits([of])
        if of in self._margined:
            self._flaw("of", worded("a margin is about {name} already", name=of), worded("keep one"))
        about = self._given(given) if given else None
        if of in self._assumed and not given:
            what = worded("everybody has a share of {name} already", name=of)
            self._flaw("of", what, worded("keep one, or say `given`"), "input.twice")
        numbers = self._numbers(text, [of])
        if not self._flaws:
            self._check_thousand(sum(numbers.values()), len(numbers), "")
        if self._flaws:
            return None
        self._assumed.setdefault(of, set()).update(key[0] for key in numbers)
        whole = sum(numbers.values())
        return {key[0]: Fraction(number, whole) for key, number in numbers.items()}, about

    def _within(
        self,
        of: tuple[str, ...],
        numbers: dict[tuple[Category, ...], int],
        within: tuple[str, ...],
        unit: str,
        earlier: Iterable[Margin],
    ) -> tuple[Shares, Fraction] | None:
        """Shares within each category of other traits, whose own shares an earlier margin gives."""
        if unknown := [name for name in within if name not in of]:
            self._flaw("within", worded("{name} is not in `of`", name=unknown[0]), near(unknown[0], of))
            return None
        basis = next((one for one in earlier if one.of == within), None)
        if basis is None:
            what = worded("no earlier margin is of {names}", names=", ".join(within))
            self._flaw("within", what, worded("put that margin first"), "input.missing")
            return None
        places = [of.index(name) for name in within]
        groups: dict[tuple[Category, ...], dict[tuple[Category, ...], int]] = {}
        for key, number in numbers.items():
            groups.setdefault(tuple(key[place] for place in places), {})[key] = number
        for key in basis.shares:
            if key not in groups:
                self._flaw("rows", worded("nothing is said of {name}", name=_said(key)), code="input.missing")
        for key, rows in groups.items():
            if key not in basis.shares:
                self._flaw("rows", worded("the earlier margin does not have {name}", name=_said(key)))
            elif unit == "per_mille":
                self._check_thousand(sum(rows.values()), len(rows), _said(key))
            elif not sum(rows.values()):
                self._flaw("rows", worded("the rows of {name} sum to 0", name=_said(key)))
        if self._flaws:
            return None
        self._note(of, numbers)
        shares = {
            key: basis.shares[group] * Fraction(number, sum(rows.values()))
            for group, rows in groups.items()
            for key, number in rows.items()
        }
        return shares, basis.slack + Fraction(1, 2 * _THOUSAND)

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
                        "{one} and {other} have numbers in common", one=_said((one,)), other=_said((other,))
                    )
                    self._flaw("rows", what, worded("let each begin after the last one ends"))

    def _check_traits(self, of: Sequence[str]) -> None:
        for name in of:
            if name not in self._traits:
                what = worded("{name!r} is not a term of the right, nor an attribute", name=name)
                self._flaw("of", what, near(name, self._traits), "input.unknown-id")
        if len({*of}) != len(of) or not of:
            self._flaw("of", worded("name each trait once, and at least one"), code="input.twice")

    def _given(self, text: str) -> tuple[str, Category] | None:
        name, _, word = text.partition(" ")
        known = self._margined | self._assumed
        if name not in known:
            what = worded("nothing before says who has {name!r}", name=name)
            self._flaw("given", what, near(name, known), "input.unknown-id")
            return None
        found = read_category(self._traits[name], word)
        if isinstance(found, tuple) or found not in known[name]:
            words = ", ".join(_said((item,)) for item in sorted(known[name], key=str))
            what = worded("nobody has {word!r} of {name}", word=word, name=name)
            self._flaw("given", what, worded("use one of: {words}", words=words), "input.word")
            return None
        return name, found

    def _check_total(self, whole: int, total: int | None) -> None:
        if total is not None and total != whole:
            what = worded("the rows sum to {whole}, and the total is {total}", whole=whole, total=total)
            self._flaw("total", what, worded("correct one of them"), "input.contradiction")

    def _check_thousand(self, whole: int, rows: int, name: str) -> None:
        """A thousand, apart from what rounding of each row may do."""
        if abs(whole - _THOUSAND) * 2 > rows:
            what = worded("the rows sum to {whole}, not 1000", whole=whole)
            if name:
                what = worded("the rows of {name} sum to {whole}, not 1000", name=name, whole=whole)
            self._flaw("rows", what, worded("correct them, or add what is missing"), "input.contradiction")

    def _note(self, of: Sequence[str], numbers: Iterable[tuple[Category, ...]]) -> None:
        for key in numbers:
            for name, item in zip(of, key, strict=True):
                self._margined.setdefault(name, set()).add(item)

    def _flaw(self, key: str, what: str, remedy: str = "", code: Code = "input.value") -> None:
        self._flaws.append(RelativeFault((key,), what, remedy, code))


def _said(key: Iterable[Category]) -> str:
    return " ".join(
        item
        if isinstance(item, str)
        else f"{item.low}-{item.high}"
        if item.low < item.high
        else str(item.low)
        for item in key
    )
