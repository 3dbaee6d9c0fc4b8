"""The calendar: weekends, holidays and the days beside them, calculated from the texts of the law.

All questions about holidays are answered here. The rules say which of the days are days off or move a
deadline (`for-2011-1471 § 16`, `domstolloven § 149`). The days are those of LOV-1995-02-24-12 § 2 (lov om
helligdager og helligdagsfred) and LOV-1947-04-26-1 § 1 (1 and 17 May). No package is consulted, so the result
for a day never changes; tests compare the days with other sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from qupcore.memory import remembered

__all__ = ["NO_HOLIDAY", "calendar_day", "easter_sunday", "holiday_of", "holidays_of", "is_weekend"]

NO_HOLIDAY = "none"
"""The value of the term `calendar.holiday` on other days."""

# Where two holidays fall on one day, the first one here gives it its name; every rule treats them alike.
_ASCENSION = {"ascension_day": 39}
_FIXED = {
    "new_years_day": (1, 1),
    "first_of_may": (5, 1),
    "seventeenth_of_may": (5, 17),
    "christmas_day": (12, 25),
    "second_christmas_day": (12, 26),
}
_BY_EASTER = {
    "maundy_thursday": -3,
    "good_friday": -2,
    "easter_sunday": 0,
    "easter_monday": 1,
    "whit_sunday": 49,
    "whit_monday": 50,
}
_WEEKEND = {5: "saturday", 6: "sunday"}


def easter_sunday(year: int) -> date:
    """The first Sunday after the first full moon on or after 21 March, as the Gregorian calendar counts.

    Source: LOV-1995-02-24-12 § 2; the calculation is that of the Gregorian calendar (1876, anonymous).

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leap = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * leap) // 451
    month, day = divmod(moon + leap - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_of(day: date) -> str:
    """The holiday on a day, as a value of the term `calendar.holiday`; `none` on other days.

    >>> holiday_of(date(2026, 5, 17)), holiday_of(date(2026, 12, 24))
    ('seventeenth_of_may', 'none')
    """
    return holidays_of(day.year).get(day, NO_HOLIDAY)


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday.

    >>> is_weekend(date(2026, 9, 5)), is_weekend(date(2026, 9, 7))
    (True, False)
    """
    return day.weekday() in _WEEKEND


def calendar_day(day: date) -> str:
    """The kind of a day in the calendar: a holiday, else `saturday`, `sunday` or `weekday`.

    >>> calendar_day(date(2026, 4, 6)), calendar_day(date(2026, 4, 11)), calendar_day(date(2026, 4, 7))
    ('easter_monday', 'saturday', 'weekday')
    """
    holiday = holiday_of(day)
    return holiday if holiday != NO_HOLIDAY else _WEEKEND.get(day.weekday(), "weekday")


@remembered(most=256)
def holidays_of(year: int) -> Mapping[date, str]:
    """The holidays of a year, by day.

    >>> holidays_of(2026)[date(2026, 12, 25)]
    'christmas_day'
    """
    easter = easter_sunday(year)
    days = [(easter + timedelta(days=after), name) for name, after in _ASCENSION.items()]
    days += [(date(year, *on), name) for name, on in _FIXED.items()]
    days += [(easter + timedelta(days=after), name) for name, after in _BY_EASTER.items()]
    return MappingProxyType(dict(reversed(days)))
