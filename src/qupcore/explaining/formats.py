"""Days, periods, numbers and amounts as a language writes them; JSON has ISO dates, texts never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from qupcore.domain.period import Period

__all__ = [
    "said_amount",
    "said_day",
    "said_day_of_year",
    "said_list",
    "said_month",
    "said_number",
    "said_period",
    "said_short_day",
    "said_short_period",
]

_LOCALE = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_DAY = {"nb": "d.", "nn": "d.", "en": "d"}
_FROM = {"nb": "fra {day}", "nn": "frå {day}", "en": "from {day}"}
_FIRST_GROUPED = 10_000
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"


def said_day(day: date, lang: str) -> str:
    """A day.

    >>> said_day(date(2026, 9, 1), "nb"), said_day(date(2026, 9, 1), "en")
    ('1. september 2026', '1 September 2026')
    """
    return format_date(day, f"{_DAY[lang]} MMMM y", locale=_LOCALE[lang])


def said_month(day: date, lang: str) -> str:
    """The month of a day.

    >>> said_month(date(2026, 9, 1), "nn")
    'september 2026'
    """
    return format_date(day, "MMMM y", locale=_LOCALE[lang])


def said_period(period: Period, lang: str) -> str:
    """A period, its last day included; what both days share is written once.

    >>> said_period(Period(date(2026, 3, 2), date(2026, 3, 28)), "nb")
    '2.–28. mars 2026'
    >>> said_period(Period(date(2026, 3, 2), date(2026, 8, 28)), "en")
    '2 March–28 August 2026'
    >>> said_period(Period(date(2019, 1, 1), None), "nn")
    'frå 1. januar 2019'
    """
    first, last = period.start, period.end
    if last is None:
        return _FROM[lang].format(day=said_day(first, lang))
    if first == last:
        return said_day(first, lang)
    shared = "" if first.year != last.year else " MMMM" if first.month != last.month else None
    pattern = _DAY[lang] + (" MMMM y" if shared == "" else shared or "")
    return f"{format_date(first, pattern, locale=_LOCALE[lang])}–{said_day(last, lang)}"


def said_short_day(day: date, lang: str, *, year: bool = False) -> str:
    """A day with the month in short, in one piece that no line breaks.

    >>> said_short_day(date(2026, 9, 11), "nb"), said_short_day(date(2026, 9, 11), "en", year=True)
    ('11.\\xa0sep.', '11\\xa0Sept\\xa02026')
    """
    pattern = f"{_DAY[lang]} MMM y" if year else f"{_DAY[lang]} MMM"
    return format_date(day, pattern, locale=_LOCALE[lang]).replace(" ", _NO_BREAK)


def said_short_period(first: date, last: date, lang: str) -> str:
    """A period with its months in short, its last day included; the year of both is written once.

    >>> said_short_period(date(2026, 9, 7), date(2026, 12, 6), "nb")
    '7.\\xa0sep.–6.\\xa0des.\\xa02026'
    """
    if first == last:
        return said_short_day(first, lang, year=True)
    start = said_short_day(first, lang, year=first.year != last.year)
    return f"{start}–{said_short_day(last, lang, year=True)}"


def said_day_of_year(number: int, lang: str) -> str:
    """A day that comes each year, from its month and day as one number.

    >>> said_day_of_year(601, "nb"), said_day_of_year(831, "en")
    ('1. juni', '31 August')
    """
    month, day = divmod(number, 100)
    return format_date(date(2024, month, day), f"{_DAY[lang]} MMMM", locale=_LOCALE[lang])


def said_number(number: int, lang: str) -> str:
    """A whole number, grouped from 10 000 on, with a minus sign.

    >>> said_number(9999, "nb"), said_number(-15166427, "en")
    ('9999', '−15,166,427')
    """
    size = abs(number)
    written = format_decimal(size, locale=_LOCALE[lang]) if size >= _FIRST_GROUPED else str(size)
    return f"{_MINUS}{written}" if number < 0 else written


def said_amount(ore: int, lang: str) -> str:
    """An amount of money: kroner, with two decimals where there are øre.

    Args:
        ore: The amount in øre.
        lang: `nb`, `nn` or `en`.

    >>> said_amount(2251014, "nb"), said_amount(-107191, "nb"), said_amount(136549_00, "en")
    ('22\\xa0510,14\\xa0kroner', '−1\\xa0071,91\\xa0kroner', '136,549\\xa0kroner')
    """
    pattern = "#,##0.00" if ore % 100 else "#,##0"
    written = format_decimal(Decimal(abs(ore)) / 100, pattern, locale=_LOCALE[lang])
    unit = "krone" if abs(ore) == 100 else "kroner"
    return f"{_MINUS if ore < 0 else ''}{written}\N{NO-BREAK SPACE}{unit}"


def said_list(items: Sequence[str], lang: str, last: Literal["and", "or"] = "and") -> str:
    """A list with commas, and "and" or "or" before the last item.

    >>> said_list(["begrunnelse", "navn", "dato"], "nb"), said_list(["yes", "no"], "en", "or")
    ('begrunnelse, navn og dato', 'yes or no')
    """
    return format_list(items, "standard" if last == "and" else "or", locale=_LOCALE[lang])
