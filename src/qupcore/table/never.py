"""What can be said of an expression before any row is read: whether it is ever unknown, true or false."""

from __future__ import annotations

from collections.abc import Collection

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
from qupcore.table.intervals import interval_of
from qupcore.table.plan import TablePlan

__all__ = ["ColumnsKnown"]


class ColumnsKnown:
    """What is known of the columns of a table, and so of expressions that read them."""

    def __init__(self, plan: TablePlan, full: Collection[str]) -> None:
        """Begin with the columns of the table.

        Args:
            plan: The plan that reads them.
            full: The columns without an empty cell.
        """
        # A column of the table that the plan does not read may be called as one that is made.
        self._full = {column.name for column in plan.columns}.intersection(full)
        self._words = {column.name: frozenset(column.words) for column in plan.columns}
        self._intervals = plan.intervals
        self._sources: dict[str, Expression] = {}

    def learn(self, name: str, made: Expression) -> None:
        """Keep what can be said of a column that is made."""
        if self.is_full(made):
            self._full.add(name)
        source = self.source(made)
        if source is not None:
            self._sources[name] = source

    def is_full(self, made: Expression) -> bool:
        """Whether an expression is never unknown."""
        match made:
            case TruthColumn(name) | NumberColumn(name) | DateColumn(name) | ChoiceColumn(name):
                return name in self._full
            case TruthValue(value) | NumberValue(value):
                return value is not None
            case Known() | Bits():
                return True
            case AllTrue(parts) | AnyTrue(parts):
                return all(map(self.is_full, parts))
            case Opposite(part) | Among(part, _) | DatePart(_, part) | DayNumber(part):
                return self.is_full(part)
            case Compared(_, left, right):
                return self.is_full(left) and self.is_full(right)
            case Computed(sign, left, right):
                divisor = interval_of(right, self._intervals) if sign == "//" else (1, 1)
                known = divisor is not None and not divisor[0] <= 0 <= divisor[1]
                return known and self.is_full(left) and self.is_full(right)
            case Case(branches, otherwise):
                return all(self.is_full(value) for _, value in branches) and self.is_full(otherwise)
            case _:
                return False

    def source(self, made: Expression) -> Expression | None:
        """The one column that an expression is unknown together with; None if there is no such column."""
        match made:
            case TruthColumn(name) | NumberColumn(name) | DateColumn(name) | ChoiceColumn(name):
                return self._sources.get(name, made)
            case Opposite(part) | Among(part, _):
                return self.source(part)
            case Compared(_, left, NumberValue(int())):
                return self.source(left)
            case AllTrue(parts) | AnyTrue(parts):
                found = {self.source(part) for part in parts}
                return found.pop() if len(found) == 1 else None
            case _:
                return None

    def never(self, truth: bool, made: Expression) -> bool:
        """Whether an expression never has a truth: it has the other, or is unknown."""
        match made:
            case TruthValue(value):
                return value is not truth
            case Opposite(part):
                return self.never(not truth, part)
            case AllTrue(parts):
                return (any if truth else all)(self.never(truth, part) for part in parts)
            case AnyTrue(parts):
                return (all if truth else any)(self.never(truth, part) for part in parts)
            case Among(ChoiceColumn(name), words):  # the check of the cells refuses any other word
                return not truth and self._words[name] <= frozenset(words)
            case Case(branches, otherwise):
                return all(self.never(truth, value) for value in (otherwise, *(one for _, one in branches)))
            case _:
                return False
