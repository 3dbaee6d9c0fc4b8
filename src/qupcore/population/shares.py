"""The shares of a margin or an assumption: rows that sum to what they should, or within an earlier margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from qupcore.catalogue.structure import near
from qupcore.errors.worded import worded
from qupcore.population.margins import Category, Margin
from qupcore.population.rows import RowReader, said_key
from qupcore.population.traits import read_category

__all__ = ["ShareReader"]

Shares = dict[tuple[Category, ...], Fraction]
_THOUSAND = 1000


class ShareReader(RowReader):
    """Reads margins and assumptions in the order of a file: later ones may be about those before.

    Args:
        day: The day whose law and municipalities count.
    """

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self._margined: dict[str, set[Category]] = {}
        self._assumed: dict[str, set[Category]] = {}

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
                self._flaw(
                    "rows", worded("nothing is said of {name}", name=said_key(key)), code="input.missing"
                )
        for key, rows in groups.items():
            if key not in basis.shares:
                self._flaw("rows", worded("the earlier margin does not have {name}", name=said_key(key)))
            elif unit == "per_mille":
                self._check_thousand(sum(rows.values()), len(rows), said_key(key))
            elif not sum(rows.values()):
                self._flaw("rows", worded("the rows of {name} sum to 0", name=said_key(key)))
        if self._flaws:
            return None
        self._note(of, numbers)
        shares = {
            key: basis.shares[group] * Fraction(number, sum(rows.values()))
            for group, rows in groups.items()
            for key, number in rows.items()
        }
        return shares, basis.slack + Fraction(1, 2 * _THOUSAND)

    def _given(self, text: str) -> tuple[str, Category] | None:
        name, _, word = text.partition(" ")
        known = self._margined | self._assumed
        if name not in known:
            what = worded("nothing before says who has {name!r}", name=name)
            self._flaw("given", what, near(name, known), "input.unknown-id")
            return None
        found = read_category(self._traits[name], word)
        if isinstance(found, tuple) or found not in known[name]:
            words = ", ".join(said_key((item,)) for item in sorted(known[name], key=str))
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
