"""The age of a person on a day, with the convention for a birthday on 29 February."""

from __future__ import annotations

from datetime import date

from qupcore.deciding.facts import age_on
from qupcore.domain.answers.decision import ParameterUse
from qupcore.errors import ParameterError
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.parameters import Parameter

__all__ = ["age_in_years", "birthdays", "convention_use"]

_LEAP_BIRTHDAY = Conventions.leap_birthday.name


def age_in_years(born: date, on: date, applied: AppliedLaw) -> int:
    """Whole years lived on the day, the birthday itself included.

    Raises:
        ParameterError: the policy chooses a convention that there is not.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> age_in_years(date(2001, 9, 15), date(2026, 9, 15), AS_IT_STANDS)
    25
    """
    convention = _leap_birthday(applied).on(on)
    chosen = applied.policy.get(_LEAP_BIRTHDAY, convention.value)
    if chosen is None or not (chosen == convention.value or convention.permits(chosen)):
        raise ParameterError(
            worded("{leap_birthday} cannot be {chosen}", leap_birthday=_LEAP_BIRTHDAY, chosen=chosen),
            where=convention.source,
            remedy=worded("choose one of {choices}", choices=convention.choices),
        )
    return age_on(on, born, chosen)


def convention_use(on: date, applied: AppliedLaw) -> ParameterUse:
    """The convention for a birthday on 29 February, in the form of a number used."""
    number, chosen = _leap_birthday(applied), applied.policy.get(_LEAP_BIRTHDAY)
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


def _leap_birthday(applied: AppliedLaw) -> Parameter:
    return applied.law.convention(_LEAP_BIRTHDAY)


def birthdays(born: date, year: int) -> tuple[date, ...]:
    """The birthday in a year; for 29 February in a common year, both days that a convention may choose.

    >>> birthdays(date(2000, 2, 29), 2026)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 1))
    """
    try:
        return (born.replace(year=year),)
    except ValueError:
        return (date(year, 2, 28), date(year, 3, 1))
