"""The benefit of a month, one weekday at a time: §§ 35-38.

A slow and plain second program. It shares nothing with the library but the case file it reads.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from calculator.absence import verdict
from calculator.children import supplement
from calculator.days import covers, day_of, day_off, each, last_of_month, weekday
from calculator.figures import benefit_a_day, child_a_day, g_is_known, table, table_of_days
from calculator.illness import begins, through
from calculator.programme import paid, used_before, young

FULL_WEEK, FULL_DAY, DAYS_A_YEAR = 2250, 450, 260


@attrs.frozen
class Outcome:
    """A month: what is shown to be due in kroner (None: the rate is not known), and whether it is open.

    `days_open` is whether it is open which of its days are paid: a later month of the year, which follows on
    so many benefit days, may then be paid otherwise by an øre, or by its last weekday.
    """

    gross: Fraction | None
    open: bool
    days_open: bool = False

    def ore(self) -> int | None:
        return None if self.gross is None else round(self.gross * 100)


@attrs.define
class Sum:
    """What the days come to, and whether a fact is asked for."""

    gross: Fraction | None = Fraction(0)
    open: bool = False


def share_at_work(course: dict[str, Any], day: date) -> tuple[Fraction, bool]:
    """§ 37: the paid share of a full week that day, and whether some hours are not known."""
    minutes, asked = 0, False
    for job in course.get("work", []):
        if covers(job, day, "first", "last"):
            if job.get("minutes_a_week") is None:
                asked = True
            minutes += job.get("minutes_a_week") or 0
    share = min(Fraction(minutes, FULL_WEEK), Fraction(1))
    return share, asked and share < 1


def minutes_away(case: dict[str, Any], day: date, verdicts: tuple[str, ...]) -> int:
    total = 0
    for absence in case["course"].get("absences", []):
        if not begins(absence) <= day <= through(absence) or day_off(day):
            continue
        if verdict(case, absence, day) in verdicts:
            total += min(absence.get("minutes_a_day") or FULL_DAY, FULL_DAY)
    return min(total, FULL_DAY)


def other_benefits(case: dict[str, Any], day: date) -> tuple[Fraction, bool]:
    """§ 38 (1): the day's share of the month's amounts, and whether something is not known."""
    if case.get("benefits") is None:
        return Fraction(0), True
    until = {row[0]: day_of(row[1] or None) for row in table("coordinated.csv")}
    first = day.replace(day=1)
    weekdays = sum(map(weekday, each(first, last_of_month(day.year, day.month))))
    total, asked = Fraction(0), False
    for benefit in case["benefits"]:
        last = until.get(benefit["kind"], date.min)
        if (last is None or day <= last) and covers(benefit, day, "valid_from", "valid_to"):
            if benefit.get("monthly_nok") is None:
                asked = True
            else:
                total += Fraction(str(benefit["monthly_nok"])) / weekdays
    return total, asked


def supplement_of(course: dict[str, Any], day: date) -> tuple[Fraction, bool, bool]:
    """The children's supplement that day, whether something is asked, whether its rate is last year's."""
    states = [supplement(child, day) for child in course.get("children", [])]
    rate = child_a_day(day) or 0
    last = table_of_days("child_supplement.csv")[-1][0].year
    return Fraction(rate * states.count("yes")), "open" in states, "yes" in states and day.year > last


def one_day(case: dict[str, Any], day: date, main: Fraction | None, capped: bool, found: Sum) -> None:
    course = case["course"]
    extra, ask_child, old_rate = supplement_of(course, day)
    share, ask_hours = share_at_work(course, day)
    taken, ask_other = other_benefits(case, day)
    if capped:
        main = Fraction(0)
    if main is None:
        found.gross, found.open = None, True
        return
    programme = main * (1 - share)
    cut = min(main * Fraction(minutes_away(case, day, ("cut",)), FULL_DAY), programme)
    most = min(main * Fraction(minutes_away(case, day, ("cut", "open")), FULL_DAY), programme)
    before = programme - cut + extra * (1 - share)
    after = max(before - taken, Fraction(0))
    if found.gross is not None:
        found.gross += after
    if (not g_is_known(day) and not capped) or old_rate or (ask_child and share < 1):
        found.open = True
    if after > 0 and (ask_hours or ask_other or most > cut):
        found.open = True


def month(case: dict[str, Any], year: int, number: int) -> Outcome:
    """The month, rounded to whole øre by `Outcome.ore` and nowhere before."""
    course = case.get("course")
    if course is None:
        return Outcome(None, True)
    birth, found = day_of(case.get("birth_date")), Sum()
    used, days_open = used_before(course, date(year, number, 1)), False
    for day in each(date(year, number, 1), last_of_month(year, number)):
        if not weekday(day):
            continue
        state = paid(course, day)
        days_open = days_open or state in ("unknown", "may")
        if state == "unknown":
            found.open = True
        if state not in ("yes", "may"):
            continue
        if state == "may":
            found.open = True
        main = None if birth is None else benefit_a_day(day, young(birth, day))
        one_day(case, day, main, used >= DAYS_A_YEAR, found)
        used += 1
    return Outcome(found.gross, found.open, days_open)
