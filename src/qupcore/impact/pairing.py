"""Each row's pair of outcomes as a column: decided under both laws by the table engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import attrs
import polars as pl

from qupcore.errors import BadInput, Fault
from qupcore.impact.chosen_numbers import chosen_for_right
from qupcore.impact.groups import AGE
from qupcore.impact.same_laws import conventions_on
from qupcore.laboratory.sides import Sides
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.table.columns import TableColumn
from qupcore.table.faults import refuse
from qupcore.table.in_duckdb import decided_in_duckdb
from qupcore.table.people_table import PeopleTable, table

__all__ = ["BACKENDS", "PAIR", "Deciders", "check_under", "deciders_of"]

PAIR = "pair of outcomes"
_ROW, _BEFORE, _AFTER = "row of the table", " before", " after"
_ANSWERS = ("outcome", "failed", "unknown")

Frame = pl.LazyFrame


@attrs.frozen(eq=False)
class Deciders:
    """The rules of the right under both laws, ready for tables.

    Attributes:
        before: Under the first law.
        after: Under the second.
        only: The ids of the conditions that only one of the laws has, for each.
        same_right: Whether both laws give the same people a right.
    """

    before: PeopleTable
    after: PeopleTable
    only: tuple[frozenset[str], frozenset[str]]
    same_right: bool

    def columns(self) -> frozenset[str]:
        """The columns that either law can read."""
        return frozenset(column.name for rules in (self.before, self.after) for column in rules.columns)

    @property
    def leap_birthday(self) -> int:
        """The birthday, in common years, of those born on 29 February: in groups, that of the first law."""
        assert self.before.on is not None
        return self.before.leap_birthday(self.before.on)

    def pair(self) -> pl.Expr:
        """The name of a pair, from the outcomes and masks of both laws."""
        before, after = pl.col("outcome" + _BEFORE), pl.col("outcome" + _AFTER)
        same = before == after
        less, more = (self._open(side) for side in (1, 0))
        other = pl.when(before == "no_right").then(pl.when(self._otherwise()).then(pl.lit(" other")))
        gap = (
            pl.when(less & more)
            .then(pl.lit(" other"))
            .when(less)
            .then(pl.lit(" less"))
            .when(more)
            .then(pl.lit(" more"))
        )
        tail = pl.when(same).then(pl.when(before == "undetermined").then(gap).otherwise(other))
        return pl.concat_str(before, pl.lit(" "), after, tail.fill_null("")).alias(PAIR)

    def why(self) -> tuple[pl.Expr, pl.Expr]:
        """Of those who get a right or lose it, the conditions that fail under the other law; and the age.

        Both are empty for everybody else, so that they are no groups of their own.
        """
        before, after = (pl.col("outcome" + end) == "right" for end in (_BEFORE, _AFTER))
        refused = pl.col("outcome" + _BEFORE) == "no_right", pl.col("outcome" + _AFTER) == "no_right"
        gains, loses = refused[0] & after, before & refused[1]
        mask = pl.when(gains).then(pl.col("failed" + _BEFORE)).when(loses).then(pl.col("failed" + _AFTER))
        return mask.alias("why"), pl.when(gains | loses).then(pl.col(AGE)).alias("age")

    def _open(self, side: int) -> pl.Expr:
        """Whether a condition that only this law has is open."""
        rules, end = ((self.before, _BEFORE), (self.after, _AFTER))[side]
        mask = sum(1 << place for place, name in enumerate(rules.legend.rules) if name in self.only[side])
        return (pl.col("unknown" + end) & mask) != 0 if mask else pl.lit(False)

    def _otherwise(self) -> pl.Expr:
        """Whether the conditions that fail are others, by id."""
        places = [
            {name: place for place, name in enumerate(rules.legend.rules) if name in rules.legend.conditions}
            for rules in (self.before, self.after)
        ]
        names = dict.fromkeys((*places[0], *places[1]))
        return reduce(
            or_,
            (
                _bit("failed" + _BEFORE, places[0].get(name)) != _bit("failed" + _AFTER, places[1].get(name))
                for name in names
            ),
        )


def check_under(several: Sequence[Deciders], frame: pl.LazyFrame, more: Iterable[Fault] = ()) -> None:
    """Refuse a table with faults, of which each part would only tell its own.

    Days in between are only looked at where their laws read other columns: ages lie between those of the
    first day and of the last.

    Args:
        several: The rules of each day, in order.
        frame: The people.
        more: Further faults of the table, for columns of which no law finds any.

    Raises:
        BadInput: with every fault that a law finds on one of the days.
    """
    tables = [rules for one in several for rules in (one.before, one.after)]
    read = {_form(rules.columns): rules for rules in reversed(tables)}
    faults: dict[Fault, None] = {}
    for rules in dict.fromkeys((*tables[:2], *read.values(), *tables[-2:])):
        try:
            rules.check(frame)
        except BadInput as error:
            faults |= dict.fromkeys(error.faults)
    told = {fault.path for fault in faults}
    refuse([*faults, *(fault for fault in more if fault.path not in told)])


def _form(columns: Iterable[TableColumn]) -> object:
    """What cells of the columns may hold, without their terms, which are rules and cannot be compared."""
    return tuple((c.name, c.kind, c.interval, c.words, c.only_yes, c.optional) for c in columns)


def _bit(column: str, place: int | None) -> pl.Expr:
    return pl.lit(False) if place is None else (pl.col(column) & (1 << place)) != 0


def deciders_of(sides: Sides, policy: Mapping[str, int]) -> Deciders:
    """The rules of both laws on the day on which people are looked at.

    Args:
        sides: The laws.
        policy: Numbers that they leave open, chosen otherwise than the default.

    Raises:
        NoRulesInForce: one of the laws has no rules of the right on its day.
        RuleError: the table has no way for a rule.
    """
    for side in (sides.before, sides.after):
        side.law.in_force(side.day)
    chosen = [chosen_for_right(law, policy) for law in sides.laws]
    both = [*zip(sides.laws, chosen, strict=True)]
    tables = [table(law, on=sides.on, policy=numbers) for law, numbers in both]
    one, other = (law.in_force(sides.on, policy=numbers) for law, numbers in both)
    only = _only(one, other), _only(other, one)
    reading = [conventions_on(law, sides.on, numbers) for law, numbers in both]
    if reading[0] != reading[1]:
        only = _ids(one), _ids(other)  # the same fact may then be read in two ways
    same = one.meaning == other.meaning and reading[0] == reading[1]
    return Deciders(tables[0], tables[1], only, same)


def _ids(book: Rulebook) -> frozenset[str]:
    return frozenset(entry.id for entry in book.conditions)


def _only(book: Rulebook, other: Rulebook) -> frozenset[str]:
    """The conditions that the other rulebook does not have with the same tree and numbers."""
    if _beneath(book) != _beneath(other):
        return _ids(book)
    known = [_meaning(entry, other) for entry in other.conditions]
    return frozenset(entry.id for entry in book.conditions if _meaning(entry, book) not in known)


def _beneath(book: Rulebook) -> object:
    """What conditions rest on: what is calculated, and where a judgement starts."""
    calculated = {
        item.gives: (item.formula.number.canonical(), _numbers(item, book)) for item in book.calculations
    }
    return calculated, {name: _meaning(entry, book) for name, entry in book.starting_points.items()}


def _meaning(entry: Entry, book: Rulebook) -> object:
    return entry.when.canonical(), _numbers(entry, book)


def _numbers(item: Any, book: Rulebook) -> Mapping[str, int | None]:
    return {name: book.values[name].value for name in item.parameters}


def _in_polars(rules: Deciders, frame: Frame, groups: tuple[str, ...]) -> Frame:
    """Lazy, so that Polars streams it: the row is carried past the first law, for the second to read."""
    names = [name for name in frame.collect_schema().names() if name not in groups]
    first = rules.before.decide(frame.with_columns(pl.struct(names).alias(_ROW)), _ANSWERS)
    carried = first.select(*groups, _ROW, *_named(_BEFORE)).unnest(_ROW)
    return rules.after.decide(carried, _ANSWERS).select(
        *groups, *(name + _BEFORE for name in _ANSWERS), *_named(_AFTER)
    )


def _in_duckdb(rules: Deciders, frame: Frame, groups: tuple[str, ...]) -> Frame:
    people = frame.with_row_index(_ROW).collect()
    found = people.lazy().select(_ROW, *groups)
    for side, end in ((rules.before, _BEFORE), (rules.after, _AFTER)):
        answer = decided_in_duckdb(side, people.drop(groups)).lazy().select(_ROW, *_named(end))
        found = found.join(answer, on=_ROW)
    return found


def _named(end: str) -> tuple[pl.Expr, ...]:
    outcome, *masks = (pl.col(name) for name in _ANSWERS)
    return (
        outcome.cast(pl.String).alias("outcome" + end),
        *(mask.cast(pl.UInt64).name.suffix(end) for mask in masks),
    )


BACKENDS: Mapping[str, Callable[[Deciders, Frame, tuple[str, ...]], Frame]] = {
    "polars": _in_polars,
    "duckdb": _in_duckdb,
}
