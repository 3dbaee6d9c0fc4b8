"""The numbers of days in a law, so that drawn lengths reach them and miss them by one."""

from __future__ import annotations

from datetime import date

from qupcore.memory import remembered
from qupcore.rules.calendar import months_later
from qupcore.rules.law import Law
from qupcore.rules.parameters import Parameter
from qupcore.rules.read_numbers import numbers_read

__all__ = ["limits_in_days"]

_LARGEST = 800
_IN_DAYS = {"days": 1, "weeks": 7}


@remembered(most=16)
def _counted(law: Law) -> tuple[Parameter, ...]:
    """The numbers of a law that count days, weeks or months."""
    numbers = numbers_read(law.rules, law.conventions).values()
    return tuple(number for number in numbers if number.unit in (*_IN_DAYS, "months"))


def limits_in_days(law: Law, day: date) -> tuple[int, ...]:
    """The numbers of days, weeks and months in a law on a day, as days, each with one less and one more."""
    found: set[int] = set()
    for number in _counted(law):
        value = next((one.value for one in number.values if one.valid.contains(day)), None)
        if value is None or not 0 < value <= _LARGEST:
            continue
        found.add(value * _IN_DAYS[number.unit] if number.unit in _IN_DAYS else _days_in_months(day, value))
    return tuple(sorted({days + more for days in found for more in (-1, 0, 1) if days + more > 0}))


def _days_in_months(day: date, months: int) -> int:
    """The days from a day to the same day some months later."""
    later = months_later(day.toordinal(), months)
    return 0 if later is None else later - day.toordinal()
