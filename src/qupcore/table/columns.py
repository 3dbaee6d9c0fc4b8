"""The columns of a table of people: one for each term that the rules of a topic read.

An empty cell (NULL) is unknown. Columns have the names of the terms. Three kinds are more than a term: `born`
stands for an age, `<question>.grounded` says whether a judgement has grounds, and `day` is the day of a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs

from qupcore.law.terms.right import IMPLIED, Assessed
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term
from qupcore.table.intervals import LAST_ORDINAL, Interval

__all__ = [
    "BORN_COLUMN",
    "DAY_COLUMN",
    "GROUNDED",
    "ColumnKind",
    "TableColumn",
    "age_term",
    "grounded",
    "implied_in",
    "table_columns",
]

ColumnKind = Literal["truth", "number", "date", "choice"]

BORN_COLUMN, DAY_COLUMN, GROUNDED = "born", "day", ".grounded"

_ONLY_YES = frozenset({Assessed.work_ability.name})
"""Facts that no case answers with no: an assessment that was not made is missing."""

_MOST = {"date": LAST_ORDINAL, "øre": 10**12, "minutes": 10**6, "years": 10**4, "months": 10**4, "1": 10**4}
"""By unit, the greatest number that a table takes. With it, most calculations are proved to fit 64 bits."""
_MOST_OTHERWISE = 10**6


@attrs.frozen
class TableColumn:
    """A column of the table.

    Attributes:
        name: Its name: of a term, or `born`, `day` or `<question>.grounded`.
        kind: What its cells hold: yes or no, a whole number, a date, or a word of a choice.
        term: The term behind it, if there is one.
        unit: The unit of its numbers.
        low: The least number, included.
        high: The greatest number, included.
        words: The words of a choice.
        only_yes: Whether a cell may be yes or empty, and never no.
        stands_for: The term that is worked out from the column.
        optional: Whether the column may be left out.
    """

    name: str
    kind: ColumnKind
    term: Term | None = None
    unit: str = ""
    low: int | None = None
    high: int | None = None
    words: tuple[str, ...] = ()
    only_yes: bool = False
    stands_for: str = ""
    optional: bool = False

    @property
    def interval(self) -> Interval | None:
        """The least and the greatest number, both included; None where the column holds no numbers."""
        return None if self.low is None or self.high is None else (self.low, self.high)


def table_columns(rulebook: Rulebook, *, day: bool) -> tuple[TableColumn, ...]:
    """Every column that a rulebook can read, in the order of the rules.

    Args:
        rulebook: The rules in force.
        day: Whether each row has a day of its own.

    >>> from datetime import date
    >>> from qupcore.rules import NATIONAL
    >>> [column.name for column in table_columns(NATIONAL.in_force(date(2026, 9, 1)), day=False)][:3]
    ['person.age', 'born', 'judgement.capacity_substantially_reduced']
    """
    return tuple(_columns(rulebook, day))


def _columns(rulebook: Rulebook, day: bool) -> Iterator[TableColumn]:
    if day:
        yield TableColumn(DAY_COLUMN, "date")
    calculated = {item.gives for item in rulebook.calculations}
    age = age_term(rulebook)
    for name, term in rulebook.terms.items():
        if name in calculated:
            continue
        yield _column(term, optional=name == age)
        if name == age:
            yield TableColumn(BORN_COLUMN, "date", stands_for=name, optional=True)
    pairs = implied_in(rulebook)
    for term in dict.fromkeys(term for pair in pairs for term in pair):
        if term.name not in rulebook.terms:
            yield _column(term, optional=True)
    for question in rulebook.starting_points:
        for name in (question, *(b.name for a, b in pairs if a.name == question)):
            yield TableColumn(grounded(name), "truth", optional=True)


def age_term(rulebook: Rulebook) -> str | None:
    """The one age that the rules read and that a birth date gives; None where there is none, or several."""
    found = [
        name
        for name, term in rulebook.terms.items()
        if isinstance(term, IntTerm)
        and term.unit == "years"
        and term.path.endswith("birth_date")
        and term.new is None  # a case gives a new term by itself, whatever it is called
    ]
    return found[0] if len(found) == 1 else None


def implied_in(rulebook: Rulebook) -> tuple[tuple[BoolTerm, BoolTerm], ...]:
    """The pairs of judgements of which one implies the other, where the rules read one of them."""
    return tuple(pair for pair in IMPLIED if any(term.name in rulebook.terms for term in pair))


def grounded(question: str) -> str:
    """The name of the column that says whether a judgement has grounds."""
    return question + GROUNDED


def _column(term: Term, *, optional: bool) -> TableColumn:
    if isinstance(term, BoolTerm):
        return TableColumn(term.name, "truth", term, only_yes=term.name in _ONLY_YES, optional=optional)
    if isinstance(term, ChoiceTerm):
        return TableColumn(term.name, "choice", term, words=term.values, optional=optional)
    assert isinstance(term, IntTerm)
    most = _MOST.get(term.unit, _MOST_OTHERWISE)
    if term.unit == "date":
        return TableColumn(term.name, "date", term, term.unit, 1, most, optional=optional)
    low = -most if term.low is None else term.low
    high = most if term.high is None else min(term.high, most)
    return TableColumn(term.name, "number", term, term.unit, low, high, optional=optional)
