"""A plan for one table and the answers that are wanted: no more is asked than they need.

Of some columns it is known that no cell is empty, and some numbers of the law are not known in any row. So
much can be said of a condition before any row is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

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
    Expression,
    Known,
    Opposite,
    TruthColumn,
    TruthValue,
    columns_read,
)
from qupcore.table.never import ColumnsKnown
from qupcore.table.plan import TablePlan

__all__ = ["simplified"]

_YES, _NO, _UNKNOWN = TruthValue(True), TruthValue(False), TruthValue(None)


def simplified(plan: TablePlan, full: Collection[str], wanted: Sequence[str]) -> TablePlan:
    """The same plan for some columns of its answer, and for a table whose named columns have no empty cell.

    Args:
        plan: The plan.
        full: The columns without an empty cell.
        wanted: The columns of the answer to work out.
    """
    simplifying = _Simplifying(ColumnsKnown(plan, full))
    layers = [{name: simplifying.column(name, made) for name, made in layer.items()} for layer in plan.layers]
    answers = {name: simplifying.expression(plan.answers[name]) for name in wanted}
    return attrs.evolve(plan, layers=_needed(layers, answers.values()), answers=answers)


def _needed(
    layers: Sequence[Mapping[str, Expression]], answers: Iterable[Expression]
) -> tuple[Mapping[str, Expression], ...]:
    """The layers with the columns that the answers read, at first or at second hand."""
    read = {name for made in answers for name in columns_read(made)}
    found: list[Mapping[str, Expression]] = []
    for layer in reversed(layers):
        needed = {name: made for name, made in layer.items() if name in read}
        read.update(name for made in needed.values() for name in columns_read(made))
        found.append(needed)
    return tuple(layer for layer in reversed(found) if layer)


class _Simplifying:
    """Simplifies expressions, and finds which columns that are made are only another name."""

    def __init__(self, known: ColumnsKnown) -> None:
        self._known = known
        self._same: dict[str, Expression] = {}

    def column(self, name: str, made: Expression) -> Expression:
        """The expression of a column, simplified."""
        found = self.expression(made)
        self._known.learn(name, found)
        inside = found.part if isinstance(found, Opposite) else found
        if isinstance(inside, TruthColumn | TruthValue):
            self._same[name] = found
        return found

    def expression(self, made: Expression) -> Expression:
        """An expression, simplified."""
        match made:
            case TruthColumn(name):
                return self._same.get(name, made)
            case Known(part):
                found = self.expression(part)
                if isinstance(found, TruthValue):
                    return TruthValue(found.value is not None)
                return _YES if self._known.is_full(found) else Known(self._known.source(found) or found)
            case Opposite(part):
                return _opposite(self.expression(part))
            case AllTrue(parts):
                return self._joined(AllTrue, map(self.expression, parts), _YES, _NO)
            case AnyTrue(parts):
                return self._joined(AnyTrue, map(self.expression, parts), _NO, _YES)
            case Among():
                return _YES if self._known.is_full(made) and self._known.never(False, made) else made
            case Bits(parts):
                return Bits(tuple(self.expression(part) for part in parts))
            case Compared(sign, left, right):
                return Compared(sign, self.expression(left), self.expression(right))
            case Computed(sign, left, right):
                return Computed(sign, self.expression(left), self.expression(right))
            case Case(branches, otherwise):
                return self._case(branches, otherwise)
        return made

    def _joined(
        self,
        kind: type[AllTrue | AnyTrue],
        parts: Iterable[Expression],
        idle: TruthValue,
        wins: TruthValue,
    ) -> Expression:
        flat = [part for one in parts for part in (one.parts if isinstance(one, kind) else (one,))]
        found = tuple(dict.fromkeys(part for part in flat if part != idle))
        if kind is AnyTrue:
            found = self._brought_together(found)
        if wins in found:
            return wins
        if _UNKNOWN in found and all(self._known.never(wins.value is True, part) for part in found):
            return _UNKNOWN
        return idle if not found else found[0] if len(found) == 1 else kind(found)

    def _brought_together(self, parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
        """Parts of "or" as fewer ones: the words of one choice, and what is never more than unknown."""
        words: dict[ChoiceColumn, tuple[str, ...]] = {}
        others: list[Expression] = []
        for part in parts:
            if isinstance(part, Among):
                words[part.column] = (*words.get(part.column, ()), *part.words)
            else:
                others.append(part)
        found = [self.expression(Among(column, several)) for column, several in words.items()] + others
        if len(found) > 1 and all(isinstance(part, AllTrue) and _UNKNOWN in part.parts for part in found):
            rests = (
                self._joined(AllTrue, (one for one in part.parts if one != _UNKNOWN), _YES, _NO)
                for part in found
                if isinstance(part, AllTrue)
            )
            some = self._joined(AnyTrue, rests, _NO, _YES)
            return (self._joined(AllTrue, (some, _UNKNOWN), _YES, _NO),)
        return tuple(found)

    def _case(self, branches: tuple[tuple[Expression, Expression], ...], otherwise: Expression) -> Expression:
        kept: list[tuple[Expression, Expression]] = []
        last = self.expression(otherwise)
        for condition, value in branches:
            asked, found = self.expression(condition), self.expression(value)
            if self._known.never(True, asked):
                continue
            opposite = bool(kept) and asked == _opposite(kept[-1][0]) and self._known.is_full(asked)
            if asked == _YES or opposite:
                last = found
                break
            kept.append((asked, found))
        return Case(tuple(kept), last) if kept else last


def _opposite(made: Expression) -> Expression:
    if isinstance(made, TruthValue):
        return TruthValue(None if made.value is None else not made.value)
    return made.part if isinstance(made, Opposite) else Opposite(made)
