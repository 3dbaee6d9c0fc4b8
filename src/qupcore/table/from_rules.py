"""The trees of rules put into expressions over columns: all of the rule language that a backend needs."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Divide,
    IsKnown,
    Node,
    Not,
    OneOf,
    Proportion,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term
from qupcore.table.building import ColumnLayers, folded_comparison
from qupcore.table.calendar_steps import days_past, months_past
from qupcore.table.expressions import (
    AllTrue,
    Among,
    AnyTrue,
    ChoiceColumn,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TruthColumn,
)

__all__ = ["Putting", "column_of"]


def column_of(term: Term) -> TruthColumn | NumberColumn | ChoiceColumn:
    """The column of a term, under its name."""
    if isinstance(term, BoolTerm):
        return TruthColumn(term.name)
    return ChoiceColumn(term.name) if isinstance(term, ChoiceTerm) else NumberColumn(term.name)


class Putting:
    """Puts trees into expressions; numbers that are read twice become columns of their own.

    Args:
        numbers: The numbers in force, None where no value is known.
        columns: The column of each term.
        layers: Where columns are made.
    """

    def __init__(
        self, numbers: Mapping[str, int | None], columns: Mapping[str, Expression], layers: ColumnLayers
    ) -> None:
        self._numbers = numbers
        self._columns = columns
        self._layers = layers

    def condition(self, node: Node) -> Expression:
        """A condition as a truth.

        Raises:
            RuleError: a table has no way for a node.
        """
        match node:
            case BoolTerm():
                return self._columns[node.name]
            case IsKnown(term):
                assert isinstance(term, Term)
                return Known(self._columns[term.name])
            case OneOf(term, values):
                assert isinstance(term, Term)
                column = self._columns[term.name]
                assert isinstance(column, ChoiceColumn)
                return Among(column, tuple(sorted(values)))
            case Compare(operator, left, right):
                first, second = self.number(left), self.number(right)
                return folded_comparison(operator, first, second)
            case Not(part):
                return Opposite(self.condition(part))
            case All(parts):
                return AllTrue(tuple(self.condition(part) for part in parts))
            case Any(parts):
                return AnyTrue(tuple(self.condition(part) for part in parts))
        raise _no_way(node)

    def number(self, node: Node) -> Expression:
        """A number as a whole number that may be unknown.

        Raises:
            RuleError: a table has no way for a node.
        """
        match node:
            case IntTerm():
                return self._columns[node.name]
            case Constant(value):
                return NumberValue(value)
            case Parameter():
                return NumberValue(self._numbers[node.name])
            case Arithmetic("*", left, right):
                return self._layers.product(self.number(left), self.number(right))
            case Arithmetic("+" | "-" as sign, left, right):
                return self._layers.combined(sign, self.number(left), self.number(right))
            case Arithmetic(sign, left, right):
                return self._layers.extreme(sign, self.number(left), self.number(right))
            case Divide(left, right, rounding):
                return self._layers.divided(self.number(left), self.number(right), rounding)
            case Proportion(number, part, whole, rounding):
                product = self._layers.product(self.number(number), self.number(part))
                return self._layers.divided(product, self.number(whole), rounding)
            case After(day, span):
                later = months_past if span.unit == "months" else days_past
                first, second = self.number(day), self.number(span)
                if NumberValue(None) in (first, second):
                    return NumberValue(None)
                return later(self._layers.step(first), self._layers.step(second), self._layers)
        raise _no_way(node)


def _no_way(node: Node) -> RuleError:
    return RuleError(
        worded("a table has no way yet for {name}", name=type(node).__name__),
        where=str(node.canonical()),
        remedy="decide case by case, or write the rule without it",
    )
