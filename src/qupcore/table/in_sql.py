"""A plan as text of SQL: one common table expression a layer, so that nothing is written out twice.

NULL is Kleene's unknown in AND, OR, NOT, comparisons, IN over words, and sums. CASE is not, nor are LEAST and
GREATEST, which pass over NULL: the plan has no such functions, and its cases say what becomes of unknown.
Databases round the quotient of negative numbers towards zero; here it is rounded towards minus infinity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qupcore.table.dialects import Dialect
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
from qupcore.table.plan import TablePlan

__all__ = ["between", "query_of", "quoted"]

_DAYS_TO_1970 = 719_163


def query_of(
    plan: TablePlan,
    dialect: Dialect,
    source: str,
    answers: Mapping[str, Expression],
    keep: Iterable[str] = (),
    days: tuple[str, date, date | None] | None = None,
) -> str:
    """The query that decides every row of a table.

    Args:
        plan: The plan.
        dialect: The dialect.
        source: The table, as the dialect writes it.
        answers: The columns of the answer that are wanted.
        keep: Further columns of the table to keep.
        days: The column of the day, and the first and last day of the rows to take; None: all.
    """
    writing = _Writing(plan, dialect)
    named, keep = dialect.named, tuple(keep)
    kept = [named(name) for name in keep]
    read_too = {column.name for column in plan.columns}
    read = [*(named(name) for name in keep if name not in read_too), *writing.read()]
    where = "" if days is None else f"\n  WHERE {named(days[0])} {between(days[1], days[2])}"
    parts = [f"layer_0 {dialect.layer} (\n  SELECT\n    {_lines(read or ['*'])}\n  FROM {source}{where}\n)"]
    for place, layer in enumerate(plan.layers):
        made = [f"{writing.written(made)} AS {named(name)}" for name, made in layer.items()]
        query = f"  SELECT\n    *,\n    {_lines(made)}\n  FROM layer_{place}"
        parts.append(f"layer_{place + 1} {dialect.layer} (\n{query}\n)")
    dates = {amount.name for amount in plan.legend.amounts if amount.unit == "date"}
    found = [
        f"{writing.date(made) if name in dates else writing.written(made)} AS {named(name)}"
        for name, made in answers.items()
    ]
    last = f"SELECT\n  {_lines([*kept, *found], 2)}\nFROM layer_{len(plan.layers)}"
    return f"WITH {', '.join(parts)}\n{last}"


def between(first: date, last: date | None) -> str:
    """The condition that a day is of a span; None: without a last day."""
    return f">= DATE '{first}'" if last is None else f"BETWEEN DATE '{first}' AND DATE '{last}'"


def _lines(several: Iterable[str], indent: int = 4) -> str:
    return (",\n" + " " * indent).join(several)


class _Writing:
    """Writes the expressions of one plan."""

    def __init__(self, plan: TablePlan, dialect: Dialect) -> None:
        self._plan = plan
        self._dialect = dialect
        self._intervals: Mapping[str, Interval] = plan.intervals

    def read(self) -> list[str]:
        """The columns of the table, whole numbers in one type.

        The text checks nothing, so a no where none can be is taken as not known: an assessment that was not
        made is missing, and refuses nobody.
        """
        named, whole = self._dialect.named, self._dialect.whole
        return [
            f"CAST({named(column.name)} AS {whole}) AS {named(column.name)}"
            if column.kind == "number"
            else f"NULLIF({named(column.name)}, FALSE) AS {named(column.name)}"
            if column.only_yes
            else named(column.name)
            for column in self._plan.columns
        ]

    def date(self, number: Expression) -> str:
        """A number of a day as a date."""
        return self._dialect.date.format(f"({self.written(number)} - {_DAYS_TO_1970})")

    def written(self, made: Expression) -> str:
        """An expression as text."""
        dialect = self._dialect
        match made:
            case TruthColumn(name) | DateColumn(name) | ChoiceColumn(name) | NumberColumn(name):
                return dialect.named(name)
            case TruthValue(value):
                return f"CAST(NULL AS {dialect.truth})" if value is None else str(value).upper()
            case NumberValue(value):
                return f"CAST({'NULL' if value is None else value} AS {self._whole(made)})"
            case TextValue(value, _):
                return f"CAST(NULL AS {dialect.text})" if value is None else quoted(value)
            case AllTrue(parts):
                return f"({' AND '.join(map(self.written, parts))})"
            case AnyTrue(parts):
                return f"({' OR '.join(map(self.written, parts))})"
            case Opposite(Known(part)):
                return f"({self.written(part)} IS NULL)"
            case Opposite(part):
                return f"(NOT {self.written(part)})"
            case Known(part):
                return f"({self.written(part)} IS NOT NULL)"
            case Compared(sign, left, right):
                written = {"==": "=", "!=": "<>"}.get(sign, sign)
                return f"({self._compared(left)} {written} {self._compared(right)})"
            case Among(column, words):
                return f"({self.written(column)} IN ({', '.join(map(quoted, words))}))"
            case Case(branches, otherwise):
                return self._case(branches, otherwise)
            case DatePart(part, column):
                return f"CAST(EXTRACT({part.upper()} FROM {self.written(column)}) AS {dialect.whole})"
            case DayNumber(column):
                days = dialect.day_number.format(self.written(column))
                return f"(CAST({days} AS {dialect.whole}) + {_DAYS_TO_1970})"
            case Bits(parts):
                return self._bits(parts)
            case Computed(sign, left, right):
                return self._computed(made, sign, left, right)

    def _case(self, branches: tuple[tuple[Expression, Expression], ...], otherwise: Expression) -> str:
        if not branches:
            return self.written(otherwise)
        whens = " ".join(
            f"WHEN {self.written(condition)} THEN {self.written(value)}" for condition, value in branches
        )
        return f"CASE {whens} ELSE {self.written(otherwise)} END"

    def _compared(self, number: Expression) -> str:
        if isinstance(number, NumberValue) and number.value is not None:
            return str(number.value)
        return self.written(number)

    def _computed(self, made: Computed, sign: str, left: Expression, right: Expression) -> str:
        wide = is_wide(made, self._intervals)
        first, second = (interval_of(number, self._intervals) for number in (left, right))
        if sign == "//":  # its rest needs one bit more
            wide = wide or not (fits(first, 63) and fits(second, 63))
        kind = self._dialect.wide if wide else self._dialect.whole
        a, b = (self._in(number, kind) for number in (left, right))
        written = f"({a} {sign} {b})" if sign != "//" else self._quotient(a, b, first, second, wide)
        narrow = wide and fits(interval_of(made, self._intervals))
        return f"CAST({written} AS {self._dialect.whole})" if narrow else written

    def _quotient(self, a: str, b: str, first: Interval | None, second: Interval | None, wide: bool) -> str:
        """The quotient rounded towards minus infinity; NULL for a divisor of zero, which some refuse."""
        if second is None or second[0] <= 0 <= second[1]:
            b = f"NULLIF({b}, 0)"
        rest = f"MOD({a}, {b})"
        if first is None or second is None or first[0] < 0 or second[0] <= 0:
            rest = f"MOD({rest} + {b}, {b})"
        quotient = self._dialect.wide_quotient if wide else self._dialect.quotient
        return quotient.format(f"({a} - {rest})", b)

    def _in(self, number: Expression, kind: str) -> str:
        """A number in a type; a column of 64 bits has that type already."""
        written = self.written(number)
        if isinstance(number, NumberValue):
            return f"CAST({number.value} AS {kind})" if number.value is not None else written
        is_whole = kind == self._dialect.whole
        return written if is_whole and isinstance(number, NumberColumn) else f"CAST({written} AS {kind})"

    def _bits(self, parts: tuple[Expression, ...]) -> str:
        bits = (
            f"CASE WHEN {self.written(part)} THEN {1 << place} ELSE 0 END"
            for place, part in enumerate(parts)
            if part != TruthValue(False)
        )
        return f"({' + '.join([f'CAST(0 AS {self._dialect.whole})', *bits])})"

    def _whole(self, number: NumberValue) -> str:
        fitting = fits(interval_of(number, self._intervals))
        return self._dialect.whole if fitting else self._dialect.wide


def quoted(word: str) -> str:
    """A word as text of SQL."""
    return "'" + word.replace("'", "''") + "'"
