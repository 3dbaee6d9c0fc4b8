"""What comes before the rules: ages from birth dates, judgements that imply others, those without grounds.

A case is read in the same way (`deciding/facts.py`, `deciding/finding.py`), one person at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.rules.rulebook import Rulebook
from qupcore.table.building import ColumnLayers, chosen
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, age_term, grounded, implied_in
from qupcore.table.expressions import (
    AllTrue,
    Case,
    Compared,
    Computed,
    DateColumn,
    DatePart,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TruthColumn,
    TruthValue,
)

__all__ = ["age_column", "implied_columns", "judgement_that_counts"]

_LEAP_DAY = 229
_UNKNOWN = TruthValue(None)


def age_column(
    rulebook: Rulebook, present: frozenset[str], day: date | None, leap_birthday: int, layers: ColumnLayers
) -> Mapping[str, Expression]:
    """The age as a column made from the birth date, where the table has one.

    Args:
        rulebook: The rules in force.
        present: The columns that the table has.
        day: The day of all rows; None: each row has its own.
        leap_birthday: In common years, the birthday of a person born on 29 February as month × 100 + day.
        layers: Where columns are made.
    """
    name = age_term(rulebook)
    if name is None or BORN_COLUMN not in present:
        return {}
    born = DateColumn(BORN_COLUMN)
    on = (
        _parts(DateColumn(DAY_COLUMN))
        if day is None
        else (NumberValue(day.year), NumberValue(_birthday(day)))
    )
    year, birthday = _parts(born)
    if day is None or not _leap(day.year):
        moved = chosen(
            Compared("==", layers.step(birthday), NumberValue(_LEAP_DAY)),
            NumberValue(leap_birthday),
            layers.step(birthday),
        )
        birthday = moved if day is not None else _in_common_years(on[0], birthday, moved, layers)
    lived = layers.combined("-", on[0], year)
    before = Compared("<", on[1], layers.step(birthday))
    layers.make(name, chosen(before, layers.combined("-", lived, NumberValue(1)), lived))
    return {name: NumberColumn(name)}


def implied_columns(
    rulebook: Rulebook, present: frozenset[str], layers: ColumnLayers
) -> Mapping[str, tuple[Expression, Expression]]:
    """The judgements of which one implies the other, each with whether it has grounds, by name.

    Two judgements that contradict each other answer neither question.
    """
    found: dict[str, tuple[Expression, Expression]] = {}
    for narrow, wide in implied_in(rulebook):
        if not {narrow.name, wide.name} <= present:
            continue
        one, other = TruthColumn(narrow.name), TruthColumn(wide.name)
        contradicted = AllTrue((one, Opposite(other)))
        first = Case(
            ((contradicted, _UNKNOWN), (Known(one), one), (Opposite(other), TruthValue(False))), _UNKNOWN
        )
        second = Case(((contradicted, _UNKNOWN), (Known(other), other), (one, TruthValue(True))), _UNKNOWN)
        mine, its = (_with_grounds(term.name, present) for term in (narrow, wide))
        found[narrow.name] = (
            layers.truth(f"{narrow.name}.implied", first),
            Case(((Known(one), mine),), its),
        )
        found[wide.name] = (layers.truth(f"{wide.name}.implied", second), Case(((Known(other), its),), mine))
    return found


def judgement_that_counts(
    question: str,
    judged: tuple[Expression, Expression] | None,
    point: Expression,
    present: frozenset[str],
    layers: ColumnLayers,
) -> Expression:
    """A judgement; without grounds it counts only where it agrees with its starting point.

    Args:
        question: The judged question.
        judged: The judgement and whether it has grounds, where another judgement may imply it.
        point: The starting point.
        present: The columns that the table has.
        layers: Where columns are made.
    """
    answer, grounds = judged or (TruthColumn(question), _with_grounds(question, present))
    follows = Case(((answer, point),), Opposite(point))  # the same truth where both are known
    counts = Case(((grounds, answer), (AllTrue((Known(answer), follows)), answer)), _UNKNOWN)
    return layers.truth(f"{question}.counts", counts)


def _with_grounds(question: str, present: frozenset[str]) -> Expression:
    """Whether a judgement has grounds; a table without the column says of none that it has."""
    name = grounded(question)
    return TruthColumn(name) if name in present else TruthValue(False)


def _in_common_years(
    year: Expression, birthday: Expression, moved: Expression, layers: ColumnLayers
) -> Expression:
    """The birthday, moved in years without a 29 February."""
    rest = [
        layers.combined(
            "-", year, layers.product(NumberValue(by), layers.divided(year, NumberValue(by), "down"))
        )
        for by in (4, 100, 400)
    ]
    zero = [Compared("==", number, NumberValue(0)) for number in rest]
    leap = AllTrue((zero[0], Opposite(AllTrue((zero[1], Opposite(zero[2]))))))
    return Case(((leap, birthday),), moved)


def _parts(column: DateColumn) -> tuple[Expression, Expression]:
    """The year, and month × 100 + day."""
    hundred = Computed("*", DatePart("month", column), NumberValue(100))
    return DatePart("year", column), Computed("+", hundred, DatePart("day", column))


def _birthday(day: date) -> int:
    return day.month * 100 + day.day


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
