"""The figures the calculator needs, read from the tables beside it; each table names its source."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader(line for line in lines if not line.startswith("#")))[1:]


def in_force(name: str, day: date) -> int | None:
    """The last figure of a table that had begun on the day; None before the first."""
    found = None
    for begins, figure in table_of_days(name):
        if begins <= day:
            found = figure
    return found


_READ: dict[str, list[tuple[date, int]]] = {}


def table_of_days(name: str) -> list[tuple[date, int]]:
    if name not in _READ:
        _READ[name] = [(date.fromisoformat(row[0]), int(row[1])) for row in table(name)]
    return _READ[name]


def whole_kroner(amount: Fraction) -> int:
    """To the nearest krone, a half upwards: the year's amount is published so."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def g(day: date) -> int:
    found = in_force("g.csv", day)
    assert found is not None
    return found


def g_is_known(day: date) -> bool:
    """G is set anew each 1 May (folketrygdloven § 1-4): a figure is known until the next one."""
    last = table_of_days("g.csv")[-1][0]
    return day < date(last.year + 1, 5, 1)


def benefit_a_day(day: date, young: bool) -> Fraction:
    """§ 35 (2) and (3): the year's amount, two thirds of it for those under 25, shared by 260 days."""
    thousandths = in_force("factor.csv", day)
    assert thousandths is not None
    year = Fraction(thousandths * g(day), 1000)
    if young:
        year = year * 2 / 3
    return Fraction(whole_kroner(year), 260)


def child_a_day(day: date) -> int | None:
    """Regulation § 3, as in AAP; not found before 2012."""
    return in_force("child_supplement.csv", day)
