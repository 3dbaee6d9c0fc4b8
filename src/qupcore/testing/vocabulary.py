"""A small vocabulary for tests: every kind of term, several units, numbers that change by year.

None of it is law. The values are close together, so that random facts often lie at the limits of rules.
"""

from __future__ import annotations

from datetime import date

from qupcore.domain.period import Period
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term

__all__ = ["PARAMETERS", "TERMS", "YEARS", "choice_term", "number", "yes_no"]


def yes_no(name: str) -> BoolTerm:
    """A yes/no term without legal meaning.

    >>> yes_no("try.agreed").kind
    'bool'
    """
    return BoolTerm(name=name, path=f"$.{name}")


def number(name: str, unit: str, low: int | None = None, high: int | None = None) -> IntTerm:
    """A whole number in a unit, from `low` to `high`, both included; None means no bound.

    >>> number("try.weeks", "weeks", 0, 52).unit
    'weeks'
    """
    return IntTerm(name=name, path=f"$.{name}", counted=unit, low=low, high=high)


def choice_term(name: str, *values: str) -> ChoiceTerm:
    """A choice of a few values without legal meaning.

    >>> choice_term("try.colour", "red", "blue").values
    ('red', 'blue')
    """
    return ChoiceTerm(name=name, path=f"$.{name}", values=values)


YEARS = range(2001, 2007)
"""The years for which `PARAMETERS` have an entry."""


def _parameter(name: str, unit: str, *by_year: int | None) -> Parameter:
    return Parameter(
        name=name,
        counted=unit,
        values=tuple(
            DatedValue(
                valid=Period(date(year, 1, 1), date(year, 12, 31)), value=value, basis="law", source="made up"
            )
            for year, value in zip(YEARS, by_year, strict=True)
        ),
    )


TERMS: tuple[Term, ...] = (
    yes_no("try.agreed"),
    yes_no("try.resident"),
    yes_no("try.judged"),
    number("try.weeks", "weeks", 0, 6),
    number("try.weeks_before", "weeks", 0, 6),
    number("try.children", "1", 0, 4),
    number("try.balance", "øre"),
    choice_term("try.home", "alone", "couple", "shared"),
    choice_term("try.effort", "standard", "situational", "special", "lasting"),
)
"""Terms: yes/no, numbers in three units (one without bounds), and choices."""

PARAMETERS: tuple[Parameter, ...] = (
    _parameter("try.limit_weeks", "weeks", 0, 2, 3, None, 6, 9),
    _parameter("try.limit_share", "1", 1, 0, -2, 3, None, 2),
    _parameter("try.limit_balance", "øre", None, -3, 0, 1, 4, 700),
)
"""Parameters: one for each unit, each unknown in one year."""
