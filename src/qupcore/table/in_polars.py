"""A plan as expressions of Polars.

Two of its ways differ from Kleene's: `when` passes over a condition that is unknown, as `Case` does, and a
mask of bits is quickest as a sum of such choices. A whole number that runs over does so silently, so what
64 bits are not proved to hold is done with 128.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
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
    DatePart,
    DayNumber,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TextValue,
    TruthColumn,
    TruthValue,
)
from qupcore.table.intervals import Interval, fits, interval_of, is_wide
from qupcore.table.loading import polars_library
from qupcore.table.plan import TablePlan

if TYPE_CHECKING:
    import polars as pl

__all__ = ["COMBINE", "COMPARE", "Writing", "mask_type", "with_answers"]

_DAYS_TO_1970 = 719_163
COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
COMBINE: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
}


def with_answers(frame: pl.LazyFrame, plan: TablePlan, keep: tuple[str, ...] = ()) -> pl.LazyFrame:
    """The frame's kept columns with those of the plan's answer.

    Args:
        frame: A table with the columns of the plan.
        plan: The plan.
        keep: Further columns of the frame to keep.
    """
    writing = Writing(plan)
    for layer in plan.layers:
        frame = frame.with_columns(
            writing.expression(expression).alias(name) for name, expression in layer.items()
        )
    dates = {amount.name for amount in plan.legend.amounts if amount.unit == "date"}
    answered = frame.with_columns(
        (writing.date(made) if name in dates else writing.expression(made)).alias(name)
        for name, made in plan.answers.items()
    )
    return answered.select(*keep, *plan.answers)


def mask_type(bits: int) -> Any:
    """The smallest type of Polars that has room for a mask."""
    size = next(size for size in (8, 16, 32, 64) if bits <= size)
    return getattr(polars_library(), f"UInt{size}")


class Writing:
    """Writes the expressions of one plan."""

    def __init__(self, plan: TablePlan) -> None:
        self._pl: Any = polars_library()
        self._intervals: Mapping[str, Interval] = plan.intervals
        self._given = frozenset(column.name for column in plan.columns)

    def date(self, number: Expression) -> Any:
        """A number of a day as a date."""
        days = self.expression(number) - _DAYS_TO_1970
        return days.cast(self._pl.Int32).cast(self._pl.Date)

    def expression(self, made: Expression) -> Any:
        """An expression of Polars."""
        pl = self._pl
        match made:
            case TruthColumn(name) | DateColumn(name) | ChoiceColumn(name) | NumberColumn(name):
                return pl.col(name)
            case TruthValue(value):
                return pl.lit(value, dtype=pl.Boolean)
            case NumberValue(value):
                return pl.lit(value, dtype=self._whole(made))
            case TextValue(value, among):
                return pl.lit(value, dtype=pl.Enum(among))
            case AllTrue(parts):
                return reduce(operator.and_, map(self.expression, parts))
            case AnyTrue(parts):
                return reduce(operator.or_, map(self.expression, parts))
            case Opposite(Known(part)):
                return self.expression(part).is_null()
            case Opposite(part):
                return ~self.expression(part)
            case Known(part):
                return self.expression(part).is_not_null()
            case Compared(sign, left, right):
                other = right.value if isinstance(right, NumberValue) else None
                return COMPARE[sign](
                    self.expression(left), self.expression(right) if other is None else other
                )
            case Among(column, words):
                return reduce(operator.or_, (self.expression(column) == word for word in words))
            case Case(branches, otherwise):
                return self._case(branches, otherwise)
            case DatePart(part, column):
                return getattr(self.expression(column).dt, part)().cast(pl.Int32)
            case DayNumber(column):
                return self.expression(column).to_physical().cast(pl.Int64) + _DAYS_TO_1970
            case Bits(parts):
                return self._bits(parts)
            case Computed(sign, left, right):
                return self._combined(made, sign, left, right)
        raise TypeError(f"{type(made).__name__} is no expression of a table")

    def _case(self, branches: tuple[tuple[Expression, Expression], ...], otherwise: Expression) -> Any:
        if not branches:
            return self.expression(otherwise)
        chain: Any = self._pl
        for condition, value in branches:
            chain = chain.when(self.expression(condition)).then(self.expression(value))
        return chain.otherwise(self.expression(otherwise))

    def _combined(self, made: Computed, sign: str, left: Expression, right: Expression) -> Any:
        """A calculation in 64 bits where they are proved to hold it, else in 128."""
        pl = self._pl
        wide = is_wide(made, self._intervals)
        kind = pl.Int128 if wide else pl.Int64
        numbers = [self.expression(number).cast(kind) for number in (left, right)]
        found = COMBINE[sign](*numbers)
        if sign == "//":
            divisor = interval_of(right, self._intervals)
            if divisor is None or divisor[0] <= 0 <= divisor[1]:
                found = pl.when(numbers[1] != 0).then(found)
        narrow = wide and fits(interval_of(made, self._intervals))
        return found.cast(pl.Int64) if narrow else found

    def _bits(self, parts: tuple[Expression, ...]) -> Any:
        pl, kind = self._pl, mask_type(len(parts))
        none = pl.lit(0, dtype=kind)
        return reduce(
            operator.or_,
            (
                pl.when(self.expression(part)).then(pl.lit(1 << place, dtype=kind)).otherwise(none)
                for place, part in enumerate(parts)
                if part != TruthValue(False)
            ),
            none,
        )

    def _whole(self, number: NumberValue) -> Any:
        return self._pl.Int64 if fits(interval_of(number, self._intervals)) else self._pl.Int128
