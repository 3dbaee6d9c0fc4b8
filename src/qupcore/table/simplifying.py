"""A plan for a table of which some columns have no empty cell: what cannot be unknown is not asked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

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
    TruthColumn,
    TruthValue,
)
from qupcore.table.intervals import Interval, interval_of
from qupcore.table.plan import TablePlan

__all__ = ["simplified"]

_YES, _NO = TruthValue(True), TruthValue(False)


def simplified(plan: TablePlan, full: Collection[str]) -> TablePlan:
    """The same plan for a table whose named columns have no empty cell.

    Args:
        plan: The plan.
        full: The columns without an empty cell.
    """
    read = {column.name for column in plan.columns}  # a column of the table may be called as one that is made
    simplifying = _Simplifying(plan.intervals, read.intersection(full))
    layers = tuple(
        {name: simplifying.column(name, made) for name, made in layer.items()} for layer in plan.layers
    )
    answers = {name: simplifying.expression(made) for name, made in plan.answers.items()}
    return attrs.evolve(plan, layers=layers, answers=answers)


class _Simplifying:
    """Simplifies expressions, and finds which columns that are made are never unknown."""

    def __init__(self, intervals: Mapping[str, Interval], full: Collection[str]) -> None:
        self._intervals = intervals
        self._full = set(full)

    def column(self, name: str, made: Expression) -> Expression:
        """The expression of a column, simplified."""
        found = self.expression(made)
        if self._is_full(found):
            self._full.add(name)
        return found

    def expression(self, made: Expression) -> Expression:
        """An expression, simplified."""
        match made:
            case Known(part):
                found = self.expression(part)
                return _YES if self._is_full(found) else Known(found)
            case Opposite(part):
                found = self.expression(part)
                if isinstance(found, TruthValue):
                    return TruthValue(None if found.value is None else not found.value)
                return Opposite(found)
            case AllTrue(parts):
                return self._joined(AllTrue, parts, _YES, _NO)
            case AnyTrue(parts):
                return self._joined(AnyTrue, parts, _NO, _YES)
            case Bits(parts):
                return Bits(tuple(self.expression(part) for part in parts))
            case Case(branches, otherwise):
                return self._case(branches, otherwise)
        return made

    def _joined(
        self, kind: type[AllTrue | AnyTrue], parts: tuple[Expression, ...], idle: TruthValue, wins: TruthValue
    ) -> Expression:
        found = tuple(dict.fromkeys(part for part in map(self.expression, parts) if part != idle))
        if wins in found:
            return wins
        return idle if not found else found[0] if len(found) == 1 else kind(found)

    def _case(self, branches: tuple[tuple[Expression, Expression], ...], otherwise: Expression) -> Expression:
        kept: list[tuple[Expression, Expression]] = []
        last = self.expression(otherwise)
        for condition, value in branches:
            asked, found = self.expression(condition), self.expression(value)
            if asked in (_NO, TruthValue(None)):
                continue
            opposite = bool(kept) and asked == Opposite(kept[-1][0]) and self._is_full(asked)
            if asked == _YES or opposite:
                last = found
                break
            kept.append((asked, found))
        return Case(tuple(kept), last) if kept else last

    def _is_full(self, made: Expression) -> bool:
        """Whether an expression is never unknown."""
        match made:
            case TruthColumn(name) | NumberColumn(name) | DateColumn(name) | ChoiceColumn(name):
                return name in self._full
            case TruthValue(value) | NumberValue(value):
                return value is not None
            case Known() | Bits():
                return True
            case AllTrue(parts) | AnyTrue(parts):
                return all(map(self._is_full, parts))
            case Opposite(part) | Among(part, _) | DatePart(_, part) | DayNumber(part):
                return self._is_full(part)
            case Compared(_, left, right):
                return self._is_full(left) and self._is_full(right)
            case Computed(sign, left, right):
                divisor = interval_of(right, self._intervals) if sign == "//" else (1, 1)
                known = divisor is not None and not divisor[0] <= 0 <= divisor[1]
                return known and self._is_full(left) and self._is_full(right)
            case Case(branches, otherwise):
                return all(self._is_full(value) for _, value in branches) and self._is_full(otherwise)
            case _:
                return False
