"""Columns that are worked out before others: layers of steps, each of which reads only earlier ones."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping

from qupcore.rules.operators import Operator
from qupcore.table.expressions import (
    AllTrue,
    AnyTrue,
    Bits,
    Case,
    Compared,
    Computed,
    DatePart,
    DayNumber,
    Expression,
    NumberColumn,
    NumberValue,
    Opposite,
    TruthColumn,
    TruthValue,
    columns_read,
)
from qupcore.table.intervals import Interval, interval_of

__all__ = ["ColumnLayers", "chosen", "folded_comparison"]

_ZERO = NumberValue(0)
_UNKNOWN = NumberValue(None)


_COMPARE: Mapping[Operator, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


def folded_comparison(sign: Operator, left: Expression, right: Expression) -> Expression:
    """The comparison of two numbers; a value where both are the same in every row.

    >>> folded_comparison("<", NumberValue(1), NumberValue(2))
    TruthValue(value=True)
    """
    values = _values(left, right)
    if None in values:
        return TruthValue(None)
    if isinstance(values[0], int) and isinstance(values[1], int):
        return TruthValue(_COMPARE[sign](values[0], values[1]))
    return Compared(sign, left, right)


def chosen(condition: Expression, then: Expression, otherwise: Expression) -> Case:
    """One of two values by a condition; unknown where the condition is.

    >>> from qupcore.table.expressions import TruthColumn
    >>> len(chosen(TruthColumn("a"), NumberValue(1), NumberValue(2)).branches)
    2
    """
    unknown = _UNKNOWN if _is_number(then) and _is_number(otherwise) else TruthValue(None)
    return Case(((condition, then), (Opposite(condition), otherwise)), unknown)


class ColumnLayers:
    """Columns in the making: given ones, and those that are worked out from them, by depth.

    Attributes:
        intervals: The interval of each column of numbers that can be known.
        depths: How many steps come before each column.
        made: The expressions of the columns made, by name, in the order of making.
    """

    def __init__(self, given: Mapping[str, Interval | None], taken: Iterable[str] = ()) -> None:
        """Begin with the given columns.

        Args:
            given: The columns of the table that are read; of one of numbers its interval.
            taken: Names that no step may have: those of further columns of the table.
        """
        self._taken = {name.casefold() for name in taken}  # some databases do not tell `Holds` from `holds`
        self.intervals: dict[str, Interval] = {name: at for name, at in given.items() if at is not None}
        self.depths: dict[str, int] = dict.fromkeys(given, 0)
        self.made: dict[str, Expression] = {}
        self._steps: dict[Expression, NumberColumn] = {}

    def make(self, name: str, expression: Expression) -> None:
        """Make a column; what it reads is there already."""
        self.depths[name] = 1 + max((self.depths[read] for read in columns_read(expression)), default=0)
        self.made[name] = expression
        if _is_number(expression):
            interval = interval_of(expression, self.intervals)
            self.intervals[name] = (0, 0) if interval is None else interval  # never known: no number at all

    def truth(self, name: str, expression: Expression) -> TruthColumn:
        """Make a column of truths, and return it; its name is another one where the table has this one."""
        name = self._free(name)
        self.make(name, expression)
        return TruthColumn(name)

    def step(self, number: Expression) -> Expression:
        """A number that is read more than once, as a column of its own; a value or a column as it is."""
        if isinstance(number, NumberColumn | NumberValue):
            return number
        if number not in self._steps:
            name = self._free(f"step_{len(self._steps) + 1}")
            self.make(name, number)
            self._steps[number] = NumberColumn(name)
        return self._steps[number]

    def layers(self) -> tuple[Mapping[str, Expression], ...]:
        """The columns made, by depth."""
        deepest = max((self.depths[name] for name in self.made), default=0)
        return tuple(
            {name: made for name, made in self.made.items() if self.depths[name] == depth}
            for depth in range(1, deepest + 1)
        )

    def interval(self, number: Expression) -> Interval | None:
        """The interval of a number; None if it is always unknown."""
        return interval_of(number, self.intervals)

    def combined(self, sign: str, left: Expression, right: Expression) -> Expression:
        """A sum or a difference; both numbers must be known."""
        values = _values(left, right)
        if None in values:
            return _UNKNOWN
        if right == _ZERO or (left == _ZERO and sign == "+"):
            return left if right == _ZERO else right
        if isinstance(values[0], int) and isinstance(values[1], int):
            return NumberValue(values[0] + values[1] if sign == "+" else values[0] - values[1])
        return Computed("+" if sign == "+" else "-", left, right)

    def extreme(self, sign: str, left: Expression, right: Expression) -> Expression:
        """The smaller or the larger of two numbers, both of which must be known."""
        values = _values(left, right)
        if None in values:
            return _UNKNOWN
        if isinstance(values[0], int) and isinstance(values[1], int):
            return NumberValue(min(values[0], values[1]) if sign == "min" else max(values[0], values[1]))
        first, second = self.step(left), self.step(right)
        return chosen(Compared("<=" if sign == "min" else ">=", first, second), first, second)

    def product(self, left: Expression, right: Expression) -> Expression:
        """A product: zero times an unknown number is zero."""
        values = _values(left, right)
        if 0 in values:
            return _ZERO
        first, second = left, right
        if isinstance(values[0], int) and isinstance(values[1], int):
            return NumberValue(values[0] * values[1])
        if any(isinstance(value, int) for value in values):  # which is not zero
            return _UNKNOWN if None in values else Computed("*", first, second)
        first, second = self.step(left), self.step(right)
        multiplied = _UNKNOWN if None in values else Computed("*", first, second)
        zero = tuple(folded_comparison("==", one, _ZERO) for one in (first, second) if self._may_be_zero(one))
        return Case(((AnyTrue(zero), _ZERO),), multiplied) if zero else multiplied

    def divided(self, left: Expression, right: Expression, rounding: str) -> Expression:
        """A quotient with the declared rounding; unknown where the divisor is zero."""
        if None in _values(left, right) or right == _ZERO:
            return _UNKNOWN
        if rounding == "up":
            return self.combined("-", _ZERO, self._floor(self.combined("-", _ZERO, left), right))
        if rounding == "half_up":
            two = NumberValue(2)
            return self._floor(self.combined("+", self.product(two, left), right), self.product(two, right))
        return self._floor(left, right)

    def within(self, number: Expression, first: int, last: int) -> Expression:
        """The number where it lies between two others, both included; else unknown."""
        interval = self.interval(number)
        if interval is None or (first <= interval[0] and interval[1] <= last):
            return number
        found = self.step(number)
        inside = AllTrue(
            (Compared(">=", found, NumberValue(first)), Compared("<=", found, NumberValue(last)))
        )
        return Case(((inside, found),), _UNKNOWN)

    def _floor(self, left: Expression, right: Expression) -> Expression:
        values = _values(left, right)
        if isinstance(values[0], int) and isinstance(values[1], int):
            return NumberValue(values[0] // values[1])
        return Computed("//", self.step(left), self.step(right))

    def _free(self, name: str) -> str:
        while name.casefold() in self._taken:
            name += "_"
        self._taken.add(name.casefold())
        return name

    def _may_be_zero(self, number: Expression) -> bool:
        interval = self.interval(number)
        return interval is None or interval[0] <= 0 <= interval[1]


def _values(*numbers: Expression) -> tuple[int | str | None, ...]:
    """The value of each number that is the same in every row; a word for the others."""
    return tuple(number.value if isinstance(number, NumberValue) else "column" for number in numbers)


def _is_number(expression: Expression) -> bool:
    if isinstance(expression, Case):
        return all(_is_number(value) for _, value in expression.branches)
    return isinstance(expression, NumberValue | NumberColumn | Computed | DatePart | DayNumber | Bits)
