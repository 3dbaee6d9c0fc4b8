"""The columns of a population: from cells and assumptions to the values of each term, row by row."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate
from typing import Any

import polars as pl

from qupcore.catalogue.municipalities import municipalities
from qupcore.law.terms.right import (
    IMPLIED,
    ApplicantFacts,
    Assessed,
    Benefits,
    Children,
    HouseholdFacts,
)
from qupcore.population.births import births
from qupcore.population.chance import Chance
from qupcore.population.margins import Category, Margins
from qupcore.population.planned import PlannedPeople
from qupcore.population.traits import ATTRIBUTES, GROUNDED, NOT_KNOWN, Band, traits_on
from qupcore.rules.terms import ChoiceTerm, IntTerm, Term

__all__ = ["people_between"]

_AGE = ApplicantFacts.age.name


def people_between(planned: PlannedPeople, margins: Margins, first: int, last: int) -> pl.DataFrame:
    """The people of some rows; the same whatever other rows are made with them.

    Args:
        planned: How many people each cell has.
        margins: What they are made from.
        first: The first row, from 0.
        last: The row after the last.
    """
    return _Rows(planned, margins, first, last).frame()


class _Rows:
    def __init__(self, planned: PlannedPeople, margins: Margins, first: int, last: int) -> None:
        self._planned, self._margins = planned, margins
        self._first, self._count = first, last - first
        rows = pl.int_range(first, last, dtype=pl.UInt64, eager=True)
        self._chance = Chance(planned.seed, rows)
        self._traits = traits_on(margins.day)
        self._codes: dict[str, tuple[tuple[Category, ...], pl.Series]] = {}

    def frame(self) -> pl.DataFrame:
        self._place_in_cells(self._planned)
        self._assume()
        columns: dict[str, pl.Series] = {"ref": self._refs()}
        for name, trait in self._traits.items():
            if name == _AGE:
                columns["born"] = births(self._numbers(name), self._margins, self._chance)
            elif name not in ATTRIBUTES:
                columns[name] = self._values(name, trait)
        columns["municipality"] = self._municipalities()
        for name in ATTRIBUTES:
            if name != "municipality":
                columns[name] = self._words(name, self._traits[name])
        if "county" not in self._codes:
            first = columns["municipality"].cast(pl.String).str.head(2)
            columns["county"] = first.cast(columns["county"].dtype)
        return _consistent(pl.DataFrame(columns))

    def _refs(self) -> pl.Series:
        number = pl.int_range(self._first + 1, self._first + self._count + 1, dtype=pl.Int64, eager=True)
        return number.to_frame("n").select("made-up-" + pl.col("n").cast(pl.String)).to_series()

    def _place_in_cells(self, planned: PlannedPeople) -> None:
        """The cell of each row: rows lie cell by cell."""
        ends = [*accumulate(planned.counts)]
        begin, end = bisect_right(ends, self._first), bisect_right(ends, self._first + self._count - 1) + 1
        parts, before = [], self._first
        for number in range(begin, end):
            until = min(ends[number], self._first + self._count)
            parts.append((number, until - before))
            before = until
        lengths = pl.DataFrame(parts, schema={"cell": pl.UInt32, "n": pl.UInt32}, orient="row")
        cell = lengths.select(pl.col("cell").repeat_by("n").explode()).to_series()
        for place, (name, several) in enumerate(self._margins.categories().items()):
            number_of = {item: number for number, item in enumerate(several)}
            codes = pl.Series([number_of[row[place]] for row in planned.cells], dtype=pl.UInt16)
            self._codes[name] = several, codes.gather(cell)

    def _assume(self) -> None:
        for number, assumed in enumerate(self._margins.assumptions):
            items, shares = zip(*assumed.shares.items(), strict=True)
            drawn = self._chance.places(f"{number} {assumed.of}", shares)
            if assumed.given is None:
                self._codes[assumed.of] = items, drawn
                continue
            several, codes = self._codes.get(assumed.of, ((NOT_KNOWN,), self._zeros()))
            together = (*several, *(item for item in items if item not in several))
            moved = pl.Series([together.index(item) for item in items], dtype=pl.UInt16).gather(drawn)
            about, given = self._codes[assumed.given[0]]
            here = given == about.index(assumed.given[1])
            self._codes[assumed.of] = together, codes.set(here, None).fill_null(moved)

    def _zeros(self) -> pl.Series:
        return pl.repeat(0, self._count, dtype=pl.UInt16, eager=True)

    def _values(self, name: str, trait: Term | tuple[str, ...]) -> pl.Series:
        if isinstance(trait, IntTerm):
            return self._numbers(name)
        if isinstance(trait, ChoiceTerm):
            return self._words(name, trait.values)
        several, codes = self._codes.get(name, ((NOT_KNOWN,), self._zeros()))
        answers = {"yes": True, "no": False}
        return pl.Series([answers.get(str(item)) for item in several], dtype=pl.Boolean).gather(codes)

    def _words(self, name: str, words: Any) -> pl.Series:
        several, codes = self._codes.get(name, ((NOT_KNOWN,), self._zeros()))
        kind = pl.Enum([word for word in words if word != NOT_KNOWN])
        values = [None if item == NOT_KNOWN else str(item) for item in several]
        return pl.Series(values, dtype=kind).gather(codes)

    def _numbers(self, name: str) -> pl.Series:
        """A number of the band of each row, each as likely as another."""
        several, codes = self._codes.get(name, ((NOT_KNOWN,), self._zeros()))
        lows = [item.low if isinstance(item, Band) else None for item in several]
        widths = [item.high - item.low + 1 if isinstance(item, Band) else 1 for item in several]
        low = pl.Series(lows, dtype=pl.Int64).gather(codes)
        return low + self._chance.below(f"within {name}", pl.Series(widths, dtype=pl.Int64).gather(codes))

    def _municipalities(self) -> pl.Series:
        """The municipality; where the file gives the county only, each of the county is as likely."""
        known = self._traits["municipality"]
        if "municipality" in self._codes or "county" not in self._codes:
            return self._words("municipality", known)
        numbers = _numbers_of(self._margins.day)
        counties, codes = self._codes["county"]
        starts = [
            next((n for n, number in enumerate(numbers) if number.startswith(str(item))), None)
            for item in counties
        ]
        held = [sum(number.startswith(str(item)) for number in numbers) or 1 for item in counties]
        start = pl.Series(starts, dtype=pl.Int64).gather(codes)
        drawn = self._chance.below("municipality", pl.Series(held, dtype=pl.Int64).gather(codes))
        return pl.Series(numbers, dtype=pl.Enum(numbers)).gather(start + drawn)


def _numbers_of(day: date) -> list[str]:
    return sorted(number for number, item in municipalities().items() if item.in_use(day))


def _consistent(frame: pl.DataFrame) -> pl.DataFrame:
    """What a case cannot show apart is unknown together.

    The sum of benefits with what they are paid under, the children with the household, a conclusion with its
    assessment, and grounds with the judgement. What a judgement implies is known; two that contradict each
    other are unknown.
    """
    for narrow, wide in IMPLIED:
        one, other = pl.col(narrow.name), pl.col(wide.name)
        against = (one & ~other).fill_null(False)
        frame = frame.with_columns(
            pl.when(~against).then(one.fill_null(pl.when(~other).then(other))),
            pl.when(~against).then(other.fill_null(pl.when(one).then(one))),
        )
    needs = {
        Benefits.monthly_total.name: Benefits.insurance_benefit.name,
        **{
            term.name: HouseholdFacts.kind.name
            for term in (Children.youngest, Children.middle, Children.oldest)
        },
        Assessed.conclusion.name: Assessed.work_ability.name,
        **{name: name.removesuffix(GROUNDED) for name in frame.columns if name.endswith(GROUNDED)},
    }
    return frame.with_columns(
        pl.when(pl.col(other).is_not_null()).then(pl.col(name)).alias(name) for name, other in needs.items()
    )
