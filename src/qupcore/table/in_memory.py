"""A plan carried out on a data frame that is held in memory, one series after the other.

For a million rows a step on truths takes a few hundredths of a millisecond, and the query engine of Polars
takes longer than that to hand the step to a thread. So truths, words, masks and numbers of 64 bits are worked
out here as series. Parts of dates, quotients and wider numbers stay with the expressions of `in_polars`.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

from qupcore.table.expressions import (
    AllTrue,
    Among,
    AnyTrue,
    Bits,
    Case,
    ChoiceColumn,
    Compared,
    Computed,
    DateColumn,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TextValue,
    TruthColumn,
    TruthValue,
    columns_read,
)
from qupcore.table.in_polars import COMBINE, COMPARE, Writing, mask_type
from qupcore.table.intervals import fits, is_wide
from qupcore.table.loading import polars_library
from qupcore.table.one_cell import BYTE, Constants
from qupcore.table.plan import TablePlan

if TYPE_CHECKING:
    import polars as pl

__all__ = ["answers_in_memory"]

_ROWS = 1 << 20
"""Rows that are worked out at a time: what comes between the table and the answers stays small."""

_NO, _UNKNOWN = TruthValue(False), TruthValue(None)
_TRUTHS = TruthColumn | TruthValue | AllTrue | AnyTrue | Opposite | Compared | Among | Known


def answers_in_memory(frame: pl.DataFrame, plan: TablePlan, keep: tuple[str, ...] = ()) -> pl.DataFrame:
    """The frame's kept columns with those of the plan's answer.

    Args:
        frame: A table with the columns of the plan.
        plan: The plan.
        keep: Further columns of the frame to keep.
    """
    polars, constants = polars_library(), Constants()
    parts = [_part(rows, plan, keep, constants) for rows in frame.iter_slices(_ROWS)]
    found: pl.DataFrame = parts[0] if len(parts) == 1 else polars.concat(parts, rechunk=False)
    return found


def _part(frame: pl.DataFrame, plan: TablePlan, keep: tuple[str, ...], constants: Constants) -> pl.DataFrame:
    polars, working = polars_library(), _Working(frame, plan, constants)
    for layer in plan.layers:
        working.make(layer)
    answers = [working.answer(name, made) for name, made in plan.answers.items()]
    found: pl.DataFrame = polars.DataFrame([*(frame[name] for name in keep), *answers])
    return found


class _Working:
    """The series of one part of a table."""

    def __init__(self, frame: pl.DataFrame, plan: TablePlan, constants: Constants) -> None:
        self._pl: Any = polars_library()
        self._constants = constants
        self._rows = frame.height
        names = {column.name for column in plan.columns}
        self._series: dict[str, Any] = {
            column.name: column if column.dtype == self._pl.Int64 else column.rechunk()
            for column in frame.iter_columns()
            if column.name in names
        }
        self._empty: dict[Expression, Any] = {}
        self._dates = {amount.name for amount in plan.legend.amounts if amount.unit == "date"}
        self._writing, self._intervals = Writing(plan), plan.intervals

    def make(self, layer: Mapping[str, Expression]) -> None:
        """Work out the columns of a layer."""
        others = {name: made for name, made in layer.items() if not self._in_series(made)}
        if others:
            read = {name for made in others.values() for name in columns_read(made)}
            written = (self._writing.expression(made).alias(name) for name, made in others.items())
            self._series |= {
                column.name: column for column in self._calculated(read, *written).iter_columns()
            }
        here = {name: made for name, made in layer.items() if name not in others}
        self._series |= {name: self._whole(self._value(made)) for name, made in here.items()}

    def answer(self, name: str, made: Expression) -> pl.Series:
        """A column of the answer, with a cell for each row."""
        if name in self._dates:
            found = self._calculated({*columns_read(made)}, self._writing.date(made).alias(name))[name]
        else:
            found = self._whole(self._value(made))
        renamed: pl.Series = found.alias(name)
        return renamed

    def _whole(self, series: Any) -> Any:
        """A series with a cell for each row."""
        return series if len(series) == self._rows else series.new_from_index(0, self._rows)

    def _calculated(self, read: set[str], *written: Any) -> Any:
        """Expressions worked out by the engine of Polars, with a row for each of the part."""
        if read:  # lazily, so that what is written twice is worked out once
            frame = self._pl.LazyFrame({name: self._series[name] for name in read})
            return frame.select(*written).collect()
        constant = self._pl.select(*written)
        return self._pl.DataFrame(map(self._whole, constant))

    def _value(self, made: Expression) -> Any:
        """A truth, a word or a mask as a series; a constant may be a series of one."""
        match made:
            case TruthColumn(name) | DateColumn(name) | ChoiceColumn(name) | NumberColumn(name):
                return self._series[name]
            case TruthValue(value):
                return self._constants.truth(value)
            case TextValue(value, among):
                return self._constants.word(value, among)
            case AllTrue(parts):
                return reduce(operator.and_, map(self._value, parts))
            case AnyTrue(parts):
                return reduce(operator.or_, map(self._value, parts))
            case Opposite(Known(part)):
                return self._is_empty(part)
            case Opposite(part):
                return ~self._value(part)
            case Known(part):
                return ~self._is_empty(part)
            case Compared(sign, left, NumberValue(int(value))) if self._is_long(left):
                return COMPARE[sign](self._value(left), value).rechunk()
            case NumberValue(int(value)):
                return self._constants.number(value)
            case Computed(sign, left, right) if self._is_long(made):
                return COMBINE[sign](self._value(left), self._value(right))
            case Among(ChoiceColumn(name), words):
                return reduce(operator.or_, (self._series[name] == word for word in words))
            case Case(branches, otherwise) if self._in_series(made):
                found = self._value(otherwise)
                for condition, then in reversed(branches):
                    found = self._value(then).zip_with(self._value(condition), found)
                return found
            case Bits(parts):
                return self._mask(parts)
        written = self._writing.expression(made).alias("made")
        return self._calculated({*columns_read(made)}, written).to_series()

    def _is_empty(self, part: Expression) -> Any:
        """Where something is unknown; two masks ask it of nearly every column."""
        if part not in self._empty:
            self._empty[part] = self._value(part).is_null().rechunk()
        return self._empty[part]

    def _in_series(self, made: Expression) -> bool:
        """Whether an expression is worked out as series; the others are left to the engine of Polars."""
        if isinstance(made, Case):
            return all(map(self._in_series, (made.otherwise, *(value for _, value in made.branches))))
        return isinstance(made, _TRUTHS | TextValue | Bits) or self._is_long(made)

    def _is_long(self, number: Expression) -> bool:
        """Whether a number has 64 bits, and so have all numbers that it is worked out from."""
        match number:
            case NumberColumn(name):
                return bool(self._series[name].dtype == self._pl.Int64)
            case NumberValue(value):
                return value is not None and fits((value, value))
            case Computed("+" | "-" | "*", left, right):
                wide = is_wide(number, self._intervals)
                return not wide and self._is_long(left) and self._is_long(right)
            case Case(branches, otherwise):
                return all(map(self._is_long, (otherwise, *(value for _, value in branches))))
        return False

    def _mask(self, parts: tuple[Expression, ...]) -> Any:
        """The mask, byte by byte: steps on the small numbers are the quickest."""
        kind, none = mask_type(len(parts)), self._constants.zero
        shared, own = _shared_part(parts)
        found = none.cast(kind)
        for first in range(0, len(own), BYTE):
            bits = (
                self._constants.bit(place).zip_with(self._value(part), none)
                for place, part in enumerate(own[first : first + BYTE])
                if part not in (_NO, _UNKNOWN)
            )
            byte = reduce(operator.or_, bits, none)
            found = byte.cast(kind) if first == 0 else found | byte.cast(kind) * (1 << first)
        return found if shared is None else found.zip_with(self._value(shared), none.cast(kind))


def _shared_part(parts: tuple[Expression, ...]) -> tuple[Expression | None, tuple[Expression, ...]]:
    """What every bit of a mask needs, looked at once, and what is left of each.

    It must never be unknown itself: such as whether the outcome is open.
    """
    needs = [part for part in parts if part != _NO]
    first = needs[0] if needs else None
    if len(needs) < 2 or not isinstance(first, AllTrue) or not isinstance(first.parts[0], Opposite):
        return None, parts
    shared = first.parts[0]
    if not isinstance(shared.part, Known):
        return None, parts
    if not all(isinstance(part, AllTrue) and part.parts[0] == shared for part in needs):
        return None, parts
    return shared, tuple(AllTrue(part.parts[1:]) if isinstance(part, AllTrue) else part for part in parts)
