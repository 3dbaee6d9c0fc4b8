"""Expressions over the columns of a table: truths of three values, and whole numbers that may be unknown.

Rules are put into these few expressions once, and each backend writes them. NULL is unknown. `AllTrue`,
`AnyTrue` and `Opposite` are Kleene's; a comparison or a calculation with an unknown number is unknown. `Case`
is the one expression that is not: a condition that is unknown counts as one that is not met.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from qupcore.rules.operators import Operator

__all__ = [
    "AllTrue",
    "Among",
    "AnyTrue",
    "Bits",
    "Case",
    "ChoiceColumn",
    "Compared",
    "Computed",
    "DateColumn",
    "DatePart",
    "DayNumber",
    "Expression",
    "Known",
    "NumberColumn",
    "NumberValue",
    "Opposite",
    "TextValue",
    "TruthColumn",
    "TruthValue",
    "columns_read",
    "parts_inside",
]


@attrs.frozen
class TruthColumn:
    """A column of yes and no."""

    name: str


@attrs.frozen
class NumberColumn:
    """A column of whole numbers."""

    name: str


@attrs.frozen
class DateColumn:
    """A column of dates."""

    name: str


@attrs.frozen
class ChoiceColumn:
    """A column with one of a few words."""

    name: str


@attrs.frozen
class TruthValue:
    """A truth that is the same in every row; None is unknown."""

    value: bool | None


@attrs.frozen
class NumberValue:
    """A whole number that is the same in every row; None is unknown."""

    value: int | None


@attrs.frozen
class TextValue:
    """A word of an answer, one of `among`; None is no word."""

    value: str | None
    among: tuple[str, ...]


@attrs.frozen
class AllTrue:
    """True if every part is true, false if one is false, else unknown."""

    parts: tuple[Expression, ...]


@attrs.frozen
class AnyTrue:
    """True if one part is true, false if every part is false, else unknown."""

    parts: tuple[Expression, ...]


@attrs.frozen
class Opposite:
    """True if the part is false, false if it is true, unknown if it is unknown."""

    part: Expression


@attrs.frozen
class Compared:
    """The comparison of two numbers; unknown if one of them is."""

    operator: Operator
    left: Expression
    right: Expression


@attrs.frozen
class Among:
    """Whether a choice is one of the words; unknown if the choice is."""

    column: ChoiceColumn
    words: tuple[str, ...]


@attrs.frozen
class Known:
    """Whether a value is known; never unknown itself."""

    part: Expression


@attrs.frozen
class Case:
    """The value of the first branch whose condition is true; the last value where none is.

    A condition that is unknown is passed over, so whoever builds a case must say what becomes of it.
    """

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression


@attrs.frozen
class Computed:
    """Two numbers combined; unknown if one of them is.

    `//` rounds towards minus infinity, whatever the signs; a divisor of zero makes the result unknown.
    """

    sign: Literal["+", "-", "*", "//"]
    left: Expression
    right: Expression


@attrs.frozen
class DatePart:
    """The year, the month or the day of the month of a date."""

    part: Literal["year", "month", "day"]
    column: DateColumn


@attrs.frozen
class DayNumber:
    """A date as a whole number: the proleptic Gregorian ordinal, as in the rules."""

    column: DateColumn


@attrs.frozen
class Bits:
    """A whole number with one bit a truth, the first lowest: set where it is true. Never unknown."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = (
    TruthColumn
    | NumberColumn
    | DateColumn
    | ChoiceColumn
    | TruthValue
    | NumberValue
    | TextValue
    | AllTrue
    | AnyTrue
    | Opposite
    | Compared
    | Among
    | Known
    | Case
    | Computed
    | DatePart
    | DayNumber
    | Bits
)

_COLUMNS = (TruthColumn, NumberColumn, DateColumn, ChoiceColumn)


def parts_inside(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly below one."""
    match expression:
        case AllTrue(parts) | AnyTrue(parts) | Bits(parts):
            return parts
        case Opposite(part) | Known(part):
            return (part,)
        case Compared(_, left, right) | Computed(_, left, right):
            return (left, right)
        case Among(column, _) | DatePart(_, column) | DayNumber(column):
            return (column,)
        case Case(branches, otherwise):
            return (*(one for branch in branches for one in branch), otherwise)
        case _:
            return ()


def columns_read(expression: Expression) -> Iterator[str]:
    """The names of the columns that an expression reads, some more than once."""
    if isinstance(expression, _COLUMNS):
        yield expression.name
    for part in parts_inside(expression):
        yield from columns_read(part)
