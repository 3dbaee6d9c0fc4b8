"""How old somebody is on a day, with the convention for a birthday on 29 February."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.deciding.facts import age_on
from qupcore.domain.answers.decision import ParameterUse
from qupcore.errors import ParameterError
from qupcore.law.conventions import Conventions

__all__ = ["age_in_years", "birthdays", "convention_use"]


def age_in_years(born: date, on: date, policy: Mapping[str, int] | None = None) -> int:
    """Whole years lived on the day, the birthday itself included.

    Raises:
        ParameterError: `policy` chooses a convention that there is not.

    >>> age_in_years(date(2001, 9, 15), date(2026, 9, 15))
    25
    """
    convention = Conventions.leap_birthday.on(on)
    chosen = (policy or {}).get(Conventions.leap_birthday.name, convention.value)
    if chosen is None or not (chosen == convention.value or convention.permits(chosen)):
        raise ParameterError(
            f"{Conventions.leap_birthday.name} cannot be {chosen}",
            where=convention.source,
            remedy=f"choose one of {convention.choices}",
        )
    return age_on(on, born, chosen)


def convention_use(on: date, policy: Mapping[str, int] | None = None) -> ParameterUse:
    """The convention for a birthday on 29 February as an answer shows it among its numbers."""
    number, chosen = Conventions.leap_birthday, (policy or {}).get(Conventions.leap_birthday.name)
    value = number.on(on)
    return ParameterUse(
        name=number.name,
        value=value.value if chosen is None else chosen,
        unit=number.unit,
        basis=value.basis,
        source=value.source,
        link=value.link,
        confidence=value.confidence,
        valid=value.valid,
        chosen=chosen is not None,
    )


def birthdays(born: date, year: int) -> tuple[date, ...]:
    """The birthday in a year; of 29 February in a common year, both days that a convention may choose.

    >>> birthdays(date(2000, 2, 29), 2026)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 1))
    """
    try:
        return (born.replace(year=year),)
    except ValueError:
        return (date(year, 2, 28), date(year, 3, 1))
